package dev.nameplate.encode.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bits in a row, first bit highest: coded blocks, copied bits, and in a file a zero byte after each 0xFF.
 *
 * <p>Up to 64 bits wait in one word. Whoever writes makes room first ({@link #reserve}). Reused; not thread-safe.
 */
final class Scan {

    /** Bytes that must follow the bits of an array given to {@link #copy}, for it reads words. */
    static final int SLACK = 16;

    /** More than one block can take: 64 codes of at most 27 bits, each byte doubled. */
    static final int BLOCK_ROOM = 512;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final boolean stuffed;
    private byte[] bytes;
    private int at;
    private long pending;
    private int free = 64;

    private Scan(boolean stuffed) {
        this.stuffed = stuffed;
        bytes = new byte[1 << 16];
    }

    /** For a file: each 0xFF of the bits is followed by a zero. */
    static Scan ofFile() {
        return new Scan(true);
    }

    /** For {@link #copy}: the bits alone. */
    static Scan ofBits() {
        return new Scan(false);
    }

    void clear() {
        at = 0;
        pending = 0;
        free = 64;
    }

    /** The bytes so far; valid up to {@link #length}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return at;
    }

    /** Bits so far, of a scan without stuffing. */
    int bits() {
        return Math.addExact(Math.multiplyExact(at, 8), 64 - free);
    }

    void reserve(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + more));
        }
    }

    /** Appends bytes as they are; only before the first bit and after {@link #pad}. */
    void raw(byte[] source, int from, int n) {
        reserve(n);
        System.arraycopy(source, from, bytes, at, n);
        at += n;
    }

    /** Appends an entry of a Huffman table with the bits of its value. */
    void code(int entry, int valueBits) {
        int n = entry & 31;
        long bits = entry >>> 5 | valueBits;
        if (n < free) {
            pending = pending << n | bits;
            free -= n;
        } else {
            int over = n - free;
            word(pending << free | bits >>> over);
            pending = bits;
            free = 64 - over;
        }
    }

    /** Appends a difference of DC coefficients. */
    void difference(int difference, int[] dc) {
        int sign = difference >> 31;
        int size = 32 - Integer.numberOfLeadingZeros((difference ^ sign) - sign);
        code(dc[size], difference + sign & ~(-1 << size));
    }

    /**
     * Appends one block.
     *
     * @param values coefficients by zigzag position, then block
     * @param i the block
     * @param mask which of its AC coefficients are not zero
     * @param difference of its DC coefficient to the one before
     * @param dc entries of the DC table
     * @param ac entries of the AC table
     */
    void block(int[][] values, int i, long mask, int difference, int[] dc, int[] ac) {
        difference(difference, dc);
        // The state in locals, and so in registers.
        long word = pending;
        int room = free;
        int previous = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int k = Long.numberOfTrailingZeros(rest);
            int run = k - previous - 1;
            previous = k;
            while (run > 15) {
                pending = word;
                free = room;
                code(ac[Symbols.ZEROS], 0);
                word = pending;
                room = free;
                run -= 16;
            }
            int v = values[k][i];
            int sign = v >> 31;
            int size = 32 - Integer.numberOfLeadingZeros((v ^ sign) - sign);
            int entry = ac[run << 4 | size];
            int n = entry & 31;
            long bits = entry >>> 5 | v + sign & ~(-1 << size);
            if (n < room) {
                word = word << n | bits;
                room -= n;
            } else {
                int over = n - room;
                word(word << room | bits >>> over);
                word = bits;
                room = 64 - over;
            }
        }
        pending = word;
        free = room;
        if (previous != 63) {
            code(ac[Symbols.END], 0);
        }
    }

    /** Appends the bits {@code from} to {@code to} of an array with {@link #SLACK}. */
    void copy(byte[] source, int from, int to) {
        int left = to - from;
        if (left <= 0) {
            return;
        }
        int first = Math.min(left, free);
        long bits = word(source, from) >>> 64 - first;
        pending = first == 64 ? bits : pending << first | bits;
        free -= first;
        if (free > 0) {
            return;
        }
        word(pending);
        left -= first;
        int position = from + first;
        for (; left >= 64; left -= 64) {
            word(word(source, position));
            position += 64;
        }
        pending = left == 0 ? 0 : word(source, position) >>> 64 - left;
        free = 64 - left;
    }

    /** Fills the last byte with ones. */
    void pad() {
        int used = 64 - free;
        int ones = -used & 7;
        long last = pending << ones | (1L << ones) - 1;
        for (int left = used + ones; left > 0; left -= 8) {
            octet((byte) (last >>> left - 8));
        }
        pending = 0;
        free = 64;
    }

    /** Appends the marker that ends a file. */
    void end() {
        bytes[at++] = (byte) 0xFF;
        bytes[at++] = (byte) 0xD9;
    }

    private static long word(byte[] source, int bit) {
        int shift = bit & 7;
        int at = bit >>> 3;
        return (long) WORD.get(source, at) << shift | (source[at + 8] & 255) >>> 8 - shift;
    }

    private void word(long word) {
        if ((~word - ONES & word & HIGHS) == 0 || !stuffed) {
            WORD.set(bytes, at, word);
            at += 8;
            return;
        }
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((byte) (word >>> shift));
        }
    }

    private void octet(byte octet) {
        bytes[at++] = octet;
        if (octet == -1 && stuffed) {
            bytes[at++] = 0;
        }
    }
}
