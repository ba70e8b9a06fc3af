package dev.nameplate.render.layout;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import dev.nameplate.render.font.Graphemes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Text before it meets a font: cleaned and cased, its direction, and where its lines may break; all by ICU. */
final class Words {

    /** Most characters, as readers count them, that are ever set in one box. */
    static final int LONGEST = 500;

    /** A hyphen that shows only where a line breaks at it. */
    static final char SOFT_HYPHEN = '\u00AD';

    /** Most chars of one character with all its marks and joiners: more than any language or emoji has. */
    private static final int LARGEST = 40;

    private static final int FIRST_COMBINING = 0x300;

    private static final String HYPHENS = "-\u2010" + SOFT_HYPHEN;
    private static final int FIRST_OF_EAST_ASIA = 0x1100;
    private static final int FIRST_RIGHT_TO_LEFT = 0x590;
    private static final int ISOLATE = 0x2068;
    private static final int END_OF_ISOLATE = 0x2069;
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();

    /** Languages come from links, so a thread keeps few. */
    private static final int KEPT_LANGUAGES = 16;

    /** By whose rules lines break. Locales are dear to make, so they are not asked for again. */
    private record Rules(String language, boolean phrases) {

        BreakIterator iterator() {
            ULocale strict = locale(language).setKeywordValue("lb", "strict");
            return BreakIterator.getLineInstance(phrases ? strict.setKeywordValue("lw", "phrase") : strict);
        }
    }

    private static final ThreadLocal<Map<Rules, BreakIterator>> LINES = ThreadLocal.withInitial(HashMap::new);

    private Words() {}

    /**
     * Text fit for setting: at most {@value #LONGEST} characters, composed, without controls but line feeds.
     *
     * @param upper whether it is set in capitals, by the language's rules
     */
    static String of(String text, String language, boolean upper) {
        String clean = isClean(text) ? text : cleaned(text);
        String cut = slim(Graphemes.first(clean, LONGEST));
        String composed = COMPOSED.isNormalized(cut) ? cut : COMPOSED.normalize(cut);
        return upper ? UCharacter.toUpperCase(locale(language), composed) : composed;
    }

    /** The text with what is piled on one character cut: a tower of thousands of marks costs minutes and shows nothing. */
    private static String slim(String text) {
        if (text.length() <= LARGEST || isBelow(text, FIRST_COMBINING)) {
            return text;
        }
        int[] bounds = Graphemes.bounds(text);
        StringBuilder slim = new StringBuilder(text.length());
        for (int i = 0; i + 1 < bounds.length; i++) {
            int end = Math.min(bounds[i + 1], bounds[i] + LARGEST);
            boolean split = end < bounds[i + 1] && Character.isHighSurrogate(text.charAt(end - 1));
            slim.append(text, bounds[i], split ? end - 1 : end);
        }
        return slim.toString();
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\n' && (c < ' ' || c >= 0x7F)) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) {
                if (c != '\r' || i == text.length() || text.charAt(i) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\t') {
                clean.append(' ');
            } else if (c == '\n' || isText(c)) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    private static boolean isText(int c) {
        boolean overriding = (c >= 0x202A && c <= 0x202E) || c == 0xFEFF;
        int category = UCharacter.getType(c);
        return !overriding && category != UCharacterCategory.CONTROL && category != UCharacterCategory.SURROGATE;
    }

    /**
     * Whether a line runs from right to left: as the language does where any letter does, else as the letters do. What stands
     * between directional isolates (a field's value within fixed words) is asked last.
     */
    static boolean isRightToLeft(String text, String language) {
        if (isBelow(text, FIRST_RIGHT_TO_LEFT)) {
            return isRightToLeft(language) && !hasLetter(text, /* rightToLeft= */ false, /* isolated= */ true);
        }
        boolean preferred = isRightToLeft(language);
        for (boolean isolated : new boolean[] {false, true}) {
            if (hasLetter(text, preferred, isolated)) {
                return preferred;
            }
            if (hasLetter(text, !preferred, isolated)) {
                return !preferred;
            }
        }
        return preferred;
    }

    /**
     * A value within words of a language: between directional isolates where it has letters that run the other way, which else
     * would turn figures, commas and other values beside it around.
     */
    static String isolated(String value, String language) {
        boolean rightToLeft = isRightToLeft(language);
        if (!rightToLeft && isBelow(value, FIRST_RIGHT_TO_LEFT)) {
            return value;
        }
        return hasLetter(value, !rightToLeft, /* isolated= */ true)
                ? Character.toString(ISOLATE) + value + Character.toString(END_OF_ISOLATE)
                : value;
    }

    private static boolean hasLetter(String text, boolean rightToLeft, boolean isolated) {
        int depth = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c >= ISOLATE - 2 && c <= ISOLATE) {
                depth++;
            } else if (c == END_OF_ISOLATE) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 || isolated) {
                int direction = UCharacter.getDirection(c);
                boolean right = direction == UCharacterDirection.RIGHT_TO_LEFT
                        || direction == UCharacterDirection.RIGHT_TO_LEFT_ARABIC;
                if (rightToLeft ? right : direction == UCharacterDirection.LEFT_TO_RIGHT) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isRightToLeft(String language) {
        return language.length() >= 2
                && !language.startsWith("en")
                && locale(language).isRightToLeft();
    }

    static boolean isBelow(String text, int limit) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= limit) {
                return false;
            }
        }
        return true;
    }

    /** Where a line may end, in chars, after the spaces there; ascending, the last being the end of the text. */
    static int[] breaks(String text, String language) {
        return breaks(text, new Rules(language, /* phrases= */ false));
    }

    /**
     * The same without the places where a reader stumbles: hyphens within a name, and in Japanese and Korean all that are not
     * between phrases.
     */
    static int[] gentleBreaks(String text, String language) {
        int[] breaks = breaks(text, new Rules(phrasing(text).orElse(language), isOfPlainLetters(text)));
        return Arrays.stream(breaks)
                .filter(at -> at == text.length() || HYPHENS.indexOf(text.charAt(at - 1)) < 0)
                .toArray();
    }

    /**
     * Whether every character stands for itself. ICU finds phrases in a text's compatibility form and loses its place, or falls
     * over its end, where one character stands for several, as U+337F does for a company's four.
     */
    private static boolean isOfPlainLetters(String text) {
        return COMPATIBLE.isNormalized(text)
                || (COMPATIBLE.normalize(text).length() == text.length()
                        && text.codePoints().allMatch(c -> {
                            String alone = Character.toString(c);
                            return COMPATIBLE.normalize(alone).length() == alone.length();
                        }));
    }

    /** Whose phrases a text is made of: kana are Japanese and hangul Korean whatever the language is said to be. */
    private static Optional<String> phrasing(String text) {
        for (int i = 0; i < text.length(); i++) {
            int script = text.charAt(i) < FIRST_OF_EAST_ASIA ? UScript.COMMON : UScript.getScript(text.charAt(i));
            if (script == UScript.HANGUL) {
                return Optional.of("ko");
            }
            if (script == UScript.HIRAGANA || script == UScript.KATAKANA) {
                return Optional.of("ja");
            }
        }
        return Optional.empty();
    }

    private static int[] breaks(String text, Rules rules) {
        Map<Rules, BreakIterator> kept = LINES.get();
        BreakIterator lines = kept.get(rules);
        if (lines == null) {
            if (kept.size() >= KEPT_LANGUAGES) {
                kept.clear();
            }
            lines = rules.iterator();
            kept.put(rules, lines);
        }
        lines.setText(text);
        int[] breaks = new int[text.length()];
        int count = 0;
        for (int at = lines.next(); at != BreakIterator.DONE; at = lines.next()) {
            breaks[count++] = at;
        }
        return Arrays.copyOf(breaks, count);
    }

    private static ULocale locale(String language) {
        return language.isEmpty() ? ULocale.ROOT : ULocale.forLanguageTag(language);
    }
}
