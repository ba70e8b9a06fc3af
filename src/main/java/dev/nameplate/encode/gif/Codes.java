package dev.nameplate.encode.gif;

import java.util.Arrays;

/** Bits in the order of GIF, the lowest first. Confined to one thread. */
final class Codes {

    private static final int LARGEST_BLOCK = 255;

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private long pending;
    private int pendingBits;

    void clear() {
        length = 0;
        pending = 0;
        pendingBits = 0;
    }

    /** Adds up to 16 bits. */
    void add(int code, int bits) {
        pending |= (long) code << pendingBits;
        pendingBits += bits;
        while (pendingBits >= 8) {
            put((byte) pending);
            pending >>>= 8;
            pendingBits -= 8;
        }
    }

    /** Adds bits that were added elsewhere. */
    void add(Bits bits) {
        byte[] from = bits.bytes();
        int whole = bits.count() >>> 3;
        room(whole);
        if (pendingBits == 0) {
            System.arraycopy(from, 0, bytes, length, whole);
            length += whole;
        } else {
            for (int i = 0; i < whole; i++) {
                pending |= (from[i] & 255L) << pendingBits;
                bytes[length++] = (byte) pending;
                pending >>>= 8;
            }
        }
        int rest = bits.count() & 7;
        if (rest > 0) {
            add(from[whole] & (1 << rest) - 1, rest);
        }
    }

    private void put(byte b) {
        room(1);
        bytes[length++] = b;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** What was added, for adding it elsewhere. */
    Bits taken() {
        int count = length * 8 + pendingBits;
        byte[] all = Arrays.copyOf(bytes, (count + 7) / 8);
        if (pendingBits > 0) {
            all[length] = (byte) pending;
        }
        clear();
        return new Bits(all, count);
    }

    /** Writes what was added as blocks, the empty one that ends them included. */
    void blocks(Output out) {
        if (pendingBits > 0) {
            put((byte) pending);
        }
        for (int at = 0; at < length; at += LARGEST_BLOCK) {
            int size = Math.min(LARGEST_BLOCK, length - at);
            out.add(size);
            out.add(bytes, at, size);
        }
        out.add(0);
        clear();
    }

    /** So many bits, the lowest of each byte first. */
    @SuppressWarnings("ArrayRecordComponent") // many, and never written
    record Bits(byte[] bytes, int count) {}
}
