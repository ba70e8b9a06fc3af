package dev.nameplate.encode.vp8;

import java.util.Arrays;

/** One macroblock as it is written: its modes and levels. Reused; not thread-safe. */
final class Macroblock {

    /** In place of a mode of all luma: each subblock has its own. */
    static final int SUBBLOCKS = 4;

    /** Blocks of levels: sixteen of luma, four of Cb, four of Cr, and the DC coefficients of luma. */
    static final int BLOCKS = 25;

    static final int MEANS = 24;

    /** The mode of luma: one of {@link WholePrediction}, or {@link #SUBBLOCKS}. */
    int luma;

    /** The mode of colour. */
    int chroma;

    /** The modes of the subblocks, four bits each, the first in the lowest; with a mode of all luma what stands for it. */
    long modes;

    /** Sixteen of each block, lowest frequencies first. */
    final int[] levels = new int[16 * BLOCKS];

    /** Of each block how many levels there are up to the last that is not 0. */
    final int[] ends = new int[BLOCKS];

    /** Gives all of luma one mode. */
    void whole(int mode) {
        luma = mode;
        modes = mode * 0x1111_1111_1111_1111L;
    }

    /** The mode of a subblock. */
    int mode(int block) {
        return (int) (modes >>> 4 * block) & 15;
    }

    /** Whether the DC coefficients of luma are transformed once more, together. */
    boolean hasMeans() {
        return luma != SUBBLOCKS;
    }

    /** Which blocks have levels, as bits; 0 means that the macroblock is skipped. */
    int filled() {
        int filled = 0;
        for (int block = 0; block < BLOCKS; block++) {
            if (ends[block] > 0) {
                filled |= 1 << block;
            }
        }
        return filled;
    }

    /** Forgets the levels. */
    void clearLevels() {
        Arrays.fill(ends, 0);
    }

    /** What of its neighbours it reads. */
    int reads() {
        int reads = Reads.chroma(chroma);
        if (luma != SUBBLOCKS) {
            return reads | Reads.luma(luma);
        }
        for (int block = 0; block < 16; block++) {
            reads |= Reads.subblock(block, mode(block));
        }
        return reads;
    }
}
