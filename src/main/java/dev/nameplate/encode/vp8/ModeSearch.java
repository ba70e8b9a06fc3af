package dev.nameplate.encode.vp8;

/**
 * Finds the modes of a base's macroblocks by coding each in every way: what counts is the squared error of what decoders will see, and
 * the bits it takes. Too slow for each image; the base is worth it. Used for one base; not thread-safe.
 */
final class ModeSearch {

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

    /** Finds modes and codes; see {@link ModeChoice#code}. */
    void code(
            Source source,
            Neighbours around,
            Quantiser quantiser,
            Macroblock macroblock,
            long modesAbove,
            long modesLeft,
            int above,
            int left,
            int forbidden) {
        double bit = BIT * quantiser.step(Quantiser.LUMA) * quantiser.step(Quantiser.LUMA) / 256;
        double least = Double.MAX_VALUE;
        int whole = -1;
        for (int mode = 0; mode < WholePrediction.COUNT; mode++) {
            if ((Reads.luma(mode) & forbidden) == 0) {
                tried.whole(mode);
                reconstruction.luma(source, around, quantiser, tried);
                double score = error(source, 0, 256) + bit * (Modes.lumaCost(mode) + lumaCost(above, left));
                if (score < least) {
                    least = score;
                    whole = mode;
                }
            }
        }
        double small = subblocks(source, around, quantiser, modesAbove, modesLeft, above, left, forbidden, bit, least);
        if (small < least) {
            macroblock.luma = Macroblock.SUBBLOCKS;
            macroblock.modes = tried.modes;
        } else {
            macroblock.whole(whole);
        }
        chroma(source, around, quantiser, macroblock, above, left, forbidden, bit);
        reconstruction.code(source, around, quantiser, macroblock);
    }

    private void chroma(
            Source source,
            Neighbours around,
            Quantiser quantiser,
            Macroblock it,
            int above,
            int left,
            int forbidden,
            double bit) {
        double least = Double.MAX_VALUE;
        for (int mode = 0; mode < WholePrediction.COUNT; mode++) {
            if ((Reads.chroma(mode) & forbidden) == 0) {
                tried.chroma = mode;
                reconstruction.chroma(source, around, quantiser, tried);
                double score =
                        error(source, 256, Source.SAMPLES) + bit * (Modes.chromaCost(mode) + chromaCost(above, left));
                if (score < least) {
                    least = score;
                    it.chroma = mode;
                }
            }
        }
    }

    private double subblocks(
            Source source,
            Neighbours around,
            Quantiser quantiser,
            long modesAbove,
            long modesLeft,
            int above,
            int left,
            int forbidden,
            double bit,
            double limit) {
        double sum = bit * Modes.subblocksCost();
        long modes = 0;
        int bits = 0;
        int over = above;
        int before = left;
        for (int block = 0; block < 16; block++) {
            int x = block & 3;
            int y = block >> 2;
            int modeAbove = (int) (y == 0 ? modesAbove >>> 4 * (block + 12) : modes >>> 4 * (block - 4)) & 15;
            int modeLeft = (int) (x == 0 ? modesLeft >>> 4 * (block + 3) : modes >>> 4 * (block - 1)) & 15;
            int context = (over >> x & 1) + (before >> y & 1);
            reconstruction.look(around, block);
            double least = Double.MAX_VALUE;
            int chosen = -1;
            for (int mode = 0; mode < SubblockModes.COUNT; mode++) {
                if ((Reads.subblock(block, mode) & forbidden) == 0) {
                    reconstruction.subblock(source, quantiser, tried, block, mode);
                    int cost = SubblockModes.cost(modeAbove, modeLeft, mode)
                            + costs.block(tried.levels, 16 * block, 0, tried.ends[block], Tokens.LUMA, context);
                    double score = error(source, 16 * block, 16 * block + 16) + bit * cost;
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
            reconstruction.subblock(source, quantiser, tried, block, chosen);
            int filled = tried.ends[block] > 0 ? 1 : 0;
            over = over & ~(1 << x) | filled << x;
            before = before & ~(1 << y) | filled << y;
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

    private int lumaCost(int above, int left) {
        int over = above;
        int before = left;
        int context = (over >> 8 & 1) + (before >> 8 & 1);
        int sum = costs.block(
                tried.levels, 16 * Macroblock.MEANS, 0, tried.ends[Macroblock.MEANS], Tokens.MEANS, context);
        for (int block = 0; block < 16; block++) {
            int x = block & 3;
            int y = block >> 2;
            int end = tried.ends[block];
            context = (over >> x & 1) + (before >> y & 1);
            sum += costs.block(tried.levels, 16 * block, 1, end, Tokens.LUMA_AFTER_MEANS, context);
            int filled = end > 0 ? 1 : 0;
            over = over & ~(1 << x) | filled << x;
            before = before & ~(1 << y) | filled << y;
        }
        return sum;
    }

    private int chromaCost(int above, int left) {
        int over = above;
        int before = left;
        int sum = 0;
        for (int block = 16; block < 24; block++) {
            int x = 4 + (block >> 1 & 2) + (block & 1);
            int y = 4 + (block >> 1 & 2) + (block >> 1 & 1);
            int end = tried.ends[block];
            int context = (over >> x & 1) + (before >> y & 1);
            sum += costs.block(tried.levels, 16 * block, 0, end, Tokens.CHROMA, context);
            int filled = end > 0 ? 1 : 0;
            over = over & ~(1 << x) | filled << x;
            before = before & ~(1 << y) | filled << y;
        }
        return sum;
    }
}
