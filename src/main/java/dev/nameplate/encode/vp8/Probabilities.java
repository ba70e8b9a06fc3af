package dev.nameplate.encode.vp8;

/** What a frame takes decisions to be like. Every decision can be written, however unlikely. Immutable. */
final class Probabilities {

    /** Places of the probabilities of tokens: by kind of block, band, context, and node of the tree. */
    static final int PLACES = 4 * Tokens.KIND;

    private final int[] tokens;
    private final int filled;

    /**
     * @param tokens in {@link #PLACES}
     * @param filled that a macroblock has levels
     */
    Probabilities(int[] tokens, int filled) {
        this.tokens = tokens;
        this.filled = filled;
    }

    /** Shared, not to be written. */
    int[] tokens() {
        return tokens;
    }

    int filled() {
        return filled;
    }

    /** Writes which tokens are not what they usually are. */
    void write(BooleanCoder coder) {
        int[] usual = DefaultProbabilities.tokens();
        for (int i = 0; i < PLACES; i++) {
            boolean other = tokens[i] != usual[i];
            coder.decide(other, DefaultProbabilities.update(i));
            if (other) {
                coder.literal(tokens[i], 8);
            }
        }
    }
}
