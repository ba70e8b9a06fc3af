package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphemesTest {

    @ParameterizedTest
    @CsvSource({
        "Sarah, 5", "e\u0301a, 2", "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67, 1",
        "\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDDEB\uD83C\uDDF7, 2", "1\uFE0F\u20E3, 1", "\uD83D\uDC4D\uD83C\uDFFD, 1",
        "नमस्ते, 3", "กำ, 1", "'', 0",
    })
    void clusters_are_what_readers_count(String text, int count) {
        assertThat(Graphemes.bounds(text)).hasSize(count + 1);
    }

    @Test
    void a_cut_never_falls_inside_a_cluster() {
        assertThat(Graphemes.first("ab\uD83D\uDC4D\uD83C\uDFFDc", 3)).isEqualTo("ab\uD83D\uDC4D\uD83C\uDFFD");
        assertThat(Graphemes.first("Sarah", 3)).isEqualTo("Sar");
        assertThat(Graphemes.first("Sarah", 9)).isEqualTo("Sarah");
    }

    @Test
    void a_mountain_of_marks_is_cut_without_being_climbed() {
        String zalgo = "a" + "\u0301".repeat(200_000);
        assertThat(Graphemes.first(zalgo, 10)).hasSize(640);
    }
}
