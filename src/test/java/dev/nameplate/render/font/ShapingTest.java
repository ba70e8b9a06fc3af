package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Fonts;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapingTest {

    private static final Typeface INTER = new Typeface("Inter", 400, false, "en", true, false);

    private final FontBook book = Fonts.embedded();

    @Test
    void pairs_are_kerned() {
        assertThat(width("AV", INTER)).isLessThan(width("A", INTER) + width("V", INTER));
    }

    @Test
    void kerning_stays_where_ligatures_are_off() {
        Typeface apart = new Typeface("Inter", 400, false, "en", false, false);
        assertThat(width("AV", apart)).isEqualTo(width("AV", INTER));
    }

    @Test
    void a_mark_stands_over_its_letter() {
        List<GlyphRun.Placed> runs = book.shape("q\u0301x", 0, 3, false, INTER);
        GlyphRun run = runs.get(0).run();
        assertThat(run.count()).isEqualTo(3);
        assertThat(run.x(1)).isBetween(0, run.x(2) - 1);
        assertThat(run.x(2)).isEqualTo(width("q", INTER));
    }

    @Test
    void hebrew_runs_from_right_to_left_in_the_first_face_that_has_it() {
        List<GlyphRun.Placed> runs = book.shape("שלום", 0, 4, true, INTER);
        assertThat(runs).hasSize(1);
        GlyphRun run = runs.get(0).run();
        assertThat(run.face().family()).isEqualTo("Liberation Sans");
        assertThat(run.character(0)).isEqualTo(3);
        assertThat(run.character(3)).isZero();
    }

    @Test
    void a_letter_that_the_family_lacks_comes_from_the_next_with_its_marks() {
        Typeface mono = new Typeface("Liberation Mono", 400, false, "en", true, false);
        assertThat(book.face("Liberation Mono", 400, false).covers(0x1F79)).isTrue();
        int circled = 0x2460;
        List<GlyphRun.Placed> runs = book.shape("a\u2460\u0301b", 0, 4, false, mono);
        assertThat(book.face("Liberation Mono", 400, false).covers(circled)).isFalse();
        assertThat(runs)
                .extracting(placed -> placed.run().face().family())
                .containsExactly("Liberation Mono", "Inter", "Liberation Mono");
        assertThat(runs.get(1).run().length()).isEqualTo(2);
    }

    @Test
    void what_no_face_has_leaves_no_box() {
        assertThat(glyphs("a\uD83C\uDF89b", INTER)).hasSize(2).doesNotContain(0);
        assertThat(glyphs("\uD83C\uDF89", INTER)).isEmpty();
        assertThat(glyphs("\uE000", INTER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inter", "Liberation Serif"})
    void figures_get_equal_widths_where_asked_for(String family) {
        Typeface tabular = new Typeface(family, 600, false, "en", true, true);
        int one = width("1111111111", tabular);
        for (char digit = '0'; digit <= '9'; digit++) {
            assertThat(width(String.valueOf(digit).repeat(10), tabular)).isEqualTo(one);
        }
        assertThat(width("1027 ", tabular) - width("2714 ", tabular)).isZero();
        assertThat(width("AV", tabular)).isEqualTo(width("AV", new Typeface(family, 600, false, "en", true, false)));
    }

    @Test
    void no_ink_of_a_figure_leaves_its_cell_by_more_than_in_its_own_width() {
        Typeface tabular = new Typeface("Inter", 400, false, "en", true, true);
        GlyphRun run = book.shape("1", 0, 1, false, tabular).get(0).run();
        Outline one = run.face().outline(run.glyph(0));
        assertThat(run.x(0) + one.left()).isPositive();
        assertThat(run.x(0) + one.right()).isLessThan(run.advance());
    }

    /** Shaping word by word must not be seen: random words in every embedded face, against shaping the text at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void words_shaped_one_by_one_stand_as_if_shaped_at_once(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Caches caches = new Caches();
        for (Face face : new Families(FaceFiles.load(null, caches)).faces()) {
            Typeface typeface = new Typeface(face.family(), face.weight(), face.italic(), "en", true, false);
            for (int i = 0; i < 40; i++) {
                String text = words(random);
                List<int[]> whole = new ArrayList<>();
                addTo(whole, face.awt().shape(face, text, false, true), 0);
                List<int[]> parts = new ArrayList<>();
                int pen = 0;
                for (GlyphRun.Placed placed : book.shape(text, 0, text.length(), false, typeface)) {
                    pen += placed.lead();
                    addTo(parts, placed.run(), pen);
                    pen += placed.run().advance();
                }
                assertThat(parts)
                        .as("%s in %s, seed %d", text, face, seed)
                        .usingRecursiveFieldByFieldElementComparator()
                        .isEqualTo(whole);
            }
        }
    }

    private static String words(SplittableRandom random) {
        String letters =
                new String[] {"AVTWYLPFabcdefgijoprtvwxyzÄÖÜéèŁž", "ΑΔΩΤΥαγουπτψ", "АВГДТУФабгдуфя"}[random.nextInt(3)];
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(6);
        for (int w = 0; w < count; w++) {
            for (int i = random.nextInt(7); i >= 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            text.append(new String[] {" ", " ", " ", ", ", ". ", " (", ") ", " - ", " 12 ", "  "}[random.nextInt(10)]);
        }
        return text.append(letters.charAt(0)).toString();
    }

    private static void addTo(List<int[]> glyphs, GlyphRun run, int pen) {
        for (int i = 0; i < run.count(); i++) {
            glyphs.add(new int[] {run.glyph(i), pen + run.x(i), run.y(i)});
        }
    }

    private int width(String text, Typeface typeface) {
        int width = 0;
        for (GlyphRun.Placed placed : book.shape(text, 0, text.length(), false, typeface)) {
            width += placed.lead() + placed.run().advance();
        }
        return width;
    }

    private List<Integer> glyphs(String text, Typeface typeface) {
        List<Integer> glyphs = new ArrayList<>();
        for (GlyphRun.Placed placed : book.shape(text, 0, text.length(), false, typeface)) {
            for (int i = 0; i < placed.run().count(); i++) {
                glyphs.add(placed.run().glyph(i));
            }
        }
        return glyphs;
    }
}
