package dev.nameplate.encode.jpeg;

import static dev.nameplate.encode.jpeg.Unlimited.at;
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

    private static final JpegWriter WRITER = new JpegWriter();

    static LongStream seeds() {
        return Seeds.some(12);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void splicing_gives_the_bytes_of_coding_every_unit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 25; i++) {
            Raster pixels = Pictures.picture(random, 1 + random.nextInt(180), 1 + random.nextInt(180), true);
            int quality = 1 + random.nextInt(100);
            JpegBase base = base(random, pixels, quality);
            for (int j = 0; j < 3; j++) {
                JpegBase.Sample image = Pictures.image(random, pixels, true, JpegBase.Sample::new);
                int asked = random.nextInt(3) > 0 ? quality : 1 + random.nextInt(100);
                byte[] spliced = WRITER.write(base, image.pixels(), image.damage(), at(asked))
                        .bytes();
                assertThat(spliced)
                        .as("seed %d, picture %d, image %d: %s at %d", seed, i, j, base.grid(), asked)
                        .isEqualTo(WholeFile.of(base, image.pixels(), asked));
                Damage all = Damage.all(pixels.width(), pixels.height());
                assertThat(WRITER.write(base, image.pixels(), all, at(asked)).bytes())
                        .as("seed %d, picture %d, image %d with all declared damaged", seed, i, j)
                        .isEqualTo(spliced);
            }
        }
    }

    private static JpegBase base(SplittableRandom random, Raster pixels, int quality) {
        List<JpegBase.Sample> samples = Pictures.images(random, pixels, true, JpegBase.Sample::new);
        return new JpegBase(pixels, random.nextBoolean(), quality, samples);
    }

    @Test
    void the_smallest_pictures_are_spliced() {
        SplittableRandom random = new SplittableRandom(17);
        for (int width = 1; width <= 18; width++) {
            for (int height : new int[] {1, 2, 7, 8, 9, 15, 16, 17}) {
                Raster pixels = Pictures.picture(random, width, height, true);
                JpegBase base = base(random, pixels, 30 + random.nextInt(70));
                Raster image = pixels.copy();
                image.pixels()[random.nextInt(width * height)] ^= 0x00FFFFFF;
                assertThat(WRITER.write(base, image, Damage.all(width, height), at(80))
                                .bytes())
                        .as("%s", base.grid())
                        .isEqualTo(WholeFile.of(base, image, 80));
            }
        }
    }

    @Test
    void a_picture_like_its_base_is_the_bases_bits() {
        Raster pixels = Pictures.picture(new SplittableRandom(7), 90, 50, true);
        JpegBase base = new JpegBase(pixels, false, 80, List.of());
        byte[] declared =
                WRITER.write(base, pixels.copy(), Damage.all(90, 50), at(80)).bytes();
        byte[] untouched =
                WRITER.write(base, pixels, Damage.none(90, 50), at(80)).bytes();
        assertThat(declared).isEqualTo(untouched).isEqualTo(WholeFile.of(base, pixels, 80));
    }

    @Test
    void a_change_of_one_pixel_in_any_unit_is_spliced_in() {
        Raster pixels = Pictures.picture(new SplittableRandom(3), 51, 37, true);
        for (boolean fullChroma : new boolean[] {false, true}) {
            JpegBase base = new JpegBase(pixels, fullChroma, 85, List.of());
            for (int unit = 0; unit < base.grid().units(); unit++) {
                Rect at = base.grid().bounds(unit);
                Raster image = pixels.copy();
                image.pixels()[(at.bottom() - 1) * 51 + at.right() - 1] ^= 0x00FFFFFF;
                Damage damage = Damage.none(51, 37);
                damage.add(Rect.between(at.right() - 1, at.bottom() - 1, at.right(), at.bottom()));
                assertThat(WRITER.write(base, image, damage, at(85)).bytes())
                        .as("unit %d of %s", unit, base.grid())
                        .isEqualTo(WholeFile.of(base, image, 85));
            }
        }
    }
}
