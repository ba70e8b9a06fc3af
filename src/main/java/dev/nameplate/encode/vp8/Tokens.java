package dev.nameplate.encode.vp8;

/** Writes levels as tokens (RFC 6386, 13). */
final class Tokens {

    /** Kinds of blocks as tokens are told apart. */
    static final int LUMA_AFTER_MEANS = 0;

    static final int MEANS = 1;
    static final int CHROMA = 2;
    static final int LUMA = 3;

    /** Decisions of a token whose probabilities are a frame's. */
    static final int NODES = 11;

    /** The probabilities of a band, of a kind. */
    static final int BAND = 3 * NODES;

    static final int KIND = 8 * BAND;

    /** Of each place in a block where the probabilities of its band begin; one more for what lies behind the last. */
    static final int[] BANDS = {
        0, BAND, 2 * BAND, 3 * BAND, 6 * BAND, 4 * BAND, 5 * BAND, 6 * BAND, 6 * BAND, 6 * BAND, 6 * BAND, 6 * BAND,
        6 * BAND, 6 * BAND, 6 * BAND, 7 * BAND, 0
    };

    /** What levels begin the categories that are told by further bits, from the third on, and how likely those bits are not to be set. */
    static final int[] CATEGORIES = {11, 19, 35, 67};

    static final int[][] EXTRA = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };

    private Tokens() {}

    /** Writes the levels of a macroblock that has any. */
    static void write(BooleanCoder coder, int[] probabilities, Macroblock it, int above, int left) {
        int contexts = Contexts.of(above, left);
        boolean means = it.hasMeans();
        int kind = LUMA;
        if (means) {
            int end = it.ends[Macroblock.MEANS];
            int context = Contexts.at(contexts, Macroblock.MEANS);
            block(coder, probabilities, it.levels, 16 * Macroblock.MEANS, 0, end, MEANS, context);
            kind = LUMA_AFTER_MEANS;
        }
        for (int block = 0; block < 24; block++) {
            boolean luma = block < 16;
            int first = luma && means ? 1 : 0;
            int end = it.ends[block];
            int context = Contexts.at(contexts, block);
            block(coder, probabilities, it.levels, 16 * block, first, end, luma ? kind : CHROMA, context);
            contexts = Contexts.after(contexts, block, end > 0);
        }
    }

    private static void block(
            BooleanCoder coder, int[] probabilities, int[] levels, int at, int first, int end, int kind, int context) {
        int base = kind * KIND;
        int p = base + BANDS[first] + context * NODES;
        if (end == 0) {
            coder.decide(false, probabilities[p]);
            return;
        }
        coder.decide(true, probabilities[p]);
        int k = first;
        while (true) {
            int level = levels[at + k++];
            if (level == 0) {
                coder.decide(false, probabilities[p + 1]);
                // After a zero the block cannot end.
                p = base + BANDS[k];
                continue;
            }
            coder.decide(true, probabilities[p + 1]);
            int size = Math.abs(level);
            if (size == 1) {
                coder.decide(false, probabilities[p + 2]);
                p = base + BANDS[k] + NODES;
            } else {
                coder.decide(true, probabilities[p + 2]);
                large(coder, probabilities, p, size);
                p = base + BANDS[k] + 2 * NODES;
            }
            coder.decide(level < 0, 128);
            if (k == 16) {
                return;
            }
            coder.decide(k < end, probabilities[p]);
            if (k == end) {
                return;
            }
        }
    }

    private static void large(BooleanCoder coder, int[] probabilities, int p, int size) {
        coder.decide(size > 4, probabilities[p + 3]);
        if (size <= 4) {
            coder.decide(size > 2, probabilities[p + 4]);
            if (size > 2) {
                coder.decide(size > 3, probabilities[p + 5]);
            }
            return;
        }
        coder.decide(size > 10, probabilities[p + 6]);
        if (size <= 10) {
            coder.decide(size > 6, probabilities[p + 7]);
            if (size <= 6) {
                coder.decide(size > 5, 159);
            } else {
                coder.decide(size > 8, 165);
                coder.decide((size - 7 & 1) != 0, 145);
            }
            return;
        }
        int category = category(size);
        coder.decide(category > 1, probabilities[p + 8]);
        coder.decide((category & 1) != 0, probabilities[p + 9 + (category >> 1)]);
        int[] extra = EXTRA[category];
        int more = size - CATEGORIES[category];
        for (int i = 0; i < extra.length; i++) {
            coder.decide((more >> extra.length - 1 - i & 1) != 0, extra[i]);
        }
    }

    /** Of sizes above 10. */
    static int category(int size) {
        return size < 19 ? 0 : size < 35 ? 1 : size < 67 ? 2 : 3;
    }
}
