package dev.nameplate.encode.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.testing.Pictures;
import dev.nameplate.testing.Seeds;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A spliced file is the whole file, byte for byte. */
class SpliceTest {

    private static final PngWriter WRITER = new PngWriter();

    static LongStream seeds() {
        return Seeds.some(12);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void splicing_gives_the_bytes_of_coding_every_cell(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 12; i++) {
            boolean alpha = random.nextInt(3) == 0;
            Raster pixels = Pictures.picture(random, 1 + random.nextInt(260), 1 + random.nextInt(120), alpha);
            List<PngBase.Sample> samples = Pictures.images(random, pixels, alpha, PngBase.Sample::new);
            PngBase base = new PngBase(pixels, samples);
            for (int j = 0; j < 3; j++) {
                // Alpha where neither base nor samples have any, too.
                PngBase.Sample image =
                        Pictures.image(random, pixels, alpha || random.nextInt(8) == 0, PngBase.Sample::new);
                byte[] spliced = WRITER.write(base, image.pixels(), image.damage());
                String which = "seed %d, picture %d, image %d of %s".formatted(seed, i, j, pixels.bounds());
                assertThat(spliced)
                        .as(which)
                        .isEqualTo(WholeFile.of(base, samplesOf(base, image, samples), image.pixels()));
                Damage all = Damage.all(pixels.width(), pixels.height());
                assertThat(WRITER.write(base, image.pixels(), all))
                        .as("%s with all declared damaged", which)
                        .isEqualTo(spliced);
                Decoded.requireSame(spliced, base, image.pixels(), which);
            }
        }
    }

    /** Codings made for images that do not suit the usual form know nothing of the samples. */
    private static List<PngBase.Sample> samplesOf(PngBase base, PngBase.Sample image, List<PngBase.Sample> samples) {
        return base.suiting(image.pixels(), image.damage()) == base.usual() ? samples : List.of();
    }

    @Test
    void a_picture_like_its_base_shares_the_bases_bytes() throws Exception {
        Raster pixels = Pictures.picture(new SplittableRandom(7), 90, 50, false);
        PngBase base = new PngBase(pixels, List.of());
        byte[] declared = WRITER.write(base, pixels.copy(), Damage.all(90, 50));
        byte[] untouched = WRITER.write(base, pixels, Damage.none(90, 50));
        assertThat(declared).isSameAs(untouched).isEqualTo(WholeFile.of(base, List.of(), pixels));
        Decoded.requireSame(declared, base, pixels, "the base");
    }

    @Test
    void a_change_of_any_one_pixel_is_spliced_in() throws Exception {
        Raster pixels = Pictures.picture(new SplittableRandom(3), 131, 7, false);
        Damage changing = Damage.none(131, 7);
        changing.add(new Rect(70, 2, 30, 3));
        List<PngBase.Sample> samples = List.of(new PngBase.Sample(pixels, changing));
        PngBase base = new PngBase(pixels, samples);
        for (int i = 0; i < 131 * 7; i++) {
            Raster image = pixels.copy();
            image.pixels()[i] ^= 0x00FFFFFF;
            Damage damage = Damage.none(131, 7);
            damage.add(new Rect(i % 131, i / 131, 1, 1));
            byte[] spliced = WRITER.write(base, image, damage);
            assertThat(spliced)
                    .as("pixel %d,%d", i % 131, i / 131)
                    .isEqualTo(WholeFile.of(base, samplesOf(base, new PngBase.Sample(image, damage), samples), image));
            Decoded.requireSame(spliced, base, image, "a pixel");
        }
    }
}
