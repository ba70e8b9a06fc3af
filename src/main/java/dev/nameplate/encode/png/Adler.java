package dev.nameplate.encode.png;

import java.util.zip.Adler32;

/**
 * Adler-32 of bytes of which most stay as they are: it is linear, so parts of it are taken out and others put in.
 *
 * <p>A part is the sum of its bytes, and their moment: each byte times its distance from the part's end. Both are kept
 * modulo 65521 in one {@code int}. Reused; not thread-safe.
 */
final class Adler {

    /** What sums are taken modulo. */
    static final int BASE = 65521;

    private final Adler32 whole = new Adler32();
    private long sum;
    private long moment;

    /** Begins with the value of some bytes. */
    void start(int value) {
        sum = value & 0xFFFF;
        moment = value >>> 16;
    }

    /** A part: sum in the lower half, moment in the upper. */
    int part(byte[] data, int from, int n) {
        whole.reset();
        whole.update(data, from, n);
        int value = (int) whole.getValue();
        // What zlib adds: one for the sum, and so one a byte for the moment.
        int bytes = Math.floorMod((value & 0xFFFF) - 1, BASE);
        int moments = Math.floorMod((value >>> 16) - n, BASE);
        return moments << 16 | bytes;
    }

    /** Puts a part in that is followed by so many bytes. */
    void add(int part, int after) {
        sum += part & 0xFFFF;
        moment = (moment + (part >>> 16) + (long) (part & 0xFFFF) * (after % BASE)) % BASE;
    }

    /** Takes a part out that was followed by so many bytes. */
    void remove(int part, int after) {
        sum += BASE - (part & 0xFFFF);
        moment = (moment + BASE - (part >>> 16) + (long) (BASE - (part & 0xFFFF)) * (after % BASE)) % BASE;
    }

    int value() {
        return (int) (moment << 16 | sum % BASE);
    }
}
