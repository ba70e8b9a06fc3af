package dev.nameplate.encode.vp8;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Pictures;
import dev.nameplate.testing.Program;
import dev.nameplate.testing.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's decoders read what is written here, and see what the encoder saw. */
class DecodingTest {

    private static final Vp8Writer WRITER = new Vp8Writer();

    static LongStream seeds() {
        return Seeds.some(12);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void a_decoder_reconstructs_what_the_encoder_did(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 6; i++) {
            Raster pixels = Pictures.picture(random, 1 + random.nextInt(150), 1 + random.nextInt(150), false);
            Vp8Base.Sample image = Pictures.image(random, pixels, false, Vp8Base.Sample::new);
            int quality = random.nextInt(101);
            Vp8Base base = new Vp8Base(pixels, quality, Pictures.images(random, pixels, false, Vp8Base.Sample::new));
            byte[] file = WRITER.write(base, image.pixels(), image.damage(), quality);
            assertThat(Decoded.unsmoothed(file).pixels())
                    .as("seed %d, picture %d, %s at %d", seed, i, base.grid(), quality)
                    .isEqualTo(reconstructed(base, image, quality).pixels());
        }
    }

    /** What was reconstructed of a picture, as pixels: of the base what a decoder sees of the base alone. */
    private static Raster reconstructed(Vp8Base base, Vp8Base.Sample image, int quality) throws IOException {
        Grid grid = base.grid();
        int columns = grid.columns();
        Changes changes = new Changes();
        changes.find(grid, base.pixels(), image.pixels(), image.damage());
        Raster seen = Decoded.unsmoothed(file(base, base.pixels(), quality));
        Pass pass = new Pass();
        pass.run(grid, base.at(quality).plan(), image.pixels(), changes, new Pass.Sink() {
            @Override
            public void renewed(int index, Macroblock it, int above, int left, long modesAbove, long modesLeft) {
                show(pass.reconstructed(), seen, 16 * (index % columns), 16 * (index / columns));
            }

            @Override
            public void kept(
                    int index, boolean sameModes, boolean sameLevels, int above, int left, long over, long before) {
                // As in the base.
            }
        });
        return seen;
    }

    @Test
    void every_mode_is_used() {
        SplittableRandom random = new SplittableRandom(2);
        Set<Integer> whole = new HashSet<>();
        Set<Integer> small = new HashSet<>();
        Set<Integer> chroma = new HashSet<>();
        Macroblock macroblock = new Macroblock();
        for (int i = 0; i < 12; i++) {
            Raster pixels = Pictures.picture(random, 100, 100, false);
            Vp8Base base = new Vp8Base(pixels, 90, List.of());
            Macroblocks macroblocks = base.at(90).plan().macroblocks();
            for (int index = 0; index < base.grid().macroblocks(); index++) {
                macroblocks.get(index, macroblock);
                chroma.add(macroblock.chroma);
                whole.add(macroblock.luma);
                for (int block = 0; block < 16 && macroblock.luma == Macroblock.SUBBLOCKS; block++) {
                    small.add(macroblock.mode(block));
                }
            }
        }
        assertThat(whole).containsExactlyInAnyOrder(0, 1, 2, 3, Macroblock.SUBBLOCKS);
        assertThat(chroma).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(small).hasSize(SubblockModes.COUNT);
    }

    /** Shows a macroblock by the integers that libwebp turns samples into colours with. */
    private static void show(int[] samples, Raster to, int left, int top) {
        for (int y = top; y < Math.min(top + 16, to.height()); y++) {
            for (int x = left; x < Math.min(left + 16, to.width()); x++) {
                int luma = samples[at(x - left, y - top, 4)] * 19077 >> 8;
                int blue = samples[Source.BLUE + at((x - left) / 2, (y - top) / 2, 2)];
                int red = samples[Source.RED + at((x - left) / 2, (y - top) / 2, 2)];
                to.pixels()[y * to.width() + x] = Argb.of(
                        255,
                        Transform.clamp(luma + (red * 26149 >> 8) - 14234 >> 6),
                        Transform.clamp(luma - (blue * 6419 >> 8) - (red * 13320 >> 8) + 8708 >> 6),
                        Transform.clamp(luma + (blue * 33050 >> 8) - 17685 >> 6));
            }
        }
    }

    private static int at(int x, int y, int blocks) {
        return ((y / 4) * blocks + x / 4) * 16 + y % 4 * 4 + x % 4;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 3", "7, 9", "15, 16", "16, 16", "17, 33", "64, 1", "1, 64", "121, 63", "300, 200"})
    void every_size_decodes_and_looks_the_same(int width, int height) throws IOException {
        Raster pixels = Pictures.smooth(width, height);
        Vp8Base base = new Vp8Base(pixels, 92, List.of());
        Raster read = Decoded.picture(file(base, pixels, 92));
        assertThat(read.bounds()).isEqualTo(pixels.bounds());
        assertThat(Pictures.psnr(read, pixels)).isGreaterThan(34);
    }

    /** The eye takes a step of tint in a calm ground for a fault long before any mean of errors shows it. */
    @Test
    void calm_grounds_keep_their_tint() throws IOException {
        SplittableRandom random = new SplittableRandom(26);
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            Raster pixels = tinted(random, 240, 160);
            Raster read = Decoded.picture(file(new Vp8Base(pixels, 84, List.of()), pixels, 84));
            double farthest = 0;
            for (int at = 0; at < 10 * 15; at++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int x = at % 15 * 16;
                    int y = at / 15 * 16;
                    farthest = Math.max(farthest, Math.abs(mean(read, x, y, shift) - mean(pixels, x, y, shift)));
                }
            }
            sum += farthest;
        }
        assertThat(sum / 12).as("levels that the worst macroblock is off by").isLessThan(2);
    }

    /** From one soft colour to another, with a little grain. */
    private static Raster tinted(SplittableRandom random, int width, int height) {
        int[] from = {random.nextInt(20, 235), random.nextInt(20, 235), random.nextInt(20, 235)};
        int[] change = {random.nextInt(-12, 13), random.nextInt(-12, 13), random.nextInt(-12, 13)};
        Raster raster = Raster.filled(width, height, -1);
        for (int i = 0; i < width * height; i++) {
            double way = (i % width / (double) width + i / width / (double) height) / 2;
            int grain = random.nextInt(3) - 1;
            raster.pixels()[i] = Argb.of(
                    255,
                    (int) Math.round(from[0] + change[0] * way) + grain,
                    (int) Math.round(from[1] + change[1] * way) + grain,
                    (int) Math.round(from[2] + change[2] * way) + grain);
        }
        return raster;
    }

    /** The mean of a colour in a macroblock. */
    private static double mean(Raster raster, int left, int top, int shift) {
        double sum = 0;
        for (int y = top; y < top + 16; y++) {
            for (int x = left; x < left + 16; x++) {
                sum += raster.pixel(x, y) >> shift & 255;
            }
        }
        return sum / 256;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 95, 100})
    void extremes_are_coded_by_probabilities_made_for_a_blank_page(int quality) throws IOException {
        SplittableRandom random = new SplittableRandom(quality);
        Raster blank = Raster.filled(160, 160, 0xFFFFFFFF);
        Vp8Base base = new Vp8Base(blank, quality, List.of());
        Raster noise = blank.copy();
        Arrays.setAll(noise.pixels(), i -> random.nextBoolean() ? 0xFF000000 : 0xFFFFFFFF);
        Raster checks = blank.copy();
        Arrays.setAll(checks.pixels(), i -> (i + i / 160) % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF);
        Raster bars = blank.copy();
        Arrays.setAll(bars.pixels(), i -> i % 160 / 4 % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF);
        for (Raster pixels : List.of(noise, checks, bars, Raster.filled(160, 160, 0xFF000000))) {
            double psnr = Pictures.psnr(Decoded.picture(file(base, pixels, quality)), pixels);
            assertThat(psnr).isGreaterThan(quality < 50 ? 5 : 25);
        }
        assertThat(Pictures.psnr(Decoded.picture(file(base, blank, quality)), blank))
                .isGreaterThan(quality < 50 ? 30 : 45);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void alpha_is_kept_as_it_is(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 6; i++) {
            Raster pixels = Pictures.picture(random, 1 + random.nextInt(150), 1 + random.nextInt(150), true);
            Vp8Base base = new Vp8Base(pixels, 80, List.of());
            Vp8Base.Sample image = Pictures.image(random, pixels, true, Vp8Base.Sample::new);
            Raster read = Decoded.picture(WRITER.write(base, image.pixels(), image.damage(), 80));
            for (int at = 0; at < pixels.pixels().length; at++) {
                assertThat(Argb.alpha(read.pixels()[at]))
                        .as("seed %d, picture %d, pixel %d of %s", seed, i, at, base.grid())
                        .isEqualTo(Argb.alpha(image.pixels().pixels()[at]));
            }
        }
    }

    @Test
    void colours_are_kept_where_they_are_half_clear() throws IOException {
        Raster pixels = Raster.transparent(64, 64);
        Arrays.setAll(pixels.pixels(), i -> Argb.premultiplied((i / 64 * 4) << 24 | 0x3366CC));
        Raster read = Decoded.picture(file(new Vp8Base(pixels, 90, List.of()), pixels, 90));
        for (int i = 64 * 16; i < 64 * 64; i++) {
            assertThat(Argb.red(read.pixels()[i])).isBetween(0x33 - 8, 0x33 + 8);
            assertThat(Argb.blue(read.pixels()[i])).isBetween(0xCC - 8, 0xCC + 8);
        }
    }

    @Test
    void a_picture_that_covers_all_that_was_clear_has_no_alpha() throws IOException {
        Raster clear = Raster.transparent(50, 40);
        Vp8Base base = new Vp8Base(clear, 80, List.of());
        Raster pixels = Raster.filled(50, 40, 0xFF224466);
        byte[] file = file(base, pixels, 80);
        assertThat(new String(file, 12, 4, StandardCharsets.US_ASCII)).isEqualTo("VP8 ");
        assertThat(new String(file(base, clear, 80), 12, 4, StandardCharsets.US_ASCII))
                .isEqualTo("VP8X");
    }

    @Test
    void webpinfo_and_dwebp_find_nothing_to_say(@TempDir Path folder) throws IOException, InterruptedException {
        Demands.program("/usr/bin/webpinfo", "webp");
        Demands.program("/usr/bin/dwebp", "webp");
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 10; i++) {
            boolean alpha = i % 3 == 0;
            Raster pixels = Pictures.picture(random, 1 + random.nextInt(180), 1 + random.nextInt(180), alpha);
            int quality = random.nextInt(101);
            Vp8Base base = new Vp8Base(pixels, quality, Pictures.images(random, pixels, alpha, Vp8Base.Sample::new));
            Vp8Base.Sample image = Pictures.image(random, pixels, alpha, Vp8Base.Sample::new);
            Path file = folder.resolve(i + ".webp");
            Files.write(file, WRITER.write(base, image.pixels(), image.damage(), quality));
            assertThat(Program.said("/usr/bin/webpinfo", "-quiet", file + ""))
                    .as("picture %d, %s", i, base.grid())
                    .isEmpty();
            assertThat(Program.said("/usr/bin/dwebp", "-quiet", file + "", "-o", folder.resolve("out.png") + ""))
                    .as("picture %d, %s", i, base.grid())
                    .isEmpty();
        }
    }

    /** As browsers read them, which is stricter about what comes after a header; of some 60 such pictures one used to fail. */
    @Test
    void the_smallest_pictures_are_read_as_they_arrive(@TempDir Path folder) throws IOException, InterruptedException {
        Demands.program("/usr/bin/dwebp", "webp");
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            Raster pixels = Pictures.picture(random, 1 + random.nextInt(16), 1 + random.nextInt(16), false);
            int quality = random.nextInt(40, 96);
            Vp8Base base = new Vp8Base(pixels, quality, Pictures.images(random, pixels, false, Vp8Base.Sample::new));
            Path file = folder.resolve("small.webp");
            Files.write(
                    file,
                    file(
                            base,
                            Pictures.image(random, pixels, false, Vp8Base.Sample::new)
                                    .pixels(),
                            quality));
            assertThat(Program.said(
                            "/usr/bin/dwebp",
                            "-quiet",
                            "-incremental",
                            file + "",
                            "-o",
                            folder.resolve("out.png") + ""))
                    .as("picture %d, %s at %d", i, pixels.bounds(), quality)
                    .isEmpty();
        }
    }

    private static byte[] file(Vp8Base base, Raster pixels, int quality) {
        return WRITER.write(base, pixels, Damage.all(pixels.width(), pixels.height()), quality);
    }
}
