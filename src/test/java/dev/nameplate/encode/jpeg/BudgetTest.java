package dev.nameplate.encode.jpeg;

import static dev.nameplate.encode.jpeg.Unlimited.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.encode.jpeg.JpegWriter.Jpeg;
import dev.nameplate.encode.jpeg.JpegWriter.Limits;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.testing.Pictures;
import dev.nameplate.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetTest {

    private static final JpegWriter WRITER = new JpegWriter();

    static LongStream seeds() {
        return Seeds.some(8);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void the_quality_found_fits_and_the_next_better_one_does_not(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Raster pixels = Pictures.picture(random, 40 + random.nextInt(140), 40 + random.nextInt(140), true);
        JpegBase base = new JpegBase(pixels, random.nextBoolean(), 85, List.of());
        JpegBase.Sample image = Pictures.image(random, pixels, true, JpegBase.Sample::new);
        int top = 60 + random.nextInt(36);
        int most = bytes(base, image, top).length;
        int least = bytes(base, image, 30).length;
        for (int i = 0; i < 8; i++) {
            int budget = least - 40 + random.nextInt(Math.max(1, most - least) + 80);
            Jpeg jpeg = WRITER.write(base, image.pixels(), image.damage(), new Limits(top, 30, budget));
            String about = "seed " + seed + ", " + base.grid() + ", " + budget + " bytes, found " + jpeg.quality();
            assertThat(jpeg.bytes()).as(about).isEqualTo(bytes(base, image, jpeg.quality()));
            if (jpeg.quality() > 30) {
                assertThat(jpeg.bytes().length).as(about).isLessThanOrEqualTo(budget);
            }
            if (jpeg.quality() < top) {
                assertThat(bytes(base, image, jpeg.quality() + 1).length)
                        .as(about)
                        .isGreaterThan(budget);
            }
        }
    }

    @Test
    void a_larger_budget_never_gives_a_lower_quality() {
        SplittableRandom random = new SplittableRandom(8);
        Raster pixels = Pictures.picture(random, 150, 110, true);
        pixels.restore(Pictures.picture(random, 150, 110, true), new dev.nameplate.raster.Rect(0, 0, 70, 110));
        JpegBase base = new JpegBase(pixels, false, 85, List.of());
        Damage none = Damage.none(150, 110);
        int before = 0;
        int most = WRITER.write(base, pixels, none, at(90)).bytes().length;
        for (int budget = 100; budget < most; budget += most / 40) {
            int quality =
                    WRITER.write(base, pixels, none, new Limits(90, 30, budget)).quality();
            assertThat(quality).as("within %d bytes", budget).isGreaterThanOrEqualTo(before);
            before = quality;
        }
    }

    @Test
    void what_fits_at_no_quality_is_written_at_the_least() {
        SplittableRandom random = new SplittableRandom(4);
        Raster pixels = Pictures.picture(random, 80, 60, true);
        JpegBase base = new JpegBase(pixels, false, 85, List.of());
        JpegBase.Sample image = Pictures.image(random, pixels, true, JpegBase.Sample::new);
        Jpeg jpeg = WRITER.write(base, image.pixels(), image.damage(), new Limits(85, 30, 10));
        assertThat(jpeg.quality()).isEqualTo(30);
        assertThat(jpeg.bytes()).isEqualTo(bytes(base, image, 30));
    }

    @Test
    void what_was_asked_before_does_not_show_in_the_bytes() {
        SplittableRandom random = new SplittableRandom(6);
        Raster pixels = Pictures.picture(random, 120, 90, true);
        JpegBase.Sample image = Pictures.image(random, pixels, true, JpegBase.Sample::new);
        JpegBase used = new JpegBase(pixels, false, 85, List.of());
        int budget = bytes(used, image, 70).length;
        for (int quality = 30; quality <= 95; quality++) {
            bytes(used, image, quality);
        }
        JpegBase fresh = new JpegBase(pixels, false, 85, List.of());
        Limits limits = new Limits(90, 30, budget);
        assertThat(WRITER.write(used, image.pixels(), image.damage(), limits).bytes())
                .isEqualTo(new JpegWriter()
                        .write(fresh, image.pixels(), Damage.all(120, 90), limits)
                        .bytes());
    }

    @Test
    void codings_for_other_qualities_count_and_are_bounded() {
        Raster pixels = Pictures.picture(new SplittableRandom(9), 100, 100, true);
        JpegBase base = new JpegBase(pixels, false, 85, List.of());
        long alone = base.weight();
        base.at(60);
        long two = base.weight();
        assertThat(two).isGreaterThan(alone);
        for (int quality = 30; quality <= 95; quality++) {
            base.at(quality);
        }
        long all = base.weight();
        base.at(44);
        assertThat(base.weight()).isBetween(two, all + alone).isLessThan(alone * 20);
    }

    @Test
    void one_thread_codes_a_quality_for_all_that_ask() throws Exception {
        Raster pixels = Pictures.picture(new SplittableRandom(10), 180, 180, true);
        JpegBase base = new JpegBase(pixels, true, 85, List.of());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<CodedBase>> askers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                askers.add(() -> base.at(50));
            }
            for (Future<CodedBase> answer : pool.invokeAll(askers)) {
                assertThat(answer.get()).isSameAs(base.at(50));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void limits_outside_the_scale_are_refused() {
        assertThatThrownBy(() -> new Limits(101, 30, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1..100");
    }

    private static byte[] bytes(JpegBase base, JpegBase.Sample image, int quality) {
        return WRITER.write(base, image.pixels(), image.damage(), at(quality)).bytes();
    }
}
