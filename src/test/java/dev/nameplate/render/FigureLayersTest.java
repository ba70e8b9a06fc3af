package dev.nameplate.render;

import static dev.nameplate.testing.Templates.common;
import static dev.nameplate.testing.Templates.solid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Amount;
import dev.nameplate.template.AvatarLayer;
import dev.nameplate.template.ChartLayer;
import dev.nameplate.template.Condition;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.ProgressLayer;
import dev.nameplate.template.RatingLayer;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Progress, ratings, charts and avatars, by the pixels that tell. */
class FigureLayersTest {

    private static final int RED = 0xFFC02020;
    private static final int GREY = 0xFFD0D0D0;
    private static final int BLUE = 0xFF2040C0;

    private final Renderer renderer = new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ true);

    @ParameterizedTest
    @CsvSource({"0, 0", "25, 25", "50, 50", "100, 100", "-7, 0", "170, 100"})
    void a_bar_is_filled_as_far_as_the_number_says(double number, int filled) {
        Layer bar = progress(new ProgressLayer.Form.Bar(Optional.of(ProgressLayer.Towards.RIGHT)));
        Raster picture = picture(bar, number("number", number));
        for (int x = 0; x < 100; x++) {
            assertThat(picture.pixel(10 + x, 15)).as("x %d", x).isEqualTo(x < filled ? RED : GREY);
        }
    }

    @Test
    void bars_grow_to_every_side() {
        assertThat(filled(ProgressLayer.Towards.LEFT)).isEqualTo(new Rect(60, 10, 50, 100));
        assertThat(filled(ProgressLayer.Towards.UP)).isEqualTo(new Rect(10, 60, 100, 50));
        assertThat(filled(ProgressLayer.Towards.DOWN)).isEqualTo(new Rect(10, 10, 100, 50));
    }

    @Test
    void a_ring_is_filled_clockwise_from_above() {
        Raster picture = picture(progress(new ProgressLayer.Form.Ring(0, 360)), number("number", 50));
        assertThat(picture.pixel(107, 60)).isEqualTo(RED);
        assertThat(picture.pixel(13, 60)).isEqualTo(GREY);
        assertThat(picture.pixel(60, 60)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void nothing_is_there_while_the_number_is_missing() {
        for (Layer layer : List.of(
                progress(new ProgressLayer.Form.Ring(0, 360)), rating(0), chart(ChartLayer.Kind.LINE, field()))) {
            Template template = template(layer);
            Raster base = renderer.render(renderer.base(template, 1), Templates.values(), it -> it.pixels()
                    .copy());
            assertThat(Arrays.stream(base.pixels()).distinct()).containsExactly(0xFFFFFFFF);
        }
    }

    @ParameterizedTest
    @CsvSource({"3.7, 0, 84", "3.7, 0.5, 80", "9, 0, 110", "-1, 0, 10"})
    void symbols_are_filled_in_part(double number, double step, int end) {
        Raster picture = picture(rating(step), number("number", number));
        for (int x = 10; x < 110; x++) {
            assertThat(picture.pixel(x, 20)).as("x %d", x).isEqualTo(x < end ? RED : GREY);
        }
    }

    @Test
    void bars_are_as_high_as_their_numbers() {
        Raster picture = picture(chart(ChartLayer.Kind.BARS, field()), numbers("numbers", 10, 5, -10, 0));
        assertThat(height(picture, 20)).isEqualTo(new Rect(20, 10, 1, 50));
        assertThat(height(picture, 45)).isEqualTo(new Rect(45, 35, 1, 25));
        assertThat(height(picture, 70)).isEqualTo(new Rect(70, 60, 1, 50));
        assertThat(height(picture, 95)).isEqualTo(Rect.EMPTY);
    }

    @Test
    void slices_share_the_ring_as_their_numbers_do() {
        Raster picture =
                picture(chart(ChartLayer.Kind.DONUT, new Amount.Fixed(List.of(75.0, 25.0))), Templates.values());
        assertThat(picture.pixel(107, 60)).isEqualTo(RED);
        assertThat(picture.pixel(60, 107)).isEqualTo(RED);
        assertThat(picture.pixel(27, 27)).isEqualTo(BLUE);
        assertThat(picture.pixel(60, 60)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void a_missing_picture_is_stood_in_for_by_initials_and_those_by_a_silhouette() {
        Layer avatar = new AvatarLayer(
                common("face", 10, 10, 100, 100),
                Optional.of("picture"),
                Optional.of(Templates.Wordings.of("{name}")),
                List.of(solid(RED), solid(BLUE)),
                Optional.empty(),
                "Inter",
                600,
                ImageLayer.Clip.NONE,
                Optional.empty());
        Raster silhouette = picture(avatar, Templates.values());
        Raster initials = picture(avatar, Templates.values("name", "Zoë"));
        Raster both =
                picture(avatar, Templates.values(Map.of("name", Value.text("Zoë"), "picture", Templates.asset("one"))));
        assertThat(silhouette.pixel(12, 12)).isNotIn(RED, BLUE, GREY, 0xFFFFFFFF);
        assertThat(initials.pixel(12, 12)).isIn(RED, BLUE);
        assertThat(both.pixel(12, 12)).isEqualTo(GREY);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, false", "2, 2, true", "4, 2, true", "5, 2, false", "0, 0, true"})
    void conditions_count_the_items_of_lists(int count, int least, boolean shown) {
        Layer.Common common = Templates.when(common("box", 0, 0, 5, 5), new Condition.Counted("numbers", least, 4));
        Layer layer = new ProgressLayer(
                common,
                new ProgressLayer.Form.Bar(Optional.of(ProgressLayer.Towards.RIGHT)),
                new Amount.Fixed(List.of(1.0)),
                0,
                1,
                solid(GREY),
                solid(RED),
                Optional.empty(),
                false,
                1,
                0);
        double[] items = new double[count];
        Raster picture = picture(layer, count == 0 ? Templates.values() : numbers("numbers", items));
        assertThat(picture.pixel(2, 2)).isEqualTo(shown ? RED : 0xFFFFFFFF);
    }

    @Test
    void a_list_is_what_one_of_its_items_is() {
        Layer.Common common = Templates.when(common("box", 0, 0, 5, 5), new Condition.OneOf("numbers", List.of("7.0")));
        Layer layer = Templates.rectangle("box", 0, 0, 5, 5, solid(RED));
        Layer shown = new dev.nameplate.template.GroupLayer(common, List.of(layer), ImageLayer.Clip.NONE, false);
        assertThat(picture(shown, numbers("numbers", 3, 7)).pixel(2, 2)).isEqualTo(RED);
        assertThat(picture(shown, numbers("numbers", 3, 8)).pixel(2, 2)).isEqualTo(0xFFFFFFFF);
    }

    private static Amount field() {
        return new Amount.OfField("numbers");
    }

    private static Layer progress(ProgressLayer.Form form) {
        return new ProgressLayer(
                common("done", 10, 10, 100, 100),
                form,
                new Amount.OfField("number"),
                0,
                100,
                solid(GREY),
                solid(RED),
                Optional.of(10.0),
                /* round= */ false,
                1,
                0);
    }

    /** Five squares of twenty without gaps. */
    private static Layer rating(double step) {
        return new RatingLayer(
                common("stars", 10, 10, 100, 20),
                new Amount.OfField("number"),
                new RatingLayer.Symbol("M0 0 H1 V1 H0 Z", 1, 1),
                5,
                step,
                0,
                solid(GREY),
                solid(RED),
                Optional.empty());
    }

    private static Layer chart(ChartLayer.Kind kind, Amount amount) {
        return new ChartLayer(
                common("chart", 10, 10, 100, 100),
                kind,
                amount,
                Optional.empty(),
                Optional.empty(),
                List.of(solid(RED), solid(BLUE)),
                ChartLayer.Highlight.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(0.0),
                0,
                Optional.of(10.0),
                Optional.empty(),
                0,
                /* smooth= */ true,
                Optional.empty(),
                Optional.empty());
    }

    private Rect filled(ProgressLayer.Towards towards) {
        Raster picture = picture(progress(new ProgressLayer.Form.Bar(Optional.of(towards))), number("number", 50));
        Rect red = Rect.EMPTY;
        for (int i = 0; i < picture.pixels().length; i++) {
            if (picture.pixels()[i] == RED) {
                red = red.union(new Rect(i % picture.width(), i / picture.width(), 1, 1));
            }
        }
        return red;
    }

    /** What of a column is not white. */
    private static Rect height(Raster picture, int x) {
        Rect inked = Rect.EMPTY;
        for (int y = 0; y < picture.height(); y++) {
            inked = picture.pixel(x, y) == 0xFFFFFFFF ? inked : inked.union(new Rect(x, y, 1, 1));
        }
        return inked;
    }

    private Raster picture(Layer layer, Values values) {
        return renderer.render(renderer.base(template(layer), 1), values, rendering -> rendering
                .pixels()
                .copy());
    }

    private static Template template(Layer layer) {
        return Templates.of(120, 120)
                .asset("one", Raster.filled(8, 8, GREY))
                .add(layer)
                .build();
    }

    private static Values number(String field, double number) {
        return Templates.values(Map.of(field, RandomFigures.number(number)));
    }

    private static Values numbers(String field, double... numbers) {
        List<Value> items =
                Arrays.stream(numbers).mapToObj(RandomFigures::number).toList();
        return Templates.values(
                Map.of(field, new Value("x", "x", Optional.empty(), Optional.empty(), Optional.empty(), 0, items)));
    }
}
