package dev.nameplate.encode.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds what was there before: turns runs of bytes into tokens whose matches reach into runs given earlier, and nowhere else.
 *
 * <p>Runs are pieces of the filtered rows with gaps between them. They lie here side by side, each from a multiple of eight
 * on, with the place that it has in the rows. When there is no more room everything is forgotten, so memory is bounded.
 * What is found depends on the runs given since then alone. Reused; not thread-safe.
 */
final class Matcher {

    private static final int HASH_BITS = 15;
    private static final int WINDOW = 1 << 15;
    private static final int LEAST = 3;
    private static final int MOST = 258;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Beyond this distance three bytes are cheaper as literals. */
    private static final int FAR = 4096;

    /** How much is done for a match; what readers' pictures change is left to {@link SpanMatcher}. */
    enum Effort {
        /** For what is coded once, of few colours. */
        THOROUGH(64, MOST, LEAST),
        /** For what is coded once in many colours: a match of three bytes costs more than it saves. */
        THOROUGH_GRAINY(64, MOST, LEAST + 2),
        /** For what is tried among others. */
        TRIAL(16, 130, LEAST);

        private final int depth;
        private final int nice;
        private final int least;

        /**
         * @param depth places looked at for each match
         * @param nice a match of this length is long enough to stop looking
         * @param least bytes of a match
         */
        Effort(int depth, int nice, int least) {
            this.depth = depth;
            this.nice = nice;
            this.least = least;
        }
    }

    private final Effort effort;
    private final byte[] data;
    private final int[] previous;
    private final int[] heads = new int[1 << HASH_BITS];
    private final int[] shifts;
    private final int[] ends;
    private int next;
    private int start;
    private int distance;

    /**
     * Makes one.
     *
     * @param capacity bytes remembered at most; more than a row takes
     */
    Matcher(int capacity, Effort effort) {
        this.effort = effort;
        data = new byte[capacity + 8];
        previous = new int[capacity + 8];
        shifts = new int[capacity / 8 + 1];
        ends = new int[capacity / 8 + 1];
        reset();
    }

    /**
     * Begins a run of {@code n} bytes.
     *
     * @param place of its first byte in the filtered rows; grows from run to run unless all is forgotten
     * @return where in {@link #data} the caller puts its bytes
     */
    int run(int place, int n) {
        start = next + 7 & -8;
        if (start + n > data.length - 8) {
            reset();
            start = 0;
        }
        next = start + n;
        Arrays.fill(shifts, start >> 3, (next + 7) >> 3, place - start);
        Arrays.fill(ends, start >> 3, (next + 7) >> 3, next);
        return start;
    }

    /** Takes the latest run back: no later match reaches into it. */
    void withdraw() {
        for (int at = next - effort.least; at >= start; at--) {
            int hash = hash(at);
            if (heads[hash] == at) {
                heads[hash] = previous[at];
            }
        }
        next = start;
    }

    byte[] data() {
        return data;
    }

    /** Forgets everything and begins at the start of its memory. */
    void reset() {
        next = 0;
        Arrays.fill(heads, -1);
    }

    /** Appends the tokens of a part of the latest run; parts are given in order and no token reaches beyond its part. */
    void parse(int from, int to, Tokens tokens) {
        int least = effort.least;
        int at = from;
        int length = 0;
        boolean known = false;
        while (at < to) {
            if (!known) {
                length = longest(at, to, least - 1);
            }
            known = false;
            int found = distance;
            remember(at);
            if (length >= least && length < effort.nice) {
                // A longer match one byte on is worth a literal.
                int later = longest(at + 1, to, length);
                if (later > length) {
                    tokens.literal(data[at++]);
                    length = later;
                    known = true;
                    continue;
                }
            }
            if (length >= least) {
                tokens.match(length, found);
                for (int end = at + length; ++at < end; ) {
                    remember(at);
                }
            } else {
                tokens.literal(data[at++]);
            }
        }
    }

    /** The length of the best match longer than {@code best}, or something not longer; its distance is left behind. */
    private int longest(int at, int to, int best) {
        int most = Math.min(MOST, to - at);
        if (most <= best || most < effort.least) {
            return 0;
        }
        int length = best;
        int shift = shifts[at >> 3];
        int candidate = heads[hash(at)];
        for (int tries = effort.depth; candidate >= 0 && tries > 0; tries--) {
            int away = at + shift - candidate - shifts[candidate >> 3];
            if (away > WINDOW) {
                break;
            }
            int reach = Math.min(most, ends[candidate >> 3] - candidate);
            if (reach > length && data[candidate + length] == data[at + length]) {
                int same = Arrays.mismatch(data, candidate, candidate + reach, data, at, at + reach);
                same = same < 0 ? reach : same;
                if (same > length && (same > LEAST || away <= FAR)) {
                    length = same;
                    distance = away;
                    if (length >= effort.nice || length == most) {
                        break;
                    }
                }
            }
            candidate = previous[candidate];
        }
        return length > best ? length : 0;
    }

    private void remember(int at) {
        if (at + effort.least <= ends[at >> 3]) {
            int hash = hash(at);
            previous[at] = heads[hash];
            heads[hash] = at;
        }
    }

    private int hash(int at) {
        // There are eight bytes of slack behind the last.
        int word = (int) WORDS.get(data, at);
        return (effort.least == LEAST ? word & 0xFFFFFF : word) * 0x9E3779B1 >>> 32 - HASH_BITS;
    }

    long weight() {
        return data.length + 4L * (previous.length + heads.length + shifts.length + ends.length);
    }
}
