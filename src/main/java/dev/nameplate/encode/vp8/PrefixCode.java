package dev.nameplate.encode.vp8;

import dev.nameplate.encode.prefix.CodeLengths;
import java.util.ArrayList;
import java.util.List;

/** A prefix code of the lossless half of WebP (RFC 9649, 3.7.2): made for symbols as often as they occur, and written itself. Immutable. */
final class PrefixCode {

    private static final int LONGEST = 15;

    /** The order in which the lengths of codes for lengths are told. */
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;

    private final int[] lengths;
    private final int[] codes;

    private PrefixCode(int[] lengths) {
        this.lengths = lengths;
        codes = codes(lengths);
    }

    /** The best code for symbols that occur so often; those that never do have none. */
    static PrefixCode of(long[] counts) {
        return new PrefixCode(lengths(counts, LONGEST));
    }

    private static int[] lengths(long[] counts, int longest) {
        List<Integer> used = new ArrayList<>();
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                used.add(symbol);
            }
        }
        // A code of one symbol would take no bits, which is told in another way; two are always there.
        for (int symbol = 0; used.size() < 2; symbol++) {
            if (!used.contains(symbol)) {
                used.add(symbol);
            }
        }
        long[] weights = new long[used.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(1, counts[used.get(i)]);
        }
        int[] found = CodeLengths.of(weights, longest);
        int[] lengths = new int[counts.length];
        for (int i = 0; i < found.length; i++) {
            lengths[used.get(i)] = found[i];
        }
        return lengths;
    }

    /** Canonical codes, their first bit in the lowest place. */
    private static int[] codes(int[] lengths) {
        int[] codes = new int[lengths.length];
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code <<= 1;
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    codes[symbol] = Integer.reverse(code) >>> 32 - length;
                    code++;
                }
            }
        }
        return codes;
    }

    /** Of each symbol how long its code is, 0 where it has none; not to be written. */
    int[] lengths() {
        return lengths;
    }

    /** Writes a symbol. */
    void write(LittleBits bits, int symbol) {
        bits.put(codes[symbol], lengths[symbol]);
    }

    /** Writes the code itself: the lengths, runs of zeros as such, in a code of their own. */
    void writeTo(LittleBits bits) {
        List<int[]> told = told();
        long[] counts = new long[ORDER.length];
        told.forEach(one -> counts[one[0]]++);
        PrefixCode inner = new PrefixCode(lengths(counts, 7));
        int last = ORDER.length;
        while (last > 4 && inner.lengths[ORDER[last - 1]] == 0) {
            last--;
        }
        bits.put(0, 1);
        bits.put(last - 4, 4);
        for (int i = 0; i < last; i++) {
            bits.put(inner.lengths[ORDER[i]], 3);
        }
        bits.put(0, 1);
        for (int[] one : told) {
            inner.write(bits, one[0]);
            if (one[0] >= ZEROS) {
                bits.put(one[1], one[0] == ZEROS ? 3 : 7);
            }
        }
    }

    /** The lengths with runs of three and more zeros taken together: symbols, and how much longer than the least a run is. */
    private List<int[]> told() {
        List<int[]> told = new ArrayList<>();
        int at = 0;
        while (at < lengths.length) {
            int run = 0;
            while (at + run < lengths.length && lengths[at + run] == 0 && run < 138) {
                run++;
            }
            if (run >= 11) {
                told.add(new int[] {MANY_ZEROS, run - 11});
            } else if (run >= 3) {
                told.add(new int[] {ZEROS, run - 3});
            } else {
                told.add(new int[] {lengths[at], 0});
                run = 1;
            }
            at += run;
        }
        return told;
    }
}
