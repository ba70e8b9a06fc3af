package dev.nameplate.encode.jpeg;

/**
 * One quantisation table and what dividing by it takes: each coefficient is divided by a multiplication and a shift.
 *
 * <p>Everything is indexed by zigzag position.
 */
final class QuantTable {

    private final int[] steps = new int[64];
    private final Loop[] loops = new Loop[64];

    /**
     * @param steps the divisors by zigzag position, 1..255
     * @param rounding from which fraction of a step on AC coefficients are rounded away from zero: 0.5 is nearest
     * @param offset what is missing to each DC coefficient
     */
    QuantTable(int[] steps, double rounding, int offset) {
        for (int k = 0; k < 64; k++) {
            int step = steps[k];
            this.steps[k] = step;
            // As many bits as leave the largest product below 2^31.
            int shift = 31 - (32 - Integer.numberOfLeadingZeros(1024 / step + 2));
            int factor = (int) StrictMath.rint((1L << shift) / (step * ForwardDct.scale(k)));
            int bias = (int) ((1L << shift) * (k == 0 ? 0.5 : 1 - rounding));
            loops[k] = k == 0
                    ? new Dc(offset, factor, bias, shift)
                    : new Ac(factor, bias, (1 << shift) - 1 - 2 * bias, shift, 1 << k);
        }
    }

    int step(int zigzagPosition) {
        return steps[zigzagPosition];
    }

    /** The tables of 64 bytes as a file states them. */
    byte[] bytes() {
        byte[] bytes = new byte[64];
        for (int k = 0; k < 64; k++) {
            bytes[k] = (byte) steps[k];
        }
        return bytes;
    }

    /**
     * Quantises the blocks {@code from} to {@code to}.
     *
     * @param out the quantised coefficients, by zigzag position
     * @param low which of the AC coefficients 1..31 are not zero, by block
     * @param high which of the AC coefficients 32..63 are not zero, by block
     */
    void quantise(int[][] coefficients, int[][] out, int[] low, int[] high, int from, int to) {
        for (int k = 0; k < 64; k++) {
            int[] in = coefficients[ForwardDct.SLOT[k]];
            int[] mask = k < 32 ? low : high;
            loops[k].run(in, out[k], mask, mask, mask, from, to);
        }
    }

    private record Dc(int offset, int factor, int bias, int shift) implements Loop {
        @Override
        public void run(int[] in, int[] out, int[] c, int[] d, int[] e, int from, int to) {
            int plus = offset;
            int times = factor;
            int half = bias;
            int by = shift;
            for (int i = from; i < to; i++) {
                out[i] = (in[i] + plus) * times + half >> by;
            }
        }
    }

    /** @param negative what is added besides to negative coefficients, so that both signs round alike */
    private record Ac(int factor, int bias, int negative, int shift, int bit) implements Loop {
        @Override
        public void run(int[] in, int[] out, int[] mask, int[] d, int[] e, int from, int to) {
            int times = factor;
            int plus = bias;
            int more = negative;
            int by = shift;
            int mark = bit;
            for (int i = from; i < to; i++) {
                int v = in[i];
                int q = v * times + plus + (v >> 31 & more) >> by;
                out[i] = q;
                mask[i] |= (q | -q) >> 31 & mark;
            }
        }
    }
}
