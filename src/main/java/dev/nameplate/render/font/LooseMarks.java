package dev.nameplate.render.font;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;

/**
 * Puts combining marks over their letters where the face does not say where they belong.
 *
 * <p>Faces anchor marks on the letters they foresee. On any other letter shaping leaves a mark beside it, where it would fall
 * on the next one: an acute on a Cyrillic letter of Inter, most of a tower of marks.
 */
final class LooseMarks {

    private static final int ABOVE = 230;
    private static final int BELOW = 220;
    private static final char FIRST = 0x300;

    private LooseMarks() {}

    /** The run with its loose marks in the middle of their letters; the run itself where none is loose. */
    static GlyphRun placed(GlyphRun run, String text) {
        GlyphRun placed = run;
        for (int from = 0; hasMark(text) && from < run.count(); ) {
            int to = from + 1;
            int first = letter(text, run.character(from));
            while (to < run.count() && letter(text, run.character(to)) == first) {
                to++;
            }
            int letter = run.rightToLeft() ? to - 1 : from;
            if (to > from + 1
                    && carriesMark(text, first)
                    && !outline(run, letter).isEmpty()) {
                placed = centred(run, placed, from, to, letter);
            }
            from = to;
        }
        return placed;
    }

    /** A mark that shaping has not moved stands where the pen is after its letter, or before it from right to left. */
    private static GlyphRun centred(GlyphRun run, GlyphRun before, int from, int to, int letter) {
        int pen = run.rightToLeft() ? run.x(letter) : run.x(to);
        GlyphRun placed = before;
        for (int i = from; i < to; i++) {
            if (i != letter
                    && run.x(i) == pen
                    && run.y(i) == 0
                    && !outline(run, i).isEmpty()) {
                placed = placed.moved(i, run.x(letter) + middle(outline(run, letter)) - middle(outline(run, i)));
            }
        }
        return placed;
    }

    private static Outline outline(GlyphRun run, int index) {
        return run.face().outline(run.glyph(index));
    }

    private static int middle(Outline outline) {
        return (int) Math.rint((outline.left() + outline.right()) / 2);
    }

    /** The char that marks stand on; which char of all of them a glyph names differs between JDKs. */
    private static int letter(String text, int character) {
        int at = character;
        while (at > 0 && UCharacter.getType(text.charAt(at)) == UCharacterCategory.NON_SPACING_MARK) {
            at--;
        }
        return at;
    }

    private static boolean carriesMark(String text, int letter) {
        int at = text.offsetByCodePoints(letter, 1);
        return at < text.length() && isMark(text.codePointAt(at));
    }

    private static boolean hasMark(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST && isMark(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Marks that any script may carry, above or below; those across two letters are none. */
    private static boolean isMark(int codePoint) {
        int place = UCharacter.getIntPropertyValue(codePoint, UProperty.CANONICAL_COMBINING_CLASS);
        return (place == ABOVE || place == BELOW) && UScript.getScript(codePoint) == UScript.INHERITED;
    }
}
