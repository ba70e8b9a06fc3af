package dev.nameplate.merge;

import com.ibm.icu.text.CaseMap;
import com.ibm.icu.text.Normalizer2;

/** Sets the letters of a text, by the rules of its language: Turkish i, Dutch ij, Greek accents and final sigma. */
final class LetterCases {

    private static final CaseMap.Upper UPPER = CaseMap.toUpper();
    private static final CaseMap.Lower LOWER = CaseMap.toLower();
    private static final CaseMap.Title FIRST = CaseMap.toTitle().wholeString().noLowercase();

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private LetterCases() {}

    /** The text in the case that a field asks for. */
    static String set(String text, LetterCase letterCase, Language language) {
        if (letterCase == LetterCase.AS_IS) {
            return text;
        }
        String set = mapped(text, letterCase, language);
        // Case mappings can take a letter apart: the small İ of most languages is an i and a dot.
        return set.equals(text) ? text : NFC.normalize(set);
    }

    private static String mapped(String text, LetterCase letterCase, Language language) {
        return switch (letterCase) {
            case AS_IS -> text;
            case UPPER -> UPPER.apply(language.jdkLocale(), text);
            case LOWER -> lower(text, language);
            case SENTENCE -> capital(text, language);
            case TITLE -> new NameCase(language, /* shouted= */ false).title(text);
            case SMART -> smart(text, language);
        };
    }

    static String lower(String text, Language language) {
        return LOWER.apply(language.jdkLocale(), text);
    }

    /** The text with its first letter as a capital, the rest as it stands. */
    static String capital(String text, Language language) {
        return FIRST.apply(language.jdkLocale(), null, text);
    }

    private static String smart(String text, Language language) {
        return switch (Cased.of(text)) {
            case CAPITALS -> new NameCase(language, /* shouted= */ true).smart(text);
            case SMALL -> new NameCase(language, /* shouted= */ false).smart(text);
            case MIXED_OR_NONE -> text;
        };
    }
}
