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

    /** Steps between two levels of a byte; 255 times this times the widest box stays below 2^24. */
    private static final int FINE = 16;

    private static final ThreadLocal<Planes> PLANES = ThreadLocal.withInitial(Planes::new);

    private Gaussian() {}

    static int growth(double sigma) {
        check(sigma);
        if (sigma == 0) {
            return 0;
        }
        return Planes.reach(sigma);
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
            int from = (y - mask.bounds().y()) * mask.bounds().width()
                    + content.x()
                    - mask.bounds().x();
            float[] row = planes.row(y);
            for (int x = 0; x < content.width(); x++) {
                row[x] = (mask.coverage()[from + x] & 255) * FINE;
            }
        }
        planes.blur(sigma);
        byte[] coverage = new byte[wanted.width() * wanted.height()];
        for (int y = 0, i = 0; y < wanted.height(); y++) {
            float[] row = planes.a[y];
            for (int x = 0; x < wanted.width(); x++, i++) {
                coverage[i] = (byte) ((int) (row[x] + FINE / 2) / FINE);
            }
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
            float[] row = planes.row(y);
            for (int x = first; x < last; x++) {
                row[x - content.x()] = (raster.pixels()[from + x] >>> shift & 255) * FINE;
            }
            Arrays.fill(row, 0, first - content.x(), row[first - content.x()]);
            Arrays.fill(row, last - content.x(), content.width(), row[last - 1 - content.x()]);
        }
    }

    private static void put(float[][] plane, Rect wanted, Raster blurred, Rect part, int shift) {
        for (int y = wanted.y(); y < wanted.bottom(); y++) {
            int at = (y - part.y()) * part.width() - part.x();
            float[] row = plane[y - wanted.y()];
            float[] thresholds = Dither.row(y);
            for (int x = wanted.x(); x < wanted.right(); x++) {
                float value = row[x - wanted.x()] / FINE + thresholds[x & Dither.SIDE - 1];
                blurred.pixels()[at + x] |= (int) value << shift;
            }
        }
    }
}
