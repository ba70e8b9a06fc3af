package dev.nameplate.encode.jpeg;

import java.util.Arrays;

/** A batch's coefficients after quantisation, by zigzag position, and which of them are not zero. Reused; not thread-safe. */
final class Quantised {

    private final int[][] values = BlockBatch.room();
    private final int[] low = new int[values[0].length];
    private final int[] high = new int[values[0].length];

    void take(int[][] coefficients, int lumaBlocks, int blocks, QuantTable luma, QuantTable chroma) {
        Arrays.fill(low, 0, blocks, 0);
        Arrays.fill(high, 0, blocks, 0);
        luma.quantise(coefficients, values, low, high, 0, lumaBlocks);
        chroma.quantise(coefficients, values, low, high, lumaBlocks, blocks);
    }

    /** Makes all AC coefficients of a block zero. */
    void clearAc(int block) {
        low[block] = 0;
        high[block] = 0;
    }

    /** Sets an AC coefficient of a block, not to zero. */
    void ac(int block, int zigzagPosition, int value) {
        values[zigzagPosition][block] = value;
        if (zigzagPosition < 32) {
            low[block] |= 1 << zigzagPosition;
        } else {
            high[block] |= 1 << zigzagPosition;
        }
    }

    /** The first blocks of this batch in little room. */
    Packed pack(int blocks) {
        long[] masks = new long[blocks];
        int total = blocks;
        for (int i = 0; i < blocks; i++) {
            masks[i] = mask(i);
            total += Long.bitCount(masks[i]);
        }
        short[] packed = new short[total];
        int at = 0;
        for (int i = 0; i < blocks; i++) {
            packed[at++] = (short) values[0][i];
            for (long rest = masks[i]; rest != 0; rest &= rest - 1) {
                packed[at++] = (short) values[Long.numberOfTrailingZeros(rest)][i];
            }
        }
        return new Packed(masks, packed);
    }

    /** Puts blocks back; coefficients that are zero keep what they were, for nothing reads them. */
    void unpack(Packed packed) {
        int at = 0;
        for (int i = 0; i < packed.masks.length; i++) {
            long mask = packed.masks[i];
            low[i] = (int) mask;
            high[i] = (int) (mask >>> 32);
            values[0][i] = packed.values[at++];
            for (long rest = mask; rest != 0; rest &= rest - 1) {
                values[Long.numberOfTrailingZeros(rest)][i] = packed.values[at++];
            }
        }
    }

    /** Masks by block, and per block its DC and then its other coefficients that are not zero. */
    record Packed(long[] masks, short[] values) {}

    int[][] values() {
        return values;
    }

    int dc(int block) {
        return values[0][block];
    }

    /** Which AC coefficients of a block are not zero. */
    long mask(int block) {
        return low[block] & 0xFFFFFFFFL | (long) high[block] << 32;
    }
}
