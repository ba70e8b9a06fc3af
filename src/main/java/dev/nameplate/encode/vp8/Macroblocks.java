package dev.nameplate.encode.vp8;

import java.util.Arrays;

/** The macroblocks of a base, packed: what it takes to write each of them anew. Written once from first to last, then read by any thread. */
final class Macroblocks {

    /** In place of a level that a byte cannot hold; two bytes follow. */
    private static final int LARGE = -128;

    private final long[] modes;
    private final int[] filled;
    private final byte[] reads;
    private final byte[] kinds;
    private final int[] starts;
    private byte[] levels = new byte[1 << 14];
    private int length;

    Macroblocks(int count) {
        modes = new long[count];
        filled = new int[count];
        reads = new byte[count];
        kinds = new byte[count];
        starts = new int[count];
    }

    /** Keeps the next macroblock. */
    void put(int macroblock, Macroblock it) {
        modes[macroblock] = it.modes;
        filled[macroblock] = it.filled();
        reads[macroblock] = (byte) it.reads();
        kinds[macroblock] = (byte) (it.luma | it.chroma << 3);
        starts[macroblock] = length;
        if (length + 50 * Macroblock.BLOCKS > levels.length) {
            levels = Arrays.copyOf(levels, 2 * levels.length);
        }
        for (int rest = filled[macroblock]; rest != 0; rest &= rest - 1) {
            int block = Integer.numberOfTrailingZeros(rest);
            int end = it.ends[block];
            levels[length++] = (byte) end;
            for (int k = 16 * block; k < 16 * block + end; k++) {
                int level = it.levels[k];
                if (Math.abs(level) < 128) {
                    levels[length++] = (byte) level;
                } else {
                    levels[length++] = LARGE;
                    levels[length++] = (byte) (level >> 8);
                    levels[length++] = (byte) level;
                }
            }
        }
    }

    /** Drops the room that was not needed. */
    void trim() {
        levels = Arrays.copyOf(levels, length);
    }

    /** Gives the modes of a macroblock. */
    void modes(int macroblock, Macroblock to) {
        int kind = kinds[macroblock];
        to.luma = kind & 7;
        to.chroma = kind >> 3 & 3;
        to.modes = modes[macroblock];
    }

    /** Gives all of a macroblock. */
    void get(int macroblock, Macroblock to) {
        modes(macroblock, to);
        to.clearLevels();
        int at = starts[macroblock];
        for (int rest = filled[macroblock]; rest != 0; rest &= rest - 1) {
            int block = Integer.numberOfTrailingZeros(rest);
            int end = levels[at++];
            to.ends[block] = end;
            for (int k = 16 * block; k < 16 * block + end; k++) {
                int level = levels[at++];
                if (level == LARGE) {
                    level = levels[at] << 8 | levels[at + 1] & 255;
                    at += 2;
                }
                to.levels[k] = level;
            }
        }
    }

    /** See {@link Macroblock#modes}. */
    long modes(int macroblock) {
        return modes[macroblock];
    }

    /** See {@link Macroblock#filled}. */
    int filled(int macroblock) {
        return filled[macroblock];
    }

    /** See {@link Macroblock#reads}. */
    int reads(int macroblock) {
        return reads[macroblock];
    }

    /** See {@link Macroblock#hasMeans}. */
    boolean hasMeans(int macroblock) {
        return (kinds[macroblock] & 7) != Macroblock.SUBBLOCKS;
    }

    long weight() {
        return levels.length + (8 + 4 + 1 + 1 + 4) * (long) modes.length;
    }
}
