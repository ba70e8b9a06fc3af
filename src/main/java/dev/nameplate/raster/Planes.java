package dev.nameplate.raster;

import java.util.Arrays;

/**
 * Two planes of numbers that take turns while a Gaussian goes over them; kept by a thread.
 *
 * <p>Each row is an array of its own, because the compiler of JDK 17 makes vectors only of loops whose arrays all have the
 * same index.
 */
final class Planes {

    private static final double KERNEL_BELOW = 2;

    /** Added and taken away again, rounds a float of less than 2^22 to the nearest whole number. */
    private static final float ROUNDER = 1.5f * (1 << 23);

    /** More numbers than this are given back after use. */
    private static final int KEPT = 1 << 21;

    float[][] a = new float[0][];
    private float[][] b = new float[0][];
    private float[] sums = new float[0];
    /** Numbers in both. */
    private long held;

    private Rect content = Rect.EMPTY;
    private Rect wanted = Rect.EMPTY;
    /** All that is needed on the way from one to the other. */
    private Rect way = Rect.EMPTY;

    /** Prepares for content outside of which lies nothing; its rows are to be written. */
    Planes begin(Rect from, Rect to, int growth) {
        content = from;
        wanted = to;
        way = from.outset(growth).intersection(to.outset(growth));
        a = sized(a);
        b = sized(b);
        if (sums.length < Math.max(from.width(), to.height())) {
            sums = new float[Math.max(from.width(), to.height())];
        }
        clear(0, from.y() - way.y(), from.width());
        clear(from.bottom() - way.y(), way.height(), from.width());
        return this;
    }

    /** A plane whose rows are as many and as long as both directions need. */
    private float[][] sized(float[][] plane) {
        int rows = Math.max(way.height(), way.width());
        float[][] sized = plane.length < rows ? Arrays.copyOf(plane, rows) : plane;
        for (int y = 0; y < rows; y++) {
            int upright = y < way.height() ? Math.max(content.width(), wanted.width()) : 0;
            int length = Math.max(upright, y < way.width() ? wanted.height() : 0);
            float[] row = sized[y];
            if (row == null || row.length < length) {
                held += length - (row == null ? 0 : row.length);
                sized[y] = new float[length];
            }
        }
        return sized;
    }

    /** A row of the content. */
    float[] row(int y) {
        return a[y - way.y()];
    }

    void release() {
        if (held > KEPT) {
            a = new float[0][];
            b = new float[0][];
            held = 0;
        }
    }

    /** Blurs the content in {@code a}, and leaves there what is wanted. */
    void blur(double sigma) {
        columns(content.width(), way.height(), sigma);
        int margin = content.x() - way.x();
        turn(content.width(), wanted.y() - way.y(), wanted.height(), margin);
        clear(0, margin, wanted.height());
        clear(margin + content.width(), way.width(), wanted.height());
        columns(wanted.height(), way.width(), sigma);
        turn(wanted.height(), wanted.x() - way.x(), wanted.width(), /* margin= */ 0);
    }

    private void clear(int first, int end, int width) {
        for (int y = first; y < end; y++) {
            Arrays.fill(a[y], 0, width, 0);
        }
    }

    private void columns(int width, int height, double sigma) {
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
                    gather(a[y - i], sums, width, kernel[i]);
                }
                if (i > 0 && y + i < height) {
                    gather(a[y + i], sums, width, kernel[i]);
                }
            }
            round(sums, b[y], width);
        }
    }

    private static void round(float[] from, float[] to, int width) {
        for (int x = 0; x < width; x++) {
            to[x] = from[x] + ROUNDER - ROUNDER;
        }
    }

    private static void gather(float[] row, float[] sums, int width, float weight) {
        for (int x = 0; x < width; x++) {
            sums[x] += row[x] * weight;
        }
    }

    private void box(int width, int height, Box box) {
        int radius = box.radius;
        Arrays.fill(sums, 0, width, 0);
        for (int y = 0; y <= Math.min(radius, height - 1); y++) {
            gather(a[y], sums, width, 1);
        }
        for (int y = 0; y < height; y++) {
            int above = y - radius - 1;
            int below = y + radius + 1;
            if (above >= 0 && below < height) {
                innerRow(a[above], a[above + 1], a[below], sums, b[y], width, box);
                continue;
            }
            edgeRow(above >= 0 ? above : below < height ? below : -1, y, width, box);
            if (below < height) {
                gather(a[below], sums, width, 1);
            }
            if (above + 1 >= 0) {
                gather(a[above + 1], sums, width, -1);
            }
        }
    }

    /**
     * A row with whole boxes around it, and the sums for the next one, in one go.
     *
     * @param above the row that the box touches at its upper end
     * @param last the uppermost one that is whole
     * @param below the row that it touches at its lower end
     */
    private static void innerRow(
            float[] above, float[] last, float[] below, float[] sums, float[] to, int width, Box box) {
        float inner = box.inner;
        float outer = box.outer;
        for (int x = 0; x < width; x++) {
            to[x] = sums[x] * inner + (above[x] + below[x]) * outer + ROUNDER - ROUNDER;
            sums[x] += below[x] - last[x];
        }
    }

    /**
     * A row whose box the plane's edge cuts.
     *
     * @param touched the one row that the box touches at an end, -1 for none
     */
    private void edgeRow(int touched, int y, int width, Box box) {
        float[] to = b[y];
        float[] sum = sums;
        float inner = box.inner;
        if (touched < 0) {
            for (int x = 0; x < width; x++) {
                to[x] = sum[x] * inner + ROUNDER - ROUNDER;
            }
            return;
        }
        float[] one = a[touched];
        float outer = box.outer;
        for (int x = 0; x < width; x++) {
            to[x] = sum[x] * inner + one[x] * outer + ROUNDER - ROUNDER;
        }
    }

    /** Some rows become columns below a margin, by tiles that fit the cache. */
    private void turn(int width, int first, int rows, int margin) {
        int tile = 16;
        for (int ty = 0; ty < rows; ty += tile) {
            for (int tx = 0; tx < width; tx += tile) {
                int endX = Math.min(width, tx + tile);
                int endY = Math.min(rows, ty + tile);
                for (int y = ty; y < endY; y++) {
                    float[] from = a[first + y];
                    for (int x = tx; x < endX; x++) {
                        b[margin + x][y] = from[x];
                    }
                }
            }
        }
        swap();
    }

    private void swap() {
        float[][] other = a;
        a = b;
        b = other;
    }

    /** How far a number tells. */
    static int reach(double sigma) {
        return sigma < KERNEL_BELOW ? (int) Math.ceil(3 * sigma) : 3 * (Box.of(sigma).radius + 1);
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
        int radius = reach(sigma);
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
}
