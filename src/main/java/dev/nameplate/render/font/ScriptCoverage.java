package dev.nameplate.render.font;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Which scripts a font book can draw.
 *
 * <p>A script counts as covered when every letter can be drawn that Unicode's locale data calls usual in the languages listed
 * here; emoji, when all can that are pictures by themselves and were in Unicode 12 of 2019.
 *
 * @param covered scripts by their names in Unicode, and {@code emoji}
 * @param lacking the same of scripts that are not
 */
public record ScriptCoverage(List<String> covered, List<String> lacking) {

    static final String EMOJI = "emoji";

    private static final VersionInfo UNICODE_12 = VersionInfo.getInstance(12);
    private static final int LETTERS_AND_MARKS = 1 << UCharacterCategory.UPPERCASE_LETTER
            | 1 << UCharacterCategory.LOWERCASE_LETTER
            | 1 << UCharacterCategory.TITLECASE_LETTER
            | 1 << UCharacterCategory.MODIFIER_LETTER
            | 1 << UCharacterCategory.OTHER_LETTER
            | 1 << UCharacterCategory.NON_SPACING_MARK
            | 1 << UCharacterCategory.COMBINING_SPACING_MARK;

    private static final String NOTO = "fonts-noto-core";
    private static final String CJK = "fonts-noto-cjk";
    private static final String PICTURES = "fonts-noto-color-emoji";

    /**
     * A script with the languages that it is measured by.
     *
     * @param languages locale names; none where the characters are all there are
     * @param within which of their characters count
     */
    private record Known(String name, List<String> languages, IntPredicate within, String debianPackage) {}

    private static final List<Known> KNOWN = List.of(
            script("Latin", NOTO, "en", "de", "fr", "es", "pt", "pl", "cs", "ro", "tr", "vi", "sv", "is", "lv", "hr"),
            script("Greek", NOTO, "el"),
            script("Cyrillic", NOTO, "ru", "uk", "bg", "sr", "kk"),
            script("Armenian", NOTO, "hy"),
            script("Georgian", NOTO, "ka"),
            script("Hebrew", NOTO, "he"),
            script("Arabic", NOTO, "ar", "fa", "ur"),
            script("Ethiopic", NOTO, "am"),
            script("Devanagari", NOTO, "hi", "mr", "ne"),
            script("Bengali", NOTO, "bn"),
            script("Gurmukhi", NOTO, "pa"),
            script("Gujarati", NOTO, "gu"),
            script("Odia", NOTO, "or"),
            script("Tamil", NOTO, "ta"),
            script("Telugu", NOTO, "te"),
            script("Kannada", NOTO, "kn"),
            script("Malayalam", NOTO, "ml"),
            script("Sinhala", NOTO, "si"),
            script("Thai", NOTO, "th"),
            script("Lao", NOTO, "lo"),
            script("Khmer", NOTO, "km"),
            script("Myanmar", NOTO, "my"),
            new Known("Han", List.of("zh", "zh_Hant", "ja"), c -> UScript.getScript(c) == UScript.HAN, CJK),
            new Known("Hiragana", List.of("ja"), c -> UScript.getScript(c) == UScript.HIRAGANA, CJK),
            new Known("Katakana", List.of("ja"), c -> UScript.getScript(c) == UScript.KATAKANA, CJK),
            new Known("Hangul", List.of("ko"), c -> UScript.getScript(c) == UScript.HANGUL, CJK),
            new Known(EMOJI, List.of(), ScriptCoverage::isOldEmoji, PICTURES));

    /** What is asked for each script; made when it is first asked for, which takes ICU a while. */
    private static final class Exemplars {
        static final List<int[]> OF_KNOWN =
                KNOWN.stream().map(ScriptCoverage::exemplars).toList();
    }

    public ScriptCoverage {
        covered = List.copyOf(covered);
        lacking = List.copyOf(lacking);
    }

    private static Known script(String name, String debianPackage, String... languages) {
        return new Known(name, List.of(languages), ScriptCoverage::isLetterOrMark, debianPackage);
    }

    /** @param drawn whether a text can be drawn */
    static ScriptCoverage of(Predicate<String> drawn) {
        List<String> covered = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (int i = 0; i < KNOWN.size(); i++) {
            boolean whole = Arrays.stream(Exemplars.OF_KNOWN.get(i)).allMatch(c -> drawn.test(Character.toString(c)));
            (whole ? covered : lacking).add(KNOWN.get(i).name);
        }
        return new ScriptCoverage(covered, lacking);
    }

    private static int[] exemplars(Known known) {
        if (known.languages.isEmpty()) {
            return IntStream.rangeClosed(0x2000, 0x1FFFF).filter(known.within).toArray();
        }
        return known.languages.stream()
                .flatMapToInt(ScriptCoverage::lettersOf)
                .distinct()
                .filter(known.within)
                .toArray();
    }

    private static IntStream lettersOf(String language) {
        UnicodeSet set = LocaleData.getExemplarSet(new ULocale(language), 0, LocaleData.ES_STANDARD);
        return StreamSupport.stream(set.spliterator(), /* parallel= */ false).flatMapToInt(String::codePoints);
    }

    private static boolean isLetterOrMark(int codePoint) {
        return (1 << UCharacter.getType(codePoint) & LETTERS_AND_MARKS) != 0;
    }

    private static boolean isOldEmoji(int codePoint) {
        return UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_PRESENTATION)
                && !UCharacter.hasBinaryProperty(codePoint, UProperty.REGIONAL_INDICATOR)
                && UCharacter.getAge(codePoint).compareTo(UNICODE_12) <= 0;
    }

    /** The script of a character by its name in Unicode, or {@code emoji}. */
    static String nameOf(int codePoint) {
        boolean picture = UCharacter.hasBinaryProperty(codePoint, UProperty.EXTENDED_PICTOGRAPHIC)
                || UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_PRESENTATION);
        return picture ? EMOJI : UScript.getName(UScript.getScript(codePoint)).replace('_', ' ');
    }

    /** Debian's packages of faces for what is lacking. */
    public Set<String> packages() {
        Set<String> packages = new TreeSet<>();
        for (Known known : KNOWN) {
            if (lacking.contains(known.name)) {
                packages.add(known.debianPackage);
            }
        }
        return packages;
    }
}
