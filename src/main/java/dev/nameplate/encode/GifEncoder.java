package dev.nameplate.encode;

import dev.nameplate.encode.gif.GifBase;
import dev.nameplate.encode.gif.GifWriter;
import dev.nameplate.encode.gif.GifWriter.Change;
import dev.nameplate.encode.gif.GifWriter.Gif;
import dev.nameplate.encode.gif.GifWriter.Reel;
import dev.nameplate.encode.gif.Grade;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.List;

/**
 * Encodes GIF: single pictures as every encoder does, and films, whose frames after the first are records of what changes.
 * Records may be kept: equal changes have equal records. What exceeds its budget is tried in one {@link Grade} after the other.
 */
public final class GifEncoder implements Encoder {

    private final GifWriter writer = new GifWriter();

    GifEncoder() {}

    @Override
    public Format format() {
        return Format.GIF;
    }

    @Override
    public EncodedBase base(Raster pixels, EncodeSettings settings, List<Frame> samples) {
        List<GifBase.Sample> frames = samples.stream()
                .map(frame -> new GifBase.Sample(frame.pixels(), frame.damage()))
                .toList();
        return new Base(new GifBase(pixels, frames));
    }

    @Override
    public EncodedImage encode(EncodedBase base, Raster pixels, Damage damage, Target target) {
        return image(writer.picture(gif(base), pixels, damage, target.maxBytes()), pixels, target);
    }

    /**
     * Encodes a film that is seen once and stops at its last frame.
     *
     * @param reel asked for more than once where the film exceeds its budget
     */
    public EncodedImage film(EncodedBase base, Raster first, Damage damage, Reel reel, Target target) {
        return image(writer.film(gif(base), first, damage, reel, target.maxBytes()), first, target);
    }

    /** The numbers of the colours of an area, for {@link #change}. */
    public byte[] numbers(EncodedBase base, Raster pixels, Rect area) {
        return writer.numbers(gif(base), pixels, area);
    }

    /** How an area changes from one frame to the next, from the numbers of its colours. */
    public Change change(Rect area, byte[] before, byte[] after) {
        return writer.change(area, before, after);
    }

    /** A change as a frame in the colours of a grade; empty when it is none. */
    public byte[] record(EncodedBase base, Grade grade, Change change) {
        return writer.record(gif(base), grade, change);
    }

    private static GifBase gif(EncodedBase base) {
        return ((Base) base).gif;
    }

    private static EncodedImage image(Gif gif, Raster pixels, Target target) {
        boolean over = gif.bytes().length > target.maxBytes();
        return new EncodedImage(
                gif.bytes(),
                Format.GIF,
                pixels.width(),
                pixels.height(),
                gif.grade().quality(),
                over);
    }

    private record Base(GifBase gif) implements EncodedBase {
        @Override
        public long weight() {
            return gif.weight();
        }
    }
}
