package dev.nameplate.encode.png;

/** How often each symbol occurs. */
final class Counts {

    private static final double LOG_2 = StrictMath.log(2);

    private final long[] literals = new long[Symbols.LITERALS];
    private final long[] distances = new long[Symbols.DISTANCES];

    /** Counts the tokens from one to before another, each so many times. */
    void add(Tokens tokens, int from, int to, int times) {
        for (int i = from; i < to; i++) {
            int token = tokens.token(i);
            if (Tokens.isMatch(token)) {
                literals[257 + Symbols.ofLength(Tokens.length(token))] += times;
                distances[Symbols.ofDistance(Tokens.distance(token))] += times;
            } else {
                literals[token] += times;
            }
        }
    }

    void add(Counts other) {
        for (int i = 0; i < literals.length; i++) {
            literals[i] += other.literals[i];
        }
        for (int i = 0; i < distances.length; i++) {
            distances[i] += other.distances[i];
        }
    }

    Counts plus(Counts other) {
        Counts both = new Counts();
        both.add(this);
        both.add(other);
        return both;
    }

    /** Of literals, the end of a block and lengths. */
    long[] literals() {
        return literals;
    }

    long[] distances() {
        return distances;
    }

    /** About how many bits all would take. */
    double bits() {
        double bits = entropy(literals) + entropy(distances);
        for (int i = 0; i < 29; i++) {
            bits += (double) literals[257 + i] * Symbols.lengthExtra(i);
        }
        for (int i = 0; i < Symbols.DISTANCES; i++) {
            bits += (double) distances[i] * Symbols.distanceExtra(i);
        }
        return bits;
    }

    private static double entropy(long[] counts) {
        long all = 0;
        double sum = 0;
        for (long count : counts) {
            if (count > 0) {
                all += count;
                sum -= count * StrictMath.log(count) / LOG_2;
            }
        }
        return all == 0 ? 0 : sum + all * StrictMath.log(all) / LOG_2;
    }
}
