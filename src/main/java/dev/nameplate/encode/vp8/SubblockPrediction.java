package dev.nameplate.encode.vp8;

/**
 * Predictions of one subblock (RFC 6386, 12.3), all from the thirteen samples around it: four to the left, the corner, eight
 * above. Smoothed by twos and threes they are all that the modes but the gradient put together, each in its own pattern.
 * Reused; not thread-safe.
 */
final class SubblockPrediction {

    private static final int CORNER = 4;
    private static final int ABOVE = 5;
    private static final int AROUND = 13;

    /** Where in {@link #made} the means of two begin, the lowest sample to the left, the mean of all. */
    private static final int TWOS = AROUND;

    private static final int LOWEST = TWOS + AROUND - 1;
    private static final int MEAN = LOWEST + 1;

    /** By mode, the places in {@link #made} of its sixteen samples. */
    private static final int[][] PATTERNS = new int[SubblockModes.COUNT][16];

    static {
        for (int i = 0; i < 16; i++) {
            int x = i & 3;
            int y = i >> 2;
            PATTERNS[SubblockModes.DC][i] = MEAN;
            PATTERNS[SubblockModes.VE][i] = ABOVE + x;
            PATTERNS[SubblockModes.HE][i] = 3 - y;
            PATTERNS[SubblockModes.LD][i] = ABOVE + 1 + x + y;
            PATTERNS[SubblockModes.RD][i] = CORNER + x - y;
            // These follow a slope of two to one: every second step is a mean of two.
            int steep = 2 * x - y;
            PATTERNS[SubblockModes.VR][i] = steep < 0
                    ? CORNER + 1 + steep
                    : (steep & 1) == 0 ? TWOS + CORNER + steep / 2 : CORNER + (steep + 1) / 2;
            int flat = 2 * y - x;
            PATTERNS[SubblockModes.HD][i] = flat < 0
                    ? CORNER - 1 - flat
                    : (flat & 1) == 0 ? TWOS + CORNER - 1 - flat / 2 : CORNER - (flat + 1) / 2;
            int up = x + 2 * y;
            PATTERNS[SubblockModes.HU][i] =
                    up > 5 ? LOWEST : up == 5 ? 0 : (up & 1) == 0 ? TWOS + 2 - up / 2 : 2 - up / 2;
            PATTERNS[SubblockModes.VL][i] = (y & 1) == 0 ? TWOS + ABOVE + x + y / 2 : ABOVE + 1 + x + y / 2;
        }
        // The last two of this pattern leave it, as the format has it.
        PATTERNS[SubblockModes.VL][11] = ABOVE + 5;
        PATTERNS[SubblockModes.VL][15] = ABOVE + 6;
    }

    private final int[] around = new int[AROUND];
    private final int[] made = new int[MEAN + 1];

    /** Looks around a subblock: at neighbours of the macroblock, and at what of it is reconstructed. */
    void take(Neighbours neighbours, int[] reconstructed, int block) {
        int x = block & 3;
        int y = block >> 2;
        for (int i = 0; i < 4; i++) {
            around[3 - i] = x > 0 ? reconstructed[(block - 1) * 16 + 4 * i + 3] : neighbours.left[4 * y + i];
            around[ABOVE + i] = y > 0 ? reconstructed[(block - 4) * 16 + 12 + i] : neighbours.above[4 * x + i];
            around[ABOVE + 4 + i] = x == 3
                    ? neighbours.above[Edges.SIDE + i]
                    : y > 0 ? reconstructed[(block - 3) * 16 + 12 + i] : neighbours.above[4 * x + 4 + i];
        }
        around[CORNER] = corner(neighbours, reconstructed, x, y);
        smooth();
    }

    private static int corner(Neighbours neighbours, int[] reconstructed, int x, int y) {
        if (x > 0 && y > 0) {
            return reconstructed[(4 * (y - 1) + x - 1) * 16 + 15];
        }
        return x > 0 ? neighbours.above[4 * x - 1] : y > 0 ? neighbours.left[4 * y - 1] : neighbours.corner[0];
    }

    private void smooth() {
        int[] e = around;
        made[0] = e[1] + 3 * e[0] + 2 >> 2;
        for (int i = 1; i < AROUND - 1; i++) {
            made[i] = e[i - 1] + 2 * e[i] + e[i + 1] + 2 >> 2;
        }
        made[AROUND - 1] = e[AROUND - 2] + 3 * e[AROUND - 1] + 2 >> 2;
        for (int i = 0; i < AROUND - 1; i++) {
            made[TWOS + i] = e[i] + e[i + 1] + 1 >> 1;
        }
        made[LOWEST] = e[0];
        made[MEAN] = e[0] + e[1] + e[2] + e[3] + e[5] + e[6] + e[7] + e[8] + 4 >> 3;
    }

    /** Writes the prediction of a mode. */
    void predict(int mode, int[] out, int at) {
        if (mode == SubblockModes.TM) {
            for (int i = 0; i < 16; i++) {
                out[at + i] = gradient(i);
            }
            return;
        }
        int[] pattern = PATTERNS[mode];
        for (int i = 0; i < 16; i++) {
            out[at + i] = made[pattern[i]];
        }
    }

    /** The squared error of a mode. */
    int error(int mode, int[] samples, int at) {
        int sum = 0;
        if (mode == SubblockModes.TM) {
            for (int i = 0; i < 16; i++) {
                int d = samples[at + i] - gradient(i);
                sum += d * d;
            }
            return sum;
        }
        int[] pattern = PATTERNS[mode];
        for (int i = 0; i < 16; i++) {
            int d = samples[at + i] - made[pattern[i]];
            sum += d * d;
        }
        return sum;
    }

    private int gradient(int i) {
        return Transform.clamp(around[ABOVE + (i & 3)] + around[3 - (i >> 2)] - around[CORNER]);
    }
}
