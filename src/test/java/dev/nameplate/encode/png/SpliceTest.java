package dev.nameplate.encode.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
            Raster pixels = RandomPictures.picture(random, 1 + random.nextInt(260), 1 + random.nextInt(120), alpha);
            List<PngBase.Sample> samples = RandomPictures.samples(random, pixels, alpha);
            PngBase base = new PngBase(pixels, samples);
            for (int j = 0; j < 3; j++) {
                // Alpha where neither base nor samples have any, too.
                PngBase.Sample image = RandomPictures.image(random, pixels, alpha || random.nextInt(8) == 0);
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
        Raster pixels = RandomPictures.picture(new SplittableRandom(7), 90, 50, false);
        PngBase base = new PngBase(pixels, List.of());
        byte[] declared = WRITER.write(base, pixels.copy(), Damage.all(90, 50));
        byte[] untouched = WRITER.write(base, pixels, Damage.none(90, 50));
        assertThat(declared).isSameAs(untouched).isEqualTo(WholeFile.of(base, List.of(), pixels));
        Decoded.requireSame(declared, base, pixels, "the base");
    }

    @Test
    void a_change_of_any_one_pixel_is_spliced_in() throws Exception {
        Raster pixels = RandomPictures.picture(new SplittableRandom(3), 131, 7, false);
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

    @Test
    void threads_do_not_disturb_each_other() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        Raster pixels = RandomPictures.picture(random, 170, 130, true);
        PngBase base = new PngBase(pixels, List.of());
        List<PngBase.Sample> images = new ArrayList<>();
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            images.add(RandomPictures.image(random, pixels, true));
            expected.add(WholeFile.of(base, List.of(), images.get(i).pixels()));
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<byte[]>>> runs = new ArrayList<>();
            for (int run = 0; run < 4; run++) {
                int start = run * 6;
                runs.add(pool.submit(() -> {
                    List<byte[]> found = new ArrayList<>();
                    for (int i = 0; i < 24; i++) {
                        PngBase.Sample image = images.get((start + i) % 24);
                        found.add(WRITER.write(base, image.pixels(), image.damage()));
                    }
                    return found;
                }));
            }
            for (int run = 0; run < 4; run++) {
                List<byte[]> found = runs.get(run).get();
                for (int i = 0; i < 24; i++) {
                    assertThat(found.get(i)).isEqualTo(expected.get((run * 6 + i) % 24));
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_change_outside_the_declared_damage_is_told_by_its_place() {
        Raster pixels = Raster.filled(40, 40, 0xFF336699);
        PngBase base = new PngBase(pixels, List.of());
        Raster image = pixels.copy();
        image.pixels()[12 * 40 + 34] = 0xFFFFFFFF;
        Damage damage = Damage.none(40, 40);
        damage.add(Rect.between(0, 0, 34, 40));
        assertThatThrownBy(() -> WRITER.write(base, image, damage))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("34,12");
    }

    @Test
    void a_picture_of_another_size_than_its_base_is_refused() {
        PngBase base = new PngBase(Raster.filled(8, 8, -1), List.of());
        assertThatThrownBy(() -> WRITER.write(base, Raster.filled(9, 8, -1), Damage.none(9, 8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one size");
    }
}
