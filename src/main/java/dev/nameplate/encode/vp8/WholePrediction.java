package dev.nameplate.encode.vp8;

import java.util.Arrays;

/** Predictions of all luma or of a component of colour at once (RFC 6386, 12.2): by the mean, the gradient, the row above or the column to the left. */
final class WholePrediction {

    static final int DC = SubblockModes.DC;
    static final int TM = SubblockModes.TM;
    static final int V = SubblockModes.VE;
    static final int H = SubblockModes.HE;

    /** How many modes there are. */
    static final int COUNT = 4;

    private WholePrediction() {}

    /**
     * Predicts one component.
     *
     * @param plane 0 luma, 1 Cb, 2 Cr
     * @param out from {@code at} on, in the order of subblocks
     */
    static void predict(Neighbours around, int plane, int mode, int[] out, int at) {
        int side = plane == 0 ? 4 : 2;
        int start = Neighbours.START[plane];
        if (mode == DC) {
            Arrays.fill(out, at, at + side * side * 16, mean(around, start, 4 * side));
            return;
        }
        int to = at;
        for (int block = 0; block < side * side; block++) {
            int x = start + block % side * 4;
            int y = start + block / side * 4;
            for (int i = 0; i < 4; i++) {
                row(around, mode, x, around.left[y + i], around.corner[plane], out, to);
                to += 4;
            }
        }
    }

    private static void row(Neighbours around, int mode, int x, int left, int corner, int[] out, int to) {
        int[] above = around.above;
        for (int i = 0; i < 4; i++) {
            out[to + i] = switch (mode) {
                case V -> above[x + i];
                case H -> left;
                default -> Transform.clamp(above[x + i] + left - corner);
            };
        }
    }

    /** The mean of what is there of a row above and a column to the left. */
    static int mean(Neighbours around, int start, int length) {
        if (!around.hasAbove && !around.hasLeft) {
            return 128;
        }
        int sum = 0;
        for (int i = start; i < start + length; i++) {
            sum += (around.hasAbove ? around.above[i] : 0) + (around.hasLeft ? around.left[i] : 0);
        }
        int count = around.hasAbove && around.hasLeft ? 2 * length : length;
        return (sum + count / 2) / count;
    }
}
