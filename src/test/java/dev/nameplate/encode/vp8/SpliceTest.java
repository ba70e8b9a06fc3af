package dev.nameplate.encode.vp8;

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

    private static final Vp8Writer WRITER = new Vp8Writer();

    static LongStream seeds() {
        return Seeds.some(8);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void splicing_gives_the_bytes_of_coding_every_macroblock(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 8; i++) {
            boolean alpha = random.nextInt(4) == 0;
            Raster pixels = Pictures.picture(random, 1 + random.nextInt(180), 1 + random.nextInt(180), alpha);
            int quality = random.nextInt(101);
            Vp8Base base = new Vp8Base(pixels, quality, Pictures.images(random, pixels, alpha, Vp8Base.Sample::new));
            for (int j = 0; j < 3; j++) {
                Vp8Base.Sample image = Pictures.image(random, pixels, alpha, Vp8Base.Sample::new);
                int asked = random.nextInt(3) > 0 ? quality : random.nextInt(101);
                byte[] spliced = WRITER.write(base, image.pixels(), image.damage(), asked);
                assertThat(spliced)
                        .as("seed %d, picture %d, image %d: %s at %d", seed, i, j, base.grid(), asked)
                        .isEqualTo(whole(base, image.pixels(), asked));
            }
        }
    }

    /** The file without taking over anything, with all declared damaged. */
    private static byte[] whole(Vp8Base base, Raster pixels, int quality) {
        Damage all = Damage.all(pixels.width(), pixels.height());
        return WRITER.write(base, pixels, all, quality, /* spliced= */ false);
    }

    @Test
    void long_runs_are_taken_over_around_small_changes() {
        SplittableRandom random = new SplittableRandom(5);
        Raster pixels = Pictures.picture(random, 640, 400, false);
        for (int i = 0; i < pixels.pixels().length; i++) {
            pixels.pixels()[i] ^= random.nextInt(32) * 0x010101;
        }
        Vp8Base base = new Vp8Base(pixels, 80, List.of());
        for (int i = 0; i < 40; i++) {
            Raster image = pixels.copy();
            Damage damage = Damage.none(640, 400);
            for (int j = random.nextInt(3); j >= 0; j--) {
                int at = random.nextInt(640 * 400);
                image.pixels()[at] ^= 0x00FFFFFF;
                damage.add(new Rect(at % 640, at / 640, 1, 1));
            }
            assertThat(WRITER.write(base, image, damage, 80)).as("image %d", i).isEqualTo(whole(base, image, 80));
        }
    }

    @Test
    void the_smallest_pictures_are_spliced() {
        SplittableRandom random = new SplittableRandom(17);
        for (int width = 1; width <= 18; width++) {
            for (int height : new int[] {1, 2, 7, 8, 15, 16, 17}) {
                Raster pixels = Pictures.picture(random, width, height, width % 3 == 0);
                Vp8Base base = new Vp8Base(pixels, 30 + random.nextInt(70), List.of());
                Raster image = pixels.copy();
                image.pixels()[random.nextInt(width * height)] ^= 0x00FFFFFF;
                assertThat(WRITER.write(base, image, Damage.all(width, height), 80))
                        .as("%s", base.grid())
                        .isEqualTo(whole(base, image, 80));
            }
        }
    }

    @Test
    void a_picture_like_its_base_is_the_bases_bits() {
        Raster pixels = Pictures.picture(new SplittableRandom(7), 90, 50, false);
        Vp8Base base = new Vp8Base(pixels, 80, List.of());
        byte[] declared = WRITER.write(base, pixels.copy(), Damage.all(90, 50), 80);
        byte[] untouched = WRITER.write(base, pixels, Damage.none(90, 50), 80);
        assertThat(declared).isEqualTo(untouched).isEqualTo(whole(base, pixels, 80));
    }

    @Test
    void a_change_of_one_pixel_in_any_macroblock_is_spliced_in() {
        Raster pixels = Pictures.picture(new SplittableRandom(3), 101, 67, false);
        Vp8Base base = new Vp8Base(pixels, 85, List.of());
        for (int y = 0; y < 67; y += 16) {
            for (int x = 0; x < 101; x += 16) {
                Raster image = pixels.copy();
                image.pixels()[y * 101 + x] ^= 0x00FFFFFF;
                Damage damage = Damage.none(101, 67);
                damage.add(new Rect(x, y, 1, 1));
                assertThat(WRITER.write(base, image, damage, 85))
                        .as("at %d,%d", x, y)
                        .isEqualTo(whole(base, image, 85));
            }
        }
    }

    @Test
    void changes_do_not_leave_the_areas_of_the_samples() {
        SplittableRandom random = new SplittableRandom(23);
        Raster pixels = Raster.filled(320, 320, -1);
        for (int i = 0; i < pixels.pixels().length; i++) {
            pixels.pixels()[i] = 0xFF000000 | (i % 320 + i / 320) / 3 * 0x010101 ^ random.nextInt(8);
        }
        Rect area = Rect.between(70, 90, 200, 170);
        Vp8Base.Sample sample = noise(random, pixels, area);
        Vp8Base base = new Vp8Base(pixels, 80, List.of(sample));
        Changes changes = new Changes();
        Vp8Base.Sample image = noise(random, pixels, area);
        changes.find(base.grid(), pixels, image.pixels(), image.damage());
        int[] counts = new int[2];
        new Pass().run(base.grid(), base.at(80).plan(), image.pixels(), changes, new Pass.Sink() {
            @Override
            public void renewed(int index, Macroblock it, int above, int left, long modesAbove, long modesLeft) {
                counts[0]++;
                counts[1] += changes.has(index) ? 1 : 0;
            }

            @Override
            public void kept(
                    int index, boolean modes, boolean levels, int above, int left, long modesAbove, long modesLeft) {}
        });
        assertThat(counts[0]).isEqualTo(counts[1]).isEqualTo(9 * 6);
    }

    private static Vp8Base.Sample noise(SplittableRandom random, Raster base, Rect area) {
        Raster pixels = base.copy();
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                pixels.pixels()[y * base.width() + x] = 0xFF000000 | random.nextInt(1 << 24);
            }
        }
        Damage damage = Damage.none(base.width(), base.height());
        damage.add(area);
        return new Vp8Base.Sample(pixels, damage);
    }

    @Test
    void codings_for_other_qualities_come_back_the_same_and_are_bounded() {
        SplittableRandom random = new SplittableRandom(31);
        Raster pixels = Pictures.picture(random, 120, 90, false);
        Vp8Base base = new Vp8Base(pixels, 85, List.of());
        long before = base.weight();
        Vp8Base.Sample image = Pictures.image(random, pixels, false, Vp8Base.Sample::new);
        byte[] first = WRITER.write(base, image.pixels(), image.damage(), 40);
        long one = base.weight() - before;
        for (int quality = 41; quality < 80; quality++) {
            WRITER.write(base, image.pixels(), image.damage(), quality);
        }
        assertThat(one).isPositive();
        assertThat(base.weight() - before).isLessThan(one * 16);
        assertThat(WRITER.write(base, image.pixels(), image.damage(), 40)).isEqualTo(first);
    }

    @Test
    void pictures_that_no_file_can_hold_are_known() {
        assertThat(Vp8Base.holds(16_383, 64)).isTrue();
        assertThat(Vp8Base.holds(16_384, 64)).isFalse();
        assertThat(Vp8Base.holds(64, 16_384)).isFalse();
        assertThat(Vp8Base.holds(4096, 4096)).isTrue();
        assertThat(Vp8Base.holds(16_383, 16_383)).as("modes may not fit").isFalse();
    }
}
