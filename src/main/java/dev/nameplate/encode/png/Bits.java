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

    /**
     * Appends the codes of some bytes.
     *
     * @param codes by byte, each of at most 15 bits: the bits times 32, plus their number
     */
    void codes(int[] codes, byte[] data, int from, int to) {
        reserve((to - from) * 2 + 8);
        byte[] out = bytes;
        // Each step writes its whole bytes: whether a word is full is a question that is guessed wrong too often.
        flush();
        int place = at;
        long word = pending;
        int n = used;
        int i = from;
        // Up to seven bits wait, and 45 come.
        for (; i < to - 2; i += 3) {
            int first = codes[data[i] & 255];
            int second = codes[data[i + 1] & 255];
            int third = codes[data[i + 2] & 255];
            int two = (first & 31) + (second & 31);
            long three = first >>> 5 | (long) (second >>> 5) << (first & 31) | (long) (third >>> 5) << two;
            word |= three << n;
            n += two + (third & 31);
            WORD.set(out, place, word);
            place += n >>> 3;
            word >>>= n & 56;
            n &= 7;
        }
        at = place;
        pending = word;
        used = n;
        for (; i < to; i++) {
            int code = codes[data[i] & 255];
            put(code >>> 5, code & 31);
        }
    }

    /** Writes the bytes that are full. */
    private void flush() {
        WORD.set(bytes, at, pending);
        at += used >>> 3;
        pending >>>= used & 56;
        used &= 7;
    }

    /** Appends the bits {@code from} to {@code to} of an array with {@link #SLACK}. */
    void copy(byte[] source, int from, int to) {
        reserve((to - from) / 8 + 8);
        // Once no bit waits, words need no joining.
        int whole = Math.min(to, from + (64 - used & 63));
        few(source, from, whole);
        int words = to - whole >>> 6;
        if ((whole & 7) == 0) {
            System.arraycopy(source, whole >>> 3, bytes, at, words * 8);
        } else {
            shifted(source, whole, words);
        }
        at += words * 8;
        few(source, whole + words * 64, to);
    }

    private void shifted(byte[] source, int from, int words) {
        byte[] out = bytes;
        int to = at;
        int shift = from & 7;
        int place = from >>> 3;
        for (int i = 0; i < words; i++, place += 8, to += 8) {
            WORD.set(out, to, (long) WORD.get(source, place) >>> shift | (long) source[place + 8] << 64 - shift);
        }
    }

    private void few(byte[] source, int from, int to) {
        for (int position = from; position < to; position += 32) {
            int n = Math.min(to - position, 32);
            put(word(source, position) & (1L << n) - 1, n);
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
