package dev.nameplate.raster;

import org.jspecify.annotations.Nullable;

/**
 * Colour grading of pictures: each pixel's colour becomes another, its alpha stays. Reckoned in straight sRGB, after the CSS
 * filters of the same names.
 *
 * @param saturation 0 grey, 1 as it is
 * @param brightness what each channel is multiplied by
 * @param contrast 0 flat grey, 1 as it is
 * @param duotone what black and what white become, straight RGB; null leaves colours alone
 */
public record Grade(
        double saturation,
        double brightness,
        double contrast,
        @Nullable Duotone duotone) {

    /** Two colours between which lightness chooses; their alpha is ignored. */
    public record Duotone(int dark, int light) {}

    private static final float RED = 0.2126f;
    private static final float GREEN = 0.7152f;
    private static final float BLUE = 0.0722f;

    public boolean isNone() {
        return saturation == 1 && brightness == 1 && contrast == 1 && duotone == null;
    }

    /** A graded copy. */
    public Raster of(Raster picture) {
        Raster graded = picture.copy();
        int[] pixels = graded.pixels();
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] >>> 24 != 0) {
                pixels[i] = graded(pixels[i]);
            }
        }
        return graded;
    }

    private int graded(int premultiplied) {
        int straight = Argb.straight(premultiplied);
        float red = Argb.red(straight);
        float green = Argb.green(straight);
        float blue = Argb.blue(straight);
        float grey = luma(red, green, blue);
        red = tone(grey + (red - grey) * (float) saturation);
        green = tone(grey + (green - grey) * (float) saturation);
        blue = tone(grey + (blue - grey) * (float) saturation);
        int alpha = premultiplied >>> 24;
        if (duotone == null) {
            return Argb.premultiplied(Argb.of(alpha, rounded(red), rounded(green), rounded(blue)));
        }
        float share = luma(red, green, blue) / 255;
        return Argb.premultiplied(Argb.of(
                alpha,
                mixed(Argb.red(duotone.dark), Argb.red(duotone.light), share),
                mixed(Argb.green(duotone.dark), Argb.green(duotone.light), share),
                mixed(Argb.blue(duotone.dark), Argb.blue(duotone.light), share)));
    }

    private float tone(float value) {
        float lit = value * (float) brightness;
        return Math.max(0, Math.min(255, (lit - 127.5f) * (float) contrast + 127.5f));
    }

    private static float luma(float red, float green, float blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }

    private static int mixed(int dark, int light, float share) {
        return rounded(dark + (light - dark) * share);
    }

    private static int rounded(float value) {
        return Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }
}
