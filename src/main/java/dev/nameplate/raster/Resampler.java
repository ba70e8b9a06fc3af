package dev.nameplate.raster;

import java.util.Arrays;

/**
 * Scales a part of a raster to a new size, along each axis on its own: by exact areas where it shrinks, by a Catmull-Rom
 * spline where it grows. Works on premultiplied channels in fixed point.
 */
final class Resampler {

    /** Weights of the taps of one pixel add up to exactly this. */
    private static final int ONE_BITS = 14;

    private static final int ONE = 1 << ONE_BITS;

    /** What is dropped between the vertical and the horizontal sum, so that the second fits an int. */
    private static final int BETWEEN = 6;

    private static final int LAST = 2 * ONE_BITS - BETWEEN;

    private final Raster source;
    private final Taps across;
    private final Taps down;
    private final int firstColumn;
    private final int[][] sums;

    private Resampler(Raster source, Taps across, Taps down) {
        this.source = source;
        this.across = across;
        this.down = down;
        this.firstColumn = across.first();
        this.sums = new int[4][across.end() - firstColumn];
    }

    /** The part from (x, y) of the given size, in pixels of the source and at least partly inside it. */
    static Raster scaled(Raster source, double x, double y, double w, double h, int width, int height) {
        if (!(w > 0 && h > 0 && x < source.width() && y < source.height() && x + w > 0 && y + h > 0)) {
            throw new IllegalArgumentException("the part " + w + "x" + h + " at " + x + "," + y + " of a raster of "
                    + source.width() + "x" + source.height());
        }
        Raster target = Raster.transparent(width, height);
        Taps across = Taps.of(x, w, width, source.width());
        Taps down = Taps.of(y, h, height, source.height());
        new Resampler(source, across, down).run(target);
        return target;
    }

    private void run(Raster target) {
        for (int y = 0; y < target.height(); y++) {
            for (int[] plane : sums) {
                Arrays.fill(plane, 0);
            }
            for (int tap = down.starts[y]; tap < down.starts[y + 1]; tap++) {
                addRow(down.from[y] + tap - down.starts[y], down.weights[tap]);
            }
            for (int x = 0; x < target.width(); x++) {
                target.pixels()[y * target.width() + x] = pixel(x);
            }
        }
    }

    private void addRow(int row, int weight) {
        int[] pixels = source.pixels();
        int at = row * source.width() + firstColumn;
        int[] alpha = sums[0];
        int[] red = sums[1];
        int[] green = sums[2];
        int[] blue = sums[3];
        for (int i = 0; i < alpha.length; i++) {
            int pixel = pixels[at + i];
            alpha[i] += (pixel >>> 24) * weight;
            red[i] += (pixel >> 16 & 255) * weight;
            green[i] += (pixel >> 8 & 255) * weight;
            blue[i] += (pixel & 255) * weight;
        }
    }

    private int pixel(int x) {
        int alpha = channel(sums[0], x, 255);
        return Argb.of(alpha, channel(sums[1], x, alpha), channel(sums[2], x, alpha), channel(sums[3], x, alpha));
    }

    /** A spline overshoots at hard edges: its values are cut to 0..{@code most}. */
    private int channel(int[] plane, int x, int most) {
        int sum = 1 << (LAST - 1);
        int column = across.from[x] - firstColumn;
        for (int tap = across.starts[x]; tap < across.starts[x + 1]; tap++, column++) {
            sum += ((plane[column] + (1 << (BETWEEN - 1))) >> BETWEEN) * across.weights[tap];
        }
        return Math.max(0, Math.min(most, sum >> LAST));
    }

    /** Which source pixels make each target pixel along one axis. */
    private static final class Taps {

        /** First source pixel of each target pixel. */
        private final int[] from;
        /** Where its weights begin; one more entry than target pixels. */
        private final int[] starts;

        private final int[] weights;

        private Taps(int target, int most) {
            from = new int[target];
            starts = new int[target + 1];
            weights = new int[Math.multiplyExact(target, most)];
        }

        static Taps of(double offset, double length, int target, int source) {
            double scale = length / target;
            int most = scale >= 1 ? (int) Math.ceil(scale) + 1 : 4;
            Taps taps = new Taps(target, most);
            for (int i = 0; i < target; i++) {
                if (scale >= 1) {
                    taps.area(i, offset + i * scale, offset + (i + 1) * scale, source);
                } else {
                    taps.spline(i, offset + (i + 0.5) * scale - 0.5, source);
                }
            }
            return taps;
        }

        /** Weights by the share of each source pixel in the span, rounded so that they add up. */
        private void area(int i, double begin, double end, int source) {
            double lower = Math.max(0, Math.min(source - 1, begin));
            double upper = Math.min(source, Math.max(lower + 1e-6, end));
            int first = (int) lower;
            int last = Math.min(source, (int) Math.ceil(upper));
            from[i] = first;
            int n = starts[i];
            int before = 0;
            for (int k = first; k < last; k++) {
                int sum = (int) Math.rint((Math.min(k + 1, upper) - lower) / (upper - lower) * ONE);
                weights[n++] = sum - before;
                before = sum;
            }
            starts[i + 1] = n;
        }

        /** The four weights of a Catmull-Rom spline; what lies beyond the raster repeats its edge. */
        private void spline(int i, double middle, int source) {
            int floor = (int) Math.floor(middle);
            double t = middle - floor;
            double[] exact = {
                ((-0.5 * t + 1) * t - 0.5) * t,
                (1.5 * t - 2.5) * t * t + 1,
                ((-1.5 * t + 2) * t + 0.5) * t,
                (0.5 * t - 0.5) * t * t
            };
            int first = Math.max(0, Math.min(source - 1, floor - 1));
            int last = Math.max(0, Math.min(source - 1, floor + 2));
            from[i] = first;
            int n = starts[i];
            starts[i + 1] = n + last - first + 1;
            double sum = 0;
            int before = 0;
            for (int k = 0; k < 4; k++) {
                sum += exact[k];
                int rounded = k == 3 ? ONE : (int) Math.rint(sum * ONE);
                weights[n + Math.max(first, Math.min(last, floor - 1 + k)) - first] += rounded - before;
                before = rounded;
            }
        }

        int first() {
            int first = from[0];
            for (int start : from) {
                first = Math.min(first, start);
            }
            return first;
        }

        int end() {
            int end = 0;
            for (int i = 0; i < from.length; i++) {
                end = Math.max(end, from[i] + starts[i + 1] - starts[i]);
            }
            return end;
        }
    }
}
