package dev.nameplate.encode.vp8;

/**
 * Chooses the modes of macroblocks in one pass, by the squared error of predictions and the bits that modes take, and codes
 * them. Reused; not thread-safe.
 */
final class ModeChoice implements ModeFinder {

    private final Reconstruction reconstruction;
    private final WholeErrors errors = new WholeErrors();
    private int modeBits;

    ModeChoice(Reconstruction reconstruction) {
        this.reconstruction = reconstruction;
    }

    /** Turns to pictures of a size. */
    void of(Grid grid) {
        modeBits = grid.modeBits();
    }

    @Override
    public void code(Place place, Quantiser quantiser, Macroblock macroblock) {
        Source source = place.source;
        Neighbours around = place.around;
        int step = quantiser.step(Quantiser.LUMA);
        errors.clear();
        errors.add(source.samples(), around, 0, 0);
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int mode = 0; mode < WholePrediction.COUNT; mode++) {
            int score = errors.of(mode) + Modes.lumaCost(mode) * step / 64;
            if (score < least && (Reads.luma(mode) & place.forbidden) == 0) {
                least = score;
                best = mode;
            }
        }
        if (!subblocks(place, quantiser, macroblock, least)) {
            macroblock.whole(best);
            reconstruction.luma(source, around, quantiser, macroblock);
        }
        errors.clear();
        errors.add(source.samples(), around, 1, Source.BLUE);
        errors.add(source.samples(), around, 2, Source.RED);
        least = Integer.MAX_VALUE;
        for (int mode = 0; mode < WholePrediction.COUNT; mode++) {
            int score = errors.of(mode) + Modes.chromaCost(mode) * step / 64;
            if (score < least && (Reads.chroma(mode) & place.forbidden) == 0) {
                least = score;
                macroblock.chroma = mode;
            }
        }
        reconstruction.chroma(source, around, quantiser, macroblock);
    }

    /** Codes luma by subblocks; false once that turns out worse than {@code least}, or takes more bits than a frame has for modes. */
    private boolean subblocks(Place place, Quantiser quantiser, Macroblock macroblock, int least) {
        Source source = place.source;
        int step = quantiser.step(Quantiser.LUMA);
        int sum = 4 * step * step;
        // So little remains that other modes would only cost bits.
        int good = step * step / 3;
        long modes = 0;
        int bits = 0;
        macroblock.ends[Macroblock.MEANS] = 0;
        for (int block = 0; block < 16; block++) {
            if (sum >= least) {
                return false;
            }
            int above = SubblockModes.above(block, modes, place.modesAbove);
            int left = SubblockModes.left(block, modes, place.modesLeft);
            SubblockPrediction prediction = reconstruction.look(place.around, block);
            int best = -1;
            int lowest = Integer.MAX_VALUE;
            for (int mode : SubblockModes.byCost(above, left)) {
                if ((Reads.subblock(block, mode) & place.forbidden) == 0) {
                    int score = SubblockModes.cost(above, left, mode) * step / 256;
                    if (score >= lowest) {
                        break;
                    }
                    int error = prediction.error(mode, source.samples(), 16 * block);
                    if (score + error < lowest) {
                        lowest = score + error;
                        best = mode;
                        if (error < good) {
                            break;
                        }
                    }
                }
            }
            if (best < 0) {
                return false;
            }
            bits += SubblockModes.cost(above, left, best);
            if (bits > modeBits) {
                return false;
            }
            sum += lowest;
            modes |= (long) best << 4 * block;
            reconstruction.subblock(source, quantiser, macroblock, block, best);
        }
        macroblock.luma = Macroblock.SUBBLOCKS;
        macroblock.modes = modes;
        return sum < least;
    }
}
