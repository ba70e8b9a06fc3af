package dev.nameplate.render.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;

/** Cuts a line short: whole grapheme clusters, then an ellipsis, which stands at the end in the line's own direction. */
final class Ellipsis {

    private static final String SIGN = "\u2026";
    private static final char FIRST_ISOLATE = '\u2066';
    private static final char LAST_ISOLATE = '\u2068';
    private static final char END_OF_ISOLATE = '\u2069';

    private Ellipsis() {}

    /**
     * The longest beginning of a paragraph's chars from {@code from} that fits with an ellipsis; a line without ink when not
     * even the ellipsis does.
     */
    static SetLine line(Paragraph paragraph, int from, long width) {
        SetLine sign = shaped(paragraph, from, from, SIGN);
        if (Fitting.extent(sign) > width) {
            return shaped(paragraph, from, from, "");
        }
        int[] clusters = paragraph.clusters();
        int last = clusters.length - 1;
        while (last > 0 && clusters[last] > from && paragraph.width(from, clusters[last]) + sign.width() > width) {
            last--;
        }
        // What is shaped anew may be a little wider than it was as a part of the whole.
        for (; last > 0 && clusters[last] > from; last--) {
            String kept = trimmed(paragraph.text().substring(from, clusters[last]));
            if (kept.isEmpty()) {
                break;
            }
            SetLine line = shaped(paragraph, from, from + kept.length(), closing(kept) + SIGN);
            if (Fitting.extent(line) <= width) {
                return line;
            }
        }
        return sign;
    }

    private static SetLine shaped(Paragraph paragraph, int from, int to, String more) {
        Paragraph words = paragraph.part(from, to, more);
        return SetLine.of(words, 0, words.length());
    }

    /** Without the spaces, dashes, opening brackets, commas and the like at its end. */
    private static String trimmed(String text) {
        int end = text.length();
        while (end > 0) {
            int last = text.codePointBefore(end);
            if (!isDropped(last)) {
                break;
            }
            end -= Character.charCount(last);
        }
        return text.substring(0, end);
    }

    private static boolean isDropped(int codePoint) {
        if (codePoint == Words.SOFT_HYPHEN || (codePoint >= FIRST_ISOLATE && codePoint <= LAST_ISOLATE)) {
            return true;
        }
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.SPACE_SEPARATOR,
                    UCharacterCategory.DASH_PUNCTUATION,
                    UCharacterCategory.START_PUNCTUATION,
                    UCharacterCategory.INITIAL_PUNCTUATION -> true;
            case UCharacterCategory.OTHER_PUNCTUATION -> codePoint != '%' && codePoint != '*' && codePoint != '#';
            default -> false;
        };
    }

    /** Ends what directional isolates are still open, so that the ellipsis stands outside them. */
    private static String closing(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_ISOLATE && c <= LAST_ISOLATE) {
                open++;
            } else if (c == END_OF_ISOLATE && open > 0) {
                open--;
            }
        }
        return String.valueOf(END_OF_ISOLATE).repeat(open);
    }
}
