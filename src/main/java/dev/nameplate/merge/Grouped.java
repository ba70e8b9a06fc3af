package dev.nameplate.merge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Digits with separators between them, whose meaning is not yet known.
 *
 * @param digits the digits alone
 * @param separators the separators in order, each as {@code .}, {@code ,}, {@code d} (always decimal) or another character
 *     that always groups
 * @param places how many digits stand before each separator
 */
record Grouped(String digits, String separators, int[] places) {

    /** No reading makes sense. */
    static final int BROKEN = -1;

    private static final char DECIMAL = 'd';

    static @Nullable Grouped read(String body) {
        StringBuilder digits = new StringBuilder(body.length());
        StringBuilder separators = new StringBuilder();
        int[] places = new int[body.length()];
        boolean afterSeparator = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                afterSeparator = false;
                continue;
            }
            char meaning = meaning(c);
            if (meaning == 0 || afterSeparator) {
                return null;
            }
            places[separators.length()] = digits.length();
            separators.append(meaning);
            afterSeparator = true;
        }
        return new Grouped(digits.toString(), separators.toString(), places);
    }

    private static char meaning(char c) {
        return switch (c) {
            case '.', '\uFF0E' -> '.';
            case ',', '\uFF0C' -> ',';
            case '\u066B' -> DECIMAL;
            case '\u066C' -> '\u066C';
            case '\'', '\u2019', '\u02BC' -> '\'';
            case ' ' -> ' ';
            default -> 0;
        };
    }

    int count() {
        return digits.length();
    }

    /** How many digits stand before the decimal separator; {@link #BROKEN} when the separators make no sense. */
    int decimalAt(Language language) {
        int last = separators.length() - 1;
        if (last < 0) {
            return count();
        }
        boolean decimal = endsInDecimal(language);
        int groups = decimal ? last : last + 1;
        char grouping = groups == 0 ? 0 : separators.charAt(0);
        for (int i = 0; i < groups; i++) {
            if (separators.charAt(i) != grouping) {
                return BROKEN;
            }
        }
        int end = decimal ? places[last] : count();
        boolean ambiguous = decimal && groups > 0 && separators.charAt(last) == grouping;
        return ambiguous || !areGroups(groups, end) ? BROKEN : end;
    }

    private boolean endsInDecimal(Language language) {
        int last = separators.length() - 1;
        char c = separators.charAt(last);
        if (c == DECIMAL) {
            return true;
        }
        if (c != '.' && c != ',') {
            return false;
        }
        if (separators.indexOf(c) < last) {
            return false;
        }
        if (last > 0) {
            return true;
        }
        int before = places[0];
        boolean couldGroup = count() - before == 3 && before >= 1 && before <= 3 && digits.charAt(0) != '0';
        if (!couldGroup || language.decimal().equals(String.valueOf(c))) {
            return true;
        }
        return c == '.' && !language.grouping().equals(".");
    }

    /** Threes; or, as in India, twos before a last three. */
    private boolean areGroups(int groups, int end) {
        if (groups == 0) {
            return true;
        }
        if (places[0] < 1 || places[0] > 3 || end - places[groups - 1] != 3) {
            return false;
        }
        int size = groups > 1 ? places[1] - places[0] : 3;
        for (int i = 1; i < groups; i++) {
            if (places[i] - places[i - 1] != size) {
                return false;
            }
        }
        return size == 3 || size == 2 && places[0] <= 2;
    }

    BigDecimal number(int decimalAt) {
        return new BigDecimal(digits.substring(0, decimalAt) + "." + digits.substring(decimalAt));
    }
}
