package dev.nameplate.encode;

import dev.nameplate.encode.vp8.Vp8Base;
import dev.nameplate.encode.vp8.Vp8Writer;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.List;

/** Encodes lossy WebP: of an image only the macroblocks that differ from the base are coded. Alpha is kept, without loss. */
final class WebpEncoder implements Encoder {

    private final Vp8Writer writer = new Vp8Writer();

    @Override
    public Format format() {
        return Format.WEBP;
    }

    @Override
    public EncodedBase base(Raster pixels, EncodeSettings settings, List<Frame> samples) {
        if (!Vp8Base.holds(pixels.width(), pixels.height())) {
            throw new EncodingFault(
                    Format.WEBP,
                    "WebP cannot hold a picture of " + pixels.width() + "x" + pixels.height() + "; sides may be "
                            + Vp8Base.LONGEST + " at most");
        }
        List<Vp8Base.Sample> frames = samples.stream()
                .map(frame -> new Vp8Base.Sample(frame.pixels(), frame.damage()))
                .toList();
        return new Base(new Vp8Base(pixels, settings.quality(), frames));
    }

    @Override
    public EncodedImage encode(EncodedBase base, Raster pixels, Damage damage, Target target) {
        Vp8Base vp8 = ((Base) base).vp8;
        return QualitySearch.best(Format.WEBP, pixels, target, quality -> writer.write(vp8, pixels, damage, quality));
    }

    private record Base(Vp8Base vp8) implements EncodedBase {
        @Override
        public long weight() {
            return vp8.weight();
        }
    }
}
