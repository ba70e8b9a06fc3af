package dev.nameplate.encode.jpeg;

import static dev.nameplate.encode.jpeg.Unlimited.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Pictures;
import dev.nameplate.testing.Program;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's decoders read what is written here. */
class DecodingTest {

    private static final JpegWriter WRITER = new JpegWriter();

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 1",
        "1, 3",
        "7, 9",
        "8, 8",
        "9, 7",
        "15, 16",
        "16, 16",
        "17, 33",
        "64, 1",
        "1, 64",
        "121, 63",
        "300, 200"
    })
    void every_size_decodes_without_a_warning_and_looks_the_same(int width, int height) throws IOException {
        Raster pixels = Pictures.smooth(width, height);
        for (boolean fullChroma : new boolean[] {false, true}) {
            JpegBase base = new JpegBase(pixels, fullChroma, 92, List.of());
            Raster read = decoded(file(base, pixels, 92));
            assertThat(Pictures.psnr(read, pixels))
                    .as("%dx%d, 4:4:4 %s", width, height, fullChroma)
                    .isGreaterThan(35);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {95, 100})
    void noise_is_coded_by_tables_made_for_a_blank_page(int quality) throws IOException {
        SplittableRandom random = new SplittableRandom(quality);
        Raster blank = Raster.filled(160, 160, 0xFFFFFFFF);
        Raster noise = blank.copy();
        Arrays.setAll(noise.pixels(), i -> random.nextBoolean() ? 0xFF000000 : 0xFFFFFFFF);
        Raster grey = blank.copy();
        Arrays.setAll(grey.pixels(), i -> 0xFF000000 | random.nextInt(256) * 0x010101);
        for (boolean fullChroma : new boolean[] {false, true}) {
            JpegBase base = new JpegBase(blank, fullChroma, quality, List.of());
            for (Raster pixels : List.of(noise, grey)) {
                byte[] file = file(base, pixels, quality);
                assertThat(file).isEqualTo(WholeFile.of(base, pixels, quality));
                assertThat(Pictures.psnr(decoded(file), pixels)).isGreaterThan(30);
            }
        }
    }

    @Test
    void each_frequency_at_full_strength_is_coded() throws IOException {
        // A checkerboard of cosines: block after block holds one coefficient alone, as large as it can be.
        Raster pixels = Raster.filled(64, 64, 0xFF000000);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                double wave = StrictMath.cos((2 * (x & 7) + 1) * (x >> 3) * StrictMath.PI / 16)
                        * StrictMath.cos((2 * (y & 7) + 1) * (y >> 3) * StrictMath.PI / 16);
                pixels.pixels()[y * 64 + x] = 0xFF000000 | (wave < 0 ? 0 : 255) * 0x010101;
            }
        }
        Raster blank = Raster.filled(64, 64, 0xFF7F7F7F);
        JpegBase base = new JpegBase(blank, true, 100, List.of());
        assertThat(Pictures.psnr(decoded(file(base, pixels, 100)), pixels)).isGreaterThan(45);
    }

    @Test
    void a_scan_holds_no_marker() {
        SplittableRandom random = new SplittableRandom(5);
        Raster pixels = Raster.filled(180, 180, -1);
        Arrays.setAll(pixels.pixels(), i -> 0xFF000000 | random.nextInt(1 << 24));
        JpegBase base = new JpegBase(pixels, true, 95, List.of());
        Raster image = pixels.copy();
        Arrays.fill(image.pixels(), 0, 180 * 40, 0xFFFFFFFF);
        byte[] file = file(base, image, 95);
        int stuffed = 0;
        for (int i = base.at(95).header().length; i < file.length - 2; i++) {
            if (file[i] == -1) {
                assertThat(file[i + 1]).as("after 0xFF at %d", i).isZero();
                stuffed++;
            }
        }
        // Noise has an 0xFF in every 256th byte or so: in all places of a word, and in neighbouring bytes.
        assertThat(stuffed).isGreaterThan(100);
        assertThat(file).endsWith(0xFF, 0xD9);
    }

    @Test
    void transparency_is_white() {
        SplittableRandom random = new SplittableRandom(2);
        Raster clear = Raster.transparent(50, 30);
        Arrays.setAll(clear.pixels(), i -> Argb.premultiplied(random.nextInt()));
        Raster flat = Raster.transparent(50, 30);
        Arrays.setAll(flat.pixels(), i -> {
            int p = clear.pixels()[i];
            return 0xFF000000 | (p & 0xFFFFFF) + (255 - Argb.alpha(p)) * 0x010101;
        });
        for (boolean fullChroma : new boolean[] {false, true}) {
            byte[] ofClear = file(new JpegBase(clear, fullChroma, 90, List.of()), clear, 90);
            assertThat(ofClear).isEqualTo(file(new JpegBase(flat, fullChroma, 90, List.of()), flat, 90));
        }
    }

    @Test
    void djpeg_decodes_without_a_warning(@TempDir Path folder) throws IOException, InterruptedException {
        Demands.program("/usr/bin/djpeg", "libjpeg-turbo-progs");
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 12; i++) {
            Raster pixels = Pictures.picture(random, 1 + random.nextInt(180), 1 + random.nextInt(180), true);
            int quality = 30 + random.nextInt(66);
            JpegBase base = new JpegBase(pixels, random.nextBoolean(), quality, List.of());
            JpegBase.Sample image = Pictures.image(random, pixels, true, JpegBase.Sample::new);
            Path file = folder.resolve(i + ".jpg");
            Files.write(
                    file,
                    WRITER.write(base, image.pixels(), image.damage(), at(quality))
                            .bytes());
            assertThat(Program.said("/usr/bin/djpeg", "-outfile", folder.resolve("out.ppm") + "", file + ""))
                    .as("picture %d, %s", i, base.grid())
                    .isEmpty();
        }
    }

    private static byte[] file(JpegBase base, Raster pixels, int quality) {
        Damage all = Damage.all(pixels.width(), pixels.height());
        return WRITER.write(base, pixels, all, at(quality)).bytes();
    }

    private static Raster decoded(byte[] file) throws IOException {
        List<String> warnings = new ArrayList<>();
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        IIOReadWarningListener listener = (source, warning) -> warnings.add(warning);
        reader.addIIOReadWarningListener(listener);
        try {
            reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
            BufferedImage image = reader.read(0);
            assertThat(warnings).isEmpty();
            Rect all = new Rect(0, 0, image.getWidth(), image.getHeight());
            return Raster.of(
                    all.width(), all.height(), image.getRGB(0, 0, all.width(), all.height(), null, 0, all.width()));
        } finally {
            reader.dispose();
        }
    }
}
