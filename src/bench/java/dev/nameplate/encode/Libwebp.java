package dev.nameplate.encode;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Whole pictures as lossy WebP by the native library: what ours is measured against. */
final class Libwebp {

    private final WebPWriteParam param = new WebPWriteParam(Locale.ROOT);

    /** @param method 0 (fastest) to 6 */
    Libwebp(int method) {
        param.setCompressionType(CompressionType.Lossy);
        param.setMethod(method);
    }

    byte[] file(Raster pixels, int quality) {
        BufferedImage picture = Pictures.straight(pixels);
        param.setCompressionQuality(quality / 100f);
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
