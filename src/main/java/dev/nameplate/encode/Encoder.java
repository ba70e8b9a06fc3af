package dev.nameplate.encode;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.List;

/**
 * Turns pixels into the bytes of one format, with the help of what was encoded before.
 *
 * <p>The invariant every encoder keeps: the bytes do not depend on the declared damage. A picture encoded against its base
 * with exact damage, with the whole canvas as damage, or by another thread gives the same bytes. Encoders are thread-safe.
 */
public interface Encoder {

    Format format();

    /**
     * Encodes a template's base once, at publication.
     *
     * @param pixels the base picture; kept by reference and never to be written again
     * @param settings what holds for all images of this template
     * @param samples pictures as they will come, with their damage, for statistics; may be empty. Part of the result: the
     *     same samples give the same bytes
     */
    EncodedBase base(Raster pixels, EncodeSettings settings, List<Frame> samples);

    /**
     * Encodes one picture.
     *
     * @param base made by this encoder
     * @param pixels the same size as the base, and equal to it outside the damage; not kept
     * @param damage where it may differ
     * @param target how good and how small
     */
    EncodedImage encode(EncodedBase base, Raster pixels, Damage damage, Target target);

    /** A picture and where it differs from the base. */
    record Frame(Raster pixels, Damage damage) {}
}
