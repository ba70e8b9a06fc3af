package dev.nameplate.encode.vp8;

import java.util.Arrays;

/** Bits in a row, the first in the lowest place of a byte. Not thread-safe. */
final class LittleBits {

    private byte[] bytes = new byte[1 << 10];
    private int length;
    private long waiting;
    private int held;

    /** Appends the lower bits of a number, up to 32. */
    void put(int value, int bits) {
        waiting |= (value & (1L << bits) - 1) << held;
        held += bits;
        if (length + 8 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        while (held >= 8) {
            bytes[length++] = (byte) waiting;
            waiting >>>= 8;
            held -= 8;
        }
    }

    /** All of them, padded to whole bytes. */
    byte[] toBytes() {
        put(0, -held & 7);
        return Arrays.copyOf(bytes, length);
    }
}
