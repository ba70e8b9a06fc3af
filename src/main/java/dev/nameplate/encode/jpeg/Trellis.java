package dev.nameplate.encode.jpeg;

/**
 * Quantisation that weighs error against bits: a coefficient may become one step smaller, or zero, where that saves more
 * bits than it is worth.
 *
 * <p>For each block the cheapest choice of all its AC coefficients is found exactly, by dynamic programming over the
 * places of the coefficients that stay. Error is counted in squared steps, so the table's own weighting of frequencies holds.
 * Too slow for each image; the base is worth it. Reused; not thread-safe.
 */
final class Trellis {

    private final double thrift;
    private final double[][] scale = new double[2][64];
    private final HuffmanTable[] tables;

    /** The error of the coefficients 1 to k were they all zero. */
    private final double[] zeroed = new double[64];

    /** Places of the coefficients that may stay, after a sentinel for the block's start. */
    private final int[] place = new int[64];

    private final double[] cost = new double[64];
    private final int[] from = new int[64];
    private final int[] chosen = new int[64];

    /**
     * @param coding the tables that bits are counted by
     * @param thrift how many squared steps of error a bit is worth
     */
    Trellis(Coding coding, double thrift) {
        this.thrift = thrift;
        tables = new HuffmanTable[] {coding.ac(0), coding.ac(1)};
        for (int kind = 0; kind < 2; kind++) {
            for (int k = 0; k < 64; k++) {
                scale[kind][k] = 1 / (ForwardDct.scale(k) * coding.quant(kind).step(k));
            }
        }
    }

    /** Chooses the AC coefficients of one block; {@code batch} holds them as plainly quantised. */
    void block(int[][] coefficients, Quantised batch, int block, int kind) {
        int n = 0;
        for (int k = 1; k < 64; k++) {
            double value = magnitude(coefficients, block, kind, k);
            zeroed[k] = zeroed[k - 1] + value * value;
            if (value >= 0.5) {
                place[++n] = k;
            }
        }
        for (int i = 1; i <= n; i++) {
            reach(i, magnitude(coefficients, block, kind, place[i]), tables[kind]);
        }
        int last = last(n, tables[kind].bits(Symbols.END));
        batch.clearAc(block);
        for (int i = last; i > 0; i = from[i]) {
            int k = place[i];
            boolean negative = coefficients[ForwardDct.SLOT[k]][block] < 0;
            batch.ac(block, k, negative ? -chosen[i] : chosen[i]);
        }
    }

    private double magnitude(int[][] coefficients, int block, int kind, int k) {
        return Math.abs(coefficients[ForwardDct.SLOT[k]][block]) * scale[kind][k];
    }

    /** Finds the cheapest way to a block whose last coefficient so far is the {@code i}th that may stay. */
    private void reach(int i, double magnitude, HuffmanTable table) {
        int k = place[i];
        int nearest = (int) (magnitude + 0.5);
        cost[i] = Double.MAX_VALUE;
        for (int value = nearest; value >= Math.max(1, nearest - 1); value--) {
            double error = (magnitude - value) * (magnitude - value);
            int size = Symbols.size(value);
            for (int before = i - 1; before >= 0; before--) {
                int run = k - place[before] - 1;
                int bits = (run >> 4) * table.bits(Symbols.ZEROS) + table.bits((run & 15) << 4 | size);
                double sum = cost[before] + zeroed[k - 1] - zeroed[place[before]] + error + thrift * bits;
                if (sum < cost[i]) {
                    cost[i] = sum;
                    from[i] = before;
                    chosen[i] = value;
                }
            }
        }
    }

    /** After which coefficient the block ends most cheaply; 0 if none stays. */
    private int last(int n, int endBits) {
        int last = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i <= n; i++) {
            double sum = cost[i] + zeroed[63] - zeroed[place[i]] + (place[i] < 63 ? thrift * endBits : 0);
            if (sum < least) {
                least = sum;
                last = i;
            }
        }
        return last;
    }
}
