package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Fonts;
import org.junit.jupiter.api.Test;

class ScriptCoverageTest {

    @Test
    void the_embedded_faces_draw_four_scripts_and_the_rest_is_named_with_its_packages() {
        ScriptCoverage scripts = Fonts.embedded().scripts();
        assertThat(scripts.covered()).containsExactly("Latin", "Greek", "Cyrillic", "Hebrew");
        assertThat(scripts.lacking()).contains("Arabic", "Devanagari", "Thai", "Han", "Hangul", "emoji");
        assertThat(scripts.packages()).containsExactly("fonts-noto-cjk", "fonts-noto-color-emoji", "fonts-noto-core");
    }

    @Test
    void further_faces_draw_further_scripts() {
        ScriptCoverage scripts = Fonts.scripts().scripts();
        assertThat(scripts.covered())
                .containsExactly(
                        "Latin",
                        "Greek",
                        "Cyrillic",
                        "Hebrew",
                        "Arabic",
                        "Devanagari",
                        "Thai",
                        "Han",
                        "Hiragana",
                        "Katakana",
                        "Hangul",
                        "emoji");
        assertThat(scripts.packages()).containsExactly("fonts-noto-core");
    }

    @Test
    void a_text_is_told_by_the_scripts_that_it_lacks() {
        assertThat(Fonts.embedded().lacking("Zoë محمد \uD83C\uDF89 李")).containsExactly("Arabic", "Han", "emoji");
        assertThat(Fonts.embedded().lacking("Zoë\n שלום")).isEmpty();
    }
}
