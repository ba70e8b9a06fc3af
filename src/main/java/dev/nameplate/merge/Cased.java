package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;

/** Whether a text came in one case only, which tells that a system or a caps-lock key chose it. */
enum Cased {
    CAPITALS,
    SMALL,
    MIXED_OR_NONE;

    static Cased of(String text) {
        boolean capitals = false;
        boolean small = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c < 0x80) {
                capitals |= c >= 'A' && c <= 'Z';
                small |= c >= 'a' && c <= 'z';
            } else {
                int category = UCharacter.getType(c);
                boolean capital = category == UCharacterCategory.UPPERCASE_LETTER
                        || category == UCharacterCategory.TITLECASE_LETTER;
                boolean cased = capital || category == UCharacterCategory.LOWERCASE_LETTER;
                if (cased && !isBicameral(c)) {
                    return MIXED_OR_NONE;
                }
                capitals |= capital;
                small |= cased && !capital;
            }
            if (capitals && small) {
                return MIXED_OR_NONE;
            }
            i += Character.charCount(c);
        }
        return capitals ? CAPITALS : small ? SMALL : MIXED_OR_NONE;
    }

    /** Scripts whose names begin with a capital; Georgian and Cherokee have two cases but no such names. */
    private static boolean isBicameral(int c) {
        int script = UScript.getScript(c);
        return script == UScript.LATIN
                || script == UScript.GREEK
                || script == UScript.CYRILLIC
                || script == UScript.ARMENIAN;
    }
}
