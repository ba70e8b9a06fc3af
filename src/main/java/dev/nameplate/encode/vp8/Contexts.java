package dev.nameplate.encode.vp8;

/**
 * Which blocks along the edge of a macroblock have levels, as bits: what the next macroblock's tokens are told apart by
 * (RFC 6386, 13.3). Four of luma, two of Cb, two of Cr, and the DC coefficients of luma.
 */
final class Contexts {

    static final int MEANS = 1 << 8;

    private Contexts() {}

    /** Below a macroblock. */
    static int below(int filled, boolean hasMeans, int before) {
        return filled >> 12 & 15 | filled >> 14 & 0x30 | filled >> 16 & 0xC0 | means(filled, hasMeans, before);
    }

    /** To the right of a macroblock. */
    static int right(int filled, boolean hasMeans, int before) {
        int luma = filled >> 3 & 1 | filled >> 6 & 2 | filled >> 9 & 4 | filled >> 12 & 8;
        int blue = filled >> 17 & 1 | filled >> 18 & 2;
        int red = filled >> 21 & 1 | filled >> 22 & 2;
        return luma | blue << 4 | red << 6 | means(filled, hasMeans, before);
    }

    /** A macroblock without such coefficients lets those before it be seen. */
    private static int means(int filled, boolean hasMeans, int before) {
        return hasMeans ? filled >> Macroblock.MEANS - 8 & MEANS : before & MEANS;
    }
}
