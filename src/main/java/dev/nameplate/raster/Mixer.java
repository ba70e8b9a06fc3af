package dev.nameplate.raster;

/**
 * Composites rows in floating point: gradients, dithered colours, and every blend mode but plain source-over.
 *
 * <p>The picture is rounded once, at the end, and against the same threshold for all four channels of a pixel, so that no
 * colour exceeds its alpha.
 */
final class Mixer {

    private static final ThreadLocal<Mixer> OF_THREAD = ThreadLocal.withInitial(Mixer::new);

    /** Coverage 0..255 as a fraction. */
    private static final float[] SHARE = new float[256];

    static {
        for (int i = 0; i < 256; i++) {
            SHARE[i] = i / 255f;
        }
    }

    /** Alpha, red, green, blue of the row to be drawn, premultiplied, 0..255. */
    private float[][] planes = new float[4][1024];

    private Mixer() {}

    static Mixer ofThread() {
        return OF_THREAD.get();
    }

    float[][] planes(int count) {
        if (planes[0].length < count) {
            planes = new float[4][count];
        }
        return planes;
    }

    /** Fills the planes from a row of pixels. */
    void load(int[] pixels, int from, int count) {
        float[][] p = planes(count);
        for (int i = 0; i < count; i++) {
            int pixel = pixels[from + i];
            p[0][i] = pixel >>> 24;
            p[1][i] = pixel >> 16 & 255;
            p[2][i] = pixel >> 8 & 255;
            p[3][i] = pixel & 255;
        }
    }

    /** Multiplies the planes by {@code curve} of a row of coverage and an opacity of 0..255. */
    void fade(byte[] coverage, int from, int count, byte[] curve, int opacity) {
        float most = SHARE[opacity];
        for (int i = 0; i < count; i++) {
            float share = SHARE[curve[coverage[from + i] & 255] & 255] * most;
            planes[0][i] *= share;
            planes[1][i] *= share;
            planes[2][i] *= share;
            planes[3][i] *= share;
        }
    }

    void fade(int count, int opacity) {
        float share = SHARE[opacity];
        for (float[] plane : planes) {
            for (int i = 0; i < count; i++) {
                plane[i] *= share;
            }
        }
    }

    /**
     * Composites the planes onto a row.
     *
     * @param thresholds {@link Dither}'s, of which the first pixel takes that at {@code phase & 7}
     */
    void mix(Raster.Mode mode, int[] to, int at, int count, float[] thresholds, int phase) {
        if (mode == Raster.Mode.NORMAL) {
            over(to, at, count, thresholds, phase);
            return;
        }
        for (int i = 0; i < count; i++) {
            float alpha = planes[0][i];
            if (alpha > 0) {
                to[at + i] = blend(mode, i, alpha / 255, to[at + i], thresholds[phase + i & Dither.SIDE - 1]);
            }
        }
    }

    private void over(int[] to, int at, int count, float[] thresholds, int phase) {
        float[] alphas = planes[0];
        float[] reds = planes[1];
        float[] greens = planes[2];
        float[] blues = planes[3];
        for (int i = 0; i < count; i++) {
            float alpha = alphas[i];
            if (alpha > 0) {
                float threshold = thresholds[phase + i & Dither.SIDE - 1];
                float keep = 1 - alpha / 255;
                int below = to[at + i];
                to[at + i] = (int) (alpha + (below >>> 24) * keep + threshold) << 24
                        | (int) (reds[i] + (below >> 16 & 255) * keep + threshold) << 16
                        | (int) (greens[i] + (below >> 8 & 255) * keep + threshold) << 8
                        | (int) (blues[i] + (below & 255) * keep + threshold);
            }
        }
    }

    private int blend(Raster.Mode mode, int i, float sa, int below, float threshold) {
        float da = SHARE[below >>> 24];
        float alpha = mode == Raster.Mode.ADD ? Math.min(1, sa + da) : sa + da - sa * da;
        int a = Math.min(255, (int) (alpha * 255 + threshold));
        int r = level(channel(mode, planes[1][i] / 255, sa, SHARE[below >> 16 & 255], da), threshold, a);
        int g = level(channel(mode, planes[2][i] / 255, sa, SHARE[below >> 8 & 255], da), threshold, a);
        int b = level(channel(mode, planes[3][i] / 255, sa, SHARE[below & 255], da), threshold, a);
        return Argb.of(a, r, g, b);
    }

    private static int level(float value, float threshold, int most) {
        return Math.max(0, Math.min(most, (int) (value * 255 + threshold)));
    }

    /** One channel of the W3C formulas for premultiplied values in 0..1: s over d with alphas sa and da. */
    private static float channel(Raster.Mode mode, float s, float sa, float d, float da) {
        float apart = s * (1 - da) + d * (1 - sa);
        return switch (mode) {
            case NORMAL -> s + d * (1 - sa);
            case MULTIPLY -> apart + s * d;
            case SCREEN -> s + d - s * d;
            case OVERLAY -> apart + (2 * d <= da ? 2 * s * d : sa * da - 2 * (da - d) * (sa - s));
            case SOFT_LIGHT -> da == 0 ? s : apart + softLight(s / sa, d / da) * sa * da;
            case ADD -> Math.min(1, s + d);
        };
    }

    /** The W3C soft light of two colours that are not premultiplied. */
    private static float softLight(float source, float backdrop) {
        if (source <= 0.5f) {
            return backdrop - (1 - 2 * source) * backdrop * (1 - backdrop);
        }
        float lifted =
                backdrop <= 0.25f ? ((16 * backdrop - 12) * backdrop + 4) * backdrop : (float) Math.sqrt(backdrop);
        return backdrop + (2 * source - 1) * (lifted - backdrop);
    }
}
