package dev.nameplate.render.layout;

import dev.nameplate.template.ColourRef;
import dev.nameplate.template.TextStyle;

/** How an EAN's digits stand below its bars, in modules. */
final class Ean {

    /** Room for the digits below the bars. */
    static final int DIGITS = 9;
    /** How far guards reach down among them. */
    static final int GUARD = 5;
    /** Room for one. */
    static final int CELL = 7;

    private static final int LENGTH = 13;
    private static final int MIDDLE = 45;
    private static final int END = 92;
    /** Size of the digits. */
    private static final double SIZE = 9.5;

    private Ean() {}

    /** Whether a bar that begins at a module is one of the three pairs that reach down. */
    static boolean isGuard(int module) {
        return module < 3 || module >= MIDDLE && module < MIDDLE + 5 || module >= END;
    }

    /** The column where a digit's room begins. */
    static int column(int digit) {
        return digit == 0 ? -CELL - 2 : digit < 7 ? 3 + CELL * (digit - 1) : MIDDLE + 5 + CELL * (digit - 7);
    }

    /** All thirteen digits. */
    static String complete(String digits) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits.substring(0, LENGTH - 1) + (10 - sum % 10) % 10;
    }

    static TextStyle style(int module, ColourRef colour) {
        return Figures.initials("Inter", 500, SIZE * module, colour);
    }
}
