package dev.nameplate.encode.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Files as the JDK's reader sees them. */
final class Decoded {

    private Decoded() {}

    /** Straight colours. */
    static int[] colours(byte[] file) throws IOException {
        List<String> warnings = new ArrayList<>();
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try {
            reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
            BufferedImage image = reader.read(0);
            assertThat(warnings).isEmpty();
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        } finally {
            reader.dispose();
        }
    }

    /** Requires that a file shows a picture as its form has it: exactly, or in the nearest colours of a palette. */
    static void requireSame(byte[] file, PngBase base, Raster pixels, String which) throws IOException {
        Form form = base.suiting(pixels, Damage.all(pixels.width(), pixels.height()))
                .plan()
                .form();
        int[] read = colours(file);
        assertThat(read).as(which).hasSize(pixels.pixels().length);
        for (int i = 0; i < read.length; i++) {
            int expected = form.shown(pixels.pixels()[i], i % pixels.width(), i / pixels.width());
            if (read[i] != expected) {
                assertThat(Argb.format(read[i]))
                        .as("%s, pixel %d as %s", which, i, form)
                        .isEqualTo(Argb.format(expected));
            }
        }
    }
}
