package dev.nameplate.encode.vp8;

/** How often decisions of each place in a frame's probabilities were made, and how. Not thread-safe. */
final class Counts {

    /** Of each place how often it was decided, and how often with yes. */
    private final long[] all = new long[Probabilities.PLACES];

    private final long[] yes = new long[Probabilities.PLACES];
    private final long[] skipped = new long[2];

    /** Counts a macroblock as {@link Modes} and {@link Tokens} would write it. */
    void macroblock(Macroblock it, int above, int left) {
        boolean empty = it.filled() == 0;
        skipped[empty ? 1 : 0]++;
        if (!empty) {
            levels(it, above, left);
        }
    }

    private void levels(Macroblock it, int above, int left) {
        int contexts = Contexts.of(above, left);
        int kind = Tokens.LUMA;
        if (it.hasMeans()) {
            int context = Contexts.at(contexts, Macroblock.MEANS);
            block(it.levels, 16 * Macroblock.MEANS, 0, it.ends[Macroblock.MEANS], Tokens.MEANS, context);
            kind = Tokens.LUMA_AFTER_MEANS;
        }
        for (int block = 0; block < 24; block++) {
            boolean luma = block < 16;
            int end = it.ends[block];
            int first = luma && it.hasMeans() ? 1 : 0;
            int context = Contexts.at(contexts, block);
            block(it.levels, 16 * block, first, end, luma ? kind : Tokens.CHROMA, context);
            contexts = Contexts.after(contexts, block, end > 0);
        }
    }

    private void block(int[] levels, int at, int first, int end, int kind, int context) {
        int base = kind * Tokens.KIND;
        int p = base + Tokens.BANDS[first] + context * Tokens.NODES;
        boolean afterZero = false;
        for (int k = first; k < end; k++) {
            if (!afterZero) {
                count(p, true);
            }
            int size = Math.abs(levels[at + k]);
            afterZero = size == 0;
            count(p + 1, size > 0);
            if (size > 0) {
                count(p + 2, size > 1);
                if (size > 1) {
                    large(p, size);
                }
            }
            p = base + Tokens.BANDS[k + 1] + Math.min(size, 2) * Tokens.NODES;
        }
        if (end < 16) {
            count(p, false);
        }
    }

    private void large(int p, int size) {
        count(p + 3, size > 4);
        if (size <= 4) {
            count(p + 4, size > 2);
            if (size > 2) {
                count(p + 5, size > 3);
            }
            return;
        }
        count(p + 6, size > 10);
        if (size <= 10) {
            count(p + 7, size > 6);
            return;
        }
        int category = Tokens.category(size);
        count(p + 8, category > 1);
        count(p + 9 + (category >> 1), (category & 1) != 0);
    }

    private void count(int place, boolean decided) {
        all[place]++;
        if (decided) {
            yes[place]++;
        }
    }

    /** These counts {@code times} over, with others added. */
    Counts timesPlus(int times, Counts other) {
        Counts sum = new Counts();
        for (int i = 0; i < all.length; i++) {
            sum.all[i] = times * all[i] + other.all[i];
            sum.yes[i] = times * yes[i] + other.yes[i];
        }
        for (int i = 0; i < 2; i++) {
            sum.skipped[i] = times * skipped[i] + other.skipped[i];
        }
        return sum;
    }

    /** The probabilities that suit these counts; a place keeps its usual one where telling another takes more than it saves. */
    Probabilities probabilities() {
        int[] tokens = DefaultProbabilities.tokens();
        for (int i = 0; i < tokens.length; i++) {
            int suited = share(all[i] - yes[i], all[i]);
            int kept = DefaultProbabilities.update(i);
            long now = cost(i, tokens[i]) + Cost.of(false, kept);
            long then = cost(i, suited) + Cost.of(true, kept) + 8 * 256;
            if (then < now) {
                tokens[i] = suited;
            }
        }
        return new Probabilities(tokens, share(skipped[0], skipped[0] + skipped[1]));
    }

    private long cost(int place, int probability) {
        return yes[place] * Cost.of(true, probability) + (all[place] - yes[place]) * Cost.of(false, probability);
    }

    /** The share of no among decisions as a probability, never quite certain. */
    private static int share(long no, long all) {
        return all == 0 ? 255 : (int) Math.max(1, Math.min(255, (no * 256 + all / 2) / all));
    }
}
