package dev.nameplate.encode.vp8;

/** What a frame takes decisions to be like. Every decision can be written, however unlikely. Immutable. */
final class Probabilities {

    /** Places of the probabilities of tokens: by kind of block, band, context, and node of the tree. */
    static final int PLACES = 4 * Tokens.KIND;

    private final int[] tokens;
    private final int filled;
    private final int[] segments;

    /**
     * @param tokens in {@link #PLACES}
     * @param filled that a macroblock has levels
     * @param segments of the nodes of the tree of segments; none where there are no segments
     */
    Probabilities(int[] tokens, int filled, int[] segments) {
        this.tokens = tokens;
        this.filled = filled;
        this.segments = segments;
    }

    /** Shared, not to be written. */
    int[] tokens() {
        return tokens;
    }

    int filled() {
        return filled;
    }

    /** Of the nodes of the tree of segments. */
    int[] segments() {
        return segments;
    }

    /** Writes which segment a macroblock belongs to, where there are any. */
    void segment(BooleanCoder coder, int segment) {
        if (segments.length == 0) {
            return;
        }
        coder.decide(segment > 1, segments[0]);
        coder.decide((segment & 1) != 0, segments[1 + (segment >> 1)]);
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
