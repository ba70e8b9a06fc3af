package dev.nameplate.render;

import static dev.nameplate.testing.Templates.asset;
import static dev.nameplate.testing.Templates.common;
import static dev.nameplate.testing.Templates.faded;
import static dev.nameplate.testing.Templates.group;
import static dev.nameplate.testing.Templates.imageOf;
import static dev.nameplate.testing.Templates.pattern;
import static dev.nameplate.testing.Templates.rectangle;
import static dev.nameplate.testing.Templates.seeded;
import static dev.nameplate.testing.Templates.solid;
import static dev.nameplate.testing.Templates.text;
import static dev.nameplate.testing.Templates.values;
import static dev.nameplate.testing.Templates.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Condition;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RendererTest {

    private static final FontBook BOOK = FontBook.embedded();
    private static final int RED = 0xFFC02020;

    private final Renderer renderer = new Renderer(BOOK, RenderLimits.DEFAULT, /* checked= */ true);

    private List<Rect> damage(Template template, Values values) {
        return renderer.render(renderer.base(template, 1), values, rendering -> rendering
                .damage()
                .rects());
    }

    private Raster picture(Template template, int density, Values values) {
        return renderer.render(renderer.base(template, density), values, rendering -> rendering
                .pixels()
                .copy());
    }

    @Test
    void a_template_without_fields_has_no_damage() {
        Template template = Templates.of(60, 40)
                .add(rectangle("box", 5, 5, 20, 10, solid(RED)), text("words", 5, 20, 50, 15, 10, "Hello"))
                .build();
        assertThat(damage(template, values("name", "Zoë"))).isEmpty();
    }

    @Test
    void damage_is_the_ink_of_what_values_change() {
        Template template = Templates.of(60, 40)
                .add(
                        rectangle("still", 0, 0, 60, 20, solid(RED)),
                        rectangle("bound", 10.5, 5, 20, 10, new Paint.Solid(new ColourRef.OfField("tint", RED, 1))))
                .build();
        assertThat(damage(template, values())).containsExactly(new Rect(10, 5, 21, 10));
    }

    @Test
    void a_removed_text_leaves_the_base() {
        Template template = Templates.of(100, 40)
                .add(text("words", 5, 5, 90, 30, 20, "by {name}"))
                .build();
        Base base = renderer.base(template, 1);
        Raster removed = renderer.render(base, values(), rendering -> {
            assertThat(rendering.damage().isEmpty()).isTrue();
            assertThat(rendering.reports()).extracting(TextReport::removed).containsExactly(true);
            return rendering.pixels().copy();
        });
        assertThat(removed.pixels()).isEqualTo(base.raster().pixels());
    }

    @Test
    void a_conditional_layer_is_not_in_the_base() {
        Layer gold = rectangle(
                when(common("gold", 10, 10, 10, 10), new Condition.OneOf("tier", List.of("Gold"))), 0, solid(RED));
        Template template = Templates.of(30, 30).add(gold).build();
        assertThat(picture(template, 1, values("tier", "gold")).pixel(15, 15)).isEqualTo(RED);
        assertThat(picture(template, 1, values("tier", "silver")).pixel(15, 15)).isEqualTo(0xFFFFFFFF);
        assertThat(renderer.base(template, 1).raster().pixel(15, 15)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void a_fading_group_is_damaged_only_where_its_bound_layers_are() {
        Layer both = group(
                faded(common("both", 10, 10, 80, 20), 0.5),
                rectangle("still", 0, 0, 80, 20, solid(RED)),
                rectangle("bound", 4, 4, 6, 6, new Paint.Solid(new ColourRef.OfField("tint", RED, 1))));
        Template template = Templates.of(100, 40).add(both).build();
        assertThat(damage(template, values())).containsExactly(new Rect(14, 14, 6, 6));
        assertThat(renderer.base(template, 1).raster().pixel(80, 20)).isNotEqualTo(0xFFFFFFFF);
    }

    @Test
    void loose_pieces_are_damage_one_by_one() {
        Template template = Templates.of(400, 300)
                .add(seeded(pattern(common("paper", 0, 0, 400, 300), "confetti", Map.of("count", 9.0), RED), "name"))
                .build();
        List<Rect> damage = damage(template, values("name", "Zoë"));
        assertThat(damage).hasSize(9).allSatisfy(rect -> assertThat(rect.area()).isLessThan(700));
    }

    @Test
    void the_same_name_gives_the_same_confetti_and_another_name_another() {
        Template template = Templates.of(200, 100)
                .add(seeded(pattern(common("paper", 0, 0, 200, 100), "confetti", Map.of(), RED), "name"))
                .build();
        int[] zoe = picture(template, 1, values("name", "Zoë")).pixels();
        assertThat(picture(template, 1, values("name", "Zoë")).pixels()).isEqualTo(zoe);
        assertThat(picture(template, 1, values("name", "Ada")).pixels()).isNotEqualTo(zoe);
    }

    @Test
    void a_picture_of_a_field_is_shown_and_removed_while_it_is_missing() {
        Template template = Templates.of(40, 40)
                .asset("face", Raster.filled(8, 8, RED))
                .add(imageOf(
                        common("face", 10, 10, 20, 20), "host", ImageLayer.Fit.COVER, new ImageLayer.Clip(0, true)))
                .build();
        Raster shown = picture(template, 1, values(Map.of("host", asset("face"))));
        assertThat(shown.pixel(20, 20)).isEqualTo(RED);
        assertThat(shown.pixel(10, 10)).as("outside the circle").isEqualTo(0xFFFFFFFF);
        assertThat(damage(template, values())).isEmpty();
    }

    @Test
    void an_unknown_asset_counts_as_missing() {
        Template template = Templates.of(40, 40)
                .add(imageOf(common("face", 10, 10, 20, 20), "host", ImageLayer.Fit.COVER, ImageLayer.Clip.NONE))
                .build();
        assertThat(damage(template, values(Map.of("host", asset("gone"))))).isEmpty();
    }

    @Test
    void a_density_scales_the_picture() {
        Template template = Templates.of(30, 20)
                .add(rectangle("box", 5, 5, 10, 10, solid(RED)))
                .build();
        Raster twice = picture(template, 2, values());
        assertThat(twice.bounds()).isEqualTo(new Rect(0, 0, 60, 40));
        assertThat(twice.pixel(29, 29)).isEqualTo(RED);
        assertThat(twice.pixel(30, 30)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void reports_say_what_became_of_each_text() {
        Template template = Templates.of(200, 100)
                .add(
                        text("title", 0, 0, 200, 40, 24, "Welcome"),
                        text("name", 0, 50, 60, 30, 24, "{name}"),
                        text("company", 0, 80, 200, 20, 12, "of {company}"))
                .build();
        List<TextReport> reports = renderer.render(
                renderer.base(template, 1), values("name", "Donaudampfschifffahrt"), Rendering::reports);
        assertThat(reports)
                .extracting(TextReport::layer, TextReport::truncated, TextReport::removed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("title", false, false),
                        org.assertj.core.groups.Tuple.tuple("name", true, false),
                        org.assertj.core.groups.Tuple.tuple("company", false, true));
        assertThat(reports.get(0).size()).isEqualTo(24);
        assertThat(reports.get(0).lines()).isEqualTo(1);
    }

    @Test
    void the_alternative_text_is_filled_and_falls_back_to_the_title() {
        Template template = Templates.of(10, 10)
                .alt("{name}, your seat at {event}", "Seat at {event}")
                .build();
        assertThat(Renderer.alt(template, values("name", "Zoë", "event", "Rex")))
                .isEqualTo("Zoë, your seat at Rex");
        assertThat(Renderer.alt(template, values("event", "Rex"))).isEqualTo("Seat at Rex");
        assertThat(Renderer.alt(template, values())).isEqualTo("Test");
    }

    @Test
    void a_picture_larger_than_allowed_is_refused() {
        Renderer small = new Renderer(BOOK, new RenderLimits(10_000, 4, 1 << 20, 1 << 20), true);
        Template template = Templates.of(60, 50).build();
        assertThat(small.allows(template, 1)).isTrue();
        assertThat(small.allows(template, 2)).isFalse();
        assertThatThrownBy(() -> small.base(template, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("60x50 at density 2")
                .hasMessageContaining("10000 pixels");
    }

    @Test
    void whoever_writes_on_a_picture_is_found_out_by_the_next() {
        Template template = Templates.of(20, 20).build();
        Base base = renderer.base(template, 1);
        renderer.render(base, values(), rendering -> rendering.pixels().pixels()[25] = 0);
        assertThatThrownBy(() -> renderer.render(base, values(), Rendering::damage))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("(5, 1)");
    }

    @Test
    void a_canvas_is_lost_when_its_user_fails_and_the_next_picture_is_sound() {
        Template template = Templates.of(20, 20).build();
        Base base = renderer.base(template, 1);
        assertThatThrownBy(() -> renderer.render(base, values(), rendering -> {
                    rendering.pixels().pixels()[25] = 0;
                    throw new IllegalStateException("gone");
                }))
                .hasMessage("gone");
        assertThat(renderer.<Integer>render(
                        base, values(), rendering -> rendering.pixels().pixel(5, 1)))
                .isEqualTo(0xFFFFFFFF);
    }

    @Test
    void a_picture_may_be_drawn_while_another_of_its_template_is_in_use() {
        Template template = Templates.of(100, 40)
                .add(text("words", 5, 5, 90, 30, 20, "{name}"))
                .build();
        Base base = renderer.base(template, 1);
        boolean same = renderer.render(base, values("name", "Zoë"), outer -> {
            int[] before = outer.pixels().pixels().clone();
            renderer.render(base, values("name", "Ada Lovelace"), Rendering::damage);
            return java.util.Arrays.equals(before, outer.pixels().pixels());
        });
        assertThat(same).isTrue();
    }
}
