package dev.nameplate.encode.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bits in a row, first bit lowest, as deflate has them: codes, and bits copied from elsewhere.
 *
 * <p>Up to 63 bits wait in one word. Whoever writes makes room first ({@link #reserve}). Reused; not thread-safe.
 */
final class Bits {

    /** Bytes that must follow the bits of an array given to {@link #copy}, for it reads words; and room kept for a word. */
    static final int SLACK = 16;

    /** Bits that {@link #put} takes at most. */
    static final int MOST = 48;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /** A buffer larger than this is not kept for what is written next. */
    private static final int KEPT = 1 << 22;

    private static final int FIRST = 1 << 12;

    private byte[] bytes = new byte[FIRST];
    private int at;
    private long pending;
    private int used;

    void clear() {
        if (bytes.length > KEPT) {
            bytes = new byte[FIRST];
        }
        at = 0;
        pending = 0;
        used = 0;
    }

    /** The bytes so far; valid up to {@link #length}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return at;
    }

    /** How many bits there are. */
    int count() {
        return Math.addExact(Math.multiplyExact(at, 8), used);
    }

    /** Makes room for so many bytes. */
    void reserve(int more) {
        if (bytes.length - at < more + SLACK) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(at, more + SLACK)));
        }
    }

    /** Appends the lowest {@code n} of some bits, of which the others are zero; at most {@link #MOST}. */
    void put(long bits, int n) {
        pending |= bits << used;
        used += n;
        if (used >= 64) {
            WORD.set(bytes, at, pending);
            at += 8;
            used -= 64;
            pending = bits >>> n - used;
        }
    }

    /** Appends the bits {@code from} to {@code to} of an array with {@link #SLACK}. */
    void copy(byte[] source, int from, int to) {
        int left = to - from;
        reserve(left / 8 + 8);
        int position = from;
        for (; left >= 64; left -= 64) {
            long word = word(source, position);
            WORD.set(bytes, at, pending | word << used);
            pending = used == 0 ? 0 : word >>> 64 - used;
            at += 8;
            position += 64;
        }
        for (; left > 0; left -= 32) {
            int n = Math.min(left, 32);
            put(word(source, position) & (1L << n) - 1, n);
            position += 32;
        }
    }

    /** Fills the last byte with zeros. */
    void align() {
        for (; used > 0; used -= 8) {
            bytes[at++] = (byte) pending;
            pending >>>= 8;
        }
        pending = 0;
        used = 0;
    }

    /** Appends bytes as they are; only where a byte begins and no bit waits: at the start and after {@link #align}. */
    void raw(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, at, source.length);
        at += source.length;
    }

    /** Appends four bytes, the highest first, as PNG has them; where {@link #raw} may. */
    void number(int value) {
        reserve(4);
        number(value, at);
        at += 4;
    }

    /** Writes four bytes over others. */
    void number(int value, int place) {
        for (int i = 0; i < 4; i++) {
            bytes[place + i] = (byte) (value >>> 24 - 8 * i);
        }
    }

    private static long word(byte[] source, int bit) {
        int shift = bit & 7;
        int at = bit >>> 3;
        // Shifted in two steps, since a shift by 64 is none.
        return (long) WORD.get(source, at) >>> shift | (source[at + 8] & 255L) << 1 << 63 - shift;
    }
}
