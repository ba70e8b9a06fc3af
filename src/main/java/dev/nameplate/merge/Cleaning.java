package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/**
 * Text without what nobody sees or can be shown: NFC; no controls, no invisible characters, no bidi controls, no surrogates or
 * noncharacters; at most four combining marks on a base; single spaces, none at the ends.
 *
 * <p>Of the invisible characters those stay that shape their neighbours: the joiners, variation selectors, and the tags of a
 * flag such as Scotland's.
 */
final class Cleaning {

    static final int MOST_MARKS = 4;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007E;
    private static final int END_TAG = 0xE007F;

    private Cleaning() {}

    /** The clean text; the same object when it was clean. Empty when nothing of it would be seen. */
    static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        String shown = withoutUnseen(text);
        String composed = NFC.isNormalized(shown) ? shown : NFC.normalize(shown);
        String result = withoutMarkTowers(composed);
        if (!hasInk(result)) {
            return "";
        }
        return result.equals(text) ? text : result;
    }

    /** Whether a text of small Latin code points only, all of which are normalised, needs nothing. */
    private static boolean isClean(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (space) {
                    return false;
                }
                space = true;
            } else if (c > ' ' && c < 0x7F || c > 0xA0 && c < 0x300 && c != 0xAD) {
                space = false;
            } else {
                return false;
            }
        }
        return !space || text.isEmpty();
    }

    private static String withoutUnseen(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (UCharacter.isUWhiteSpace(c)) {
                space = true;
            } else if (c == BLACK_FLAG || isSeen(c)) {
                if (space && shown.length() > 0) {
                    shown.append(' ');
                }
                space = false;
                next = c == BLACK_FLAG ? endOfFlag(text, next) : next;
                shown.append(text, i, next);
            }
            i = next;
        }
        return shown.toString();
    }

    private static boolean isSeen(int c) {
        if (c == ZWJ || c == ZWNJ) {
            return true;
        }
        int category = UCharacter.getType(c);
        if (category == UCharacterCategory.CONTROL || category == UCharacterCategory.SURROGATE) {
            return false;
        }
        if (UCharacter.hasBinaryProperty(c, UProperty.NONCHARACTER_CODE_POINT) || c >= 0xFFF9 && c <= 0xFFFC) {
            return false;
        }
        return !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR);
    }

    /** Where a flag's tags end, when they are complete; else where they begin, so that they go. */
    private static int endOfFlag(String text, int from) {
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == END_TAG) {
                return i;
            }
            if (c < FIRST_TAG || c > LAST_TAG) {
                return from;
            }
        }
        return from;
    }

    private static String withoutMarkTowers(String text) {
        StringBuilder kept = null;
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                kept = kept == null ? new StringBuilder(text).delete(i, text.length()) : kept;
            } else if (kept != null) {
                kept.append(text, i, next);
            }
            i = next;
        }
        return kept == null ? text : kept.toString();
    }

    /** Marks that stand on their base; those that take room of their own cannot pile up, and variation selectors are no ink. */
    private static boolean isMark(int c) {
        int category = UCharacter.getType(c);
        return (category == UCharacterCategory.NON_SPACING_MARK || category == UCharacterCategory.ENCLOSING_MARK)
                && !UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR);
    }

    private static boolean hasInk(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c != ZWJ && c != ZWNJ && c != ' ' && !UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }
}
