package dev.nameplate.render.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.StackLayer;
import dev.nameplate.template.StackLayer.Justify;
import dev.nameplate.template.Standing.Align;
import dev.nameplate.template.Standing.Edges;
import dev.nameplate.template.Standing.Flowing;
import dev.nameplate.template.Standing.Sizes;
import dev.nameplate.testing.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and columns of things whose sizes are known: what a browser makes of the same flexbox. */
class FlexTest {

    private boolean row = true;
    private double gap;
    private double lineGap;
    private Edges padding = Edges.NONE;
    private Align align = Align.STRETCH;
    private Justify justify = Justify.START;
    private Justify content = Justify.START;
    private boolean wrap;

    @Test
    void neighbours_stand_side_by_side_with_gaps() {
        gap = 10;
        padding = new Edges(1, 2, 3, 4);
        assertThat(boxes(200, 50, fixed(30, 20), fixed(40, 10)))
                .containsExactly(new Box(4, 1, 30, 20), new Box(44, 1, 40, 10));
    }

    @Test
    void a_column_flows_down() {
        row = false;
        gap = 5;
        align = Align.CENTER;
        assertThat(boxes(100, 200, fixed(40, 20), fixed(60, 10)))
                .containsExactly(new Box(30, 0, 40, 20), new Box(20, 25, 60, 10));
    }

    @Test
    void what_is_left_over_is_shared_by_growth() {
        assertThat(boxes(100, 10, fixed(20, 10), growing(1), growing(3)))
                .containsExactly(new Box(0, 0, 20, 10), new Box(20, 0, 20, 10), new Box(40, 0, 60, 10));
    }

    @Test
    void growth_stops_at_a_bound_and_the_rest_goes_to_others() {
        Flex.Item bounded = item(new Sizes(Double.NaN, Double.NaN, 0, 15, 0, 1e9, Double.NaN), 1, 0);
        assertThat(boxes(100, 10, bounded, growing(1))).containsExactly(new Box(0, 0, 15, 10), new Box(15, 0, 85, 10));
    }

    @Test
    void half_a_share_takes_half_of_what_is_left() {
        assertThat(boxes(100, 10, growing(0.25), growing(0.25)))
                .containsExactly(new Box(0, 0, 25, 10), new Box(25, 0, 25, 10));
    }

    @Test
    void what_is_wanting_is_given_up_in_proportion_to_size() {
        assertThat(boxes(100, 10, willing(50), willing(150)))
                .containsExactly(new Box(0, 0, 25, 10), new Box(25, 0, 75, 10));
    }

    @Test
    void nothing_gives_up_more_than_its_least_size() {
        Flex.Item bounded = item(new Sizes(100, Double.NaN, 90, 1e9, 0, 1e9, Double.NaN), 0, 1);
        assertThat(boxes(100, 10, bounded, willing(100)))
                .containsExactly(new Box(0, 0, 90, 10), new Box(90, 0, 10, 10));
    }

    @Test
    void fixed_things_overflow_rather_than_shrink() {
        assertThat(boxes(50, 10, fixed(40, 10), fixed(40, 10)))
                .containsExactly(new Box(0, 0, 40, 10), new Box(40, 0, 40, 10));
    }

    @Test
    void room_left_over_goes_where_justify_says() {
        assertThat(starts(Justify.START)).containsExactly(0.0, 10.0, 20.0);
        assertThat(starts(Justify.CENTER)).containsExactly(30.0, 40.0, 50.0);
        assertThat(starts(Justify.END)).containsExactly(60.0, 70.0, 80.0);
        assertThat(starts(Justify.SPACE_BETWEEN)).containsExactly(0.0, 40.0, 80.0);
        assertThat(starts(Justify.SPACE_AROUND)).containsExactly(10.0, 40.0, 70.0);
        assertThat(starts(Justify.SPACE_EVENLY)).containsExactly(15.0, 40.0, 65.0);
    }

    private List<Double> starts(Justify where) {
        justify = where;
        return boxes(90, 10, fixed(10, 10), fixed(10, 10), fixed(10, 10)).stream()
                .map(Box::x)
                .toList();
    }

    @Test
    void a_single_thing_between_spaces_stands_at_the_start() {
        justify = Justify.SPACE_BETWEEN;
        assertThat(boxes(90, 10, fixed(10, 10))).containsExactly(new Box(0, 0, 10, 10));
    }

    @Test
    void baselines_meet() {
        align = Align.BASELINE;
        Flex.Item tall = new Flex.Item(flowing(Sizes.FREE, 0, 0), (w, h) -> new Extent(30, 40, 32));
        Flex.Item low = new Flex.Item(flowing(Sizes.FREE, 0, 0), (w, h) -> new Extent(20, 16, 12));
        Flex.Arranged arranged = hugging(tall, low);
        assertThat(arranged.boxes()).containsExactly(new Box(0, 0, 30, 40), new Box(30, 20, 20, 16));
        assertThat(arranged.extent()).isEqualTo(new Extent(50, 40, 32));
    }

    @Test
    void an_aspect_gives_the_size_that_is_open() {
        Sizes square = new Sizes(Double.NaN, Double.NaN, 0, 1e9, 0, 1e9, 1);
        assertThat(boxes(100, 30, item(square, 0, 0))).containsExactly(new Box(0, 0, 30, 30));
        Sizes wide = new Sizes(60, Double.NaN, 0, 1e9, 0, 1e9, 3);
        assertThat(boxes(100, 30, item(wide, 0, 0))).containsExactly(new Box(0, 0, 60, 20));
    }

    @Test
    void margins_keep_free_and_negative_ones_overlap() {
        Flowing apart = new Flowing(Sizes.of(10, 10), 0, 0, new Edges(2, 3, 4, 5), Optional.empty(), List.of());
        Flowing over = new Flowing(Sizes.of(10, 10), 0, 0, new Edges(0, 0, 0, -4), Optional.empty(), List.of());
        assertThat(boxes(100, 30, new Flex.Item(apart, NOTHING), new Flex.Item(over, NOTHING)))
                .containsExactly(new Box(5, 2, 10, 10), new Box(14, 0, 10, 10));
    }

    @Test
    void a_row_that_wraps_goes_on_in_another_line() {
        wrap = true;
        gap = 10;
        lineGap = 4;
        assertThat(boxes(100, 60, fixed(40, 10), fixed(40, 20), fixed(50, 10)))
                .containsExactly(new Box(0, 0, 40, 10), new Box(50, 0, 40, 20), new Box(0, 24, 50, 10));
        content = Justify.END;
        assertThat(boxes(100, 60, fixed(40, 10), fixed(40, 20), fixed(50, 10)).get(2))
                .isEqualTo(new Box(0, 50, 50, 10));
    }

    @Test
    void without_a_size_of_its_own_it_is_as_large_as_what_is_in_it() {
        gap = 6;
        padding = new Edges(8, 8, 8, 8);
        Flex.Arranged arranged = hugging(fixed(30, 20), fixed(40, 10));
        assertThat(arranged.extent().width()).isEqualTo(92);
        assertThat(arranged.extent().height()).isEqualTo(36);
    }

    @Test
    void what_it_shows_is_asked_again_when_it_gets_less_room() {
        // A paragraph of 200 units of words, in lines of 10.
        Flex.Measured paragraph = (w, h) -> Extent.of(Math.min(200, w), 10 * Math.ceil(200 / Math.min(200, w)));
        align = Align.START;
        List<Box> boxes = boxes(120, 100, fixed(20, 10), new Flex.Item(flowing(Sizes.FREE, 0, 1), paragraph));
        assertThat(boxes.get(1)).isEqualTo(new Box(20, 0, 100, 20));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_stacks_fill_or_fit_what_they_are_given(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 400; n++) {
            row = random.nextBoolean();
            gap = random.nextInt(12);
            align = Align.values()[random.nextInt(Align.values().length)];
            justify = Justify.values()[random.nextInt(Justify.values().length)];
            List<Flex.Item> items = new ArrayList<>();
            boolean grows = false;
            for (int i = random.nextInt(5); i >= 0; i--) {
                double grow = random.nextInt(3);
                grows |= grow > 0;
                items.add(item(Sizes.of(1 + random.nextInt(60), 1 + random.nextInt(60)), grow, 1));
            }
            double width = 60 + random.nextInt(300);
            double height = 60 + random.nextInt(300);
            List<Box> boxes = arranged(width, height, items).boxes();
            double most = row ? width : height;
            double end = 0;
            double used = gap * (items.size() - 1);
            for (Box box : boxes) {
                double start = row ? box.x() : box.y();
                assertThat(start).as("seed %d, stack %d: %s", seed, n, boxes).isGreaterThanOrEqualTo(end - 1);
                end = row ? box.right() : box.bottom();
                used += row ? box.width() : box.height();
            }
            if (gap * (items.size() - 1) < most) {
                assertThat(end).as("seed %d, stack %d: %s", seed, n, boxes).isLessThanOrEqualTo(most + 1);
            }
            if (grows) {
                assertThat(used)
                        .as("seed %d, stack %d: %s", seed, n, boxes)
                        .isCloseTo(most, within(items.size() * 1.0));
            }
        }
    }

    private static final Flex.Measured NOTHING = (width, height) -> Extent.of(0, 0);

    private static Flex.Item fixed(double width, double height) {
        return item(Sizes.of(width, height), 0, 0);
    }

    private static Flex.Item growing(double share) {
        return item(Sizes.FREE, share, 0);
    }

    private static Flex.Item willing(double width) {
        return item(Sizes.of(width, Double.NaN), 0, 1);
    }

    private static Flex.Item item(Sizes sizes, double grow, double shrink) {
        return new Flex.Item(flowing(sizes, grow, shrink), NOTHING);
    }

    private static Flowing flowing(Sizes sizes, double grow, double shrink) {
        return new Flowing(sizes, grow, shrink, Edges.NONE, Optional.empty(), List.of());
    }

    private List<Box> boxes(double width, double height, Flex.Item... items) {
        return arranged(width, height, List.of(items)).boxes();
    }

    private Flex.Arranged arranged(double width, double height, List<Flex.Item> items) {
        return Flex.arrange(stack(), items, Flex.Frame.of(width, height));
    }

    private Flex.Arranged hugging(Flex.Item... items) {
        return Flex.arrange(stack(), List.of(items), new Flex.Frame(Double.NaN, Double.NaN, 1000, 1000));
    }

    private StackLayer stack() {
        return new StackLayer(
                Templates.common("stack", 0, 0, 10, 10),
                List.of(),
                Optional.empty(),
                row,
                gap,
                lineGap,
                padding,
                align,
                justify,
                content,
                wrap,
                ImageLayer.Clip.NONE,
                /* clipped= */ false);
    }
}
