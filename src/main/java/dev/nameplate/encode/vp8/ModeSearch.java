package dev.nameplate.encode.vp8;

/**
 * Finds the modes of a base's macroblocks by coding each in every way: what counts is the squared error of what decoders will see, and
 * the bits it takes. Too slow for each image; the base is worth it. Used for one base; not thread-safe.
 */
final class ModeSearch implements ModeFinder {

    private static final double BIT = 0.03;

    private final int modeBits;
    private final Reconstruction reconstruction;
    private final TokenCosts costs;
    private final Macroblock tried = new Macroblock();

    ModeSearch(Grid grid, Reconstruction reconstruction, TokenCosts costs) {
        modeBits = grid.modeBits();
        this.reconstruction = reconstruction;
        this.costs = costs;
    }

    @Override
    public void code(Place place, Quantiser quantiser, Macroblock macroblock) {
        double bit = BIT * quantiser.step(Quantiser.LUMA) * quantiser.step(Quantiser.LUMA) / 256;
        double least = Double.MAX_VALUE;
        int whole = -1;
        for (int mode = 0; mode < WholePrediction.COUNT; mode++) {
            if ((Reads.luma(mode) & place.forbidden) == 0) {
                tried.whole(mode);
                reconstruction.luma(place.source, place.around, quantiser, tried);
                double score = error(place.source, 0, 256) + bit * (Modes.lumaCost(mode) + lumaCost(place.contexts));
                if (score < least) {
                    least = score;
                    whole = mode;
                }
            }
        }
        double small = subblocks(place, quantiser, bit, least);
        if (small < least) {
            macroblock.luma = Macroblock.SUBBLOCKS;
            macroblock.modes = tried.modes;
        } else {
            macroblock.whole(whole);
        }
        chroma(place, quantiser, macroblock, bit);
        reconstruction.code(place.source, place.around, quantiser, macroblock);
    }

    private void chroma(Place place, Quantiser quantiser, Macroblock it, double bit) {
        double least = Double.MAX_VALUE;
        for (int mode = 0; mode < WholePrediction.COUNT; mode++) {
            if ((Reads.chroma(mode) & place.forbidden) == 0) {
                tried.chroma = mode;
                reconstruction.chroma(place.source, place.around, quantiser, tried);
                double score = error(place.source, 256, Source.SAMPLES)
                        + bit * (Modes.chromaCost(mode) + chromaCost(place.contexts));
                if (score < least) {
                    least = score;
                    it.chroma = mode;
                }
            }
        }
    }

    private double subblocks(Place place, Quantiser quantiser, double bit, double limit) {
        double sum = bit * Modes.subblocksCost();
        long modes = 0;
        int bits = 0;
        int contexts = place.contexts;
        for (int block = 0; block < 16; block++) {
            int modeAbove = SubblockModes.above(block, modes, place.modesAbove);
            int modeLeft = SubblockModes.left(block, modes, place.modesLeft);
            int context = Contexts.at(contexts, block);
            reconstruction.look(place.around, block);
            double least = Double.MAX_VALUE;
            int chosen = -1;
            for (int mode = 0; mode < SubblockModes.COUNT; mode++) {
                if ((Reads.subblock(block, mode) & place.forbidden) == 0) {
                    reconstruction.subblock(place.source, quantiser, tried, block, mode);
                    int cost = SubblockModes.cost(modeAbove, modeLeft, mode)
                            + costs.block(tried.levels, 16 * block, 0, tried.ends[block], Tokens.LUMA, context);
                    double score = error(place.source, 16 * block, 16 * block + 16) + bit * cost;
                    if (score < least) {
                        least = score;
                        chosen = mode;
                    }
                }
            }
            bits += chosen < 0 ? 0 : SubblockModes.cost(modeAbove, modeLeft, chosen);
            if (chosen < 0 || bits > modeBits || sum + least >= limit) {
                return Double.MAX_VALUE;
            }
            sum += least;
            modes |= (long) chosen << 4 * block;
            reconstruction.subblock(place.source, quantiser, tried, block, chosen);
            contexts = Contexts.after(contexts, block, tried.ends[block] > 0);
        }
        tried.modes = modes;
        return sum;
    }

    private int error(Source source, int from, int to) {
        int[] wanted = source.samples();
        int[] found = reconstruction.samples();
        int sum = 0;
        for (int i = from; i < to; i++) {
            int d = wanted[i] - found[i];
            sum += d * d;
        }
        return sum;
    }

    private int lumaCost(int contexts) {
        int means = Macroblock.MEANS;
        int context = Contexts.at(contexts, means);
        return costs.block(tried.levels, 16 * means, 0, tried.ends[means], Tokens.MEANS, context)
                + cost(0, 16, 1, Tokens.LUMA_AFTER_MEANS, contexts);
    }

    private int chromaCost(int contexts) {
        return cost(16, 24, 0, Tokens.CHROMA, contexts);
    }

    private int cost(int from, int to, int first, int kind, int before) {
        int contexts = before;
        int sum = 0;
        for (int block = from; block < to; block++) {
            int end = tried.ends[block];
            sum += costs.block(tried.levels, 16 * block, first, end, kind, Contexts.at(contexts, block));
            contexts = Contexts.after(contexts, block, end > 0);
        }
        return sum;
    }
}
