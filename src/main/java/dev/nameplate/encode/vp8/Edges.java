package dev.nameplate.encode.vp8;

import java.util.Arrays;

/**
 * What the neighbours of macroblocks predict from: of each its last row and last column as reconstructed, before the loop
 * filter. Not thread-safe while written.
 */
final class Edges {

    /** Samples of a row or column: sixteen of luma, eight of Cb, eight of Cr. */
    static final int SIDE = 32;

    private byte[] samples = {};

    /** Makes room for so many macroblocks; forgets what was there. */
    void reserve(int macroblocks) {
        if (samples.length < macroblocks * 2 * SIDE) {
            samples = new byte[macroblocks * 2 * SIDE];
        }
    }

    /** The samples: of each macroblock its last row, then its last column. */
    byte[] samples() {
        return samples;
    }

    /** Where the last row of a macroblock begins. */
    static int bottom(int macroblock) {
        return macroblock * 2 * SIDE;
    }

    /** Where the last column of a macroblock begins. */
    static int right(int macroblock) {
        return macroblock * 2 * SIDE + SIDE;
    }

    /** Keeps the edges of a reconstructed macroblock. */
    void put(int macroblock, int[] reconstructed) {
        int bottom = bottom(macroblock);
        int right = right(macroblock);
        for (int i = 0; i < 16; i++) {
            samples[bottom + i] = (byte) reconstructed[(12 + (i >> 2)) * 16 + 12 + (i & 3)];
            samples[right + i] = (byte) reconstructed[((i >> 2) * 4 + 3) * 16 + (i & 3) * 4 + 3];
        }
        for (int i = 0; i < 8; i++) {
            int below = (2 + (i >> 2)) * 16 + 12 + (i & 3);
            int beside = ((i >> 2) * 2 + 1) * 16 + (i & 3) * 4 + 3;
            samples[bottom + 16 + i] = (byte) reconstructed[Source.BLUE + below];
            samples[bottom + 24 + i] = (byte) reconstructed[Source.RED + below];
            samples[right + 16 + i] = (byte) reconstructed[Source.BLUE + beside];
            samples[right + 24 + i] = (byte) reconstructed[Source.RED + beside];
        }
    }

    /** Which {@link Reads} of its neighbours find something else in one than in the other. */
    int differences(Edges other, int macroblock) {
        byte[] others = other.samples;
        int bottom = bottom(macroblock);
        int right = right(macroblock);
        int found = 0;
        if (differ(others, bottom, 16)) {
            found |= Reads.ABOVE;
            found |= samples[bottom + 15] != others[bottom + 15] ? Reads.CORNER : 0;
            found |= differ(others, bottom, 4) ? Reads.ABOVE_RIGHT : 0;
        }
        found |= differ(others, right, 16) ? Reads.LEFT : 0;
        if (differ(others, bottom + 16, 16)) {
            found |= Reads.CHROMA_ABOVE;
            boolean corner = samples[bottom + 23] != others[bottom + 23] || samples[bottom + 31] != others[bottom + 31];
            found |= corner ? Reads.CHROMA_CORNER : 0;
        }
        return found | (differ(others, right + 16, 16) ? Reads.CHROMA_LEFT : 0);
    }

    private boolean differ(byte[] others, int from, int length) {
        return !Arrays.equals(samples, from, from + length, others, from, from + length);
    }

    long weight() {
        return samples.length;
    }
}
