package dev.nameplate.encode.vp8;

/**
 * A partition of a base as a number, and what it takes to lift runs of macroblocks out of it: where the coder stood before
 * each of them. Written once, then read by any thread.
 */
final class CodedPartition {

    private final int[] positions;
    private final byte[] ranges;
    private final byte[] rests;
    private byte[] bytes = {};

    /** @param count macroblocks */
    CodedPartition(int count) {
        positions = new int[count + 1];
        ranges = new byte[count + 1];
        rests = new byte[count + 1];
    }

    /** Notes where the coder stands before a macroblock, or behind the last. */
    void note(int macroblock, BooleanCoder coder) {
        positions[macroblock] = coder.position();
        ranges[macroblock] = (byte) coder.range();
        rests[macroblock] = (byte) coder.last();
    }

    /** Takes the finished number. */
    void finish(BooleanCoder coder) {
        bytes = coder.toBytes();
        for (int i = 0; i < positions.length; i++) {
            // What all later decisions add: the eight bits as they became, less as they were; a carry beyond them is
            // part of it.
            int at = positions[i];
            int became = (bytes[at >> 3] & 255) << 8 | bytes[(at >> 3) + 1] & 255;
            rests[i] = (byte) ((became >> 8 - (at & 7)) - rests[i]);
        }
    }

    /** The number, with {@link BooleanCoder#SLACK}. */
    byte[] bytes() {
        return bytes;
    }

    int position(int macroblock) {
        return positions[macroblock];
    }

    int range(int macroblock) {
        return ranges[macroblock] & 255;
    }

    /** What decisions from a macroblock on add, in units of the number's last bit before them. */
    int rest(int macroblock) {
        return rests[macroblock] & 255;
    }

    long weight() {
        return bytes.length + 6L * positions.length;
    }
}
