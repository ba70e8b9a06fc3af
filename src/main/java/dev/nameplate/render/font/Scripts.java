package dev.nameplate.render.font;

import com.ibm.icu.lang.UScript;

/** Which script a stretch of text is in, and what that means for setting it. */
final class Scripts {

    private Scripts() {}

    /** The script of a character; one that any script uses (a space, a digit, a combining mark) takes {@code before}. */
    static int of(int codePoint, int before) {
        int script = codePoint < 0x250 ? latinOrCommon(codePoint) : UScript.getScript(codePoint);
        return isShared(script) ? before : script;
    }

    static boolean isShared(int script) {
        return script == UScript.COMMON || script == UScript.INHERITED || script == UScript.UNKNOWN;
    }

    /** Whether letters join, so that space between them would tear words apart. */
    static boolean isCursive(int script) {
        return switch (script) {
            case UScript.ARABIC,
                    UScript.SYRIAC,
                    UScript.MONGOLIAN,
                    UScript.NKO,
                    UScript.MANDAEAN,
                    UScript.PHAGS_PA,
                    UScript.ADLAM,
                    UScript.HANIFI_ROHINGYA,
                    UScript.SOGDIAN,
                    UScript.OLD_UYGHUR,
                    UScript.PSALTER_PAHLAVI,
                    UScript.MANICHAEAN,
                    UScript.CHORASMIAN,
                    UScript.DEVANAGARI,
                    UScript.BENGALI,
                    UScript.GURMUKHI -> true;
            default -> false;
        };
    }

    /** Whether words are set apart by spaces and each is shaped by itself. */
    static boolean isWordwise(int script) {
        return script == UScript.LATIN || script == UScript.GREEK || script == UScript.CYRILLIC;
    }

    private static int latinOrCommon(int c) {
        boolean letter = (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == 0xAA
                || c == 0xBA
                || (c >= 0xC0 && c != 0xD7 && c != 0xF7);
        return letter ? UScript.LATIN : UScript.COMMON;
    }
}
