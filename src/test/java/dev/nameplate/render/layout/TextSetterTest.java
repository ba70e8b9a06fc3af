package dev.nameplate.render.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nameplate.render.font.Face;
import dev.nameplate.render.font.FontFault;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.TextStyle.Align;
import dev.nameplate.template.TextStyle.Valign;
import dev.nameplate.testing.Fonts;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextSetterTest {

    private static final String LONG_WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk";

    private final TextSetter setter = new TextSetter(Fonts.embedded());

    private SetText set(String text, Styles style, double width, double height) {
        return setter.set(text, style.done(), width, height, "en");
    }

    private static double width(SetText text, int line) {
        return text.lines().get(line).line().width() * text.size() / Paragraph.EM;
    }

    private double widthAt(String text, double size) {
        return width(set(text, Styles.size(size), 1e6, 1e4), 0);
    }

    @Test
    void what_cannot_be_seen_keeps_no_distance() {
        double plain = width(set("for Sarah", Styles.size(32).tracking(0.2), 1e6, 1e4), 0);
        for (String hidden : List.of(
                "for \u2068Sarah\u2069",
                "\u2068for Sarah\u2069",
                "\u200Efor\u2060 Sarah",
                "for Sa\u00ADrah",
                "for Sarah\u200D")) {
            SetText text = set(hidden, Styles.size(32).tracking(0.2), 1e6, 1e4);
            assertThat(width(text, 0)).as(hidden).isCloseTo(plain, within(0.01));
        }
        Paragraph isolated = paragraph("for \u2068Sarah\u2069", 0.2);
        assertThat(isolated.width(0, isolated.length()))
                .isEqualTo(SetLine.of(isolated, 0, isolated.length()).width());
    }

    private Paragraph paragraph(String text, double tracking) {
        return new Paragraph(
                text,
                /* rightToLeft= */ false,
                Fonts.embedded(),
                Lettering.of(Styles.size(32).tracking(tracking).done(), "en", Fonts.embedded()));
    }

    @Nested
    class Fit {

        @Test
        void text_that_fits_keeps_the_largest_size() {
            SetText text = set("Sarah", Styles.size(48).down(12), 400, 60);
            assertThat(text.size()).isEqualTo(48);
            assertThat(text.truncated()).isFalse();
        }

        @Test
        void text_shrinks_until_it_is_as_wide_as_its_box() {
            SetText text = set("Alexandria Konstantinopolous", Styles.size(48).down(12), 300, 60);
            assertThat(text.size()).isBetween(12.0, 47.75);
            assertThat(width(text, 0)).isLessThanOrEqualTo(300).isGreaterThan(295);
        }

        @Test
        void sizes_are_quarters_of_a_unit() {
            for (int width = 100; width < 300; width += 7) {
                double size = set("Alexandria", Styles.size(60.1).down(5.3), width, 60)
                        .size();
                assertThat(size * 4).isEqualTo(Math.rint(size * 4));
            }
        }

        @Test
        void a_second_line_is_taken_where_it_makes_letters_larger() {
            SetText one = set("Sarah, your seat is saved", Styles.size(68).down(12), 400, 160);
            SetText two =
                    set("Sarah, your seat is saved", Styles.size(68).down(12).lines(2), 400, 160);
            assertThat(one.lines()).hasSize(1);
            assertThat(two.lines()).hasSize(2);
            assertThat(two.size()).isGreaterThan(one.size() * 1.5);
        }

        @Test
        void more_lines_are_taken_only_where_they_help() {
            SetText text = set("Sarah Connor", Styles.size(20).down(12).lines(4), 400, 160);
            assertThat(text.lines()).hasSize(1);
        }

        @Test
        void a_low_box_makes_letters_smaller() {
            SetText text = set("Sarah", Styles.size(68).down(12), 400, 30);
            assertThat(text.size()).isBetween(30.0, 34.0);
        }

        @Test
        void a_box_as_tall_as_the_size_holds_one_line() {
            assertThat(set("Sarah gy", Styles.size(24).down(12), 400, 24).size())
                    .isEqualTo(24);
        }

        @Test
        void a_word_that_cannot_shrink_enough_is_broken_where_there_are_lines_left() {
            SetText text = set(LONG_WORD, Styles.size(40).down(20).lines(3), 300, 200);
            assertThat(text.size()).isEqualTo(20);
            assertThat(text.lines()).hasSize(2);
            assertThat(text.truncated()).isFalse();
        }

        @Test
        void a_word_is_not_broken_while_shrinking_is_enough() {
            SetText text = set(LONG_WORD, Styles.size(40).down(8).lines(3), 300, 200);
            assertThat(text.lines()).hasSize(1);
            assertThat(text.size()).isBetween(8.0, 20.0);
        }

        @Test
        void what_does_not_fit_at_the_smallest_size_ends_in_an_ellipsis() {
            SetText text = set(LONG_WORD, Styles.size(40).down(20), 300, 200);
            assertThat(text.size()).isEqualTo(20);
            assertThat(text.truncated()).isTrue();
            assertThat(width(text, 0)).isLessThanOrEqualTo(300).isGreaterThan(280);
        }

        @Test
        void a_box_without_room_shows_nothing() {
            assertThat(set("Sarah", Styles.size(40), 0, 50).isEmpty()).isTrue();
            assertThat(set("Sarah", Styles.size(40), 3, 50).isEmpty()).isTrue();
            assertThat(set("", Styles.size(40), 100, 50).isEmpty()).isTrue();
            assertThat(set(" \n ", Styles.size(40), 100, 50).isEmpty()).isTrue();
        }

        @Test
        void an_unknown_family_is_refused() {
            TextStyle style = Styles.size(20).family("Papyrus", 400, false).done();
            assertThatThrownBy(() -> setter.set("Sarah", style, 100, 50, "en"))
                    .isInstanceOf(FontFault.class)
                    .hasMessageContaining("Papyrus")
                    .hasMessageContaining("Inter");
        }
    }

    @Nested
    class Wrap {

        @Test
        void lines_break_at_spaces() {
            SetText text = set("Sarah O’Neil-Smith", Styles.size(40).lines(3), 280, 200);
            assertThat(text.lines()).hasSize(2);
            assertThat(width(text, 0)).isEqualTo(widthAt("Sarah", 40));
            assertThat(width(text, 1)).isEqualTo(widthAt("O’Neil-Smith", 40));
        }

        @Test
        void lines_break_after_hyphens_where_spaces_are_not_enough() {
            SetText text = set("O’Neil-Smith", Styles.size(40).lines(3), 150, 200);
            assertThat(width(text, 0)).isEqualTo(widthAt("O’Neil-", 40));
            assertThat(width(text, 1)).isEqualTo(widthAt("Smith", 40));
        }

        @Test
        void a_name_rather_shrinks_a_little_than_break_at_its_hyphen() {
            double whole = widthAt("O’Neil-Smith", 40);
            assertThat(set("O’Neil-Smith", Styles.size(40).down(10).lines(2), whole * 0.8, 200)
                            .lines())
                    .hasSize(1);
            assertThat(set("O’Neil-Smith", Styles.size(40).down(10).lines(2), whole * 0.7, 200)
                            .lines())
                    .hasSize(2);
        }

        @Test
        void a_space_at_a_line_end_takes_no_room() {
            double one = widthAt("Sarah", 40);
            SetText text = set("Sarah Sarah", Styles.size(40).lines(2), one, 200);
            assertThat(text.lines()).hasSize(2);
            assertThat(width(text, 0)).isEqualTo(one);
        }

        @Test
        void line_feeds_are_kept() {
            SetText text = set("one\ntwo\r\nthree", Styles.size(20).lines(3), 400, 200);
            assertThat(text.lines()).hasSize(3);
            assertThat(width(text, 2)).isEqualTo(widthAt("three", 20));
        }

        @Test
        void more_line_feeds_than_lines_end_in_an_ellipsis() {
            SetText text = set("one\ntwo\nthree", Styles.size(20).lines(2), 400, 200);
            assertThat(text.lines()).hasSize(2);
            assertThat(text.truncated()).isTrue();
            assertThat(width(text, 1)).isEqualTo(widthAt("two…", 20));
        }

        @Test
        void balanced_lines_are_about_equally_long_and_leave_no_orphan() {
            String headline = "Everything you need to know about seats";
            SetText ragged = set(headline, Styles.size(30).lines(2), 520, 100);
            SetText even = set(headline, Styles.size(30).lines(2).balanced(), 520, 100);
            assertThat(ragged.lines()).hasSize(2);
            assertThat(even.lines()).hasSize(2);
            assertThat(width(even, 1)).isGreaterThan(0.8 * width(even, 0));
            assertThat(width(ragged, 1)).isLessThan(0.3 * width(ragged, 0));
        }

        @Test
        void three_lines_are_balanced_together() {
            SetText text = set(
                    "aaaa bbbb cccc dddd eeee ffff gggg",
                    Styles.size(30).lines(3).balanced(),
                    240,
                    200);
            assertThat(text.lines()).hasSize(3);
            assertThat(width(text, 2)).isGreaterThan(0.6 * width(text, 0));
        }

        @Test
        void a_soft_hyphen_shows_only_at_a_line_end() {
            String word = "Donau\u00ADdampf\u00ADschiff";
            assertThat(widthAt(word, 30)).isEqualTo(widthAt("Donaudampfschiff", 30));
            SetText text = set(word, Styles.size(30).lines(3), widthAt("Donaudampf-", 30) + 1, 200);
            assertThat(text.lines()).hasSize(2);
            assertThat(width(text, 0)).isEqualTo(widthAt("Donaudampf-", 30));
            assertThat(width(text, 1)).isEqualTo(widthAt("schiff", 30));
        }

        @Test
        void a_no_break_space_holds() {
            double fits = widthAt("Dr.\u00A0Sarah", 30) + 1;
            SetText text = set("Dr.\u00A0Sarah Dr.\u00A0Sarah", Styles.size(30).lines(2), fits, 200);
            assertThat(width(text, 0)).isEqualTo(widthAt("Dr.\u00A0Sarah", 30));
        }

        @Test
        void japanese_breaks_between_phrases_where_they_fit() {
            TextSetter scripts = new TextSetter(Fonts.scripts());
            TextStyle style = Styles.size(20).lines(3).done();
            SetText text = scripts.set("お席をご用意しました。", style, 175, 200, "ja");
            assertThat(width(text, 0)).isEqualTo(120);
            assertThat(width(text, 1)).isEqualTo(100);
        }

        @Test
        void japanese_breaks_between_characters_but_not_before_a_full_stop_or_a_small_kana() {
            TextSetter scripts = new TextSetter(Fonts.scripts());
            TextStyle style = Styles.size(20).lines(3).done();
            SetText stop = scripts.set("しました。", style, 85, 200, "ja");
            assertThat(width(stop, 0)).isEqualTo(60);
            SetText small = scripts.set("ウェビナー", style, 45, 200, "ja");
            assertThat(width(small, 0)).isEqualTo(20 * 2);
        }

        @Test
        void korean_breaks_between_words_whatever_the_language_is_said_to_be() {
            TextSetter scripts = new TextSetter(Fonts.scripts());
            TextStyle style = Styles.size(20).lines(2).done();
            SetText text = scripts.set("좌석이 예약되었습니다", style, 170, 200, "en");
            SetText first = scripts.set("좌석이", style, 1000, 200, "ko");
            assertThat(width(text, 0)).isEqualTo(width(first, 0));
        }

        @Test
        void thai_breaks_between_words() {
            TextSetter scripts = new TextSetter(Fonts.scripts());
            String words = "สวัสดีชาวโลก";
            double whole = scripts.set(words, Styles.size(20).done(), 1000, 100, "th")
                    .lines()
                    .get(0)
                    .line()
                    .width();
            SetText text =
                    scripts.set(words, Styles.size(20).lines(2).done(), whole * 20 / Paragraph.EM - 1, 200, "th");
            double first = scripts.set("สวัสดี", Styles.size(20).done(), 1000, 100, "th")
                    .lines()
                    .get(0)
                    .line()
                    .width();
            double both = scripts.set("สวัสดีชาว", Styles.size(20).done(), 1000, 100, "th")
                    .lines()
                    .get(0)
                    .line()
                    .width();
            assertThat((double) text.lines().get(0).line().width()).isIn(first, both);
        }
    }

    @Nested
    class Cut {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"Smith & Company|Smith &", "Hello, world|Hello,", "Sarah - Connor|Sarah -"})
        void spaces_and_punctuation_before_an_ellipsis_go(String words, String kept) {
            double room = widthAt(kept + "…", 30) + 0.5;
            SetText text = set(words, Styles.size(30), room, 100);
            assertThat(text.truncated()).isTrue();
            String bare = kept.replaceAll("[ ,&-]+$", "");
            assertThat(width(text, 0)).isEqualTo(widthAt(bare + "…", 30));
        }

        @Test
        void a_cluster_is_kept_or_dropped_as_a_whole() {
            String accented = "q\u0323\u0301";
            String words = accented.repeat(8);
            for (double room = 30; room < 200; room += 3) {
                SetText text = set(words, Styles.size(30), room, 100);
                int glyphs = text.isEmpty() ? 1 : text.lines().get(0).line().count();
                assertThat(text.truncated() ? (glyphs - 1) % 3 : glyphs % 3).isZero();
            }
        }

        @Test
        void an_emoji_is_kept_or_dropped_as_a_whole() {
            TextSetter scripts = new TextSetter(Fonts.scripts());
            String family = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
            for (double room = 72; room < 180; room += 11) {
                SetText text = scripts.set(family.repeat(5), Styles.size(30).done(), room, 100, "en");
                SetLine line = text.lines().get(0).line();
                assertThat(text.truncated()).isTrue();
                for (int i = 0; i + 1 < line.count(); i++) {
                    assertThat(line.glyph(i)).isEqualTo(line.glyph(0));
                }
            }
        }

        @Test
        void only_the_last_line_ends_in_an_ellipsis() {
            SetText text = set(
                    "one two three four five six seven eight", Styles.size(30).lines(2), 200, 200);
            assertThat(text.truncated()).isTrue();
            assertThat(text.lines()).hasSize(2);
            assertThat(width(text, 0)).isEqualTo(widthAt("one two three", 30));
        }

        @Test
        void where_only_the_ellipsis_has_room_it_stands_alone() {
            SetText text = set("WWWW", Styles.size(30), widthAt("…", 30) + 1, 100);
            assertThat(width(text, 0)).isEqualTo(widthAt("…", 30));
        }
    }

    @Nested
    class Places {

        private static final double CAP = 1490.0 / 2048;

        @Test
        void lines_start_end_and_centre() {
            double wide = widthAt("Sarah", 30);
            assertThat(x(Align.START)).isZero();
            assertThat(x(Align.LEFT)).isZero();
            assertThat(x(Align.CENTER)).isCloseTo((300 - wide) / 2, within(1e-9));
            assertThat(x(Align.END)).isCloseTo(300 - wide, within(1e-9));
            assertThat(x(Align.RIGHT)).isCloseTo(300 - wide, within(1e-9));
        }

        private double x(Align align) {
            return set("Sarah", Styles.size(30).align(align, Valign.TOP), 300, 60)
                    .lines()
                    .get(0)
                    .x();
        }

        @Test
        void hebrew_starts_at_the_right() {
            SetText text = setter.set("שלום", Styles.size(30).done(), 300, 60, "he");
            assertThat(text.lines().get(0).x()).isGreaterThan(200);
            SetText end = setter.set(
                    "שלום", Styles.size(30).align(Align.END, Valign.TOP).done(), 300, 60, "he");
            assertThat(end.lines().get(0).x()).isLessThan(1);
        }

        @Test
        void one_line_in_the_middle_is_centred_on_its_capitals() {
            SetText text = set("Sarah", Styles.size(40).align(Align.LEFT, Valign.MIDDLE), 300, 100);
            assertThat(text.lines().get(0).baseline()).isCloseTo(50 + 40 * CAP / 2, within(1e-9));
        }

        @Test
        void several_lines_in_the_middle_are_centred_from_capitals_to_the_last_baseline() {
            SetText text = set("one\ntwo", Styles.size(40).lines(2).align(Align.LEFT, Valign.MIDDLE), 300, 200);
            double above = text.lines().get(0).baseline() - 40 * CAP;
            double below = 200 - text.lines().get(1).baseline();
            assertThat(above).isCloseTo(below, within(1e-9));
        }

        @Test
        void text_at_the_bottom_leaves_room_for_descenders() {
            SetText plain = set("Sarah", Styles.size(40).align(Align.LEFT, Valign.BOTTOM), 300, 100);
            SetText deep = set("Sappho", Styles.size(40).align(Align.LEFT, Valign.BOTTOM), 300, 100);
            assertThat(plain.lines().get(0).baseline())
                    .isEqualTo(deep.lines().get(0).baseline())
                    .isBetween(88.0, 92.0);
        }

        @Test
        void a_baseline_may_stand_on_the_lower_edge() {
            SetText text = set("Sappho", Styles.size(40).align(Align.LEFT, Valign.BASELINE), 300, 50);
            assertThat(text.lines().get(0).baseline()).isEqualTo(50);
            assertThat(text.box().bottom()).isGreaterThan(58);
        }

        @Test
        void baselines_are_a_line_height_apart() {
            SetText text = set("one\ntwo\nthree", Styles.size(40).lines(3).lineHeight(1.5), 300, 300);
            assertThat(text.lines().get(2).baseline() - text.lines().get(0).baseline())
                    .isCloseTo(120, within(1e-9));
        }

        @Test
        void a_letter_that_hangs_over_moves_inside() {
            SetText text = set("jjj", Styles.size(60).family("Liberation Serif", 400, true), 300, 100);
            SetLine line = text.lines().get(0).line();
            assertThat(line.left()).isNegative();
            assertThat(text.lines().get(0).x() + line.left() * 60.0 / Paragraph.EM)
                    .isCloseTo(0, within(1e-9));
        }

        @Test
        void accents_move_a_line_down_only_where_they_would_leave_the_box() {
            double flat = set("A", Styles.size(40), 300, 60).lines().get(0).baseline();
            assertThat(set("Ấ", Styles.size(40), 300, 60).lines().get(0).baseline())
                    .isGreaterThan(flat);
            double low = set("A", Styles.size(40).align(Align.LEFT, Valign.BOTTOM), 300, 60)
                    .lines()
                    .get(0)
                    .baseline();
            assertThat(set("Ấ", Styles.size(40).align(Align.LEFT, Valign.BOTTOM), 300, 60)
                            .lines()
                            .get(0)
                            .baseline())
                    .isEqualTo(low);
        }
    }

    @Nested
    class Letters {

        @Test
        void tracking_comes_between_letters_and_not_after_the_last() {
            double plain = widthAt("Sarah", 100);
            SetText spaced = set("Sarah", Styles.size(100).tracking(0.1), 1e5, 1000);
            assertThat(width(spaced, 0)).isCloseTo(plain + 40, within(0.1));
        }

        @Test
        void tracking_treats_a_letter_with_its_marks_as_one() {
            SetText spaced = set("q\u0323q\u0323", Styles.size(100).tracking(0.1), 1e5, 1000);
            assertThat(width(spaced, 0)).isCloseTo(widthAt("q\u0323q\u0323", 100) + 10, within(0.1));
        }

        @Test
        void tracking_runs_across_words() {
            double plain = widthAt("your seat", 100);
            SetText spaced = set("your seat", Styles.size(100).tracking(0.1), 1e5, 1000);
            assertThat(width(spaced, 0)).isCloseTo(plain + 80, within(0.1));
        }

        @Test
        void tracking_counts_when_text_is_fitted() {
            SetText text = set("LIVE WEBINAR", Styles.size(40).down(10).tracking(0.2), 200, 60);
            assertThat(width(text, 0)).isLessThanOrEqualTo(200).isGreaterThan(196);
        }

        @Test
        void arabic_letters_are_not_torn_apart() {
            TextSetter scripts = new TextSetter(Fonts.scripts());
            double plain = width(scripts.set("محمد", Styles.size(100).done(), 1e5, 1e3, "ar"), 0);
            double spaced =
                    width(scripts.set("محمد", Styles.size(100).tracking(0.2).done(), 1e5, 1e3, "ar"), 0);
            assertThat(spaced).isEqualTo(plain);
        }

        @Test
        void capitals_follow_the_language() {
            assertThat(capitals("istanbul", "tr")).isEqualTo(widthAt("İSTANBUL", 30));
            assertThat(capitals("istanbul", "en")).isEqualTo(widthAt("ISTANBUL", 30));
            assertThat(capitals("straße", "de")).isEqualTo(widthAt("STRASSE", 30));
        }

        private double capitals(String text, String language) {
            return width(setter.set(text, Styles.size(30).upper().done(), 1e5, 1000, language), 0);
        }

        @Test
        void tabular_figures_line_up() {
            SetText ones = set("11:11", Styles.size(30).tabular(), 1e5, 1000);
            SetText fours = set("40:44", Styles.size(30).tabular(), 1e5, 1000);
            assertThat(width(ones, 0)).isEqualTo(width(fours, 0));
        }

        @Test
        void decomposed_letters_are_composed() {
            assertThat(widthAt("Zoe\u0308", 30)).isEqualTo(widthAt("Zoë", 30));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u0007Sa\u0000rah", "\uFEFFSarah", "\u202ESarah\u202C", "Sar\uD800ah", "S\u009Farah"})
        void controls_and_broken_characters_are_left_out(String text) {
            assertThat(widthAt(text, 30)).isEqualTo(widthAt("Sarah", 30));
        }

        @Test
        void text_is_cut_to_five_hundred_characters_before_anything_else() {
            SetText text = set("a".repeat(200_000), Styles.size(1), 1e6, 1000);
            assertThat(width(text, 0)).isCloseTo(500 * widthAt("a", 100) / 100, within(0.1));
        }
    }

    @Nested
    class Directions {

        @ParameterizedTest
        @CsvSource({
            "Sarah, en, false",
            "Sarah, he, false",
            "שלום, en, true",
            "שלום, he, true",
            "123, en, false",
            "123, ar, true",
            "'שלום Sarah, welcome', en, false",
            "'Sarah, שלום', he, true",
        })
        void a_line_runs_as_its_language_does_where_any_letter_does(String text, String language, boolean rightToLeft) {
            assertThat(Words.isRightToLeft(text, language)).isEqualTo(rightToLeft);
        }

        @Test
        void what_is_isolated_does_not_decide() {
            assertThat(Words.isRightToLeft("\u2068Sarah\u2069 שלום", "en")).isTrue();
            assertThat(Words.isRightToLeft("\u2068Sarah\u2069 12", "he")).isFalse();
        }

        @Test
        void numbers_within_hebrew_keep_their_order() {
            SetLine line = setter.set("שלום 12", Styles.size(30).done(), 1e5, 100, "he")
                    .lines()
                    .get(0)
                    .line();
            SetLine digits = setter.set("12", Styles.size(30).done(), 1e5, 100, "en")
                    .lines()
                    .get(0)
                    .line();
            assertThat(List.of(line.glyph(0), line.glyph(1))).isEqualTo(List.of(digits.glyph(0), digits.glyph(1)));
        }

        @Test
        void an_ellipsis_stands_at_the_left_of_hebrew() {
            SetText text = setter.set("שלום עולם שלום", Styles.size(30).done(), 100, 60, "he");
            SetLine line = text.lines().get(0).line();
            Face face = line.face(0);
            assertThat(text.truncated()).isTrue();
            SetLine sign = setter.set("…", Styles.size(30).done(), 1e5, 100, "en")
                    .lines()
                    .get(0)
                    .line();
            assertThat(line.glyph(0)).isEqualTo(sign.glyph(0));
            assertThat(face).isEqualTo(sign.face(0));
        }
    }
}
