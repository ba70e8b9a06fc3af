package dev.nameplate.encode.vp8;

import java.util.Arrays;

/**
 * The squared errors of all modes of {@link WholePrediction}, rows of subblocks at a time: in loops that are short of words so that
 * the compiler takes many samples at once. Reused; not thread-safe.
 */
final class WholeErrors {

    /** Samples of a row of subblocks of luma. */
    private static final int ROW = 64;

    private final int[] samples = new int[ROW];
    private final int[] above = new int[ROW];
    private final int[] left = new int[ROW];
    private final int[][] sums = new int[WholePrediction.COUNT][ROW];

    /** Forgets what was added. */
    void clear() {
        for (int[] sum : sums) {
            Arrays.fill(sum, 0);
        }
    }

    /** Adds the errors of a component. */
    void add(int[] from, Neighbours around, int plane, int at) {
        int side = plane == 0 ? 4 : 2;
        int start = Neighbours.START[plane];
        int length = 16 * side;
        for (int i = 0; i < length; i++) {
            above[i] = around.above[start + (i >> 4) * 4 + (i & 3)];
        }
        int mean = WholePrediction.mean(around, start, 4 * side);
        for (int row = 0; row < side; row++) {
            System.arraycopy(from, at + row * length, samples, 0, length);
            for (int i = 0; i < length; i++) {
                left[i] = around.left[start + row * 4 + (i >> 2 & 3)];
            }
            flat(samples, mean, sums[WholePrediction.DC], length);
            plain(samples, above, sums[WholePrediction.V], length);
            plain(samples, left, sums[WholePrediction.H], length);
            slope(samples, above, left, around.corner[plane], sums[WholePrediction.TM], length);
        }
    }

    /** What was added for a mode. */
    int of(int mode) {
        int sum = 0;
        for (int i = 0; i < ROW; i++) {
            sum += sums[mode][i];
        }
        return sum;
    }

    private static void flat(int[] samples, int guess, int[] sums, int length) {
        for (int i = 0; i < length; i++) {
            int d = samples[i] - guess;
            sums[i] += d * d;
        }
    }

    private static void plain(int[] samples, int[] guess, int[] sums, int length) {
        for (int i = 0; i < length; i++) {
            int d = samples[i] - guess[i];
            sums[i] += d * d;
        }
    }

    private static void slope(int[] samples, int[] above, int[] left, int corner, int[] sums, int length) {
        for (int i = 0; i < length; i++) {
            int d = samples[i] - Math.max(0, Math.min(255, above[i] + left[i] - corner));
            sums[i] += d * d;
        }
    }
}
