package dev.nameplate.render;

import static dev.nameplate.testing.Templates.asset;
import static dev.nameplate.testing.Templates.common;
import static dev.nameplate.testing.Templates.pattern;
import static dev.nameplate.testing.Templates.rectangle;
import static dev.nameplate.testing.Templates.shadow;
import static dev.nameplate.testing.Templates.shape;
import static dev.nameplate.testing.Templates.solid;
import static dev.nameplate.testing.Templates.stop;
import static dev.nameplate.testing.Templates.stroke;
import static dev.nameplate.testing.Templates.text;
import static dev.nameplate.testing.Templates.turned;
import static dev.nameplate.testing.Templates.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.GroupLayer;
import dev.nameplate.template.GroupMask;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Layer.Common;
import dev.nameplate.template.Paint;
import dev.nameplate.template.PatternLayer;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.Template;
import dev.nameplate.template.Treatment;
import dev.nameplate.testing.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Treated pictures, masks, effects of groups, patterns as paints and frosted glass. */
class LooksTest {

    private static final int RED = 0xFFC02020;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    /** Compares every picture with the whole drawn afresh. */
    private final Renderer renderer = new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ true);

    private Raster picture(Template template, Values values) {
        return renderer.render(renderer.base(template, 1), values, rendering -> rendering
                .pixels()
                .copy());
    }

    private Raster picture(Template template) {
        return picture(template, values());
    }

    private List<Rect> damage(Template template, Values values) {
        return renderer.render(renderer.base(template, 1), values, rendering -> rendering
                .damage()
                .rects());
    }

    private static ImageLayer image(Common common, ImageLayer.Clip clip, Treatment treatment, Stroke line) {
        return new ImageLayer(
                common,
                new ImageLayer.Source.Asset("it"),
                ImageLayer.Fit.COVER,
                0.5,
                0.5,
                clip,
                treatment,
                Optional.ofNullable(line),
                List.of());
    }

    private static GroupLayer group(Common common, Optional<GroupMask> mask, double blur, Layer... children) {
        return new GroupLayer(
                common, List.of(children), ImageLayer.Clip.NONE, /* clipped= */ false, mask, blur, List.of());
    }

    private static ShapeLayer glass(Common common, double blur) {
        ShapeLayer plate = shape(common, new ShapeLayer.Shape.Rectangle(0, 0, 0, 0), solid(0x20FFFFFF));
        return new ShapeLayer(
                plate.common(), plate.shape(), plate.fill(), plate.stroke(), plate.shadows(), plate.blur(), blur);
    }

    private static Treatment overlaid(int argb) {
        Treatment.Overlay overlay = new Treatment.Overlay(solid(argb), Blend.NORMAL);
        return new Treatment(0, 1, 1, 1, List.of(), Optional.empty(), Optional.of(overlay));
    }

    @Test
    void a_blurred_picture_stays_opaque_to_the_edge_of_its_box() {
        Treatment soft = new Treatment(20, 1, 1, 1, List.of(), Optional.empty(), Optional.empty());
        Template template = Templates.of(60, 40)
                .background(0)
                .asset("it", Raster.filled(30, 20, RED))
                .add(image(common("it", 0, 0, 60, 40), ImageLayer.Clip.NONE, soft, null))
                .build();
        assertThat(picture(template).pixels()).containsOnly(RED);
    }

    @Test
    void an_overlay_lies_only_where_the_picture_is() {
        Raster half = Raster.transparent(40, 40);
        for (int i = 0; i < 800; i++) {
            half.pixels()[i] = RED;
        }
        Template template = Templates.of(40, 40)
                .asset("it", half)
                .add(image(common("it", 0, 0, 40, 40), ImageLayer.Clip.NONE, overlaid(BLACK), null))
                .build();
        Raster drawn = picture(template);
        assertThat(drawn.pixel(20, 10)).isEqualTo(BLACK);
        assertThat(drawn.pixel(20, 30)).isEqualTo(WHITE);
    }

    @Test
    void a_turned_picture_takes_its_overlay_from_the_canvas() {
        Paint.Linear down = new Paint.Linear(0, 0, 0, 1, List.of(stop(0, BLACK), stop(1, WHITE)));
        Treatment treatment = new Treatment(
                0, 1, 1, 1, List.of(), Optional.empty(), Optional.of(new Treatment.Overlay(down, Blend.NORMAL)));
        Template template = Templates.of(40, 40)
                .asset("it", Raster.filled(8, 8, RED))
                .add(image(turned(common("it", 0, 0, 40, 40), 180), ImageLayer.Clip.NONE, treatment, null))
                .build();
        Raster drawn = picture(template);
        assertThat(Argb.red(drawn.pixel(20, 2))).isGreaterThan(220);
        assertThat(Argb.red(drawn.pixel(20, 37))).isLessThan(35);
    }

    @Test
    void no_picture_fringes_an_opaque_line_inside_its_edge() {
        Template template = Templates.of(60, 60)
                .asset("it", Raster.filled(8, 8, BLACK))
                .add(image(
                        common("it", 5, 5, 50, 50),
                        new ImageLayer.Clip(0, /* round= */ true),
                        Treatment.NONE,
                        stroke(WHITE, 6, Stroke.Position.INSIDE)))
                .build();
        Raster drawn = picture(template);
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 60; x++) {
                if (Math.hypot(x - 29.5, y - 29.5) > 20.5) {
                    assertThat(drawn.pixel(x, y)).as("%d, %d", x, y).isEqualTo(WHITE);
                }
            }
        }
        assertThat(drawn.pixel(30, 30)).isEqualTo(BLACK);
    }

    @Test
    void a_colour_that_a_field_gives_a_picture_is_damage_of_its_box_alone() {
        Treatment.Tint tint = new Treatment.Tint(new ColourRef.OfField("tint", BLACK, 1), 1, Blend.NORMAL);
        Treatment treatment = new Treatment(0, 1, 1, 1, List.of(), Optional.of(tint), Optional.empty());
        Template template = Templates.of(60, 40)
                .asset("it", Raster.filled(8, 8, RED))
                .add(image(common("it", 10, 10, 20, 20), ImageLayer.Clip.NONE, treatment, null))
                .build();
        Values blue = values(Map.of("tint", Templates.colour(0xFF0000FF)));
        assertThat(damage(template, blue)).containsExactly(new Rect(10, 10, 20, 20));
        assertThat(picture(template, blue).pixel(20, 20)).isEqualTo(0xFF0000FF);
        assertThat(picture(template).pixel(20, 20)).isEqualTo(BLACK);
    }

    @Test
    void a_group_is_seen_through_its_mask_as_far_as_that_is_opaque() {
        ShapeLayer window = shape(common("mask", 10, 10, 20, 20), new ShapeLayer.Shape.Ellipse(), solid(0x80FF00FF));
        Template template = Templates.of(60, 40)
                .add(group(
                        common("group", 5, 0, 50, 40),
                        Optional.of(new GroupMask(window, 0)),
                        0,
                        rectangle("red", 0, 0, 50, 40, solid(0xFF000000))))
                .build();
        Raster drawn = picture(template);
        assertThat(drawn.pixel(25, 20)).as("in the middle").isEqualTo(0xFF7F7F7F);
        assertThat(drawn.pixel(15, 10)).as("in the corner of the mask's box").isEqualTo(WHITE);
        assertThat(drawn.pixel(50, 20)).as("beside it").isEqualTo(WHITE);
    }

    @Test
    void feather_makes_an_edge_a_slope() {
        ShapeLayer window = rectangle("mask", 20, 0, 60, 100, solid(BLACK));
        Template template = Templates.of(100, 100)
                .add(group(
                        common("group", 0, 0, 100, 100),
                        Optional.of(new GroupMask(window, 16)),
                        0,
                        rectangle("red", 0, 0, 100, 100, solid(BLACK))))
                .build();
        Raster drawn = picture(template);
        int before = 255;
        for (int x = 0; x < 50; x++) {
            int now = Argb.red(drawn.pixel(x, 50));
            assertThat(now).isLessThanOrEqualTo(before);
            before = now;
        }
        assertThat(Argb.red(drawn.pixel(19, 50))).isBetween(115, 145);
        assertThat(before).isZero();
    }

    @Test
    void letters_that_a_field_gives_are_a_window_and_without_them_the_group_is_gone() {
        Layer words = text("mask", 5, 5, 90, 30, 24, "{name}");
        Template template = Templates.of(100, 40)
                .add(group(
                        common("group", 0, 0, 100, 40),
                        Optional.of(new GroupMask(words, 0)),
                        0,
                        rectangle("red", 0, 0, 100, 40, solid(RED))))
                .build();
        Raster without = picture(template);
        assertThat(without.pixels()).containsOnly(WHITE);
        Raster with = picture(template, values("name", "Zoë"));
        assertThat(with.pixels()).contains(RED);
        for (Rect rect : damage(template, values("name", "Zoë"))) {
            assertThat(new Rect(5, 5, 90, 30).contains(rect)).isTrue();
        }
    }

    @Test
    void the_shadow_of_a_group_is_that_of_what_is_seen_and_part_of_its_damage() {
        GroupLayer group = new GroupLayer(
                common("group", 0, 0, 100, 60),
                List.of(new ShapeLayer(
                        common("bound", 10, 10, 20, 20),
                        new ShapeLayer.Shape.Rectangle(0, 0, 0, 0),
                        Optional.of(new Paint.Solid(new ColourRef.OfField("tint", RED, 1))),
                        Optional.empty(),
                        List.of(),
                        0)),
                ImageLayer.Clip.NONE,
                /* clipped= */ false,
                Optional.empty(),
                0,
                List.of(shadow(30, 5, 0, 0, BLACK)));
        Template template = Templates.of(100, 60).add(group).build();
        Raster drawn = picture(template);
        assertThat(drawn.pixel(20, 20)).isEqualTo(RED);
        assertThat(drawn.pixel(50, 25)).isEqualTo(BLACK);
        assertThat(drawn.pixel(35, 25)).isEqualTo(WHITE);
        assertThat(damage(template, values()))
                .containsExactlyInAnyOrder(new Rect(10, 10, 20, 20), new Rect(40, 15, 20, 20));
    }

    @Test
    void a_blurred_group_of_one_shape_is_that_shape_blurred() {
        ShapeLayer crisp = rectangle("red", 20, 20, 40, 20, solid(BLACK));
        Template group = Templates.of(80, 60)
                .add(group(common("group", 0, 0, 80, 60), Optional.empty(), 12, crisp))
                .build();
        Template alone = Templates.of(80, 60).add(Templates.blurred(crisp, 12)).build();
        Raster one = picture(group);
        Raster other = picture(alone);
        for (int i = 0; i < one.pixels().length; i++) {
            assertThat(Math.abs(Argb.red(one.pixels()[i]) - Argb.red(other.pixels()[i])))
                    .as("pixel %d", i)
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void a_pattern_over_a_colour_is_the_pattern_layer_over_a_shape_of_that_colour() {
        PatternLayer dots = pattern(common("dots", 4, 4, 50, 30), "dots", Map.of("step", 8.0), RED);
        Paint both = new Paint.Pattern(
                dots.pattern(), dots.colours(), dots.numbers(), Optional.empty(), Optional.of(solid(BLACK)));
        Template paint =
                Templates.of(60, 40).add(rectangle("it", 4, 4, 50, 30, both)).build();
        Template layers = Templates.of(60, 40)
                .add(rectangle("it", 4, 4, 50, 30, solid(BLACK)), dots)
                .build();
        assertThat(picture(paint).pixels()).isEqualTo(picture(layers).pixels());
    }

    @Test
    void frosted_glass_over_what_never_changes_is_no_damage() {
        Template template = Templates.of(100, 60)
                .add(
                        text("words", 2, 2, 40, 12, 10, "{name}"),
                        rectangle("edge", 50, 0, 20, 60, solid(BLACK)),
                        glass(common("glass", 40, 20, 50, 30), 6))
                .build();
        Values values = values("name", "Zoë");
        for (Rect rect : damage(template, values)) {
            assertThat(rect.bottom()).isLessThan(20);
        }
        Raster drawn = picture(template, values);
        assertThat(Argb.red(drawn.pixel(49, 35))).as("softened within").isBetween(100, 200);
        assertThat(drawn.pixel(49, 10)).as("crisp beside it").isEqualTo(WHITE);
    }

    @Test
    void frosted_glass_over_what_changes_is_damage_as_far_as_that_reaches() {
        Template template = Templates.of(120, 60)
                .add(
                        new ShapeLayer(
                                common("bound", 10, 10, 20, 20),
                                new ShapeLayer.Shape.Rectangle(0, 0, 0, 0),
                                Optional.of(new Paint.Solid(new ColourRef.OfField("tint", BLACK, 1))),
                                Optional.empty(),
                                List.of(),
                                0),
                        glass(common("glass", 0, 0, 120, 60), 4))
                .build();
        assertThat(damage(template, values())).containsExactly(new Rect(4, 4, 32, 32));
        assertThat(Argb.red(picture(template).pixel(9, 20))).isBetween(80, 220);
    }

    @Test
    void frosted_glass_takes_the_place_of_what_it_softens_in_a_translucent_group() {
        Template template = Templates.of(60, 60)
                .add(new GroupLayer(
                        common("group", 0, 0, 60, 60),
                        List.of(rectangle("bar", 28, 0, 4, 60, solid(BLACK)), glass(common("glass", 0, 0, 60, 60), 24)),
                        ImageLayer.Clip.NONE,
                        /* clipped= */ true))
                .build();
        assertThat(Argb.red(picture(template).pixel(30, 30)))
                .as("no crisp bar below")
                .isGreaterThan(160);
    }

    @Test
    void a_picture_is_treated_once_for_all_readers() {
        Treatment grey = new Treatment(8, 0, 1, 1, List.of(), Optional.empty(), Optional.empty());
        ImageLayer layer = new ImageLayer(
                common("it", 0, 0, 40, 40),
                new ImageLayer.Source.OfField("picture"),
                ImageLayer.Fit.COVER,
                0.5,
                0.5,
                ImageLayer.Clip.NONE,
                grey,
                Optional.empty(),
                List.of());
        Template template = Templates.of(40, 40)
                .asset("one", Raster.filled(8, 8, RED))
                .add(layer)
                .build();
        var layout = dev.nameplate.render.layout.Layout.of(
                template,
                1,
                FontBook.embedded(),
                RenderLimits.DEFAULT.pictureBytes(),
                (items, area) -> Raster.transparent(area.width(), area.height()));
        Values values = values(Map.of("picture", asset("one")));
        var first = layout.fill(values).scene().items().get(0).mark();
        var second = layout.fill(values).scene().items().get(0).mark();
        assertThat(((dev.nameplate.render.layout.Mark.Picture) first).raster())
                .isSameAs(((dev.nameplate.render.layout.Mark.Picture) second).raster());
    }
}
