package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** What becomes of emoji that no face draws: a name is worth more than the party popper behind it. */
final class Emoji {

    private static final int KEYCAP = 0x20E3;

    private Emoji() {}

    /**
     * The text without the emoji that cannot be drawn, a keycap as the character on it.
     *
     * @return the empty text when nothing that can be read is left; the text itself when anything else cannot be drawn
     */
    static String dropped(String text, Coverage coverage) {
        StringBuilder rest = new StringBuilder();
        boolean readable = false;
        for (String cluster : Graphemes.of(text)) {
            if (coverage.draws(cluster)) {
                readable |= isReadable(cluster);
                append(rest, cluster);
            } else if (cluster.indexOf(KEYCAP) > 0 && coverage.draws(cluster.substring(0, 1))) {
                readable |= isReadable(cluster);
                append(rest, cluster.substring(0, 1));
            } else if (!isPicture(cluster)) {
                return text;
            }
        }
        return readable ? rest.toString().strip() : "";
    }

    /** Spaces around what was dropped become one. */
    private static void append(StringBuilder rest, String cluster) {
        boolean doubled = cluster.equals(" ") && (rest.isEmpty() || rest.charAt(rest.length() - 1) == ' ');
        rest.append(doubled ? "" : cluster);
    }

    private static boolean isReadable(String cluster) {
        return UCharacter.isLetterOrDigit(cluster.codePointAt(0));
    }

    private static boolean isPicture(String cluster) {
        int first = cluster.codePointAt(0);
        return UCharacter.hasBinaryProperty(first, UProperty.EXTENDED_PICTOGRAPHIC)
                || UCharacter.hasBinaryProperty(first, UProperty.EMOJI_PRESENTATION)
                || UCharacter.hasBinaryProperty(first, UProperty.EMOJI_MODIFIER)
                || UCharacter.hasBinaryProperty(first, UProperty.REGIONAL_INDICATOR);
    }
}
