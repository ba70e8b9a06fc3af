package dev.nameplate.encode.vp8;

import com.luciad.imageio.webp.WebPReadParam;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Files as libwebp reads them. */
final class Decoded {

    private Decoded() {}

    /** As everybody sees it; straight alpha. */
    static Raster picture(byte[] file) throws IOException {
        return read(file, new WebPReadParam());
    }

    /** Without what smoothes decoded samples: neither the loop filter nor the interpolation of colour. */
    static Raster unsmoothed(byte[] file) throws IOException {
        WebPReadParam param = new WebPReadParam();
        param.setBypassFiltering(true);
        param.setNoFancyUpsampling(true);
        return read(file, param);
    }

    private static Raster read(byte[] file, WebPReadParam param) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("webp").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            BufferedImage image = reader.read(0, param);
            int width = image.getWidth();
            int height = image.getHeight();
            return Raster.of(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        } finally {
            reader.dispose();
        }
    }
}
