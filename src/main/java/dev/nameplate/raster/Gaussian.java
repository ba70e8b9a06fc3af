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

    /** What a blurred mask has within a rectangle; its bounds are as tight as they can be told without looking at it. */
    static Mask blurred(Mask mask, double sigma, Rect within) {
        int growth = growth(sigma);
        if (growth == 0) {
            return mask;
        }
        Rect wanted = mask.bounds().outset(growth).intersection(within);
        Rect content = mask.bounds().intersection(wanted.outset(growth));
        if (wanted.isEmpty() || content.isEmpty()) {
            return Mask.EMPTY;
        }
        Planes planes = PLANES.get().begin(content, wanted, growth);
        for (int y = content.y(); y < content.bottom(); y++) {
            int from = (y - mask.bounds().y()) * mask.bounds().width() + content.x() - mask.bounds().x();
            int at = planes.row(y);
            for (int x = 0; x < content.width(); x++) {
                planes.a[at + x] = (mask.coverage()[from + x] & 255) * FINE;
            }
        }
        planes.blur(sigma);
        byte[] coverage = new byte[wanted.width() * wanted.height()];
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = (byte) ((int) (planes.a[i] + FINE / 2) / FINE);
        }
        planes.release();
        return new Mask(wanted, coverage);
    }

    /**
     * Part of a picture, dithered, so that wide blurs do not band.
     *
     * @param continued whether it continues beyond its edges as at them; else nothing lies there
     * @param left where the picture lies on a canvas
     * @param part of the canvas
     */
    static Raster blurred(Raster raster, double sigma, boolean continued, int left, int top, Rect part) {
        int growth = growth(sigma);
        Raster blurred = Raster.transparent(part.width(), part.height());
        if (growth == 0) {
            blurred.draw(raster, left - part.x(), top - part.y(), 1, Raster.Mode.NORMAL, blurred.bounds());
            return blurred;
        }
        Rect place = raster.bounds().translated(left, top);
        Rect reach = part.outset(growth);
        Rect content = continued ? reach : drawn(raster, left, top, place.intersection(reach));
        Rect wanted = continued ? part : content.outset(growth).intersection(part);
        if (content.isEmpty() || wanted.isEmpty()) {
            return blurred;
        }
        Planes planes = PLANES.get();
        for (int shift = 24; shift >= 0; shift -= 8) {
            int like = known(raster, shift);
            if (like > shift) {
                copy(blurred, like, shift);
            } else {
                planes.begin(content, wanted, growth);
                channel(raster, shift, place, content, planes);
                planes.blur(sigma);
                put(planes.a, wanted, blurred, part, shift);
            }
        }
        planes.release();
        return blurred;
    }

    /** The rectangle around all that is drawn of a picture within an area. */
    private static Rect drawn(Raster raster, int left, int top, Rect area) {
        int fromX = Integer.MAX_VALUE;
        int toX = Integer.MIN_VALUE;
        int fromY = Integer.MAX_VALUE;
        int toY = Integer.MIN_VALUE;
        for (int y = area.y(); y < area.bottom(); y++) {
            int at = (y - top) * raster.width() - left;
            int first = area.x();
            int last = area.right();
            while (first < last && raster.pixels()[at + first] == 0) {
                first++;
            }
            while (last > first && raster.pixels()[at + last - 1] == 0) {
                last--;
            }
            if (first < last) {
                fromX = Math.min(fromX, first);
                toX = Math.max(toX, last);
                fromY = Math.min(fromY, y);
                toY = y + 1;
            }
        }
        return fromX < toX ? Rect.between(fromX, fromY, toX, toY) : Rect.EMPTY;
    }

    /** The highest channel that is the same as this one in all pixels: in white letters all are. */
    private static int known(Raster raster, int shift) {
        for (int other = 24; other > shift; other -= 8) {
            int differences = 0;
            for (int pixel : raster.pixels()) {
                differences |= pixel >>> other ^ pixel >>> shift;
            }
            if ((differences & 255) == 0) {
                return other;
            }
        }
        return shift;
    }

    private static void copy(Raster raster, int from, int to) {
        int[] pixels = raster.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= (pixels[i] >>> from & 255) << to;
        }
    }

    /** Reads one channel of the content; what lies outside the picture is as at its edges. */
    private static void channel(Raster raster, int shift, Rect place, Rect content, Planes planes) {
        int first = Math.max(content.x(), place.x());
        int last = Math.min(content.right(), place.right());
        for (int y = content.y(); y < content.bottom(); y++) {
            int from = Math.max(0, Math.min(raster.height() - 1, y - place.y())) * raster.width() - place.x();
            int at = planes.row(y) - content.x();
            for (int x = first; x < last; x++) {
                planes.a[at + x] = (raster.pixels()[from + x] >>> shift & 255) * FINE;
            }
            Arrays.fill(planes.a, at + content.x(), at + first, planes.a[at + first]);
            Arrays.fill(planes.a, at + last, at + content.right(), planes.a[at + last - 1]);
        }
    }

    private static void put(float[] plane, Rect wanted, Raster blurred, Rect part, int shift) {
        for (int y = wanted.y(), i = 0; y < wanted.bottom(); y++) {
            int at = (y - part.y()) * part.width() - part.x();
            float[] thresholds = Dither.row(y);
            for (int x = wanted.x(); x < wanted.right(); x++, i++) {
                float value = plane[i] / FINE + thresholds[x & Dither.SIDE - 1];
                blurred.pixels()[at + x] |= (int) value << shift;
            }
        }
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

        private Rect content = Rect.EMPTY;
        private Rect wanted = Rect.EMPTY;
        /** All that is needed on the way from one to the other. */
        private Rect way = Rect.EMPTY;

        /** Prepares for content outside of which lies nothing; its rows are to be written into {@code a}. */
        Planes begin(Rect from, Rect to, int growth) {
            content = from;
            wanted = to;
            way = from.outset(growth).intersection(to.outset(growth));
            int size = Math.multiplyExact(way.width(), way.height());
            if (a.length < size) {
                a = new float[size];
                b = new float[size];
            }
            Arrays.fill(a, 0, row(from.y()), 0);
            Arrays.fill(a, row(from.bottom()), row(way.bottom()), 0);
            return this;
        }

        /** Where a row of the content begins. */
        int row(int y) {
            return (y - way.y()) * content.width();
        }

        void release() {
            if (a.length > KEPT) {
                a = new float[0];
                b = new float[0];
            }
        }

        /** Blurs the content in {@code a}, and leaves there what is wanted. */
        void blur(double sigma) {
            columns(content.width(), way.height(), sigma);
            int margin = content.x() - way.x();
            turn(content.width(), wanted.y() - way.y(), wanted.height(), margin);
            Arrays.fill(a, 0, margin * wanted.height(), 0);
            Arrays.fill(a, (margin + content.width()) * wanted.height(), way.width() * wanted.height(), 0);
            columns(wanted.height(), way.width(), sigma);
            turn(wanted.height(), wanted.x() - way.x(), wanted.width(), 0);
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

        /** Some rows become columns below a margin, by tiles that fit the cache. */
        private void turn(int width, int first, int rows, int margin) {
            int tile = 16;
            for (int ty = 0; ty < rows; ty += tile) {
                for (int tx = 0; tx < width; tx += tile) {
                    int endX = Math.min(width, tx + tile);
                    int endY = Math.min(rows, ty + tile);
                    for (int x = tx; x < endX; x++) {
                        int to = (margin + x) * rows;
                        for (int y = ty; y < endY; y++) {
                            b[to + y] = a[(first + y) * width + x];
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
