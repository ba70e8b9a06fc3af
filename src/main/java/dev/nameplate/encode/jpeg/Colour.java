package dev.nameplate.encode.jpeg;

/**
 * From packed pixels to luma and chroma samples with {@value #FRACTION} binary fraction bits.
 *
 * <p>All arrays hold one sample of each block; see {@link Loop}.
 */
final class Colour {

    /** Fraction bits of samples, and so of coefficients. */
    static final int FRACTION = 4;

    /** What is missing to a luma block's DC coefficient, the sum of 64 samples that lie 127 below {@code y - 128}. */
    static final int LUMA_OFFSET = 127 * 64 << FRACTION;

    // In arrays, so that no compiler knows which loop it calls.
    private static final Loop[] LUMA = {new Luma()};
    private static final Loop[] OF_ONE = {new RedAndBlue(), new Green(), new BlueDifference(12), new RedDifference(12)};
    private static final Loop[] OF_FOUR = {
        new RedAndBlueOfFour(), new GreenOfFour(), new BlueDifference(14), new RedDifference(14)
    };

    private final int[] redAndBlue;
    private final int[] green;

    Colour(int room) {
        redAndBlue = new int[room];
        green = new int[room];
    }

    /**
     * Luma less 255, of pixels over white: for premultiplied colour that is the luma of its colour plus
     * {@code 255 - alpha}. Chroma needs nothing, since white has none.
     */
    void luma(int[] pixels, int[] out, int n) {
        run(LUMA[0], pixels, out, out, out, out, n);
    }

    /** The differences of single pixels. */
    void chroma(int[] pixels, int[] blue, int[] red, int n) {
        run(OF_ONE[0], pixels, redAndBlue, pixels, pixels, pixels, n);
        run(OF_ONE[1], pixels, green, pixels, pixels, pixels, n);
        run(OF_ONE[2], redAndBlue, green, blue, blue, blue, n);
        run(OF_ONE[3], redAndBlue, green, red, red, red, n);
    }

    /** The differences of means of four pixels. */
    void chroma(int[] a, int[] b, int[] c, int[] d, int[] blue, int[] red, int n) {
        run(OF_FOUR[0], a, b, c, d, redAndBlue, n);
        run(OF_FOUR[1], a, b, c, d, green, n);
        run(OF_FOUR[2], redAndBlue, green, blue, blue, blue, n);
        run(OF_FOUR[3], redAndBlue, green, red, red, red, n);
    }

    private static void run(Loop loop, int[] a, int[] b, int[] c, int[] d, int[] e, int n) {
        loop.run(a, b, c, d, e, 0, n);
    }

    private static final class Luma implements Loop {
        @Override
        public void run(int[] pixels, int[] out, int[] c, int[] d, int[] e, int from, int to) {
            for (int i = from; i < to; i++) {
                int p = pixels[i];
                out[i] = ((p >> 16 & 255) * 19595 + (p >> 8 & 255) * 38470 + (p & 255) * 7471 + 2048 >> 12)
                        - (p >>> 24 << FRACTION);
            }
        }
    }

    /** Red in the upper and blue in the lower half. */
    private static final class RedAndBlue implements Loop {
        @Override
        public void run(int[] pixels, int[] out, int[] c, int[] d, int[] e, int from, int to) {
            for (int i = from; i < to; i++) {
                out[i] = pixels[i] & 0xFF00FF;
            }
        }
    }

    private static final class Green implements Loop {
        @Override
        public void run(int[] pixels, int[] out, int[] c, int[] d, int[] e, int from, int to) {
            for (int i = from; i < to; i++) {
                out[i] = pixels[i] >> 8 & 255;
            }
        }
    }

    /** Red in the upper and blue in the lower half, each the sum of four pixels. */
    private static final class RedAndBlueOfFour implements Loop {
        @Override
        public void run(int[] a, int[] b, int[] c, int[] d, int[] out, int from, int to) {
            for (int i = from; i < to; i++) {
                out[i] = (a[i] & 0xFF00FF) + (b[i] & 0xFF00FF) + (c[i] & 0xFF00FF) + (d[i] & 0xFF00FF);
            }
        }
    }

    private static final class GreenOfFour implements Loop {
        @Override
        public void run(int[] a, int[] b, int[] c, int[] d, int[] out, int from, int to) {
            for (int i = from; i < to; i++) {
                out[i] = (a[i] >> 8 & 255) + (b[i] >> 8 & 255) + (c[i] >> 8 & 255) + (d[i] >> 8 & 255);
            }
        }
    }

    /** @param shift 12 for one pixel, 14 for the sum of four */
    private record BlueDifference(int shift) implements Loop {
        @Override
        public void run(int[] redAndBlue, int[] green, int[] out, int[] d, int[] e, int from, int to) {
            int by = shift;
            int half = 1 << by - 1;
            for (int i = from; i < to; i++) {
                int v = redAndBlue[i];
                out[i] = (v & 0xFFFF) * 32768 - (v >>> 16) * 11059 - green[i] * 21709 + half >> by;
            }
        }
    }

    /** @param shift 12 for one pixel, 14 for the sum of four */
    private record RedDifference(int shift) implements Loop {
        @Override
        public void run(int[] redAndBlue, int[] green, int[] out, int[] d, int[] e, int from, int to) {
            int by = shift;
            int half = 1 << by - 1;
            for (int i = from; i < to; i++) {
                int v = redAndBlue[i];
                out[i] = (v >>> 16) * 32768 - green[i] * 27439 - (v & 0xFFFF) * 5329 + half >> by;
            }
        }
    }
}
