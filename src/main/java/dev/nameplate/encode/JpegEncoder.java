package dev.nameplate.encode;

import dev.nameplate.encode.jpeg.JpegBase;
import dev.nameplate.encode.jpeg.JpegWriter;
import dev.nameplate.encode.jpeg.JpegWriter.Jpeg;
import dev.nameplate.encode.jpeg.JpegWriter.Limits;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.List;

/** Encodes JPEG: of an image only the units that differ from the base are coded. Pictures with alpha are laid over white. */
final class JpegEncoder implements Encoder {

    private final JpegWriter writer = new JpegWriter();

    @Override
    public Format format() {
        return Format.JPEG;
    }

    @Override
    public EncodedBase base(Raster pixels, EncodeSettings settings, List<Frame> samples) {
        List<JpegBase.Sample> frames = samples.stream()
                .map(frame -> new JpegBase.Sample(frame.pixels(), frame.damage()))
                .toList();
        return new Base(new JpegBase(pixels, settings.fullChroma(), settings.quality(), frames));
    }

    @Override
    public EncodedImage encode(EncodedBase base, Raster pixels, Damage damage, Target target) {
        int least = Math.min(Target.LEAST_QUALITY, target.quality());
        Limits limits = new Limits(target.quality(), least, target.maxBytes());
        Jpeg jpeg = writer.write(((Base) base).jpeg, pixels, damage, limits);
        boolean over = jpeg.bytes().length > target.maxBytes();
        return new EncodedImage(jpeg.bytes(), Format.JPEG, pixels.width(), pixels.height(), jpeg.quality(), over);
    }

    private record Base(JpegBase jpeg) implements EncodedBase {
        @Override
        public long weight() {
            return jpeg.weight();
        }
    }
}
