package dev.nameplate.encode.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.testing.Seeds;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a palette is used, and what it shows. */
class PaletteTest {

    private static final PngWriter WRITER = new PngWriter();
    private static final Rect BOX = new Rect(20, 10, 100, 30);

    static LongStream seeds() {
        return Seeds.some(8);
    }

    @Test
    void few_colours_are_kept_exactly_with_their_alpha() throws IOException {
        Raster pixels = Raster.transparent(200, 60);
        SplittableRandom random = new SplittableRandom(6);
        Arrays.setAll(pixels.pixels(), i -> Argb.premultiplied(Argb.of(random.nextInt(200) + 50, 200, 40, 90)));
        Raster image = painted(pixels, 0xFF123456);
        PngBase base = new PngBase(pixels, List.of(sample(image)));
        byte[] file = WRITER.write(base, image, sample(image).damage());
        assertThat(form(base)).isInstanceOf(Palette.class);
        int[] expected = Arrays.stream(image.pixels()).map(Argb::straight).toArray();
        assertThat(Decoded.colours(file)).isEqualTo(expected);
        int[] ofBase = Arrays.stream(pixels.pixels()).map(Argb::straight).toArray();
        assertThat(Decoded.colours(base.usual().file())).isEqualTo(ofBase);
    }

    @Test
    void a_gradient_of_many_colours_takes_a_palette_and_shows_no_steps() throws IOException {
        Raster pixels = gradient();
        Raster image = painted(pixels, 0xFFF7F8FC);
        PngBase.Sample sample = sample(image);
        PngBase base = new PngBase(pixels, List.of(sample));
        PngBase plain = new PngBase(pixels, List.of());
        byte[] file = WRITER.write(base, image, sample.damage());
        assertThat(form(base)).isInstanceOf(Palette.class);
        assertThat(((Palette) form(base)).mixed().isEmpty()).isFalse();
        assertThat(file.length).isLessThan(WRITER.write(plain, image, sample.damage()).length);
        int[] read = Decoded.colours(file);
        assertThat(Arrays.stream(read).distinct().count()).isLessThanOrEqualTo(256);
        // Means of blocks are what a reader sees of a gradient; each channel's by itself.
        for (int y = 0; y + 8 <= 200; y += 8) {
            for (int x = 0; x + 8 <= 320; x += 8) {
                for (int shift = 0; shift < 24; shift += 8) {
                    assertThat(mean(read, 320, x, y, shift))
                            .as("block %d,%d", x, y)
                            .isCloseTo(mean(image.pixels(), 320, x, y, shift), within(6.0));
                }
            }
        }
        // Flat ground is the colour it was.
        assertThat(read[20 * 320 + 60]).isEqualTo(0xFFF7F8FC);
    }

    private static double mean(int[] pixels, int width, int left, int top, int shift) {
        double sum = 0;
        for (int i = 0; i < 64; i++) {
            sum += pixels[(top + i / 8) * width + left + i % 8] >> shift & 255;
        }
        return sum / 64;
    }

    @Test
    void where_much_is_mixed_all_is() {
        Raster pixels = gradient();
        PngBase base = new PngBase(pixels, List.of(sample(painted(pixels, 0xFFF7F8FC))));
        int mixed = ((Palette) form(base)).mixed().cardinality();
        assertThat(mixed <= 1000 / 4 || mixed == 1000)
                .as("%d of 1000 blocks", mixed)
                .isTrue();
    }

    @Test
    void a_mixture_is_nearer_than_the_nearest_colour_and_no_part_of_it_is_far() {
        Mixtures mixtures = new Mixtures(new int[] {0xFF202020, 0xFF282828, 0xFF808080, 0xFFFF0000});
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            int shown = mixtures.colour(mixtures.mixed(0xFF222222, i & 1, i >> 1));
            assertThat(shown).isIn(0xFF202020, 0xFF282828);
            sum += shown & 255;
        }
        assertThat(sum).isEqualTo(4 * 0x22);
        for (int i = 0; i < 4; i++) {
            // Itself a colour of the palette; and one without others near it.
            assertThat(mixtures.colour(mixtures.mixed(0xFF808080, i & 1, i >> 1)))
                    .isEqualTo(0xFF808080);
            assertThat(mixtures.colour(mixtures.mixed(0xFF707070, i & 1, i >> 1)))
                    .isEqualTo(0xFF808080);
        }
    }

    @Test
    void what_a_colour_becomes_does_not_depend_on_those_before_it() {
        SplittableRandom random = new SplittableRandom(31);
        int[] colours =
                random.ints(200, 0, 1 << 24).map(colour -> 0xFF000000 | colour).toArray();
        Mixtures used = new Mixtures(colours);
        for (int i = 0; i < 200_000; i++) {
            used.mixed(random.nextInt(), 0, 0);
            used.nearest(random.nextInt());
        }
        for (int pixel : random.ints(300).toArray()) {
            Mixtures fresh = new Mixtures(colours);
            assertThat(used.nearest(pixel)).isEqualTo(fresh.nearest(pixel));
            assertThat(used.nearest(0)).isEqualTo(fresh.nearest(0));
            assertThat(used.mixed(pixel, 1, 0)).isEqualTo(fresh.mixed(pixel, 1, 0));
        }
    }

    @Test
    void a_photograph_is_written_as_it_is() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        Raster pixels = Raster.filled(200, 60, -1);
        Arrays.setAll(pixels.pixels(), i -> 0xFF000000 | random.nextInt(1 << 24));
        Raster image = painted(pixels, 0xFF00FF00);
        PngBase base = new PngBase(pixels, List.of(sample(image)));
        assertThat(form(base)).isEqualTo(new Truecolour(false));
        assertThat(Decoded.colours(WRITER.write(base, image, sample(image).damage())))
                .isEqualTo(image.pixels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF00FF00", "40200000", "00000000", "FFFF00FF"})
    void an_image_in_colours_unlike_the_samples_is_written_as_it_is(String argb) throws IOException {
        Raster pixels = gradient();
        PngBase base = new PngBase(pixels, List.of(sample(painted(pixels, 0xFFF7F8FC))));
        assertThat(form(base)).isInstanceOf(Palette.class);
        Raster other = painted(pixels, Integer.parseUnsignedInt(argb, 16));
        int[] straight = Arrays.stream(other.pixels()).map(Argb::straight).toArray();
        assertThat(Decoded.colours(WRITER.write(base, other, sample(other).damage())))
                .isEqualTo(straight);
    }

    @Test
    void an_image_with_a_photograph_in_it_is_written_as_it_is() throws IOException {
        Raster pixels = gradient();
        PngBase base = new PngBase(pixels, List.of(sample(painted(pixels, 0xFFF7F8FC))));
        Raster photo = pixels.copy();
        for (int y = BOX.y(); y < BOX.bottom(); y++) {
            for (int x = BOX.x(); x < BOX.right(); x++) {
                photo.pixels()[y * 320 + x] = Argb.of(255, 90 + x, 150 - x / 2 + y, 60 + y * 3);
            }
        }
        assertThat(Decoded.colours(WRITER.write(base, photo, sample(photo).damage())))
                .isEqualTo(photo.pixels());
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void palettes_are_spliced_like_anything_else(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Raster pixels = gradient();
        List<PngBase.Sample> samples =
                List.of(sample(painted(pixels, 0xFFF7F8FC)), sample(painted(pixels, 0xFF0B1026)));
        PngBase base = new PngBase(pixels, samples);
        PngBase again = new PngBase(pixels.copy(), samples);
        for (int i = 0; i < 6; i++) {
            Raster image = pixels.copy();
            Damage damage = Damage.none(320, 200);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int x = random.nextInt(320);
                int y = random.nextInt(200);
                Rect rect = Rect.between(
                        x, y, Math.min(320, x + 1 + random.nextInt(200)), Math.min(200, y + 1 + random.nextInt(60)));
                damage.add(rect);
                int colour = random.nextBoolean() ? 0xFFF7F8FC : 0xFF0B1026;
                for (int at = rect.y(); at < rect.bottom(); at++) {
                    Arrays.fill(
                            image.pixels(),
                            at * 320 + rect.x(),
                            at * 320 + rect.right() - random.nextInt(rect.width()),
                            colour);
                }
            }
            String which = "seed %d, image %d".formatted(seed, i);
            byte[] file = WRITER.write(base, image, damage);
            assertThat(base.suiting(image, damage)).as(which).isSameAs(base.usual());
            assertThat(file).as(which).isEqualTo(WholeFile.of(base, samples, image));
            assertThat(WRITER.write(base, image, Damage.all(320, 200)))
                    .as(which)
                    .isEqualTo(file);
            assertThat(WRITER.write(again, image, damage)).as(which).isEqualTo(file);
            Decoded.requireSame(file, base, image, which);
        }
    }

    @Test
    void a_smooth_gradient_keeps_its_colours_since_that_is_smaller() {
        Raster pixels = Raster.filled(200, 60, -1);
        for (int i = 0; i < 200 * 60; i++) {
            pixels.pixels()[i] = Argb.of(255, 20 + i % 200 / 8, 30 + i / 200, 90 + (i % 200 + i / 200) / 5);
        }
        PngBase base = new PngBase(pixels, List.of(sample(painted(pixels, 0xFFF7F8FC))));
        assertThat(form(base)).isEqualTo(new Truecolour(false));
    }

    @Test
    void without_samples_nothing_is_lost() {
        assertThat(form(new PngBase(gradient(), List.of()))).isEqualTo(new Truecolour(false));
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void the_nearest_colour_is_that_of_a_search_through_all(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int spread = 1 << 2 + random.nextInt(7);
        int[] colours = random.ints(1 + random.nextInt(256), 0, Integer.MAX_VALUE)
                .map(i -> 0xFF000000 | near(random, spread))
                .toArray();
        Nearest nearest = new Nearest(colours);
        for (int i = 0; i < 20_000; i++) {
            int pixel = 0xFF000000 | (i % 2 == 0 ? near(random, spread) : random.nextInt(1 << 24));
            int best = 0;
            for (int j = 1; j < colours.length; j++) {
                best = Nearest.distance(colours[j], pixel) < Nearest.distance(colours[best], pixel) ? j : best;
            }
            assertThat(nearest.of(pixel)).as("seed %d, %08X", seed, pixel).isEqualTo(best);
        }
    }

    @Test
    void opaque_stays_opaque() {
        Nearest nearest = new Nearest(new int[] {0xFE808080, 0xFF000000});
        assertThat(nearest.of(0xFF808080)).isEqualTo(1);
        assertThat(nearest.of(0xFD808080)).isEqualTo(0);
    }

    private static int near(SplittableRandom random, int spread) {
        return Argb.of(0, 100, 60, 40)
                + Argb.of(0, random.nextInt(spread) % 150, random.nextInt(spread) % 150, random.nextInt(spread) % 150);
    }

    private static Form form(PngBase base) {
        return base.usual().plan().form();
    }

    /** Of more colours than a palette has, and grained, for a smooth one is smaller in its own colours. */
    private static Raster gradient() {
        SplittableRandom random = new SplittableRandom(12);
        Raster pixels = Raster.filled(320, 200, -1);
        for (int i = 0; i < 320 * 200; i++) {
            int grain = random.nextInt(3);
            pixels.pixels()[i] =
                    Argb.of(255, 20 + i % 320 / 5 + grain, 30 + i / 320 / 6 + grain, 90 + i % 320 / 6 + grain);
        }
        return pixels;
    }

    private static Raster painted(Raster base, int colour) {
        Raster image = base.copy();
        for (int y = BOX.y() + 4; y < BOX.bottom() - 4; y++) {
            Arrays.fill(image.pixels(), y * base.width() + BOX.x() + 3, y * base.width() + BOX.right() - 3, colour);
        }
        return image;
    }

    private static PngBase.Sample sample(Raster image) {
        Damage damage = Damage.none(image.width(), image.height());
        damage.add(BOX);
        return new PngBase.Sample(image, damage);
    }
}
