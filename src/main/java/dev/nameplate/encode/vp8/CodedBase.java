package dev.nameplate.encode.vp8;

/**
 * A base coded at one quality. Immutable.
 *
 * @param modes the first partition
 * @param tokens the second
 */
record CodedBase(Plan plan, Probabilities probabilities, CodedPartition modes, CodedPartition tokens) {

    long weight() {
        return 8192 + plan.macroblocks().weight() + plan.edges().weight() + modes.weight() + tokens.weight();
    }
}
