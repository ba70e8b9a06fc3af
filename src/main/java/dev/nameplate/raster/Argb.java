package dev.nameplate.raster;

/** Colours as one {@code int}, {@code 0xAARRGGBB} with straight (not premultiplied) alpha unless a name says otherwise. */
public final class Argb {

    private Argb() {}

    /**
     * Reads {@code #RGB}, {@code #RRGGBB} or {@code #RRGGBBAA}.
     *
     * @throws IllegalArgumentException for anything else, with what was given and what is allowed
     */
    public static int parse(String text) {
        if (text.matches("#[0-9A-Fa-f]{3}")) {
            int rgb = Integer.parseInt(text.substring(1), 16);
            return 0xFF000000 | (rgb >> 8 & 15) * 0x110000 | (rgb >> 4 & 15) * 0x1100 | (rgb & 15) * 0x11;
        }
        if (text.matches("#[0-9A-Fa-f]{6}")) {
            return 0xFF000000 | Integer.parseInt(text.substring(1), 16);
        }
        if (text.matches("#[0-9A-Fa-f]{8}")) {
            return Integer.rotateRight(Integer.parseUnsignedInt(text.substring(1), 16), 8);
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no colour; write #RGB, #RRGGBB or #RRGGBBAA in hexadecimal digits");
    }

    /** {@code #RRGGBB}, or {@code #RRGGBBAA} when not opaque; upper case. */
    public static String format(int argb) {
        return alpha(argb) == 255
                ? String.format("#%06X", argb & 0xFFFFFF)
                : String.format("#%08X", Integer.rotateLeft(argb, 8));
    }

    public static int of(int alpha, int red, int green, int blue) {
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    public static int alpha(int argb) {
        return argb >>> 24;
    }

    public static int red(int argb) {
        return argb >> 16 & 255;
    }

    public static int green(int argb) {
        return argb >> 8 & 255;
    }

    public static int blue(int argb) {
        return argb & 255;
    }

    /** The same colour with its alpha scaled by {@code opacity} in 0..1. */
    public static int faded(int argb, double opacity) {
        return ((int) Math.round(alpha(argb) * Math.max(0, Math.min(1, opacity))) << 24) | (argb & 0xFFFFFF);
    }

    /** Straight to premultiplied, rounded to nearest. */
    public static int premultiplied(int argb) {
        int alpha = alpha(argb);
        if (alpha == 255) {
            return argb;
        }
        return of(alpha, scaled(red(argb), alpha), scaled(green(argb), alpha), scaled(blue(argb), alpha));
    }

    /** Premultiplied to straight, rounded to nearest; fully transparent becomes 0. */
    public static int straight(int premultiplied) {
        int alpha = alpha(premultiplied);
        if (alpha == 255 || alpha == 0) {
            return alpha == 0 ? 0 : premultiplied;
        }
        int half = alpha / 2;
        return of(
                alpha,
                Math.min(255, (red(premultiplied) * 255 + half) / alpha),
                Math.min(255, (green(premultiplied) * 255 + half) / alpha),
                Math.min(255, (blue(premultiplied) * 255 + half) / alpha));
    }

    /** {@code value * by / 255}, rounded to nearest, for both in 0..255. */
    public static int scaled(int value, int by) {
        int product = value * by + 128;
        return (product + (product >> 8)) >> 8;
    }

    /** Relative luminance in 0..1 after WCAG 2.2, alpha ignored. */
    public static double luminance(int argb) {
        return 0.2126 * linear(red(argb)) + 0.7152 * linear(green(argb)) + 0.0722 * linear(blue(argb));
    }

    /** Contrast ratio in 1..21 after WCAG 2.2, alpha ignored. */
    public static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
    }
}
