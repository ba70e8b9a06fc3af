package dev.nameplate.template;

import dev.nameplate.raster.Argb;

/** How well one colour is seen on another, after WCAG 2. */
public final class Contrast {

    private Contrast() {}

    /** 1 (the same) to 21 (black on white); both are taken as opaque. */
    public static double between(int argb, int other) {
        double first = luminance(argb);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** 0 black to 1 white. */
    public static double luminance(int argb) {
        return 0.2126 * linear(Argb.red(argb)) + 0.7152 * linear(Argb.green(argb)) + 0.0722 * linear(Argb.blue(argb));
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
    }
}
