package dev.nameplate.encode.vp8;

/**
 * The transforms of VP8 (RFC 6386, 14): of the residue of a subblock, and of the sixteen DC coefficients of a macroblock. The
 * inverse ones are exact, for decoders must come to the same pixels.
 */
final class Transform {

    /** Square root of 2 times the cosine and sine of an eighth of a turn's half, as the encoder takes them: 4096ths. */
    private static final int COS = 5352;

    private static final int SIN = 2217;

    /** The same in 65536ths, the cosine less 1, as decoders take them. */
    private static final int INVERSE_COS = 20091;

    private static final int INVERSE_SIN = 35468;

    private Transform() {}

    /** Transforms what a subblock has over its prediction; all three lie at the same place. */
    static void forward(int[] block, int[] prediction, int at, int[] work, int[] out) {
        for (int i = 0; i < 16; i += 4) {
            int d0 = block[at + i] - prediction[at + i];
            int d1 = block[at + i + 1] - prediction[at + i + 1];
            int d2 = block[at + i + 2] - prediction[at + i + 2];
            int d3 = block[at + i + 3] - prediction[at + i + 3];
            int a = d0 + d3;
            int b = d1 + d2;
            int c = d1 - d2;
            int d = d0 - d3;
            work[i] = a + b << 3;
            work[i + 1] = c * SIN + d * COS + 256 >> 9;
            work[i + 2] = a - b << 3;
            work[i + 3] = d * SIN - c * COS + 256 >> 9;
        }
        for (int i = 0; i < 4; i++) {
            int a = work[i] + work[i + 12];
            int b = work[i + 4] + work[i + 8];
            int c = work[i + 4] - work[i + 8];
            int d = work[i] - work[i + 12];
            out[at + i] = a + b + 8 >> 4;
            out[at + i + 4] = c * SIN + d * COS + 32768 >> 16;
            out[at + i + 8] = a - b + 8 >> 4;
            out[at + i + 12] = d * SIN - c * COS + 32768 >> 16;
        }
    }

    /** Adds what coefficients say to the prediction of a subblock; all three lie at the same place. */
    static void inverse(int[] coefficients, int[] prediction, int at, int[] work, int[] out) {
        for (int i = 0; i < 4; i++) {
            int c0 = coefficients[at + i];
            int c1 = coefficients[at + i + 4];
            int c2 = coefficients[at + i + 8];
            int c3 = coefficients[at + i + 12];
            int a = c0 + c2;
            int b = c0 - c2;
            int c = (c1 * INVERSE_SIN >> 16) - (c3 + (c3 * INVERSE_COS >> 16));
            int d = c1 + (c1 * INVERSE_COS >> 16) + (c3 * INVERSE_SIN >> 16);
            work[i] = a + d;
            work[i + 4] = b + c;
            work[i + 8] = b - c;
            work[i + 12] = a - d;
        }
        for (int i = 0; i < 16; i += 4) {
            int c1 = work[i + 1];
            int c3 = work[i + 3];
            int a = work[i] + work[i + 2] + 4;
            int b = work[i] - work[i + 2] + 4;
            int c = (c1 * INVERSE_SIN >> 16) - (c3 + (c3 * INVERSE_COS >> 16));
            int d = c1 + (c1 * INVERSE_COS >> 16) + (c3 * INVERSE_SIN >> 16);
            out[at + i] = clamp(prediction[at + i] + (a + d >> 3));
            out[at + i + 1] = clamp(prediction[at + i + 1] + (b + c >> 3));
            out[at + i + 2] = clamp(prediction[at + i + 2] + (b - c >> 3));
            out[at + i + 3] = clamp(prediction[at + i + 3] + (a - d >> 3));
        }
    }

    /** As {@link #inverse}, of a block whose only coefficient is the first. */
    static void inverseFlat(int coefficient, int[] prediction, int at, int[] out) {
        int shift = coefficient + 4 >> 3;
        for (int i = at; i < at + 16; i++) {
            out[i] = clamp(prediction[i] + shift);
        }
    }

    /** Transforms the DC coefficients of sixteen blocks, which lie sixteen places apart. */
    static void forwardDc(int[] coefficients, int[] work, int[] out, int at) {
        for (int i = 0; i < 4; i++) {
            int from = 64 * i;
            int a = coefficients[from] + coefficients[from + 48];
            int b = coefficients[from + 16] + coefficients[from + 32];
            int c = coefficients[from + 16] - coefficients[from + 32];
            int d = coefficients[from] - coefficients[from + 48];
            work[4 * i] = a + b;
            work[4 * i + 1] = c + d;
            work[4 * i + 2] = a - b;
            work[4 * i + 3] = d - c;
        }
        for (int i = 0; i < 4; i++) {
            int a = work[i] + work[i + 12];
            int b = work[i + 4] + work[i + 8];
            int c = work[i + 4] - work[i + 8];
            int d = work[i] - work[i + 12];
            out[at + i] = a + b + 1 >> 1;
            out[at + i + 4] = c + d + 1 >> 1;
            out[at + i + 8] = a - b + 1 >> 1;
            out[at + i + 12] = d - c + 1 >> 1;
        }
    }

    /** Puts the DC coefficients of sixteen blocks back. */
    static void inverseDc(int[] coefficients, int at, int[] work, int[] out) {
        for (int i = 0; i < 4; i++) {
            int a = coefficients[at + i] + coefficients[at + i + 12];
            int b = coefficients[at + i + 4] + coefficients[at + i + 8];
            int c = coefficients[at + i + 4] - coefficients[at + i + 8];
            int d = coefficients[at + i] - coefficients[at + i + 12];
            work[i] = a + b;
            work[i + 4] = c + d;
            work[i + 8] = a - b;
            work[i + 12] = d - c;
        }
        for (int i = 0; i < 4; i++) {
            int a = work[4 * i] + work[4 * i + 3] + 3;
            int b = work[4 * i + 1] + work[4 * i + 2];
            int c = work[4 * i + 1] - work[4 * i + 2];
            int d = work[4 * i] - work[4 * i + 3] + 3;
            out[64 * i] = a + b >> 3;
            out[64 * i + 16] = c + d >> 3;
            out[64 * i + 32] = a - b >> 3;
            out[64 * i + 48] = d - c >> 3;
        }
    }

    /** To what a pixel can be. */
    static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
