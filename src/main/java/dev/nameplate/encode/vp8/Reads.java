package dev.nameplate.encode.vp8;

/** What of its neighbours a macroblock's prediction reads, as flags. */
final class Reads {

    static final int LEFT = 1;
    static final int ABOVE = 2;
    static final int CORNER = 4;
    static final int ABOVE_RIGHT = 8;
    static final int CHROMA_LEFT = 16;
    static final int CHROMA_ABOVE = 32;
    static final int CHROMA_CORNER = 64;

    /** By how many bits the flags of colour lie above those of luma. */
    private static final int CHROMA = 4;

    private static final int[] WHOLE = {LEFT | ABOVE, LEFT | ABOVE | CORNER, ABOVE, LEFT};

    /**
     * Which samples a subblock's mode reads, by mode: from the lowest bit the four to the left from the bottom up, the corner,
     * the four above, the four above and to the right.
     */
    private static final int[] SAMPLES = {
        0b0000_1111_0_1111,
        0b0000_1111_1_1111,
        0b0001_1111_1_0000,
        0b0000_0000_1_1111,
        0b0000_1111_1_1111,
        0b0000_1111_1_1110,
        0b1111_1111_0_0000,
        0b1111_1111_0_0000,
        0b0000_0111_1_1111,
        0b0000_0000_0_1111
    };

    /** By subblock and mode. */
    private static final int[] SUBBLOCKS = new int[16 * SubblockModes.COUNT];

    static {
        for (int i = 0; i < SUBBLOCKS.length; i++) {
            SUBBLOCKS[i] = flags(i / SubblockModes.COUNT, SAMPLES[i % SubblockModes.COUNT]);
        }
    }

    private Reads() {}

    private static int flags(int block, int samples) {
        boolean first = (block & 3) == 0;
        boolean top = block < 4;
        int reads = 0;
        if ((samples & 0b1111) != 0 && first) {
            reads |= LEFT;
        }
        if ((samples & 0b1_0000) != 0) {
            reads |= first && top ? CORNER : first ? LEFT : top ? ABOVE : 0;
        }
        if ((samples & 0b1111_0_0000) != 0 && top) {
            reads |= ABOVE;
        }
        if (samples >> 9 != 0) {
            reads |= (block & 3) == 3 ? ABOVE_RIGHT : top ? ABOVE : 0;
        }
        return reads;
    }

    /** Of a mode of all luma. */
    static int luma(int mode) {
        return WHOLE[mode];
    }

    /** Of a mode of colour. */
    static int chroma(int mode) {
        return WHOLE[mode] << CHROMA;
    }

    /** Of a subblock's mode. */
    static int subblock(int block, int mode) {
        return SUBBLOCKS[block * SubblockModes.COUNT + mode];
    }
}
