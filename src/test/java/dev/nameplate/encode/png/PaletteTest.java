package dev.nameplate.encode.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a palette is used, and what it shows. */
class PaletteTest {

    private static final PngWriter WRITER = new PngWriter();
    private static final Rect BOX = new Rect(20, 10, 100, 30);

    static LongStream seeds() {
        long first = Long.getLong("seed", System.nanoTime());
        return LongStream.range(first, first + 8);
    }

    @Test
    void few_colours_are_kept_exactly_with_their_alpha() throws IOException {
        Raster pixels = Raster.transparent(200, 60);
        SplittableRandom random = new SplittableRandom(6);
        Arrays.setAll(pixels.pixels(), i -> Argb.premultiplied(Argb.of(random.nextInt(200) + 50, 200, 40, 90)));
        Raster image = painted(pixels, 0xFF123456);
        PngBase base = new PngBase(pixels, List.of(sample(image)));
        byte[] file = WRITER.write(base, image, sample(image).damage());
        assertThat(base.usual().plan().form()).isInstanceOf(Palette.class);
        int[] expected = Arrays.stream(image.pixels()).map(Argb::straight).toArray();
        assertThat(Decoded.colours(file)).isEqualTo(expected);
        int[] ofBase = Arrays.stream(pixels.pixels()).map(Argb::straight).toArray();
        assertThat(Decoded.colours(base.usual().file())).isEqualTo(ofBase);
    }

    @Test
    void a_gradient_of_many_colours_takes_a_palette_and_looks_the_same() throws IOException {
        Raster pixels = gradient();
        Raster image = painted(pixels, 0xFFF7F8FC);
        PngBase.Sample sample = sample(image);
        PngBase base = new PngBase(pixels, List.of(sample));
        PngBase plain = new PngBase(pixels, List.of());
        byte[] file = WRITER.write(base, image, sample.damage());
        assertThat(base.usual().plan().form()).isInstanceOf(Palette.class);
        assertThat(file.length).isLessThan(WRITER.write(plain, image, sample.damage()).length);
        int[] read = Decoded.colours(file);
        double sum = 0;
        for (int i = 0; i < read.length; i++) {
            sum += Nearest.distance(read[i], image.pixels()[i]);
        }
        double psnr = 10 * StrictMath.log10(255 * 255 / (sum / Nearest.WEIGHTS / read.length));
        assertThat(psnr).isGreaterThan(44);
        // Flat ground is the colour it was.
        assertThat(read[20 * 200 + 60]).isEqualTo(0xFFF7F8FC);
    }

    @Test
    void a_photograph_is_written_as_it_is() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        Raster pixels = Raster.filled(200, 60, -1);
        Arrays.setAll(pixels.pixels(), i -> 0xFF000000 | random.nextInt(1 << 24));
        Raster image = painted(pixels, 0xFF00FF00);
        PngBase base = new PngBase(pixels, List.of(sample(image)));
        assertThat(base.usual().plan().form()).isEqualTo(new Truecolour(false));
        assertThat(Decoded.colours(WRITER.write(base, image, sample(image).damage())))
                .isEqualTo(image.pixels());
    }

    @Test
    void an_image_in_colours_unlike_the_samples_is_written_as_it_is() throws IOException {
        Raster pixels = gradient();
        PngBase base = new PngBase(pixels, List.of(sample(painted(pixels, 0xFFF7F8FC))));
        Raster green = painted(pixels, 0xFF00FF00);
        assertThat(Decoded.colours(WRITER.write(base, green, sample(green).damage())))
                .isEqualTo(green.pixels());
        Raster clear = painted(pixels, 0x40200000);
        int[] straight = Arrays.stream(clear.pixels()).map(Argb::straight).toArray();
        assertThat(Decoded.colours(WRITER.write(base, clear, sample(clear).damage())))
                .isEqualTo(straight);
    }

    @Test
    void a_smooth_gradient_keeps_its_colours_since_that_is_smaller() {
        Raster pixels = Raster.filled(200, 60, -1);
        for (int i = 0; i < 200 * 60; i++) {
            pixels.pixels()[i] = Argb.of(255, 20 + i % 200 / 8, 30 + i / 200, 90 + (i % 200 + i / 200) / 5);
        }
        PngBase base = new PngBase(pixels, List.of(sample(painted(pixels, 0xFFF7F8FC))));
        assertThat(base.usual().plan().form()).isEqualTo(new Truecolour(false));
    }

    @Test
    void without_samples_nothing_is_lost() {
        assertThat(new PngBase(gradient(), List.of()).usual().plan().form()).isEqualTo(new Truecolour(false));
    }

    @ParameterizedTest(name = "-Dseed={0}")
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
        return Argb.of(0, 100, 60, 40) + Argb.of(0, random.nextInt(spread) % 150, random.nextInt(spread) % 150, random.nextInt(spread) % 150);
    }

    /** Grained, for a smooth one is smaller in its own colours. */
    private static Raster gradient() {
        SplittableRandom random = new SplittableRandom(12);
        Raster pixels = Raster.filled(200, 60, -1);
        for (int i = 0; i < 200 * 60; i++) {
            pixels.pixels()[i] = Argb.of(255, 20 + i % 200 / 8, 30 + i / 600 + random.nextInt(2), 90 + i % 200 / 8);
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
