package dev.nameplate.encode.vp8;

/** From coefficients to levels and back, at one quantiser index; and what bits are worth there. Immutable. */
final class Quantiser {

    /** Kinds of coefficients: of luma, of the DC coefficients of luma together, of colour. */
    static final int LUMA = 0;

    static final int MEANS = 1;
    static final int CHROMA = 2;

    /** The greatest quantiser index. */
    static final int LAST = 127;

    /** The greatest level that a token can tell. */
    private static final int MOST = 2047;

    private static final int FRACTION = 17;

    /** How far beyond a step the next level begins, by kind: first DC, then AC; 0.5 would be nearest. */
    private static final double[][] ROUNDING = {{0.375, 0.35}, {0.375, 0.42}, {0.43, 0.41}};

    /** Where the coefficients lie in a row that begins with the lowest frequencies. */
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

    private static final int[] DC_STEPS = {
        4, 5, 6, 7, 8, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 17, 18, 19, 20, 20, 21, 21, 22, 22, 23, 23, 24, 25, 25,
        26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 46, 47, 48, 49, 50, 51,
        52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 76, 77, 78,
        79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 91, 93, 95, 96, 98, 100, 101, 102, 104, 106, 108, 110, 112, 114,
        116, 118, 122, 124, 126, 128, 130, 132, 134, 136, 138, 140, 143, 145, 148, 151, 154, 157
    };

    private static final int[] AC_STEPS = {
        4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
        33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 60, 62,
        64, 66, 68, 70, 72, 74, 76, 78, 80, 82, 84, 86, 88, 90, 92, 94, 96, 98, 100, 102, 104, 106, 108, 110, 112, 114,
        116, 119, 122, 125, 128, 131, 134, 137, 140, 143, 146, 149, 152, 155, 158, 161, 164, 167, 170, 173, 177, 181,
        185, 189, 193, 197, 201, 205, 209, 213, 217, 221, 225, 229, 234, 239, 245, 249, 254, 259, 264, 269, 274, 279,
        284
    };

    private final int index;

    /** By kind, of the first coefficient and of all others. */
    private final int[][] step = new int[3][2];

    private final int[][] inverse = new int[3][2];
    private final int[][] bias = new int[3][2];

    /** The greatest coefficients that become 0. */
    private final int[][] dead = new int[3][2];

    /**
     * @param index 0 (finest) to {@link #LAST}
     * @param chromaDc how much farther colour is with its first coefficient
     * @param chromaAc and with all others
     */
    Quantiser(int index, int chromaDc, int chromaAc) {
        this.index = index;
        set(LUMA, DC_STEPS[index], AC_STEPS[index]);
        set(MEANS, 2 * DC_STEPS[index], Math.max(8, AC_STEPS[index] * 155 / 100));
        set(CHROMA, DC_STEPS[Math.max(0, Math.min(117, index + chromaDc))], ac(index + chromaAc));
    }

    /** The step of most coefficients of luma at an index. */
    static int ac(int index) {
        return AC_STEPS[Math.max(0, Math.min(LAST, index))];
    }

    private void set(int kind, int dc, int ac) {
        for (int i = 0; i < 2; i++) {
            step[kind][i] = i == 0 ? dc : ac;
            inverse[kind][i] = (1 << FRACTION) / step[kind][i];
            bias[kind][i] = (int) (ROUNDING[kind][i] * (1 << FRACTION));
            dead[kind][i] = ((1 << FRACTION) - 1 - bias[kind][i]) / inverse[kind][i];
        }
    }

    int index() {
        return index;
    }

    /** The step of most coefficients of a kind. */
    int step(int kind) {
        return step[kind][1];
    }

    /** Up to which squared error of its prediction nothing of a block surely remains: no coefficient is more than twice its root. */
    int still(int kind) {
        int least = Math.min(dead[kind][0], dead[kind][1]);
        return least * least / 4;
    }

    /**
     * Quantises a block, and puts in place of its coefficients what decoders will see.
     *
     * @param first 1 where the DC coefficient goes another way
     * @param levels takes the levels from {@code at} on, lowest frequencies first
     * @return how many of the levels there are up to the last that is not 0; where that is at most 1, coefficients but the first
     *     are left as they were, though they count as 0
     */
    int quantise(int kind, int first, int[] coefficients, int at, int[] levels) {
        int end = 0;
        levels[at] = 0;
        if (first == 0) {
            int level = level(coefficients[at], inverse[kind][0], bias[kind][0]);
            levels[at] = level;
            coefficients[at] = level * step[kind][0];
            end = level == 0 ? 0 : 1;
        }
        int limit = dead[kind][1];
        int beyond = 0;
        for (int k = 1; k < 16; k++) {
            beyond |= limit - Math.abs(coefficients[at + k]);
        }
        return beyond >= 0 ? end : detail(kind, coefficients, at, levels);
    }

    private int detail(int kind, int[] coefficients, int at, int[] levels) {
        int size = step[kind][1];
        int reciprocal = inverse[kind][1];
        int rounding = bias[kind][1];
        int end = 0;
        for (int k = 1; k < 16; k++) {
            int place = at + ZIGZAG[k];
            int level = level(coefficients[place], reciprocal, rounding);
            levels[at + k] = level;
            coefficients[place] = level * size;
            end = level == 0 ? end : k + 1;
        }
        return end;
    }

    private static int level(int coefficient, int reciprocal, int rounding) {
        int sign = coefficient >> 31;
        int level = Math.min(MOST, ((coefficient ^ sign) - sign) * reciprocal + rounding >> FRACTION);
        return (level ^ sign) - sign;
    }
}
