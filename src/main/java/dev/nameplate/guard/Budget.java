package dev.nameplate.guard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The different values that one link has shown: a Bloom filter that counts, and takes no more once it is full.
 *
 * <p>A value that was taken is known for good. One that was not is taken for known once in two thousand times when the budget is
 * used up (more often where memory is scarce). The filter is cut into chunks; a value's bits all lie in one, so that nodes can
 * hand each other what has changed. How many values there are follows from how many bits are set, whoever set them. Thread-safe,
 * without locks.
 */
final class Budget {

    /** What became of a value. */
    enum Found {
        /** Shown before. */
        KNOWN,
        /** Not shown before, and there was room. */
        TAKEN,
        /** Not shown before, and there is no room. */
        REFUSED
    }

    /** Bits for each value that may be taken: one in 2200 strangers is then taken for known. */
    static final int USUAL_BITS = 16;

    /** Below that a tenth of all strangers would get through. */
    static final int LEAST_BITS = 5;

    /** A chunk of 16 KB. */
    static final int CHUNK_LONGS = 2048;

    private static final int LEAST_LONGS = 16;
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    /** What all nodes must agree on to join their filters. @param longs of each chunk, a power of two */
    record Shape(long limit, int chunks, int longs, int hashes) {

        /** For so many values, with some bits for each. */
        static Shape of(long limit, int bits) {
            long total = Math.max(1, limit) * bits;
            int hashes = Math.max(1, (int) Math.round(bits * Math.log(2)));
            if (total <= CHUNK_LONGS * 64L) {
                int longs = Math.max(LEAST_LONGS, Integer.highestOneBit(Math.max(1, (int) (total / 64)) * 2 - 1));
                return new Shape(limit, 1, longs * 64L < total ? longs * 2 : longs, hashes);
            }
            return new Shape(limit, Math.toIntExact(-Math.floorDiv(-total, CHUNK_LONGS * 64L)), CHUNK_LONGS, hashes);
        }

        /** Bytes when every chunk is in use. */
        long bytes() {
            return 8L * chunks * longs;
        }

        /** So many bits are set when so many values were taken. */
        private long bitsOf(long values) {
            double bits = 64.0 * chunks * longs;
            return (long) Math.ceil(bits * -Math.expm1(-hashes * (double) values / bits));
        }
    }

    private final Shape shape;
    private final AtomicReferenceArray<long[]> chunks;
    private final AtomicLong bits = new AtomicLong();
    /** Values that were taken here. */
    private final AtomicLong taken = new AtomicLong();
    /** So many bits are set when it is used up, by whomever. */
    private final long full;
    /** For each chunk how much of it others have not been told. */
    private final AtomicIntegerArray untold;

    private volatile long generation;

    Budget(Shape shape) {
        this.shape = shape;
        this.chunks = new AtomicReferenceArray<>(shape.chunks());
        this.untold = new AtomicIntegerArray(shape.chunks());
        // What was taken here is counted, so that bits decide only where others took their part.
        this.full = shape.bitsOf(shape.limit() + shape.limit() / 50 + 1);
    }

    /** Looks for a value, and takes it if it is new and there is room. @param one, other a hash of 128 bits */
    Found take(long one, long other) {
        int number = (int) Math.multiplyHigh(one >>> 1, (long) shape.chunks() << 1);
        long[] chunk = chunks.get(number);
        if (chunk != null && has(chunk, other)) {
            return Found.KNOWN;
        }
        if (taken.get() >= shape.limit() || bits.get() >= full) {
            return Found.REFUSED;
        }
        taken.incrementAndGet();
        int news = set(chunk == null ? made(number) : chunk, other);
        bits.addAndGet(news);
        untold.addAndGet(number, news);
        return Found.TAKEN;
    }

    private boolean has(long[] chunk, long hash) {
        int at = (int) hash;
        int step = (int) (hash >>> 32) | 1;
        int mask = shape.longs() * 64 - 1;
        for (int i = 0; i < shape.hashes(); i++, at += step) {
            int bit = at & mask;
            if (((long) LONGS.getOpaque(chunk, bit >>> 6) & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    private int set(long[] chunk, long hash) {
        int at = (int) hash;
        int step = (int) (hash >>> 32) | 1;
        int mask = shape.longs() * 64 - 1;
        int news = 0;
        for (int i = 0; i < shape.hashes(); i++, at += step) {
            int bit = at & mask;
            long before = (long) LONGS.getAndBitwiseOr(chunk, bit >>> 6, 1L << bit);
            news += (before & 1L << bit) == 0 ? 1 : 0;
        }
        return news;
    }

    private long[] made(int number) {
        long[] fresh = new long[shape.longs()];
        long[] there = chunks.compareAndExchange(number, null, fresh);
        return there == null ? fresh : there;
    }

    /** Adds another node's chunk. @return whether it told anything new */
    boolean join(int number, long[] theirs) {
        long[] ours = chunks.get(number);
        if (ours == null) {
            ours = made(number);
        }
        int news = 0;
        for (int i = 0; i < theirs.length; i++) {
            long before = (long) LONGS.getAndBitwiseOr(ours, i, theirs[i]);
            news += Long.bitCount(theirs[i] & ~before);
        }
        bits.addAndGet(news);
        return news > 0;
    }

    /** A chunk as it is now, from now on told; empty when nothing is in it. */
    long[] told(int number) {
        untold.set(number, 0);
        long[] chunk = chunks.get(number);
        return chunk == null ? new long[0] : chunk.clone();
    }

    /** How much of a chunk others have not been told. */
    int untold(int number) {
        return untold.get(number);
    }

    /** All of it is to be told again, since others have forgotten it. */
    void tellAgain(long laterGeneration) {
        generation = laterGeneration;
        for (int i = 0; i < shape.chunks(); i++) {
            if (chunks.get(i) != null) {
                untold.incrementAndGet(i);
            }
        }
    }

    /** How often the link was forgotten before. */
    long generation() {
        return generation;
    }

    void generation(long now) {
        generation = now;
    }

    /** How many different values were taken, by all nodes that were heard of; within a hundredth or so. */
    long count() {
        double all = 64.0 * shape.chunks() * shape.longs();
        return Math.round(-all / shape.hashes() * Math.log1p(-Math.min(bits.get(), all - 1) / all));
    }

    Shape shape() {
        return shape;
    }
}
