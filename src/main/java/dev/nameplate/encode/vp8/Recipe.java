package dev.nameplate.encode.vp8;

/** What stands behind a number of quality: how levels are quantised, and how decoders smooth what they see. Immutable. */
final class Recipe {

    /**
     * By how many quantiser indexes colour is finer in its means, and coarser in its detail, than luma. Means so fine keep the
     * tints of calm grounds, which would else come in steps.
     */
    private static final int CHROMA_DC = -8;

    private static final int CHROMA_AC = 0;

    private final Quantiser quantiser;
    private final int smoothing;

    private Recipe(int quality) {
        int index = index(quality);
        quantiser = new Quantiser(index, CHROMA_DC, CHROMA_AC);
        // Blocks show by the size of a step; what would hardly be smoothed is left alone.
        int strength = (Quantiser.ac(index) >> 2) * 200 / 256;
        smoothing = strength < 2 ? 0 : Math.min(63, strength);
    }

    /** @param quality 0 to 100 */
    static Recipe at(int quality) {
        return new Recipe(quality);
    }

    /** The scale that libwebp made usual: bytes grow about evenly with quality up to 75, faster beyond. Half an index finer, as we round off more. */
    private static int index(int quality) {
        double share = quality / 100.0;
        double linear = share < 0.75 ? share * 2 / 3 : 2 * share - 1;
        return (int) Math.max(0, Quantiser.LAST * (1 - StrictMath.cbrt(linear)) - 0.5);
    }

    Quantiser quantiser() {
        return quantiser;
    }

    /** What a frame's header says before the probabilities. */
    void write(BooleanCoder coder) {
        // No segments. The normal filter, its strength, no sharpness, no adjustment by modes.
        coder.literal(0, 2);
        coder.literal(smoothing, 6);
        coder.literal(0, 3);
        coder.decide(false, 128);
        // One partition of tokens.
        coder.literal(0, 2);
        coder.literal(quantiser.index(), 7);
        coder.literal(0, 3);
        coder.signed(CHROMA_DC, 4);
        coder.signed(CHROMA_AC, 4);
    }
}
