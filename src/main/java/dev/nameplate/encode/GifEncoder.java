package dev.nameplate.encode;

import dev.nameplate.encode.gif.GifBase;
import dev.nameplate.encode.gif.GifWriter;
import dev.nameplate.encode.gif.GifWriter.Step;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.List;

/**
 * Encodes GIF: single pictures as every encoder does, and films, whose frames after the first are records of what changes.
 * Records may be kept: equal changes have equal records.
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
        return image(writer.picture(gif(base), pixels, damage), pixels, target);
    }

    /** Encodes a film that is seen once and stops at its last frame. */
    public EncodedImage film(EncodedBase base, Raster first, Damage damage, List<Step> steps, Target target) {
        return image(writer.film(gif(base), first, damage, steps), first, target);
    }

    /** The numbers of the colours of an area, for {@link #record}. */
    public byte[] numbers(EncodedBase base, Raster pixels, Rect area) {
        return writer.numbers(gif(base), pixels, area);
    }

    /** How an area changes from one frame to the next, from the numbers of its colours; empty when it does not. */
    public byte[] record(EncodedBase base, Rect area, byte[] before, byte[] after) {
        return writer.record(gif(base), area, before, after);
    }

    private static GifBase gif(EncodedBase base) {
        return ((Base) base).gif;
    }

    private static EncodedImage image(byte[] bytes, Raster pixels, Target target) {
        boolean over = bytes.length > target.maxBytes();
        return new EncodedImage(bytes, Format.GIF, pixels.width(), pixels.height(), 100, over);
    }

    private record Base(GifBase gif) implements EncodedBase {
        @Override
        public long weight() {
            return gif.weight();
        }
    }
}
