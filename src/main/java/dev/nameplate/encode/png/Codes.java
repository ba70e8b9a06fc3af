package dev.nameplate.encode.png;

import dev.nameplate.encode.prefix.CodeLengths;
import java.util.ArrayList;
import java.util.List;

/**
 * The codes of one block of deflate. Every symbol has one, the frequent ones short ones: the codes are made before the
 * images are known, so a symbol that never occurred must still be possible. Immutable.
 */
final class Codes {

    private static final int LONGEST = 15;

    /** Weight of what was counted against the one that every symbol gets for nothing. */
    private static final int WEIGHT = 16;

    /** The order in which a block states the lengths of the codes of lengths. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int REPEAT = 16;

    private final int[] literalLengths;
    private final int[] distanceLengths;
    private final int[] literals;
    private final int[] lengths = new int[Symbols.LONGEST_MATCH + 1];
    private final int[] distances;

    Codes(Counts counts) {
        long[] ofLiterals = counts.literals().clone();
        ofLiterals[Symbols.END]++;
        literalLengths = CodeLengths.of(weights(ofLiterals), LONGEST);
        distanceLengths = CodeLengths.of(weights(counts.distances()), LONGEST);
        literals = entries(literalLengths);
        distances = entries(distanceLengths);
        for (int length = 3; length <= Symbols.LONGEST_MATCH; length++) {
            int symbol = Symbols.ofLength(length);
            int entry = literals[257 + symbol];
            int bits = entry & 31;
            lengths[length] = entry + (length - Symbols.lengthBase(symbol) << bits + 5) + Symbols.lengthExtra(symbol);
        }
    }

    private static long[] weights(long[] counts) {
        long[] weights = new long[counts.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = counts[i] * WEIGHT + 1;
        }
        return weights;
    }

    /** By symbol: the code as it is written, times 32, plus its length. */
    private static int[] entries(int[] lengths) {
        int[] next = new int[LONGEST + 2];
        for (int length : lengths) {
            next[length + 1]++;
        }
        next[1] = 0;
        for (int length = 1; length <= LONGEST; length++) {
            next[length + 1] = next[length] + next[length + 1] << 1;
        }
        int[] entries = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            int length = lengths[i];
            if (length > 0) {
                int code = next[length]++;
                entries[i] = Integer.reverse(code) >>> 32 - length << 5 | length;
            }
        }
        return entries;
    }

    /** Writes tokens. */
    void write(Tokens tokens, int from, int to, Bits out) {
        out.reserve((to - from) * 6);
        for (int i = from; i < to; i++) {
            int token = tokens.token(i);
            if (Tokens.isMatch(token)) {
                match(Tokens.length(token), Tokens.distance(token), out);
            } else {
                out.put(literals[token] >>> 5, literals[token] & 31);
            }
        }
    }

    /** Writes bytes as they are. */
    void literals(byte[] data, int from, int to, Bits out) {
        out.codes(literals, data, from, to);
    }

    /** Writes a match; the caller has reserved eight bytes. */
    void match(int matched, int distance, Bits out) {
        int length = lengths[matched];
        int symbol = Symbols.ofDistance(distance);
        int entry = distances[symbol];
        int first = length & 31;
        int second = entry & 31;
        long extra = distance - Symbols.distanceBase(symbol);
        out.put(
                length >>> 5 | (long) (entry >>> 5) << first | extra << first + second,
                first + second + Symbols.distanceExtra(symbol));
    }

    /** Writes the end of the block. */
    void end(Bits out) {
        out.reserve(2);
        out.put(literals[Symbols.END] >>> 5, literals[Symbols.END] & 31);
    }

    /** Writes what comes before the tokens of a block: the lengths of all codes. */
    void begin(Bits out, boolean last) {
        List<int[]> runs = runs();
        long[] counts = new long[ORDER.length];
        runs.forEach(run -> counts[run[0]]++);
        for (int i = 0; i < counts.length; i++) {
            counts[i] = counts[i] * WEIGHT + 1;
        }
        int[] codeLengths = CodeLengths.of(counts, 7);
        int[] codes = entries(codeLengths);
        out.reserve(512);
        out.put(last ? 1 : 0, 1);
        out.put(2, 2);
        out.put(Symbols.LITERALS - 257, 5);
        out.put(Symbols.DISTANCES - 1, 5);
        out.put(ORDER.length - 4, 4);
        for (int symbol : ORDER) {
            out.put(codeLengths[symbol], 3);
        }
        for (int[] run : runs) {
            out.put(codes[run[0]] >>> 5, codes[run[0]] & 31);
            if (run[0] == REPEAT) {
                out.put(run[1] - 3, 2);
            }
        }
    }

    /** The lengths of all codes; three to six times the one before is one symbol. None is zero. */
    private List<int[]> runs() {
        int[] all = new int[Symbols.LITERALS + Symbols.DISTANCES];
        System.arraycopy(literalLengths, 0, all, 0, Symbols.LITERALS);
        System.arraycopy(distanceLengths, 0, all, Symbols.LITERALS, Symbols.DISTANCES);
        List<int[]> runs = new ArrayList<>();
        for (int i = 0; i < all.length; ) {
            int same = 0;
            while (i > 0 && same < 6 && i + same < all.length && all[i + same] == all[i - 1]) {
                same++;
            }
            runs.add(same >= 3 ? new int[] {REPEAT, same} : new int[] {all[i], 1});
            i += same >= 3 ? same : 1;
        }
        return runs;
    }

    long weight() {
        return 4L * (2 * literals.length + 2 * distances.length + lengths.length) + 128;
    }
}
