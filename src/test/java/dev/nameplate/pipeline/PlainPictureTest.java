package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.encode.EncodedImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PlainPictureTest {

    @Test
    void it_is_a_small_picture_of_one_colour_in_any_size() throws IOException {
        for (int[] size : new int[][] {{1, 1}, {7, 3}, {8, 8}, {600, 200}, {1200, 630}, {4000, 3000}}) {
            EncodedImage plain = PlainPicture.png(size[0], size[1]);
            assertThat(plain.bytes().length).isLessThan(8_000);
            BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(plain.bytes()));
            assertThat(decoded.getWidth()).isEqualTo(size[0]).isEqualTo(plain.width());
            assertThat(decoded.getHeight()).isEqualTo(size[1]).isEqualTo(plain.height());
            assertThat(decoded.getRGB(0, 0)).isEqualTo(0xFFEDEFF5);
            assertThat(decoded.getRGB(size[0] - 1, size[1] - 1)).isEqualTo(0xFFEDEFF5);
        }
    }
}
