package dev.nameplate.raster;

/**
 * The threshold above which a pixel's fraction of a level is rounded up: an 8x8 pattern in which each of 64 evenly spaced
 * thresholds stands once, neighbours far apart.
 */
final class Dither {

    static final int SIDE = 8;

    /** Rounds to nearest. */
    static final float[] NONE = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f};

    private static final float[][] ROWS = new float[SIDE][SIDE];

    static {
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int rank = 0;
                for (int bit = 0; bit < 3; bit++) {
                    int a = x >> bit & 1;
                    int b = y >> bit & 1;
                    rank = rank << 2 | (a ^ b) << 1 | b;
                }
                ROWS[y][x] = (rank + 0.5f) / (SIDE * SIDE);
            }
        }
    }

    private Dither() {}

    /** The thresholds of a row; the pixel at x has that at {@code x & 7}. */
    static float[] row(int y) {
        return ROWS[y & SIDE - 1];
    }
}
