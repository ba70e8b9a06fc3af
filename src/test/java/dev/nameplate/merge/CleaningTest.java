package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleaningTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sarah",
                "Sarah Smith",
                "Zoë",
                "ñandú",
                "李小龍",
                "محمد الأحمد",
                "ณัฐวุฒิ",
                "क्षत्रिय",
                "👩‍👩‍👧",
                "❤️",
                "1️⃣",
                "👍🏽",
                "🇩🇪",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "می‌خواهم",
                "葛󠄀"
            })
    void clean_text_stays_the_same_object(String text) {
        assertThat(Cleaning.clean(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x1B, 0x7F, 0x81, 0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A, 0x202E,
                0x2060, 0x2064, 0x2066, 0x2069, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFC, 0xFFFE, 0xFDD0, 0xD800, 0xDFFF,
                0xE0001, 0xE0041, 0x1FFFE
            })
    void what_nobody_sees_goes(int unseen) {
        assertThat(Cleaning.clean("a" + Character.toString(unseen) + "b")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x09, 0x0A, 0x0D, 0x0B, 0x85, 0xA0, 0x1680, 0x2003, 0x2028, 0x202F, 0x3000})
    void white_space_of_any_kind_is_one_space(int space) {
        String spaces = Character.toString(space).repeat(2);

        assertThat(Cleaning.clean(spaces + "a" + spaces + "b" + spaces)).isEqualTo("a b");
    }

    @ParameterizedTest
    @CsvSource({"e\u0301,é", "\u212B,Å", "\u1100\u1161\u11A8,각", "\u0344x,\u0308\u0301x"})
    void text_is_composed(String text, String composed) {
        assertThat(Cleaning.clean(text)).isEqualTo(composed);
    }

    @Test
    void a_base_keeps_four_marks() {
        String tower = "x" + "\u0316".repeat(9) + "y" + "\u0316".repeat(4);

        assertThat(Cleaning.clean(tower)).isEqualTo("x" + "\u0316".repeat(4) + "y" + "\u0316".repeat(4));
    }

    @Test
    void text_without_ink_is_empty() {
        assertThat(Cleaning.clean("\u200D\uFE0F \u200C")).isEmpty();
        assertThat(Cleaning.clean("\u200D")).isEmpty();
    }

    @Test
    void the_tags_of_an_unfinished_flag_go() {
        String flag = "\uD83C\uDFF4";
        String tag = new StringBuilder().appendCodePoint(0xE0067).toString();

        assertThat(Cleaning.clean(flag + tag + "x")).isEqualTo(flag + "x");
    }
}
