package dev.nameplate.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of each pixel an outline covers. */
class CoverageTest {

    private static final Rect VIEW = new Rect(0, 0, 64, 64);

    @Test
    void whole_pixels_are_covered_wholly() {
        Mask mask = Mask.of(Outlines.rectangle(3, 5, 9, 7), VIEW);
        assertThat(mask.bounds()).isEqualTo(new Rect(3, 5, 6, 2));
        assertThat(mask.coverage()).containsOnly(255);
    }

    @Test
    void a_pixel_is_covered_by_the_share_of_its_area() {
        Mask mask = Mask.of(Outlines.rectangle(1.25, 1.5, 3.5, 2.75), VIEW);
        assertThat(mask.bounds()).isEqualTo(new Rect(1, 1, 3, 2));
        assertThat(levels(mask)).containsExactly(96, 128, 64, 143, 191, 96);
    }

    @Test
    void a_slanted_edge_covers_triangles_and_trapezia() {
        Mask mask = Mask.of(SvgPath.parse("M0 0 L4 0 L0 2 Z"), VIEW);
        assertThat(levels(mask)).containsExactly(255, 255, 191, 64, 191, 64, 0, 0);
    }

    @Test
    void which_way_a_contour_turns_makes_no_difference() {
        Mask one = Mask.of(Outlines.rectangle(1.3, 2.6, 20.4, 9.1), VIEW);
        Mask other = Mask.of(Outlines.backwards(1.3, 2.6, 20.4, 9.1), VIEW);
        assertThat(other.bounds()).isEqualTo(one.bounds());
        assertThat(other.coverage()).isEqualTo(one.coverage());
    }

    @Test
    void contours_that_overlap_cover_their_common_edge_once() {
        Path2D both = Outlines.rectangle(1, 1, 6, 4.5);
        both.append(Outlines.rectangle(4, 1, 9, 4.5), /* connect= */ false);
        assertThat(Mask.of(both, VIEW).coverage())
                .isEqualTo(Mask.of(Outlines.rectangle(1, 1, 9, 4.5), VIEW).coverage());
    }

    @Test
    void contours_that_touch_leave_no_seam() {
        Path2D both = Outlines.rectangle(1, 1, 4.3, 5);
        both.append(Outlines.rectangle(4.3, 1, 9, 5), /* connect= */ false);
        assertThat(Mask.of(both, VIEW).coverage()).containsOnly(255);
    }

    /** A pane whose top is above the view has two sides there, far apart, with other contours between and beside them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 12})
    void contours_apart_are_as_if_each_were_alone(int top) {
        Rect view = new Rect(0, top, 64, 40);
        Path2D all = Outlines.rectangle(8.25, 4, 55.5, 30.5);
        all.append(Outlines.rectangle(20, 16, 24.5, 60), /* connect= */ false);
        all.append(Outlines.backwards(30, 16, 34.5, 28), /* connect= */ false);
        all.append(Outlines.rectangle(1.5, 2, 5.25, 50), /* connect= */ false);
        all.append(Outlines.rectangle(58, 20, 90, 24), /* connect= */ false);
        Mask mask = Mask.of(all, view);
        assertThat(mask.at(5, 20)).isEqualTo(64);
        assertThat(mask.at(7, 20)).isZero();
        assertThat(mask.at(8, 20)).isEqualTo(191);
        assertThat(mask.at(22, 20)).isEqualTo(255);
        assertThat(mask.at(31, 20)).isZero();
        assertThat(mask.at(40, 20)).isEqualTo(255);
        assertThat(mask.at(55, 20)).isEqualTo(128);
        assertThat(mask.at(57, 20)).isZero();
        assertThat(mask.at(63, 20)).isEqualTo(255);
        assertThat(mask.at(63, 26)).isZero();
        assertThat(mask.at(22, 35)).isEqualTo(255);
        assertThat(mask.at(40, 35)).isZero();
    }

    @Test
    void contours_that_turn_against_each_other_leave_a_hole_where_they_overlap() {
        Path2D both = Outlines.rectangle(0, 0, 6, 6);
        both.append(Outlines.backwards(2, 2, 4.5, 4), /* connect= */ false);
        Mask mask = Mask.of(both, VIEW);
        assertThat(mask.at(2, 2)).isZero();
        assertThat(mask.at(4, 3)).isEqualTo(128);
        assertThat(mask.at(5, 3)).isEqualTo(255);
    }

    @Test
    void the_even_odd_rule_leaves_out_what_is_covered_twice() {
        Path2D both = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        both.append(Outlines.rectangle(0, 0, 6, 6), /* connect= */ false);
        both.append(Outlines.rectangle(2, 2, 4.5, 4), /* connect= */ false);
        Mask mask = Mask.of(both, VIEW);
        assertThat(mask.at(3, 3)).isZero();
        assertThat(mask.at(4, 3)).isEqualTo(128);
        assertThat(mask.at(0, 0)).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void tangled_outlines_come_out_as_by_brute_force(int round) {
        for (int seed = round * 1000; seed < round * 1000 + 40; seed++) {
            Path2D outline = Outlines.tangle(new Random(seed), 24);
            Rect view = new Rect(0, 0, 24, 24);
            Mask mask = Mask.of(outline, view);
            double[][] reference = ScanlineReference.coverage(outline, view);
            double sum = 0;
            for (int y = 0; y < 24; y++) {
                for (int x = 0; x < 24; x++) {
                    double difference = mask.at(x, y) / 255.0 - reference[y][x];
                    sum += difference;
                    assertThat(difference)
                            .as("seed %d, pixel %d,%d", seed, x, y)
                            .isCloseTo(0, within(0.035));
                }
            }
            assertThat(sum / (24 * 24)).as("mean error, seed %d", seed).isCloseTo(0, within(0.001));
        }
    }

    @Test
    void the_area_of_a_circle_is_kept() {
        for (double radius : new double[] {0.4, 1, 3.3, 17, 29.7}) {
            Mask mask = Mask.of(Outlines.circle(31.7, 30.2, radius), VIEW);
            double sum = 0;
            for (int level : levels(mask)) {
                sum += level / 255.0;
            }
            double area = Math.PI * radius * radius;
            assertThat(sum).as("radius %s", radius).isCloseTo(area, within(0.03 + 2 * Math.PI * radius / 64));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13})
    void a_view_cuts_and_changes_nothing_else(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Path2D outline = Outlines.tangle(random, 60);
            outline.transform(AffineTransform.getTranslateInstance(-20 + random.nextInt(10), -10));
            Mask whole = Mask.of(outline, new Rect(-64, -64, 192, 192));
            Rect view = new Rect(
                    random.nextInt(40) - 10, random.nextInt(40) - 10, 1 + random.nextInt(30), 1 + random.nextInt(30));
            Mask part = Mask.of(outline, view);
            assertThat(view.contains(part.bounds())).isTrue();
            for (int y = view.y(); y < view.bottom(); y++) {
                for (int x = view.x(); x < view.right(); x++) {
                    assertThat(part.at(x, y))
                            .as("seed %d, outline %d, pixel %d,%d of %s", seed, i, x, y, view)
                            .isEqualTo(whole.at(x, y));
                }
            }
        }
    }

    @Test
    void moving_by_whole_pixels_moves_the_mask() {
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            Path2D outline = Outlines.tangle(random, 40);
            Mask mask = Mask.of(outline, new Rect(0, 0, 40, 40));
            Path2D moved = new Path2D.Double(outline, AffineTransform.getTranslateInstance(1000, -300));
            Mask other = Mask.of(moved, new Rect(1000, -300, 40, 40));
            assertThat(other.bounds()).isEqualTo(mask.bounds().translated(1000, -300));
            assertThat(other.coverage()).as("outline %d of seed 5", i).isEqualTo(mask.coverage());
        }
    }

    @Test
    void what_reaches_far_beyond_the_view_is_cut() {
        assertThat(Mask.of(Outlines.rectangle(-1e30, -1e300, 1e300, 1e30), VIEW).coverage())
                .hasSize(64 * 64)
                .containsOnly(255);
        assertThat(Mask.of(Outlines.rectangle(1e9, -1e9, 1e10, 1e9), VIEW).isEmpty())
                .isTrue();
        assertThat(Mask.of(SvgPath.parse("M-1e12 1e12 C 1e12 1e12 1e15 -1e15 1e12 -1e12 L -1e12 -1e12 Z"), VIEW)
                        .at(20, 20))
                .isEqualTo(255);
        Mask diagonal = Mask.of(SvgPath.parse("M-1e6 -1e6 L1e6 1e6 L-1e6 1e6 Z"), VIEW);
        assertThat(diagonal.at(10, 10)).isEqualTo(128);
        assertThat(diagonal.at(11, 10)).isZero();
        assertThat(diagonal.at(10, 11)).isEqualTo(255);
    }

    @Test
    void coordinates_that_are_no_numbers_are_refused() {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(0, 0);
        path.lineTo(Double.NaN, 3);
        assertThatThrownBy(() -> Mask.of(path, VIEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        Path2D.Double far = new Path2D.Double();
        far.moveTo(0, Double.NEGATIVE_INFINITY);
        assertThatThrownBy(() -> Mask.of(far, VIEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Infinity");
    }

    @Test
    void views_too_large_for_a_mask_are_refused() {
        assertThatThrownBy(() -> Mask.of(Outlines.circle(0, 0, 1), new Rect(0, 0, 40_000, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40000x10")
                .hasMessageContaining("32767");
    }

    @Test
    void outlines_without_area_cover_nothing() {
        assertThat(Mask.of(new Path2D.Double(), VIEW).isEmpty()).isTrue();
        assertThat(Mask.of(SvgPath.parse("M1 1 L20 1"), VIEW).isEmpty()).isTrue();
        assertThat(Mask.of(Outlines.circle(5, 5, 2), Rect.EMPTY).isEmpty()).isTrue();
    }

    @Test
    void the_extent_is_where_the_mask_will_be() {
        Random random = new Random(6);
        for (int i = 0; i < 100; i++) {
            Path2D outline = Outlines.tangle(random, 50);
            Mask mask = Mask.of(outline, new Rect(-100, -100, 300, 300));
            assertThat(Mask.extent(outline, 0)).as("outline %d of seed 6", i).isEqualTo(mask.bounds());
            assertThat(Mask.extent(outline, 2.5)).isEqualTo(mask.blurred(2.5).bounds());
        }
    }

    private static int[] levels(Mask mask) {
        int[] levels = new int[mask.coverage().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = mask.coverage()[i] & 255;
        }
        return levels;
    }
}
