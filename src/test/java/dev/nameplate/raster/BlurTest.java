package dev.nameplate.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Part of a blurred mask or picture is the same as that part of the whole, whatever a thread blurred before. */
class BlurTest {

    private static final double[] SIGMAS = {0.4, 1.7, 2, 3.3, 11};

    @Test
    void part_of_a_blurred_mask_is_that_part_of_the_whole() {
        long seed = Seeds.one();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Mask mask = mask(random);
            double sigma = SIGMAS[round % SIGMAS.length];
            Mask whole = mask.blurred(sigma);
            Rect view = rect(random, mask.bounds().outset(Mask.growth(sigma)));
            Mask part = mask.blurred(sigma, view);
            assertThat(whole.bounds()).isEqualTo(mask.bounds().outset(Mask.growth(sigma)));
            for (int y = view.y(); y < view.bottom(); y++) {
                for (int x = view.x(); x < view.right(); x++) {
                    assertThat(part.at(x, y))
                            .as("(%d, %d) of %s, sigma %s, seed %d", x, y, mask.bounds(), sigma, seed)
                            .isEqualTo(whole.at(x, y));
                }
            }
        }
    }

    @Test
    void part_of_a_softened_or_continued_picture_is_that_part_of_the_whole() {
        long seed = Seeds.one();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Raster picture = picture(random);
            double sigma = SIGMAS[round % SIGMAS.length];
            int left = random.nextInt(40) - 20;
            int top = random.nextInt(40) - 20;
            Rect place = picture.bounds().translated(left, top);
            Rect view = rect(random, place);
            String what = picture.width() + "x" + picture.height() + ", sigma " + sigma + ", seed " + seed;
            expectPart(
                    picture.softened(sigma, left, top, place),
                    picture.softened(sigma, left, top, view),
                    place,
                    view,
                    what);
            expectPart(
                    picture.blurred(sigma, left, top, place),
                    picture.blurred(sigma, left, top, view),
                    place,
                    view,
                    what);
        }
    }

    private static void expectPart(Raster whole, Raster part, Rect place, Rect view, String what) {
        assertThat(part.bounds()).isEqualTo(new Rect(0, 0, view.width(), view.height()));
        for (int y = view.y(); y < view.bottom(); y++) {
            for (int x = view.x(); x < view.right(); x++) {
                assertThat(part.pixel(x - view.x(), y - view.y()))
                        .as("(%d, %d) of %s", x, y, what)
                        .isEqualTo(whole.pixel(x - place.x(), y - place.y()));
            }
        }
    }

    @Test
    void an_even_picture_stays_as_it_is_where_it_continues() {
        Raster even = Raster.filled(30, 7, 0xFF3366C8);
        for (double sigma : SIGMAS) {
            assertThat(even.blurred(sigma).pixels()).as("sigma %s", sigma).containsOnly(0xFF3366C8);
        }
    }

    @Test
    void channels_that_are_alike_are_blurred_alike() {
        Raster white = Raster.transparent(40, 30);
        white.fill(
                new Mask(new Rect(12, 9, 5, 4), bytes(new Random(1), 20)),
                Tint.of(0xFFFFFFFF),
                Raster.Mode.NORMAL,
                white.bounds());
        Raster soft = white.softened(3, 0, 0, white.bounds());
        Mask alpha = soft.alpha(0, 0);
        for (int i = 0; i < soft.pixels().length; i++) {
            assertThat(soft.pixels()[i]).isEqualTo((alpha.coverage()[i] & 255) * 0x01010101);
        }
    }

    @Test
    void joined_masks_leave_uncovered_what_all_of_them_do() {
        Mask one = new Mask(new Rect(0, 0, 2, 1), new byte[] {(byte) 128, 0});
        Mask other = new Mask(new Rect(0, 0, 3, 1), new byte[] {(byte) 128, (byte) 255, 7});
        assertThat(Mask.joined(java.util.List.of(one, other)))
                .satisfies(mask -> assertThat(mask.bounds()).isEqualTo(new Rect(0, 0, 3, 1)))
                .satisfies(mask -> assertThat(mask.coverage()).containsExactly(192, 255, 7));
        assertThat(Mask.joined(java.util.List.of()).isEmpty()).isTrue();
    }

    private static Mask mask(Random random) {
        Rect bounds = new Rect(
                random.nextInt(60) - 30, random.nextInt(60) - 30, 1 + random.nextInt(50), 1 + random.nextInt(50));
        return new Mask(bounds, bytes(random, (int) bounds.area()));
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Premultiplied noise with nothing around it. */
    private static Raster picture(Random random) {
        Raster picture = Raster.transparent(1 + random.nextInt(70), 1 + random.nextInt(70));
        Rect drawn = rect(random, picture.bounds());
        for (int y = drawn.y(); y < drawn.bottom(); y++) {
            for (int x = drawn.x(); x < drawn.right(); x++) {
                int alpha = random.nextInt(256);
                picture.pixels()[y * picture.width() + x] = alpha << 24
                        | random.nextInt(alpha + 1) << 16
                        | random.nextInt(alpha + 1) << 8
                        | random.nextInt(alpha + 1);
            }
        }
        return picture;
    }

    private static Rect rect(Random random, Rect within) {
        int x = within.x() + random.nextInt(within.width());
        int y = within.y() + random.nextInt(within.height());
        return new Rect(x, y, 1 + random.nextInt(within.right() - x), 1 + random.nextInt(within.bottom() - y));
    }
}
