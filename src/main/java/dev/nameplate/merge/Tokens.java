package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text apart into words as a reader's eye does: without accents, letters of other scripts that look like Latin ones
 * as those, figures and signs among letters as what they stand for.
 */
final class Tokens {

    /** Stands in a form where any letter may have been. */
    static final char ANY = '?';

    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();
    private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();
    private static final int LOOKS_AT_ONCE = 4096;
    private static final Memo<Integer, String> FOREIGN = new Memo<>(LOOKS_AT_ONCE, Tokens::foreign);

    /** Figures and signs that stand for letters: at an index its letter. */
    private static final char[] SIGNS = new char[128];

    /** Small capitals, which no normalisation knows. */
    private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ";

    static {
        String pairs = "0o1i2z3e4a5s6g7t8b9g@a$s!i|i+t*?#?";
        for (int i = 0; i < pairs.length(); i += 2) {
            SIGNS[pairs.charAt(i)] = pairs.charAt(i + 1);
        }
    }

    /**
     * A word, or a figure.
     *
     * @param form its letters, a to z and others that look like none of them
     * @param other another way to read it: where 1, ! and | are an l; null when there is none
     * @param bare without the signs before and behind it; null when there are none
     * @param tight whether no white space stands between it and the word before
     */
    record Token(
            String form, @Nullable String other, @Nullable String bare, boolean tight) {}

    private final List<Token> tokens = new ArrayList<>(4);
    /** Letters as they look, figures and signs as they are. */
    private final StringBuilder word = new StringBuilder();

    private boolean tight;

    private Tokens() {}

    static List<Token> of(String text) {
        Tokens reading = new Tokens();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point < 0x80) {
                reading.ascii((char) point);
            } else if (!passedOver(point)) {
                reading.foreign(point, FOREIGN.get(point));
            }
        }
        reading.end(/* space= */ true);
        return reading.tokens;
    }

    private void ascii(char c) {
        if (c >= 'A' && c <= 'Z') {
            word.append((char) (c | 0x20));
        } else if (c >= 'a' && c <= 'z' || SIGNS[c] != 0) {
            word.append(c);
        } else {
            end(c <= ' ');
        }
    }

    private void foreign(int point, String looks) {
        if (looks.isEmpty()) {
            end(UCharacter.isUWhiteSpace(point));
        } else {
            word.append(looks);
        }
    }

    private void end(boolean space) {
        int from = 0;
        int to = word.length();
        while (from < to && isSign(word.charAt(from))) {
            from++;
        }
        while (to > from && isSign(word.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            String whole = word.toString();
            String bare = from > 0 || to < whole.length() ? read(whole.substring(from, to), 'i') : null;
            String form = read(whole, 'i');
            String other = read(whole, 'l');
            tokens.add(new Token(form, other.equals(form) ? null : other, bare, tight));
            tight = true;
        }
        word.setLength(0);
        tight &= !space;
    }

    private static boolean isSign(char c) {
        return c < 0x80 && SIGNS[c] != 0 && !isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Figures and signs among letters as letters; a number stays one. */
    private static String read(String word, char one) {
        boolean plain = true;
        boolean letters = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean stands = c < 0x80 && SIGNS[c] != 0;
            plain &= !stands;
            letters |= !stands;
        }
        if (plain || !letters) {
            return word;
        }
        StringBuilder read = new StringBuilder(word);
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            if (c < 0x80 && SIGNS[c] != 0) {
                read.setCharAt(i, c == '1' || c == '!' || c == '|' ? one : SIGNS[c]);
            }
        }
        return read.toString();
    }

    /** Accents, and what joins letters without being seen. */
    private static boolean passedOver(int point) {
        int type = UCharacter.getType(point);
        return type == UCharacterCategory.NON_SPACING_MARK
                || type == UCharacterCategory.ENCLOSING_MARK
                || type == UCharacterCategory.FORMAT
                || point >= 0xFE00 && point <= 0xFE0F;
    }

    /** What a letter beyond ASCII looks like; empty when it is none. */
    private static String foreign(int point) {
        int capital = SMALL_CAPITALS.indexOf(point);
        if (capital >= 0) {
            return String.valueOf((char) ('a' + capital));
        }
        // Letters in circles and squares, and those that make flags.
        for (int first : new int[] {0x1F150, 0x1F170, 0x1F1E6}) {
            if (point >= first && point < first + 26) {
                return String.valueOf((char) ('a' + point - first));
            }
        }
        String whole = new String(Character.toChars(point));
        String plain = latin(NFKD.normalize(UCharacter.foldCase(whole, /* defaultmapping= */ true)));
        if (!plain.isEmpty()) {
            return plain;
        }
        String looks = latin(NFKD.normalize(LOOKS.getSkeleton(whole)));
        if (!looks.isEmpty()) {
            return looks;
        }
        return UCharacter.isLetterOrDigit(point) ? UCharacter.foldCase(whole, /* defaultmapping= */ true) : "";
    }

    /** The letters of a text that is all Latin; empty when it is not. */
    private static String latin(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char small = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
            if (small >= 'a' && small <= 'z') {
                letters.append(small);
            } else if (c == 'ø') {
                letters.append('o');
            } else if (c == 'æ') {
                letters.append("ae");
            } else if (c == 'œ') {
                letters.append("oe");
            } else if (c == 'đ' || c == 'ð') {
                letters.append('d');
            } else if (c == 'ł') {
                letters.append('l');
            } else if (c == 'ı') {
                letters.append('i');
            } else if (UCharacter.getType(c) != UCharacterCategory.NON_SPACING_MARK) {
                return "";
            }
        }
        return letters.toString();
    }
}
