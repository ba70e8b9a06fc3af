package dev.nameplate.encode.jpeg;

/**
 * How often each symbol of the four Huffman tables occurs.
 *
 * <p>A symbol of DC is the size of a difference, 0..11; one of AC is {@code run << 4 | size} with runs of 0..15 zeros and
 * sizes 1..10, besides {@link #END} and {@link #ZEROS}.
 */
final class Symbols {

    /** No further coefficient in this block. */
    static final int END = 0;

    /** Sixteen zeros. */
    static final int ZEROS = 0xF0;

    /** Sizes of DC differences: 8-bit samples give at most 11. */
    static final int DC_SIZES = 12;

    private final long[][] dc = new long[2][DC_SIZES];
    private final long[][] ac = new long[2][256];

    /** Counts of DC sizes: of luma (0) or chroma (1). */
    long[] dc(int kind) {
        return dc[kind];
    }

    /** Counts of AC symbols: of luma (0) or chroma (1). */
    long[] ac(int kind) {
        return ac[kind];
    }

    /** Counts one block; see {@link Scan#block}. */
    void block(int kind, int[][] values, int i, long mask, int difference) {
        dc[kind][size(difference)]++;
        long[] counts = ac[kind];
        int previous = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int k = Long.numberOfTrailingZeros(rest);
            int run = k - previous - 1;
            previous = k;
            counts[ZEROS] += run >> 4;
            counts[(run & 15) << 4 | size(values[k][i])]++;
        }
        if (previous != 63) {
            counts[END]++;
        }
    }

    /** These counts {@code times} over, with others added. */
    Symbols timesPlus(int times, Symbols other) {
        Symbols sum = new Symbols();
        for (int kind = 0; kind < 2; kind++) {
            for (int s = 0; s < DC_SIZES; s++) {
                sum.dc[kind][s] = dc[kind][s] * times + other.dc[kind][s];
            }
            for (int s = 0; s < 256; s++) {
                sum.ac[kind][s] = ac[kind][s] * times + other.ac[kind][s];
            }
        }
        return sum;
    }

    /** The bits that a value takes after its symbol. */
    static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }
}
