package dev.nameplate.encode.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Pictures;
import dev.nameplate.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's decoders read what is written here. */
class DecodingTest {

    private static final PngWriter WRITER = new PngWriter();

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 3", "7, 9", "63, 2", "64, 64", "65, 17", "129, 16", "513, 33", "1, 300", "3000, 2"})
    void every_size_decodes_without_a_warning_and_to_the_same_pixels(int width, int height) throws IOException {
        SplittableRandom random = new SplittableRandom(width * 1000L + height);
        for (boolean alpha : new boolean[] {false, true}) {
            Raster pixels = Pictures.picture(random, width, height, alpha);
            PngBase base = new PngBase(pixels, List.of());
            Decoded.requireSame(whole(base, pixels), base, pixels, "the base");
            Raster image = Pictures.image(random, pixels, alpha, (painted, damage) -> painted);
            Decoded.requireSame(whole(base, image), base, image, "an image");
        }
    }

    @Test
    void noise_is_coded_by_codes_made_for_a_blank_page() throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        Raster blank = Raster.filled(600, 400, 0xFFFFFFFF);
        Raster noise = blank.copy();
        Arrays.setAll(noise.pixels(), i -> 0xFF000000 | random.nextInt(1 << 24));
        PngBase base = new PngBase(blank, List.of());
        // More than a matcher remembers, so that it forgets on the way.
        byte[] file = whole(base, noise);
        assertThat(file).isEqualTo(WholeFile.of(base, List.of(), noise));
        Decoded.requireSame(file, base, noise, "noise");
    }

    @Test
    void matches_of_every_length_are_coded() throws IOException {
        // Pieces of one noise, each a byte or so longer than the one before, with other noise between them.
        SplittableRandom random = new SplittableRandom(9);
        Raster blank = Raster.filled(800, 90, 0xFF123456);
        int[] noise = random.ints(100, 0, 1 << 24).toArray();
        Raster image = blank.copy();
        int at = 0;
        for (int length = 1; length <= 98; length++) {
            for (int i = 0; i < length; i++) {
                image.pixels()[at++] = 0xFF000000 | noise[i];
            }
            image.pixels()[at++] = 0xFF000000 | random.nextInt(1 << 24);
            at += random.nextInt(400);
        }
        PngBase base = new PngBase(blank, List.of());
        byte[] file = whole(base, image);
        Decoded.requireSame(file, base, image, "pieces");
        PngBase of = new PngBase(image, List.of());
        Decoded.requireSame(whole(of, image), of, image, "pieces as a base");
    }

    @Test
    void what_a_thread_keeps_is_bounded() {
        Spans spans = new Spans();
        assertThat(spans.weight()).isLessThan(2 << 20);
        SplittableRandom random = new SplittableRandom(2);
        Raster pixels = Raster.filled(900, 500, -1);
        Arrays.setAll(pixels.pixels(), i -> 0xFF000000 | random.nextInt(1 << 24));
        PngBase base = new PngBase(pixels, List.of());
        // Cells, matches and checksums take little beside the bits, which are there twice: to copy from, and as a file.
        assertThat(base.weight()).isLessThan(2L * base.usual().file().length + 200_000);
    }

    @Test
    void pngcheck_has_nothing_to_say(@TempDir Path folder) throws IOException, InterruptedException {
        Demands.program("/usr/bin/pngcheck", "pngcheck");
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 12; i++) {
            boolean alpha = random.nextBoolean();
            Raster pixels = Pictures.picture(random, 1 + random.nextInt(260), 1 + random.nextInt(120), alpha);
            PngBase base = new PngBase(pixels, Pictures.images(random, pixels, alpha, PngBase.Sample::new));
            PngBase.Sample image = Pictures.image(random, pixels, alpha, PngBase.Sample::new);
            Path file = folder.resolve(i + ".png");
            Files.write(file, WRITER.write(base, image.pixels(), image.damage()));
            assertThat(Program.said("/usr/bin/pngcheck", "-q", file + ""))
                    .as("picture %d, %s", i, pixels.bounds())
                    .isEmpty();
        }
    }

    private static byte[] whole(PngBase base, Raster pixels) {
        return WRITER.write(base, pixels, Damage.all(pixels.width(), pixels.height()));
    }
}
