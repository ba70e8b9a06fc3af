package dev.nameplate.guard;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * A binary fuse filter with fingerprints of 16 bits: tells whether a number is among those that it was made of, in 18 bits for
 * each of them. It never denies one; a stranger gets through once in 65 536 times.
 *
 * <p>Made as Thomas Mueller Graf and Daniel Lemire describe in "Binary Fuse Filters: Fast and Smaller Than Xor Filters", ACM Journal
 * of Experimental Algorithmics 27 (2022), with three places for each number. Immutable.
 */
final class BinaryFuse {

    private static final int LARGEST_SEGMENT = 1 << 18;
    private static final int MOST_TRIES = 100;

    private final long seed;
    private final int segment;
    private final int segments;
    private final short[] prints;

    /** @param segment length of a segment, a power of two */
    BinaryFuse(long seed, int segment, short[] prints) {
        this.seed = seed;
        this.segment = segment;
        this.segments = prints.length / segment - 2;
        this.prints = prints;
    }

    /** Whether the parts of a filter that was read fit together. */
    static boolean isSound(int segment, int prints) {
        return segment > 0
                && Integer.bitCount(segment) == 1
                && segment <= LARGEST_SEGMENT
                && prints % segment == 0
                && prints / segment >= 3;
    }

    /** A filter of some numbers; those that stand twice count once. */
    static BinaryFuse of(LongStream numbers, RandomGenerator random) {
        long[] keys = numbers.sorted().distinct().toArray();
        int segment = segment(keys.length);
        int length = length(keys.length, segment);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            BinaryFuse empty = new BinaryFuse(random.nextLong(), segment, new short[length]);
            Optional<BinaryFuse> filled = empty.filled(keys);
            if (filled.isPresent()) {
                return filled.get();
            }
        }
        throw new IllegalStateException("no filter of " + keys.length + " numbers came about");
    }

    private static int segment(int size) {
        if (size < 2) {
            return 4;
        }
        int power = (int) Math.floor(Math.log(size) / Math.log(3.33) + 2.25);
        return Math.min(1 << power, LARGEST_SEGMENT);
    }

    private static int length(int size, int segment) {
        double factor = size < 2 ? 0 : Math.max(1.125, 0.875 + 0.25 * Math.log(1_000_000) / Math.log(size));
        long capacity = Math.round(size * factor);
        long count = Math.max(1, (capacity + segment - 1) / segment - 2);
        return Math.toIntExact((count + 2) * segment);
    }

    /** Peels off, again and again, a number that is alone in one of its places; its print goes there in the reverse order. */
    private Optional<BinaryFuse> filled(long[] keys) {
        byte[] count = new byte[prints.length];
        long[] joined = new long[prints.length];
        for (long key : keys) {
            long hash = hash(key);
            for (int place = 0; place < 3; place++) {
                int at = place(hash, place);
                if (++count[at] < 0) {
                    return Optional.empty();
                }
                joined[at] ^= hash;
            }
        }
        long[] order = new long[keys.length];
        byte[] places = new byte[keys.length];
        int peeled = peel(count, joined, order, places);
        if (peeled < keys.length) {
            return Optional.empty();
        }
        for (int i = peeled - 1; i >= 0; i--) {
            long hash = order[i];
            int own = places[i];
            prints[place(hash, own)] =
                    (short) (print(hash) ^ prints[place(hash, (own + 1) % 3)] ^ prints[place(hash, (own + 2) % 3)]);
        }
        return Optional.of(this);
    }

    private int peel(byte[] count, long[] joined, long[] order, byte[] places) {
        int[] alone = new int[count.length];
        int waiting = 0;
        for (int at = 0; at < count.length; at++) {
            if (count[at] == 1) {
                alone[waiting++] = at;
            }
        }
        int peeled = 0;
        while (waiting > 0) {
            int at = alone[--waiting];
            if (count[at] != 1) {
                continue;
            }
            long hash = joined[at];
            order[peeled] = hash;
            for (int place = 0; place < 3; place++) {
                int other = place(hash, place);
                if (other == at) {
                    places[peeled] = (byte) place;
                }
                joined[other] ^= hash;
                if (--count[other] == 1) {
                    alone[waiting++] = other;
                }
            }
            peeled++;
        }
        return peeled;
    }

    /** Whether a number is among those that the filter was made of. */
    boolean has(long number) {
        long hash = hash(number);
        return (short) (print(hash) ^ prints[place(hash, 0)] ^ prints[place(hash, 1)] ^ prints[place(hash, 2)]) == 0;
    }

    private int place(long hash, int number) {
        long all = (long) segments * segment;
        int first = (int) Math.multiplyHigh(hash >>> 1, all << 1) + number * segment;
        return number == 0 ? first : first ^ (int) (hash >>> (number == 1 ? 18 : 0)) & segment - 1;
    }

    private static short print(long hash) {
        return (short) (hash ^ hash >>> 32);
    }

    /** The last mixing of MurmurHash3. */
    private long hash(long key) {
        long hash = key + seed;
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    long seed() {
        return seed;
    }

    int segment() {
        return segment;
    }

    short[] prints() {
        return Arrays.copyOf(prints, prints.length);
    }

    int length() {
        return prints.length;
    }
}
