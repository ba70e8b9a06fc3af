package dev.nameplate.encode;

import dev.nameplate.encode.png.PngBase;
import dev.nameplate.encode.png.PngWriter;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.List;

/** Encodes PNG: of an image only the cells that differ from the base are coded. Alpha is kept. */
final class PngEncoder implements Encoder {

    private final PngWriter writer = new PngWriter();

    @Override
    public Format format() {
        return Format.PNG;
    }

    @Override
    public EncodedBase base(Raster pixels, EncodeSettings settings, List<Frame> samples) {
        List<PngBase.Sample> frames = samples.stream()
                .map(frame -> new PngBase.Sample(frame.pixels(), frame.damage()))
                .toList();
        return new Base(new PngBase(pixels, frames));
    }

    @Override
    public EncodedImage encode(EncodedBase base, Raster pixels, Damage damage, Target target) {
        byte[] bytes = writer.write(((Base) base).png, pixels, damage);
        boolean over = bytes.length > target.maxBytes();
        return new EncodedImage(bytes, Format.PNG, pixels.width(), pixels.height(), 100, over);
    }

    private record Base(PngBase png) implements EncodedBase {
        @Override
        public long weight() {
            return png.weight();
        }
    }
}
