package dev.nameplate.encode.vp8;

/** What stands behind a number of quality: how each segment is quantised, and how it is smoothed. Immutable. */
final class Recipe {

    /** Segments of macroblocks; the first are the calmest. */
    static final int SEGMENTS = 4;

    /** By how many quantiser indexes colour is finer in its means, and coarser in its detail, than luma. */
    private static final int CHROMA_DC = -2;

    private static final int CHROMA_AC = 0;

    private final Quantiser[] quantisers = new Quantiser[SEGMENTS];
    private final int[] smoothing = new int[SEGMENTS];

    private Recipe(int quality) {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            int index = index(quality, segment);
            quantisers[segment] = new Quantiser(index, CHROMA_DC, CHROMA_AC);
            int strength = (Quantiser.ac(index) >> 2) * 200 / 256;
            smoothing[segment] = strength < 2 ? 0 : Math.min(63, strength);
        }
    }

    /** @param quality 0 to 100 */
    static Recipe at(int quality) {
        return new Recipe(quality);
    }

    /** The usual scale of this format: bytes grow about evenly with it up to 75, faster beyond. */
    private static int index(int quality, int segment) {
        double share = quality / 100.0;
        double linear = share < 0.75 ? share * 2 / 3 : 2 * share - 1;
        return (int) Math.round(Quantiser.LAST * (1 - StrictMath.cbrt(linear)));
    }

    Quantiser quantiser(int segment) {
        return quantisers[segment];
    }

    /** How strongly the loop filter smoothes, 0 to 63. */
    int smoothing(int segment) {
        return smoothing[segment];
    }

    /** Whether segments differ at all. */
    boolean isSegmented() {
        return quantisers[0].index() != quantisers[SEGMENTS - 1].index();
    }

    /** The segment of a macroblock, by its own samples alone. */
    int segment(Source source) {
        return 0;
    }

    /** What a frame's header says of it, up to the partitions. */
    void write(BooleanCoder coder, Probabilities probabilities) {
        coder.decide(isSegmented(), 128);
        if (isSegmented()) {
            // The map and the data of segments follow, the latter as they are and not as differences.
            coder.literal(0b111, 3);
            for (Quantiser quantiser : quantisers) {
                coder.signed(quantiser.index(), 7);
            }
            for (int strength : smoothing) {
                coder.signed(strength, 6);
            }
            for (int probability : probabilities.segments()) {
                coder.decide(true, 128);
                coder.literal(probability, 8);
            }
        }
        // The normal filter, no sharpness, no adjustment by modes.
        coder.decide(false, 128);
        coder.literal(smoothing[0], 6);
        coder.literal(0, 3);
        coder.decide(false, 128);
        // One partition of tokens.
        coder.literal(0, 2);
        coder.literal(quantisers[0].index(), 7);
        coder.literal(0, 3);
        coder.signed(CHROMA_DC, 4);
        coder.signed(CHROMA_AC, 4);
    }
}
