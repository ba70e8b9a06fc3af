package dev.nameplate.encode.vp8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The arithmetic coder of VP8 (RFC 6386, 7): decisions become one long binary number.
 *
 * <p>What is written so far is a number, and {@code range} says how much of what lies beyond its last eight bits is still
 * open. A decision adds to the number and narrows the range. So what two coders add from a place on is the same once their
 * ranges are, whatever came before: that is how the decisions of a base are {@linkplain #append taken over} without coding
 * them. Reused; not thread-safe.
 */
final class BooleanCoder {

    /** Bytes that a reader of whole words may look at beyond the last. */
    static final int SLACK = 8;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[1 << 14];
    private int length;

    /** The last bits of the number: {@code held} of them, and above those perhaps a carry that the bytes have yet to take. */
    private long low;

    private int held;
    private int range;

    BooleanCoder() {
        clear();
    }

    /** Forgets what was written. */
    void clear() {
        length = 0;
        low = 0;
        held = 8;
        range = 255;
    }

    /** Writes a decision that is false as often as {@code probability} of 256 says. */
    void decide(boolean yes, int probability) {
        int split = 1 + ((range - 1) * probability >> 8);
        if (yes) {
            low += split;
            range -= split;
        } else {
            range = split;
        }
        int shift = Integer.numberOfLeadingZeros(range) - 24;
        range <<= shift;
        low <<= shift;
        held += shift;
        if (held >= 40) {
            flush();
        }
    }

    /** Writes the lower bits of a number, the highest first. */
    void literal(int value, int bits) {
        for (int bit = bits - 1; bit >= 0; bit--) {
            decide((value >> bit & 1) != 0, 128);
        }
    }

    /** Writes a number with its sign, or that it is 0. */
    void signed(int value, int bits) {
        decide(value != 0, 128);
        if (value != 0) {
            literal(Math.abs(value), bits);
            decide(value < 0, 128);
        }
    }

    /** The bits of the number before its last eight. */
    int position() {
        return 8 * length + held - 8;
    }

    int range() {
        return range;
    }

    /** The last eight bits of the number. */
    int last() {
        return (int) low & 255;
    }

    /**
     * Takes over decisions from another number, which had this range before them.
     *
     * @param from the bits of the other number that lie behind its last eight before these decisions
     * @param to the last of its last eight after them
     * @param begin what the other number gains from these decisions on, in units of its last bit before them
     * @param rest what it gains after them, in units of its last bit then
     * @param rangeThen its range after them
     */
    void append(byte[] other, int from, int to, int begin, int rest, int rangeThen) {
        low += begin;
        int at = from;
        int end = to;
        while (end - at >= 32) {
            flushBits();
            long word = (long) LONGS.get(other, at >> 3) << (at & 7) >>> 32;
            low = low << 32 | word;
            held += 32;
            at += 32;
        }
        flushBits();
        int more = end - at;
        if (more > 0) {
            low = low << more | (long) LONGS.get(other, at >> 3) << (at & 7) >>> 64 - more;
            held += more;
        }
        low -= rest;
        settle();
        range = rangeThen;
    }

    /** Pads the number to whole bytes and ends it. */
    void finish() {
        int pad = -held & 7;
        low <<= pad;
        held += pad;
        settle();
        reserve();
        while (held > 0) {
            held -= 8;
            bytes[length++] = (byte) (low >>> held);
        }
        low = 0;
    }

    /** The bytes, valid up to {@link #length}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** A copy that may be read by words. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length + SLACK);
    }

    private void flush() {
        settle();
        reserve();
        held -= 32;
        INTS.set(bytes, length, (int) (low >>> held));
        length += 4;
        low &= (1L << held) - 1;
    }

    /** Leaves at most fifteen bits beside a carry that has been taken. */
    private void flushBits() {
        settle();
        reserve();
        while (held >= 16) {
            held -= 8;
            bytes[length++] = (byte) (low >>> held);
        }
        low &= (1L << held) - 1;
    }

    /** Lets the bytes take what the held bits have over, or lack. */
    private void settle() {
        long over = low >> held;
        if (over != 0) {
            for (int i = length - 1; i >= 0; i--) {
                bytes[i] += (byte) over;
                if (bytes[i] != (over > 0 ? 0 : -1)) {
                    break;
                }
            }
            low &= (1L << held) - 1;
        }
    }

    private void reserve() {
        if (length + 16 > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }
}
