package dev.nameplate.raster;

/**
 * How the soft edges of text are adjusted to its colour.
 *
 * <p>Coverage is mixed in the picture's own, non-linear values. There half-covered pixels of light text on a dark ground
 * come out too dark and the text looks thin, while dark text on a light ground comes out right or a little heavy. So the
 * lighter the text, the more its partial coverage is raised, by a power of it.
 */
final class Contrast {

    /** Every coverage as it is. */
    static final byte[] NONE = table(1);

    /** Exponent for white text; 1 for black. */
    private static final double LIGHTEST = 0.80;

    private static final int STEPS = 16;
    private static final byte[][] CURVES = new byte[STEPS + 1][];

    static {
        for (int i = 0; i <= STEPS; i++) {
            CURVES[i] = table(1 - (1 - LIGHTEST) * i / STEPS);
        }
    }

    private Contrast() {}

    /** The table for text of a colour. */
    static byte[] curve(int argb) {
        // Perceived lightness, not luminance: the steps are even to the eye.
        int lightness = (54 * Argb.red(argb) + 183 * Argb.green(argb) + 19 * Argb.blue(argb) + 128) / 256;
        return CURVES[(lightness * STEPS + 127) / 255];
    }

    private static byte[] table(double exponent) {
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) (255 * StrictMath.pow(i / 255.0, exponent) + 0.5);
        }
        return table;
    }
}
