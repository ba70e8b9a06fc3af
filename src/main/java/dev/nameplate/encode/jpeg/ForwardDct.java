package dev.nameplate.encode.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * The forward DCT over many blocks at once, after Arai, Agui and Nakajima: few multiplications, and each output scaled by
 * {@link #scale}, which the quantiser takes back.
 *
 * <p>Blocks lie side by side: array {@code k} holds sample {@code k} of every block, so each step is one {@link Loop}, and neither of the two passes needs a transposition. In place: where the coefficient of
 * a zigzag position ends up says {@link #SLOT}.
 */
final class ForwardDct {

    /** From zigzag position to row-major position. */
    static final int[] ZIGZAG = zigzag();

    /** From zigzag position to the array that holds the coefficient after {@link #transform}. */
    static final int[] SLOT = slots();

    /** {@code cos(k pi / 16) sqrt 2}, with 1 for k = 0: the scale the fast algorithm leaves on frequency k. */
    private static final double[] LEFT = {
        1,
        1.387039845322148,
        1.306562964876377,
        1.175875602419359,
        1,
        0.785694958387102,
        0.541196100146197,
        0.275899379282943
    };

    private static final Step[] STEPS = steps();

    private ForwardDct() {}

    /** By how much the coefficient at a zigzag position is too large, fraction bits of the samples included. */
    static double scale(int zigzagPosition) {
        int at = ZIGZAG[zigzagPosition];
        return LEFT[at >> 3] * LEFT[at & 7] * (8 << Colour.FRACTION);
    }

    /** Transforms the first {@code n} blocks. */
    static void transform(int[][] samples, int n) {
        for (Step step : STEPS) {
            int[] a = samples[step.a];
            step.loop.run(a, samples[step.b], samples[step.c], samples[step.d], a, 0, n);
        }
    }

    private record Step(Loop loop, int a, int b, int c, int d) {}

    /** The sum into a, the difference into b. */
    private static final class Butterfly implements Loop {
        @Override
        public void run(int[] a, int[] b, int[] c, int[] d, int[] e, int from, int to) {
            for (int i = from; i < to; i++) {
                int x = a[i];
                int y = b[i];
                a[i] = x + y;
                b[i] = x - y;
            }
        }
    }

    /** The sums 0 to 3 into the frequencies 0, 4, 2, 6. */
    private static final class Even implements Loop {
        @Override
        public void run(int[] a, int[] b, int[] c, int[] d, int[] e, int from, int to) {
            for (int i = from; i < to; i++) {
                int e0 = a[i] + d[i];
                int e3 = a[i] - d[i];
                int e1 = b[i] + c[i];
                int e2 = b[i] - c[i];
                int z = (e2 + e3) * 5793 >> 13;
                a[i] = e0 + e1;
                b[i] = e0 - e1;
                c[i] = e3 + z;
                d[i] = e3 - z;
            }
        }
    }

    /** The differences 0 to 3 into the frequencies 1, 7, 5, 3. */
    private static final class Odd implements Loop {
        @Override
        public void run(int[] a, int[] b, int[] c, int[] d, int[] e, int from, int to) {
            for (int i = from; i < to; i++) {
                int o0 = d[i] + c[i];
                int o2 = b[i] + a[i];
                int z3 = (c[i] + b[i]) * 5793 >> 13;
                int z2 = o0 * 7568 - o2 * 3135 >> 13;
                int z4 = o2 * 7568 + o0 * 3135 >> 13;
                int p = a[i] + z3;
                int q = a[i] - z3;
                a[i] = p + z4;
                b[i] = p - z4;
                c[i] = q + z2;
                d[i] = q - z2;
            }
        }
    }

    private static Step[] steps() {
        Loop butterfly = new Butterfly();
        Loop even = new Even();
        Loop odd = new Odd();
        List<Step> steps = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            for (int line = 0; line < 8; line++) {
                int base = pass == 0 ? line * 8 : line;
                int by = pass == 0 ? 1 : 8;
                for (int i = 0; i < 4; i++) {
                    steps.add(new Step(butterfly, base + i * by, base + (7 - i) * by, 0, 0));
                }
                steps.add(new Step(even, base, base + by, base + 2 * by, base + 3 * by));
                steps.add(new Step(odd, base + 7 * by, base + 6 * by, base + 5 * by, base + 4 * by));
            }
        }
        return steps.toArray(Step[]::new);
    }

    private static int[] slots() {
        int[] place = {0, 7, 2, 4, 1, 5, 3, 6};
        int[] slots = new int[64];
        for (int k = 0; k < 64; k++) {
            slots[k] = place[ZIGZAG[k] >> 3] * 8 + place[ZIGZAG[k] & 7];
        }
        return slots;
    }

    private static int[] zigzag() {
        int[] order = new int[64];
        int at = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int step = 0; step <= diagonal; step++) {
                int row = diagonal % 2 == 0 ? diagonal - step : step;
                int column = diagonal - row;
                if (row < 8 && column < 8) {
                    order[at++] = row * 8 + column;
                }
            }
        }
        return order;
    }
}
