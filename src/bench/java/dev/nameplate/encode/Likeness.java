package dev.nameplate.encode;

import dev.nameplate.raster.Raster;
import java.util.Arrays;

/**
 * How alike two opaque pictures are, by two measures in decibels: more is better.
 *
 * <p>The second is the multi-scale structural similarity of Wang, Simoncelli and Bovik (2003) with their windows, constants
 * and weights of five scales, taken of luma, Cb and Cr and weighted 6:1:1; {@code -10 log10(1 - similarity)}, so that steps
 * near perfection count.
 */
public final class Likeness {

    /** The measures, in the order of {@link #of}. */
    public static final String[] NAMES = {"PSNR", "MS-SSIM"};

    private static final double[] SCALES = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
    private static final double[] PLANES = {0.75, 0.125, 0.125};
    private static final float C1 = (float) (0.01 * 255 * 0.01 * 255);
    private static final float C2 = (float) (0.03 * 255 * 0.03 * 255);
    private static final float[] WINDOW = window();

    private Likeness() {}

    /** Both measures of a picture against what it should be. */
    public static double[] of(Raster wanted, Raster found) {
        return new double[] {psnr(wanted, found), structure(wanted, found)};
    }

    private static double psnr(Raster wanted, Raster found) {
        long sum = 0;
        for (int i = 0; i < wanted.pixels().length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = (wanted.pixels()[i] >> shift & 255) - (found.pixels()[i] >> shift & 255);
                sum += (long) difference * difference;
            }
        }
        return 10 * Math.log10(255 * 255 * 3.0 * wanted.pixels().length / Math.max(1, sum));
    }

    private static double structure(Raster wanted, Raster found) {
        double sum = 0;
        for (int plane = 0; plane < 3; plane++) {
            Plane one = Plane.of(wanted, plane);
            Plane other = Plane.of(found, plane);
            double product = 1;
            for (int scale = 0; scale < SCALES.length; scale++) {
                if (scale > 0) {
                    one = one.halved();
                    other = other.halved();
                }
                double like = similarity(one, other, scale == SCALES.length - 1);
                product *= Math.pow(Math.max(0, like), SCALES[scale]);
            }
            sum += PLANES[plane] * product;
        }
        return -10 * Math.log10(Math.max(1e-9, 1 - sum));
    }

    /** The mean of contrast and structure, and on the coarsest scale of luminance too. */
    private static double similarity(Plane one, Plane other, boolean luminance) {
        Plane mean1 = one.blurred();
        Plane mean2 = other.blurred();
        Plane square1 = one.times(one).blurred();
        Plane square2 = other.times(other).blurred();
        Plane product = one.times(other).blurred();
        double sum = 0;
        for (int i = 0; i < mean1.values.length; i++) {
            float m11 = mean1.values[i] * mean1.values[i];
            float m22 = mean2.values[i] * mean2.values[i];
            float m12 = mean1.values[i] * mean2.values[i];
            float v1 = square1.values[i] - m11;
            float v2 = square2.values[i] - m22;
            float like = (2 * (product.values[i] - m12) + C2) / (v1 + v2 + C2);
            sum += luminance ? like * (2 * m12 + C1) / (m11 + m22 + C1) : like;
        }
        return sum / mean1.values.length;
    }

    private static float[] window() {
        float[] window = new float[11];
        double sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += window[i] = (float) Math.exp(-(i - 5) * (i - 5) / (2 * 1.5 * 1.5));
        }
        for (int i = 0; i < 11; i++) {
            window[i] /= (float) sum;
        }
        return window;
    }

    private record Plane(int width, int height, float[] values) {

        /** Luma (0), Cb (1) or Cr (2). */
        static Plane of(Raster raster, int which) {
            float[] values = new float[raster.pixels().length];
            for (int i = 0; i < values.length; i++) {
                int p = raster.pixels()[i];
                float red = p >> 16 & 255;
                float green = p >> 8 & 255;
                float blue = p & 255;
                float luma = 0.299f * red + 0.587f * green + 0.114f * blue;
                values[i] = which == 0 ? luma : 128 + (which == 1 ? (blue - luma) / 1.772f : (red - luma) / 1.402f);
            }
            return new Plane(raster.width(), raster.height(), values);
        }

        Plane times(Plane other) {
            float[] product = new float[values.length];
            for (int i = 0; i < product.length; i++) {
                product[i] = values[i] * other.values[i];
            }
            return new Plane(width, height, product);
        }

        Plane halved() {
            int w = width / 2;
            int h = height / 2;
            float[] half = new float[w * h];
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int at = 2 * y * width + 2 * x;
                    half[y * w + x] = (values[at] + values[at + 1] + values[at + width] + values[at + width + 1]) / 4;
                }
            }
            return new Plane(w, h, half);
        }

        /** Where the whole window fits. */
        Plane blurred() {
            int w = width - 10;
            int h = height - 10;
            float[] across = new float[w * height];
            for (int y = 0; y < height; y++) {
                for (int k = 0; k < 11; k++) {
                    float factor = WINDOW[k];
                    int from = y * width + k;
                    int to = y * w;
                    for (int x = 0; x < w; x++) {
                        across[to + x] += values[from + x] * factor;
                    }
                }
            }
            float[] both = new float[w * h];
            Arrays.fill(both, 0);
            for (int k = 0; k < 11; k++) {
                float factor = WINDOW[k];
                int from = k * w;
                for (int i = 0; i < both.length; i++) {
                    both[i] += across[from + i] * factor;
                }
            }
            return new Plane(w, h, both);
        }
    }
}
