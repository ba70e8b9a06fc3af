package dev.nameplate.encode.vp8;

/**
 * A base coded at one quality. Immutable.
 *
 * @param modes the first partition
 * @param tokens the second
 */
record CodedBase(Plan plan, Probabilities probabilities, CodedPartition modes, CodedPartition tokens) {

    /** The base itself as a file. */
    byte[] file(Grid grid) {
        return Frame.file(grid, modes.bytes(), modes.length(), tokens.bytes(), tokens.length());
    }

    int fileLength() {
        return Frame.length(modes.length(), tokens.length());
    }

    long weight() {
        return 8192 + plan.macroblocks().weight() + plan.edges().weight() + modes.weight() + tokens.weight();
    }
}
