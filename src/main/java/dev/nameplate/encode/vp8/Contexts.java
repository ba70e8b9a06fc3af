package dev.nameplate.encode.vp8;

/**
 * Which blocks along the edge of a macroblock have levels, as bits: what the next macroblock's tokens are told apart by
 * (RFC 6386, 13.3). Four of luma, two of Cb, two of Cr, and the DC coefficients of luma.
 */
final class Contexts {

    static final int MEANS = 1 << 8;

    private static final int LEFT = 16;

    /** Of each block which bits it is told apart by, and leaves behind: that of its column and that of its row. */
    private static final int[] BITS = new int[Macroblock.BLOCKS];

    static {
        for (int block = 0; block < 24; block++) {
            int x = block < 16 ? block & 3 : 4 + (block >> 1 & 2) + (block & 1);
            int y = block < 16 ? block >> 2 : 4 + (block >> 1 & 2) + (block >> 1 & 1);
            BITS[block] = 1 << x | 1 << LEFT + y;
        }
        BITS[Macroblock.MEANS] = MEANS | MEANS << LEFT;
    }

    private Contexts() {}

    /** Those above a macroblock and to its left, together. */
    static int of(int above, int left) {
        return above | left << LEFT;
    }

    /** How many of the blocks above and to the left of a block have levels. */
    static int at(int contexts, int block) {
        return Integer.bitCount(contexts & BITS[block]);
    }

    /** What they become behind a block, for those below it and to its right. */
    static int after(int contexts, int block, boolean filled) {
        return filled ? contexts | BITS[block] : contexts & ~BITS[block];
    }

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
