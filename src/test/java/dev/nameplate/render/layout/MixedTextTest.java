package dev.nameplate.render.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Values;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.TextStyle.Align;
import dev.nameplate.template.TextStyle.Valign;
import dev.nameplate.testing.Fonts;
import dev.nameplate.testing.Templates;
import dev.nameplate.testing.Templates.Wordings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One text in several looks. */
class MixedTextTest {

    private static final FontBook BOOK = Fonts.embedded();
    private static final Values NAMED = Templates.values("name", "Zoë");

    private static Phrasing.Said said(String phrase) {
        return Phrasing.say(Wordings.of(phrase), NAMED, "en").orElseThrow();
    }

    private static SetText set(String phrase, TextStyle style, double width, double height) {
        return new TextSetter(BOOK).set(said(phrase), style, width, height);
    }

    private static List<String> glyphs(SetLine line) {
        List<String> glyphs = new ArrayList<>();
        for (int i = 0; i < line.count(); i++) {
            glyphs.add(line.face(i) + " " + line.glyph(i) + " at " + line.x(i) + "," + line.y(i));
        }
        return glyphs;
    }

    @Test
    void a_run_that_changes_nothing_sets_the_same_text() {
        TextStyle style = Styles.size(40).run("same", Runs.run()).done();
        SetText tagged = set("<same>Wa</same>ve <same>fi</same>ne", style, 400, 60);
        SetText plain = set("Wave fine", style, 400, 60);
        assertThat(glyphs(tagged.lines().get(0).line()))
                .isEqualTo(glyphs(plain.lines().get(0).line()));
        assertThat(tagged.lines().get(0).line().isPlain()).isTrue();
    }

    @Test
    void each_letter_has_the_look_of_the_innermost_run_it_stands_in() {
        TextStyle style = Styles.size(40)
                .run("big", Runs.run().size(2))
                .run("red", Runs.run().fill(0xFFFF0000).weight(700))
                .done();
        SetLine line =
                set("a<big>b<red>c</red></big>d", style, 400, 90).lines().get(0).line();
        assertThat(line.stretches())
                .extracting(stretch -> stretch.look().em())
                .containsExactly(Paragraph.EM, 2 * Paragraph.EM, 2 * Paragraph.EM, Paragraph.EM);
        assertThat(line.stretches())
                .extracting(stretch -> stretch.look().typeface().weight())
                .containsExactly(400, 400, 700, 400);
        assertThat(line.stretches().get(0).left()).isZero();
        assertThat(line.stretches().get(3).right()).isEqualTo(line.width());
        for (int i = 1; i < 4; i++) {
            assertThat(line.stretches().get(i).left())
                    .isEqualTo(line.stretches().get(i - 1).right());
        }
    }

    @Test
    void letters_that_join_go_on_joining_where_only_the_colour_changes() {
        TextStyle style = Styles.size(40)
                .run("red", Runs.run().fill(0xFFFF0000))
                .run("bold", Runs.run().weight(700))
                .done();
        FontBook book = Fonts.scripts();
        List<String> joined = glyphs(line("\u0645\u062D\u0645\u062F", style, book));
        assertThat(joined).hasSize(4);
        SetLine red = line("\u0645\u062D<red>\u0645</red>\u062F", style, book);
        assertThat(glyphs(red)).isEqualTo(joined);
        assertThat(red.stretches()).hasSize(3);
        assertThat(glyphs(line("\u0645\u062D<bold>\u0645</bold>\u062F", style, book)))
                .isNotEqualTo(joined);
    }

    private static SetLine line(String phrase, TextStyle style, FontBook book) {
        return new TextSetter(book)
                .set(said(phrase), style, 400, 60)
                .lines()
                .get(0)
                .line();
    }

    @Test
    void an_accent_behind_a_tag_stays_with_its_letter() {
        TextStyle style =
                Styles.size(40).run("red", Runs.run().fill(0xFFFF0000)).done();
        SetLine line = line("q<red>\u0307x</red>", style, BOOK);
        assertThat(line.stretches()).hasSize(2);
        assertThat(line.look(0)).isEqualTo(line.look(1)).isNotEqualTo(line.look(line.count() - 1));
    }

    @Test
    void a_raised_run_stands_above_the_baseline_of_what_is_around_it() {
        TextStyle style =
                Styles.size(40).run("up", Runs.run().size(0.5).raise(0.4)).done();
        SetLine line = line("9<up>9<up>9</up></up>", style, BOOK);
        assertThat(-line.y(1) / (double) Paragraph.EM).isCloseTo(0.4, within(1e-4));
        assertThat(-line.y(2) / (double) Paragraph.EM).isCloseTo(0.6, within(1e-4));
    }

    @Test
    void lines_keep_away_from_what_is_larger_in_them() {
        TextStyle style =
                Styles.size(40).lines(3).run("big", Runs.run().size(2)).done();
        SetText plain = set("one\ntwo\nsix", style, 300, 300);
        SetText below = set("one\n<big>two</big>\nsix", style, 300, 300);
        assertThat(gap(below, 0)).isGreaterThan(gap(plain, 0) + 10);
        assertThat(gap(below, 1)).isGreaterThan(gap(plain, 1));
        assertThat(gap(below, 0) + gap(below, 1)).isCloseTo(40 * 1.2 * 3, within(0.01));
    }

    private static org.assertj.core.data.Offset<Double> within(double slack) {
        return org.assertj.core.data.Offset.offset(slack);
    }

    private static double gap(SetText text, int line) {
        return text.lines().get(line + 1).baseline() - text.lines().get(line).baseline();
    }

    @Test
    void the_middle_is_that_of_what_really_stands_there() {
        TextStyle style = Styles.size(40)
                .align(Align.LEFT, Valign.MIDDLE)
                .run("big", Runs.run().size(1.5))
                .done();
        double capHeight = BOOK.face("Inter", 400, false).metrics().capHeight()
                / (double) BOOK.face("Inter", 400, false).metrics().unitsPerEm();
        SetText set = set("H<big>H</big>", style, 300, 120);
        double baseline = set.lines().get(0).baseline();
        assertThat(baseline - 1.5 * 40 * capHeight).isCloseTo(120 - baseline, within(0.01));
    }

    @Test
    void what_is_cut_keeps_the_looks_of_what_is_left() {
        TextStyle style = Styles.size(40).run("red", Runs.run().weight(700)).done();
        SetText cut = set("<red>Northwind</red> Traders and Sons", style, 330, 60);
        SetLine line = cut.lines().get(0).line();
        assertThat(cut.truncated()).isTrue();
        assertThat(line.look(0).typeface().weight()).isEqualTo(700);
        assertThat(line.look(line.count() - 1).typeface().weight()).isEqualTo(400);
        assertThat(Fitting.extent(line) * cut.size() / Paragraph.EM).isLessThanOrEqualTo(330);
    }

    @Test
    void a_run_switches_a_line_below_letters_on_and_off() {
        TextStyle style = Styles.size(40)
                .underline()
                .run("off", Runs.run().underline(false))
                .run("bold", Runs.run().weight(700))
                .done();
        SetText set = set("one <bold>two</bold> <off>six</off>", style, 400, 60);
        assertThat(TextRules.below(set, Place.canvas(1), null)).hasSize(1);
        SetLine line = set.lines().get(0).line();
        assertThat(line.stretches().get(0).look().underline())
                .isEqualTo(line.stretches().get(1).look().underline())
                .isPresent();
        assertThat(line.stretches().get(3).look().underline()).isEmpty();
        assertThat(TextRules.through(set, Place.canvas(1), null)).isEmpty();
        SetText struck = set("one", Styles.size(40).strike().done(), 400, 60);
        assertThat(TextRules.through(struck, Place.canvas(1), null)).hasSize(1);
    }

    @Test
    void capitals_are_those_of_the_run() {
        TextStyle style = Styles.size(40).run("up", Runs.run().upper()).done();
        assertThat(glyphs(line("a<up>ß</up>a", style, BOOK))).isEqualTo(glyphs(line("aSSa", style, BOOK)));
    }

    /** Whatever the mixture: the size is about the largest at which it fits, and capitals and descenders of lines do not meet. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_mixture_is_as_large_as_it_may_be(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            String phrase = phrase(random);
            double width = random.nextDouble(80, 500);
            double height = random.nextDouble(20, 200);
            int lines = random.nextInt(1, 5);
            TextStyle style = style(64, 12, lines, random.nextDouble(0.6, 2.4));
            SetText set = set(phrase, style, width, height);
            String at = "seed " + seed + ", case " + i + ": " + phrase;
            assertThat(bottomless(set, height)).as(at).isTrue();
            if (set.truncated() || set.size() <= 12 || set.size() == 64) {
                continue;
            }
            for (double more : new double[] {0.5, 1, 4}) {
                double size = set.size() + more;
                SetText larger = set(
                        phrase, style(size, size, lines, style.runs().get("big").size()), width, height);
                assertThat(larger.truncated() || larger.size() < size || letters(larger) > letters(set))
                        .as("%s at %s also fits at %s", at, set.size(), size)
                        .isTrue();
            }
        }
    }

    /** Glyphs, spaces within lines included: more of them where a word was broken instead of a line at its space. */
    private static int letters(SetText set) {
        return set.lines().stream().mapToInt(placed -> placed.line().count()).sum()
                + set.lines().size();
    }

    /** Whether lines are in order and what stands on each, but for accents, lies below what stands on the line before. */
    private static boolean bottomless(SetText set, double height) {
        for (int i = 1; i < set.lines().size(); i++) {
            SetText.Placed above = set.lines().get(i - 1);
            SetText.Placed below = set.lines().get(i);
            double lower = above.baseline() + above.line().bottom() * set.size() / Paragraph.EM;
            double upper = below.baseline() + below.line().top() * set.size() / Paragraph.EM;
            if (lower > upper + 0.01) {
                return false;
            }
        }
        return set.isEmpty() || set.lines().get(set.lines().size() - 1).baseline() <= height + 0.01;
    }

    private static TextStyle style(double size, double least, int lines, double big) {
        return Styles.size(size)
                .down(least)
                .lines(lines)
                .run("big", Runs.run().size(big).weight(700))
                .run("red", Runs.run().fill(0xFFFF0000))
                .done();
    }

    private static String phrase(SplittableRandom random) {
        StringBuilder phrase = new StringBuilder();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            String word = List.of("Hamburg", "x", "gypsy", "Sarah", "illuminate", "to")
                    .get(random.nextInt(6));
            int kind = random.nextInt(4);
            phrase.append(kind == 0 ? "<big>" + word + "</big>" : kind == 1 ? "<red>" + word + "</red>" : word)
                    .append(' ');
        }
        return phrase.toString();
    }
}
