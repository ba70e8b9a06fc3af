package dev.nameplate.raster;

import java.util.Arrays;

/**
 * Blurs planes of numbers by a Gaussian: its sampled kernel below a standard deviation of 2, else three box passes of
 * fractional width whose variance is the Gaussian's.
 *
 * <p>Every intermediate value is a whole number below 2^24 held in a float, so that running sums are exact and a pixel's
 * result depends on its neighbourhood alone, wherever a pass began. Rows are the vector direction: planes are turned on
 * their side for the horizontal pass.
 */
final class Gaussian {

    private static final double LARGEST = 1000;
    private static final double KERNEL_BELOW = 2;

    /** Steps between two levels of a byte; 255 times this times the widest box stays below 2^24. */
    private static final int FINE = 16;

    /** Added and taken away again, rounds a float of less than 2^22 to the nearest whole number. */
    private static final float ROUNDER = 1.5f * (1 << 23);

    private static final ThreadLocal<Planes> PLANES = ThreadLocal.withInitial(Planes::new);

    private Gaussian() {}

    static int growth(double sigma) {
        check(sigma);
        if (sigma == 0) {
            return 0;
        }
        return sigma < KERNEL_BELOW ? (int) Math.ceil(3 * sigma) : 3 * (Box.of(sigma).radius + 1);
    }

    private static void check(double sigma) {
        if (!(sigma >= 0 && sigma <= LARGEST)) {
            throw new IllegalArgumentException("a blur of sigma " + sigma + "; it is 0 to " + (int) LARGEST);
        }
    }

    static Mask blurred(Mask mask, double sigma) {
        int growth = growth(sigma);
        if (growth == 0) {
            return mask;
        }
        Rect from = mask.bounds();
        Rect bounds = from.outset(growth);
        int width = bounds.width();
        int height = bounds.height();
        Planes planes = PLANES.get().sized(Math.multiplyExact(width, height));
        Arrays.fill(planes.a, 0, width * height, 0);
        for (int y = 0; y < from.height(); y++) {
            int at = (y + growth) * width + growth;
            for (int x = 0, i = y * from.width(); x < from.width(); x++, i++) {
                planes.a[at + x] = (mask.coverage()[i] & 255) * FINE;
            }
        }
        planes.blur(width, height, sigma);
        byte[] coverage = new byte[width * height];
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = (byte) ((int) (planes.a[i] + FINE / 2) / FINE);
        }
        planes.release();
        return new Mask(bounds, coverage);
    }

    /**
     * A picture of the same size, dithered, so that wide blurs do not band.
     *
     * @param continued whether it continues beyond its edges as at them; else nothing lies there
     * @param left where the picture lies, for the dither
     */
    static Raster blurred(Raster raster, double sigma, boolean continued, int left, int top) {
        int growth = growth(sigma);
        if (growth == 0) {
            return raster.copy();
        }
        int margin = continued ? growth : 0;
        int width = raster.width() + 2 * margin;
        int height = raster.height() + 2 * margin;
        Raster blurred = Raster.transparent(raster.width(), raster.height());
        Planes planes = PLANES.get().sized(Math.multiplyExact(width, height));
        for (int shift = 0; shift < 32; shift += 8) {
            for (int y = 0, i = 0; y < height; y++) {
                int row = Math.max(0, Math.min(raster.height() - 1, y - margin)) * raster.width();
                for (int x = 0; x < width; x++, i++) {
                    int column = Math.max(0, Math.min(raster.width() - 1, x - margin));
                    planes.a[i] = (raster.pixels()[row + column] >>> shift & 255) * FINE;
                }
            }
            planes.blur(width, height, sigma);
            for (int y = 0, i = 0; y < raster.height(); y++) {
                int at = (y + margin) * width + margin;
                float[] thresholds = Dither.row(top + y);
                for (int x = 0; x < raster.width(); x++, i++) {
                    float value = planes.a[at + x] / FINE + thresholds[left + x & Dither.SIDE - 1];
                    blurred.pixels()[i] |= (int) value << shift;
                }
            }
        }
        planes.release();
        return blurred;
    }

    /** Half-width and weights of a box: the inner ones and the two outermost, which make its width fractional. */
    private record Box(int radius, float inner, float outer) {

        /** The box that applied three times has the Gaussian's variance. */
        static Box of(double sigma) {
            double variance = sigma * sigma / 3;
            int radius = (int) ((Math.sqrt(12 * variance + 1) - 1) / 2);
            double full = 2.0 * radius + 1;
            double edge = full
                    * (radius * (radius + 1.0) - 3 * variance)
                    / (6 * (variance - (radius + 1.0) * (radius + 1.0)));
            double width = full + 2 * edge;
            return new Box(radius, (float) (1 / width), (float) (edge / width));
        }
    }

    /** The taps of a small kernel from its middle outwards; they sum to 1 over both sides. */
    private static float[] kernel(double sigma) {
        int radius = growth(sigma);
        double[] taps = new double[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            taps[i] = StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? taps[i] : 2 * taps[i];
        }
        float[] kernel = new float[radius + 1];
        for (int i = 0; i <= radius; i++) {
            kernel[i] = (float) (taps[i] / sum);
        }
        return kernel;
    }

    /** Two planes that take turns, kept by a thread. */
    private static final class Planes {

        /** Larger planes are given back after use. */
        private static final int KEPT = 1 << 20;

        private float[] a = new float[0];
        private float[] b = new float[0];
        private float[] sums = new float[0];

        Planes sized(int size) {
            if (a.length < size) {
                a = new float[size];
                b = new float[size];
            }
            return this;
        }

        void release() {
            if (a.length > KEPT) {
                a = new float[0];
                b = new float[0];
            }
        }

        /** Blurs plane {@code a}; beyond its edges lies nothing. */
        void blur(int width, int height, double sigma) {
            columns(width, height, sigma);
            turn(width, height);
            columns(height, width, sigma);
            turn(height, width);
        }

        private void columns(int width, int height, double sigma) {
            if (sums.length < width) {
                sums = new float[width];
            }
            if (sigma < KERNEL_BELOW) {
                convolve(width, height, kernel(sigma));
                swap();
                return;
            }
            Box box = Box.of(sigma);
            for (int pass = 0; pass < 3; pass++) {
                box(width, height, box);
                swap();
            }
        }

        private void convolve(int width, int height, float[] kernel) {
            for (int y = 0; y < height; y++) {
                Arrays.fill(sums, 0, width, 0);
                // In one order for all pixels: what lies outside the plane adds exactly nothing.
                for (int i = kernel.length - 1; i >= 0; i--) {
                    if (y - i >= 0) {
                        gather(y - i, width, kernel[i]);
                    }
                    if (i > 0 && y + i < height) {
                        gather(y + i, width, kernel[i]);
                    }
                }
                int at = y * width;
                for (int x = 0; x < width; x++) {
                    b[at + x] = sums[x] + ROUNDER - ROUNDER;
                }
            }
        }

        private void gather(int row, int width, float weight) {
            int at = row * width;
            for (int x = 0; x < width; x++) {
                sums[x] += a[at + x] * weight;
            }
        }

        private void box(int width, int height, Box box) {
            int radius = box.radius;
            Arrays.fill(sums, 0, width, 0);
            for (int y = 0; y < Math.min(radius, height); y++) {
                gather(y, width, 1);
            }
            for (int y = 0; y < height; y++) {
                if (y + radius < height) {
                    gather(y + radius, width, 1);
                }
                boxRow(y, width, height, box);
                if (y - radius >= 0) {
                    gather(y - radius, width, -1);
                }
            }
        }

        private void boxRow(int y, int width, int height, Box box) {
            int at = y * width;
            int above = y - box.radius - 1;
            int below = y + box.radius + 1;
            if (above >= 0 && below < height) {
                int up = above * width;
                int down = below * width;
                for (int x = 0; x < width; x++) {
                    b[at + x] = sums[x] * box.inner + (a[up + x] + a[down + x]) * box.outer + ROUNDER - ROUNDER;
                }
            } else if (above >= 0 || below < height) {
                int one = (above >= 0 ? above : below) * width;
                for (int x = 0; x < width; x++) {
                    b[at + x] = sums[x] * box.inner + a[one + x] * box.outer + ROUNDER - ROUNDER;
                }
            } else {
                for (int x = 0; x < width; x++) {
                    b[at + x] = sums[x] * box.inner + ROUNDER - ROUNDER;
                }
            }
        }

        /** Rows become columns, by tiles that fit the cache. */
        private void turn(int width, int height) {
            int tile = 16;
            for (int ty = 0; ty < height; ty += tile) {
                for (int tx = 0; tx < width; tx += tile) {
                    int endX = Math.min(width, tx + tile);
                    int endY = Math.min(height, ty + tile);
                    for (int x = tx; x < endX; x++) {
                        for (int y = ty; y < endY; y++) {
                            b[x * height + y] = a[y * width + x];
                        }
                    }
                }
            }
            swap();
        }

        private void swap() {
            float[] other = a;
            a = b;
            b = other;
        }
    }
}
