package dev.nameplate.merge;

import com.ibm.icu.lang.UScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A way of writing that a field may be held to. Some stand for what a language is written in. */
public enum Script {
    LATIN(UScript.LATIN),
    GREEK(UScript.GREEK),
    CYRILLIC(UScript.CYRILLIC),
    ARMENIAN(UScript.ARMENIAN),
    GEORGIAN(UScript.GEORGIAN),
    HEBREW(UScript.HEBREW),
    ARABIC(UScript.ARABIC),
    SYRIAC(UScript.SYRIAC),
    THAANA(UScript.THAANA),
    DEVANAGARI(UScript.DEVANAGARI),
    BENGALI(UScript.BENGALI),
    GURMUKHI(UScript.GURMUKHI),
    GUJARATI(UScript.GUJARATI),
    ORIYA(UScript.ORIYA),
    TAMIL(UScript.TAMIL),
    TELUGU(UScript.TELUGU),
    KANNADA(UScript.KANNADA),
    MALAYALAM(UScript.MALAYALAM),
    SINHALA(UScript.SINHALA),
    THAI(UScript.THAI),
    LAO(UScript.LAO),
    TIBETAN(UScript.TIBETAN),
    MYANMAR(UScript.MYANMAR),
    KHMER(UScript.KHMER),
    ETHIOPIC(UScript.ETHIOPIC),
    MONGOLIAN(UScript.MONGOLIAN),
    CHEROKEE(UScript.CHEROKEE),
    HAN(UScript.HAN),
    HIRAGANA(UScript.HIRAGANA),
    KATAKANA(UScript.KATAKANA),
    HANGUL(UScript.HANGUL),
    BOPOMOFO(UScript.BOPOMOFO),
    JAPANESE(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA),
    KOREAN(UScript.HANGUL, UScript.HAN),
    CHINESE(UScript.HAN, UScript.BOPOMOFO);

    private final int[] codes;
    private final String key = name().toLowerCase(Locale.ROOT);

    Script(int... codes) {
        this.codes = codes;
    }

    /** Its name in a template. */
    public String key() {
        return key;
    }

    /** The script of a name. */
    public static Optional<Script> of(@Nullable String key) {
        return Arrays.stream(values()).filter(script -> script.key.equals(key)).findFirst();
    }

    /**
     * Whether every letter of a text belongs to one of the scripts. What all scripts share (figures, punctuation, emoji) and what takes
     * the script of its neighbour (accents) belongs to each.
     */
    static boolean write(Set<Script> allowed, String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            int script = UScript.getScript(point);
            boolean shared = script == UScript.COMMON || script == UScript.INHERITED;
            if (!shared && allowed.stream().noneMatch(one -> one.has(point))) {
                return false;
            }
        }
        return true;
    }

    private boolean has(int point) {
        for (int code : codes) {
            if (UScript.hasScript(point, code)) {
                return true;
            }
        }
        return false;
    }
}
