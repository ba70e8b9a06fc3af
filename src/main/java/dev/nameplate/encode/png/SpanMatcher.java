package dev.nameplate.encode.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds repetitions among what one reader's picture changes of the numbers in a palette, in a few nanoseconds a byte: of all places that begin alike only
 * the latest is remembered, as LZ4 does it. {@link Matcher} looks further, for what is coded once.
 *
 * <p>Spans lie here side by side, each from a multiple of eight on, with the place that it has in the filtered rows. When there is
 * no more room everything is forgotten, so memory is bounded. What is found depends on the spans given since then alone. Reused;
 * not thread-safe.
 */
final class SpanMatcher {

    /** A larger table finds little more, and would not stay in the nearest cache. */
    private static final int HASH_BITS = 13;

    private static final int WINDOW = 1 << 15;
    private static final int MOST = 258;

    /** Bytes without a match after which one more of each is passed over unsearched, and the most of them. */
    private static final int BARREN = 32;

    private static final int LONGEST_STEP = 8;

    /** Bytes of a match: what takes a palette's number and another is seldom dearer than two literals. */
    private static final int LEAST = 4;

    /** Of the places inside a match so many are remembered, the last ones. */
    private static final int REMEMBERED = 8;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private final byte[] data;
    private final int[] heads = new int[1 << HASH_BITS];
    private final int[] shifts;
    private final int[] ends;
    private int next;
    private int distance;

    /**
     * Makes one.
     *
     * @param capacity bytes remembered at most; more than a span takes
     */
    SpanMatcher(int capacity) {
        data = new byte[capacity + 8];
        shifts = new int[capacity / 8 + 1];
        ends = new int[capacity / 8 + 1];
    }

    /** Forgets everything. */
    void reset() {
        next = 0;
        Arrays.fill(heads, -1);
    }

    /**
     * Begins a span of {@code n} bytes.
     *
     * @param place of its first byte in the filtered rows; grows from span to span unless all is forgotten
     * @return where in {@link #data} the caller puts its bytes
     */
    int span(int place, int n) {
        int start = next + 7 & -8;
        if (start + n > data.length - 8) {
            reset();
            start = 0;
        }
        next = start + n;
        Arrays.fill(shifts, start >> 3, (next + 7) >> 3, place - start);
        Arrays.fill(ends, start >> 3, (next + 7) >> 3, next);
        return start;
    }

    byte[] data() {
        return data;
    }

    /** Parses the latest span, which begins at {@code from}. */
    void parse(int from, TokenSink sink) {
        byte[] bytes = data;
        int to = next;
        int last = to - LEAST;
        int barren = 0;
        int literal = from;
        int at = from;
        while (at <= last) {
            int length = match(at, to);
            if (length == 0) {
                at = Math.min(to, at + 1 + Math.min(LONGEST_STEP, barren++ / BARREN));
                continue;
            }
            barren = 0;
            int found = distance;
            int later;
            // A longer match one byte on is worth a literal.
            while (at < last && (later = match(at + 1, to)) > length) {
                at++;
                length = later;
                found = distance;
            }
            sink.literals(bytes, literal, at);
            sink.match(length, found);
            at += length;
            literal = at;
            remember(Math.max(at - length + 1, at - REMEMBERED), Math.min(at - 1, last));
        }
        sink.literals(bytes, literal, to);
    }

    /** The length of the match at a place, which is remembered; its distance is left behind. No match has length zero. */
    private int match(int at, int to) {
        int word = word(at);
        int hash = hash(word);
        int candidate = heads[hash];
        heads[hash] = at;
        if (candidate < 0 || word(candidate) != word) {
            return 0;
        }
        distance = at + shifts[at >> 3] - candidate - shifts[candidate >> 3];
        return distance <= WINDOW ? length(candidate, at, to) : 0;
    }

    private void remember(int from, int to) {
        for (int at = from; at <= to; at++) {
            heads[hash(word(at))] = at;
        }
    }

    private int word(int at) {
        return (int) INTS.get(data, at);
    }

    private static int hash(int word) {
        return word * 0x9E3779B1 >>> 32 - HASH_BITS;
    }

    /** How many bytes agree. */
    private int length(int candidate, int at, int to) {
        int most = Math.min(Math.min(MOST, to - at), ends[candidate >> 3] - candidate);
        int length = LEAST;
        for (; length + 8 <= most; length += 8) {
            long differing = (long) LONGS.get(data, candidate + length) ^ (long) LONGS.get(data, at + length);
            if (differing != 0) {
                return length + (Long.numberOfTrailingZeros(differing) >> 3);
            }
        }
        while (length < most && data[candidate + length] == data[at + length]) {
            length++;
        }
        return length;
    }

    long weight() {
        return data.length + 4L * (heads.length + shifts.length + ends.length);
    }
}
