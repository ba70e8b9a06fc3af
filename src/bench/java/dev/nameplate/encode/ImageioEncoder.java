package dev.nameplate.encode;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes whole pictures by a writer of the JDK. */
final class ImageioEncoder implements Encoder {

    private final Format format;

    ImageioEncoder(Format format) {
        this.format = format;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public EncodedBase base(Raster pixels, EncodeSettings settings, List<Frame> samples) {
        return new WholeBase(settings);
    }

    @Override
    public EncodedImage encode(EncodedBase base, Raster pixels, Damage damage, Target target) {
        if (format == Format.JPEG) {
            BufferedImage picture = Pictures.onWhite(pixels);
            return QualitySearch.best(format, pixels, target, quality -> written(picture, quality));
        }
        byte[] bytes = written(Pictures.straight(pixels), 100);
        boolean over = bytes.length > target.maxBytes();
        return new EncodedImage(bytes, format, pixels.width(), pixels.height(), 100, over);
    }

    private byte[] written(BufferedImage picture, int quality) {
        ImageWriter writer =
                ImageIO.getImageWritersByFormatName(format.extension()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format == Format.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality / 100f);
            }
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + format + " to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
