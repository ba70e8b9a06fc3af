package dev.nameplate.encode.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.encode.gif.GifWriter.Gif;
import dev.nameplate.encode.gif.GifWriter.Step;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Pictures;
import dev.nameplate.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of a GIF do not depend on what was declared, and others read what was meant. */
class GifWriterTest {

    private static final GifWriter WRITER = new GifWriter();
    private static final int UNLIMITED = Integer.MAX_VALUE;

    static LongStream seeds() {
        return LongStream.range(1, 1 + Long.getLong("gif.cases", 100));
    }

    /** A base, and pictures that differ from it within their damage. */
    private static final class Case {
        final SplittableRandom random;
        final Raster base;
        final List<GifBase.Sample> pictures = new ArrayList<>();
        final GifBase coded;

        Case(long seed, boolean opaque) {
            random = new SplittableRandom(seed);
            int width = 1 + random.nextInt(random.nextBoolean() ? 20 : 260);
            int height = 1 + random.nextInt(random.nextBoolean() ? 20 : 260);
            base = Pictures.picture(random, width, height, !opaque);
            for (int i = 0; i < 3; i++) {
                pictures.add(Pictures.image(random, base, !opaque, GifBase.Sample::new));
            }
            coded = new GifBase(base, random.nextBoolean() ? pictures : List.of());
        }

        /** A picture as its colours are shown. */
        Raster shown(Raster picture, boolean holes) {
            return shown(picture, holes, Grade.BEST);
        }

        Raster shown(Raster picture, boolean holes, Grade grade) {
            Palette palette = coded.at(grade).palette();
            Raster shown = Raster.transparent(picture.width(), picture.height());
            byte[] numbers = new byte[picture.pixels().length];
            coded.colours().number(picture, picture.bounds(), holes, numbers, 0);
            palette.translate(numbers, numbers.length);
            byte[] table = palette.table();
            for (int i = 0; i < numbers.length; i++) {
                int number = numbers[i] & 255;
                shown.pixels()[i] = number == palette.none()
                        ? 0
                        : Argb.of(
                                255, table[3 * number] & 255, table[3 * number + 1] & 255, table[3 * number + 2] & 255);
            }
            return shown;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void spliced_equals_whole_and_is_read_as_it_was_meant(long seed) {
        Case it = new Case(seed, /* opaque= */ seed % 3 > 0);
        for (GifBase.Sample picture : it.pictures) {
            byte[] spliced = still(it.coded, picture.pixels(), picture.damage());
            Damage all = Damage.all(it.base.width(), it.base.height());
            assertThat(spliced).isEqualTo(still(it.coded, picture.pixels(), all));
            GifFile read = new GifFile(spliced);
            assertThat(read.frames()).hasSize(1);
            assertThat(read.frames().get(0).pixels())
                    .isEqualTo(it.shown(picture.pixels(), /* holes= */ !it.base.isOpaque())
                            .pixels());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_film_shows_every_frame(long seed) {
        Case it = new Case(1000 + seed, /* opaque= */ seed % 3 > 0);
        Rect all = it.base.bounds();
        List<Step> steps = new ArrayList<>();
        List<Raster> expected =
                new ArrayList<>(List.of(it.shown(it.pictures.get(0).pixels(), false)));
        for (int i = 1; i < it.pictures.size(); i++) {
            byte[] before = WRITER.numbers(it.coded, it.pictures.get(i - 1).pixels(), all);
            byte[] after = WRITER.numbers(it.coded, it.pictures.get(i).pixels(), all);
            byte[] record = WRITER.record(it.coded, Grade.BEST, WRITER.change(all, before, after));
            assertThat(record.length == 0).isEqualTo(Arrays.equals(before, after));
            if (record.length > 0) {
                steps.add(new Step(record, i));
                expected.add(it.shown(it.pictures.get(i).pixels(), false));
            }
        }
        GifBase.Sample first = it.pictures.get(0);
        GifFile read = new GifFile(WRITER.film(it.coded, first.pixels(), first.damage(), grade -> steps, UNLIMITED)
                .bytes());
        assertThat(read.frames()).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(read.frames().get(i).pixels())
                    .as("frame %d", i)
                    .isEqualTo(expected.get(i).pixels());
        }
        for (int i = 0; i < steps.size(); i++) {
            assertThat(read.pauses().get(i)).isEqualTo(100 * steps.get(i).seconds());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_exceeds_its_budget_is_the_best_grade_that_fits(long seed) {
        Case it = new Case(2000 + seed, /* opaque= */ seed % 3 > 0);
        GifBase.Sample picture = it.pictures.get(0);
        Damage all = Damage.all(it.base.width(), it.base.height());
        int most = still(it.coded, picture.pixels(), all).length;
        Gif least = WRITER.picture(it.coded, picture.pixels(), all, 1);
        for (int i = 0; i < 4; i++) {
            int budget = least.bytes().length + it.random.nextInt(Math.max(1, most - least.bytes().length) + 1);
            Gif gif = WRITER.picture(it.coded, picture.pixels(), picture.damage(), budget);
            assertThat(gif.bytes())
                    .isEqualTo(WRITER.picture(it.coded, picture.pixels(), all, budget)
                            .bytes());
            assertThat(gif.bytes().length).isLessThanOrEqualTo(budget);
            boolean holes = !it.base.isOpaque();
            assertThat(new GifFile(gif.bytes()).frames().get(0).pixels())
                    .isEqualTo(it.shown(picture.pixels(), holes, gif.grade()).pixels());
            for (Grade better : Grade.ALL) {
                if (better.quality() > gif.grade().quality() && it.coded.at(better) != it.coded.at(gif.grade())) {
                    assertThat(WRITER.picture(it.coded, picture.pixels(), all, better)
                                    .bytes()
                                    .length)
                            .as("seed %d, %s though %s was taken", seed, better, gif.grade())
                            .isGreaterThan(budget);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 300", "300, 1", "255, 255", "511, 97"})
    void few_colours_are_kept_as_they_are(int width, int height) {
        Raster flat = Raster.filled(width, height, 0xFF123456);
        for (int i = 0; i < flat.pixels().length; i += 7) {
            flat.pixels()[i] = i % 2 == 0 ? 0xFFFEDCBA : 0xFF808080;
        }
        byte[] file = still(new GifBase(flat, List.of()), flat, Damage.none(width, height));
        assertThat(new GifFile(file).frames().get(0).pixels()).isEqualTo(flat.pixels());
    }

    @Test
    void many_colours_stay_near() {
        Raster many = Raster.filled(256, 256, 0);
        Arrays.setAll(many.pixels(), i -> Argb.of(255, i & 255, i >> 8, (i & 255) + (i >> 8) >> 1));
        byte[] file = still(new GifBase(many, List.of()), many, Damage.none(256, 256));
        Raster read = new GifFile(file).frames().get(0);
        assertThat(Pictures.psnr(read, many)).isGreaterThan(30);
    }

    @Test
    void a_file_that_failed_half_way_leaves_nothing_to_the_next() {
        Case it = new Case(5, /* opaque= */ true);
        GifBase.Sample picture = it.pictures.get(0);
        byte[] before = still(it.coded, picture.pixels(), picture.damage());
        List<Step> broken = Collections.singletonList(null);
        assertThatThrownBy(() -> WRITER.film(it.coded, picture.pixels(), picture.damage(), grade -> broken, UNLIMITED))
                .isInstanceOf(NullPointerException.class);
        assertThat(still(it.coded, picture.pixels(), picture.damage())).isEqualTo(before);
    }

    @Test
    void gifsicle_reads_it_without_a_warning(@TempDir Path folder) throws Exception {
        Path gifsicle = Demands.program("/usr/bin/gifsicle", "gifsicle");
        for (long seed = 1; seed < 40; seed++) {
            Case it = new Case(seed, /* opaque= */ seed % 2 == 0);
            Rect all = it.base.bounds();
            byte[] record = WRITER.record(
                    it.coded,
                    Grade.BEST,
                    WRITER.change(
                            all,
                            WRITER.numbers(it.coded, it.pictures.get(0).pixels(), all),
                            WRITER.numbers(it.coded, it.pictures.get(1).pixels(), all)));
            List<Step> steps = record.length == 0 ? List.of() : List.of(new Step(record, 1));
            GifBase.Sample first = it.pictures.get(0);
            check(gifsicle, folder, still(it.coded, first.pixels(), first.damage()), seed);
            check(
                    gifsicle,
                    folder,
                    WRITER.film(it.coded, first.pixels(), first.damage(), grade -> steps, UNLIMITED)
                            .bytes(),
                    seed);
        }
    }

    private static byte[] still(GifBase base, Raster pixels, Damage damage) {
        return WRITER.picture(base, pixels, damage, UNLIMITED).bytes();
    }

    private static void check(Path gifsicle, Path folder, byte[] file, long seed)
            throws IOException, InterruptedException {
        Path written = Files.write(folder.resolve("it.gif"), file);
        assertThat(Program.said(gifsicle.toString(), "--info", written.toString()))
                .as("seed %d", seed)
                .doesNotContain("warning")
                .doesNotContain("error");
    }
}
