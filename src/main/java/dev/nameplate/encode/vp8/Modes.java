package dev.nameplate.encode.vp8;

/** How macroblocks begin: whether they have levels at all, and modes (RFC 6386, 9.11, 11.2). */
final class Modes {

    private static final int BY_SUBBLOCKS = 145;
    private static final int LUMA_SIDEWAYS = 156;
    private static final int LUMA_VERTICAL = 163;
    private static final int LUMA_GRADIENT = 128;
    private static final int CHROMA_DC = 142;
    private static final int CHROMA_VERTICAL = 114;
    private static final int CHROMA_HORIZONTAL = 183;

    private Modes() {}

    /** What a mode of all luma costs, as {@link Cost} counts. */
    static int lumaCost(int mode) {
        boolean sideways = mode == WholePrediction.TM || mode == WholePrediction.H;
        int turn = sideways
                ? Cost.of(mode == WholePrediction.TM, LUMA_GRADIENT)
                : Cost.of(mode == WholePrediction.V, LUMA_VERTICAL);
        return Cost.of(true, BY_SUBBLOCKS) + Cost.of(sideways, LUMA_SIDEWAYS) + turn;
    }

    /** What it costs that subblocks have modes of their own. */
    static int subblocksCost() {
        return Cost.of(false, BY_SUBBLOCKS);
    }

    /** What a mode of colour costs. */
    static int chromaCost(int mode) {
        int cost = Cost.of(mode != WholePrediction.DC, CHROMA_DC);
        if (mode != WholePrediction.DC) {
            cost += Cost.of(mode != WholePrediction.V, CHROMA_VERTICAL);
            if (mode != WholePrediction.V) {
                cost += Cost.of(mode == WholePrediction.TM, CHROMA_HORIZONTAL);
            }
        }
        return cost;
    }

    /**
     * Writes what comes before the levels.
     *
     * @param modesAbove of the macroblock above, 0 where there is none
     * @param modesLeft of the one to the left
     */
    static void write(
            BooleanCoder coder,
            Probabilities probabilities,
            Macroblock it,
            boolean skipped,
            long modesAbove,
            long modesLeft) {
        coder.decide(skipped, probabilities.filled());
        boolean whole = it.luma != Macroblock.SUBBLOCKS;
        coder.decide(whole, BY_SUBBLOCKS);
        if (whole) {
            luma(coder, it.luma);
        } else {
            for (int block = 0; block < 16; block++) {
                int above = SubblockModes.above(block, it.modes, modesAbove);
                int left = SubblockModes.left(block, it.modes, modesLeft);
                SubblockModes.write(coder, above, left, it.mode(block));
            }
        }
        chroma(coder, it.chroma);
    }

    private static void luma(BooleanCoder coder, int mode) {
        boolean sideways = mode == WholePrediction.TM || mode == WholePrediction.H;
        coder.decide(sideways, LUMA_SIDEWAYS);
        if (sideways) {
            coder.decide(mode == WholePrediction.TM, LUMA_GRADIENT);
        } else {
            coder.decide(mode == WholePrediction.V, LUMA_VERTICAL);
        }
    }

    private static void chroma(BooleanCoder coder, int mode) {
        coder.decide(mode != WholePrediction.DC, CHROMA_DC);
        if (mode != WholePrediction.DC) {
            coder.decide(mode != WholePrediction.V, CHROMA_VERTICAL);
            if (mode != WholePrediction.V) {
                coder.decide(mode == WholePrediction.TM, CHROMA_HORIZONTAL);
            }
        }
    }
}
