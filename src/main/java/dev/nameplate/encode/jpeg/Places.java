package dev.nameplate.encode.jpeg;

/** Where the units of a coded base lie in its bits, and their DC coefficients. Written once, in order, then only read. */
final class Places {

    private final int[] start;
    private final char[] cbAt;
    private final char[] crAt;
    private final short[] firstY;
    private final short[] lastY;
    private final short[] cb;
    private final short[] cr;

    Places(int units) {
        start = new int[units + 1];
        cbAt = new char[units];
        crAt = new char[units];
        firstY = new short[units];
        lastY = new short[units];
        cb = new short[units];
        cr = new short[units];
    }

    int units() {
        return cbAt.length;
    }

    /** The first bit of a unit; that of the unit after the last is the end. */
    int start(int unit) {
        return start[unit];
    }

    void start(int unit, int bit) {
        start[unit] = bit;
    }

    void chroma(int unit, int cbBit, int crBit) {
        cbAt[unit] = (char) (cbBit - start[unit]);
        crAt[unit] = (char) (crBit - start[unit]);
    }

    void dc(int unit, int first, int last, int blue, int red) {
        firstY[unit] = (short) first;
        lastY[unit] = (short) last;
        cb[unit] = (short) blue;
        cr[unit] = (short) red;
    }

    /** Where the Cb block of a unit begins. */
    int cbStart(int unit) {
        return start[unit] + cbAt[unit];
    }

    /** Where the Cr block of a unit begins. */
    int crStart(int unit) {
        return start[unit] + crAt[unit];
    }

    int firstY(int unit) {
        return firstY[unit];
    }

    /** The last luma DC of a unit; 0 for the one before the first, as the decoder has it. */
    int lastY(int unit) {
        return unit < 0 ? 0 : lastY[unit];
    }

    int cb(int unit) {
        return unit < 0 ? 0 : cb[unit];
    }

    int cr(int unit) {
        return unit < 0 ? 0 : cr[unit];
    }

    long weight() {
        return 16L * start.length + 256;
    }
}
