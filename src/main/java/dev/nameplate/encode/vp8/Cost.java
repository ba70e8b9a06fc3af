package dev.nameplate.encode.vp8;

/** What decisions take, in 256ths of a bit. */
final class Cost {

    /** By the probability of what was decided, of 256. */
    private static final int[] BITS = new int[257];

    static {
        for (int p = 1; p <= 256; p++) {
            BITS[p] = (int) Math.rint(-256 * StrictMath.log(p / 256.0) / StrictMath.log(2));
        }
    }

    private Cost() {}

    /** Of a decision that is false as often as {@code probability} of 256 says. */
    static int of(boolean yes, int probability) {
        return BITS[yes ? 256 - probability : probability];
    }
}
