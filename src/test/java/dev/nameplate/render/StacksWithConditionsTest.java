package dev.nameplate.render;

import static dev.nameplate.testing.Templates.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Values;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Layers of stacks are drawn once and laid on again: never with another reader's parts. */
class StacksWithConditionsTest {

    /** A group in a flow, of one size always, whose ribbon and word are shown on conditions of their own. */
    private static final Template CARD = TemplateFiles.template("""
            {
              "format": 1, "title": "Card",
              "fields": [{"name": "name", "samples": ["Zoë"]}, {"name": "tier", "samples": ["Gold"]}],
              "sizes": [{"width": 200, "height": 100, "background": "#FFFFFF"}],
              "layers": [
                {"id": "column", "type": "stack", "box": [10, 10, 180, 80], "direction": "column", "gap": 4, "layers": [
                  {"id": "hello", "type": "text", "text": "{name}", "style": {"size": 12, "min-size": 12}},
                  {"id": "seal", "type": "group", "flow": {"width": 60, "height": 40}, "layers": [
                    {"id": "plate", "type": "shape", "box": [0, 0, 60, 40], "fill": "#C02020",
                      "shadows": [{"y": 2, "blur": 6, "colour": "#000000/40%"}]},
                    {"id": "ribbon", "type": "shape", "box": [4, 4, 20, 8], "fill": "#FFD700",
                      "when": {"field": "tier", "is": "gold"}},
                    {"id": "word", "type": "text", "box": [4, 16, 50, 20], "text": "VIP",
                      "style": {"size": 12, "min-size": 12, "fill": "#FFFFFF"}, "when": {"not": {"present": "tier"}}}
                  ]}
                ]}
              ]
            }
            """);

    private static int[] pixels(Renderer renderer, Base base, Values values) {
        return renderer.render(
                base, values, rendering -> rendering.pixels().copy().pixels());
    }

    @Test
    void a_layer_kept_from_one_reader_shows_another_only_what_is_theirs() {
        List<Values> readers = List.of(
                values("name", "Zoë", "tier", "Gold"),
                values("name", "Zoë", "tier", "Silver"),
                values("name", "Zoë"),
                values("name", "Jo", "tier", "Gold"),
                values("tier", "Gold"));
        Renderer renderer = new Renderer(FontBook.embedded(), RenderLimits.DEFAULT, /* checked= */ true);
        List<int[]> alone = readers.stream()
                .map(reader -> pixels(renderer, renderer.base(CARD, 1), reader))
                .toList();
        assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
        assertThat(alone.get(1)).isNotEqualTo(alone.get(2));
        Base shared = renderer.base(CARD, 1);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < readers.size(); i++) {
                assertThat(pixels(renderer, shared, readers.get(i)))
                        .as("reader %d of round %d", i, round)
                        .isEqualTo(alone.get(i));
            }
        }
    }
}
