package dev.nameplate.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Fonts;
import dev.nameplate.testing.TortureStrings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every text of the torture list and of every block of Unicode, through merge, layout and paint: no exception, all ink inside
 * its box, and the damage exact (the renderer compares with the whole drawn afresh). What it costs is printed by {@link
 * TextTortureCost}.
 */
class TextTortureTest {

    @Test
    void the_list_is_long_enough_to_mean_something() {
        assertThat(TortureStrings.listed()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(TortureStrings.blocks()).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void listed_texts_stay_in_their_boxes_with_the_embedded_faces() {
        torture(Fonts.embedded(), TortureStrings.listed());
    }

    @Test
    void listed_texts_stay_in_their_boxes_with_faces_of_many_scripts() {
        torture(Fonts.scripts(), TortureStrings.listed());
    }

    @Test
    void every_block_of_unicode_stays_in_its_box() {
        torture(Fonts.embedded(), TortureStrings.blocks());
    }

    @Test
    void every_block_of_unicode_stays_in_its_box_with_faces_of_many_scripts() {
        torture(Fonts.scripts(), TortureStrings.blocks());
    }

    private static void torture(FontBook book, Map<String, String> strings) {
        Renderer renderer = new Renderer(book, RenderLimits.DEFAULT, /* checked= */ true);
        Map<String, Base> cards = new HashMap<>();
        TortureCards.LANGUAGES.forEach(tag -> cards.put(tag, renderer.base(TortureCards.card(tag), 1)));
        List<String> faults = new ArrayList<>();
        int turn = 0;
        for (Map.Entry<String, String> entry : strings.entrySet()) {
            Base card = cards.get(TortureCards.LANGUAGES.get(turn++ % TortureCards.LANGUAGES.size()));
            Template template = card.template();
            String text = entry.getValue();
            try {
                for (Values values : List.of(
                        TortureCards.fixed(template, text, book),
                        TortureCards.open(template, text, book),
                        TortureCards.bare(text))) {
                    renderer.render(card, values, rendering -> {
                        expectInBoxes(card, rendering);
                        return "";
                    });
                }
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                faults.add(entry.getKey() + " in " + template.language() + ": " + e);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void expectInBoxes(Base card, Rendering rendering) {
        int[] pixels = rendering.pixels().pixels();
        int[] base = card.raster().pixels();
        int width = card.width();
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != base[i]) {
                int x = i % width;
                int y = i / width;
                assertThat(TortureCards.BOXES.stream().anyMatch(box -> box.contains(x, y)))
                        .as("ink at (%d, %d) is inside a box", x, y)
                        .isTrue();
            }
        }
        for (TextReport report : rendering.reports()) {
            Rect box = TortureCards.BOXES.get(report.layer().charAt(1) - '0');
            assertThat(box.intersection(report.ink()))
                    .as("ink of %s", report.layer())
                    .isEqualTo(report.ink());
        }
    }
}
