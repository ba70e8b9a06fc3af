package dev.nameplate.raster;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.List;

/**
 * How much of each pixel an outline covers: eight bits, 0 none to 255 all, row by row over its bounds.
 *
 * <p>Never written once made; shared between threads. The array is not copied.
 *
 * @param bounds where it lies; a mask for a glyph is relative to the pen
 * @param coverage {@code bounds.width() * bounds.height()} bytes, unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // millions of pixels, read by every loop: no copies, no comparing
public record Mask(Rect bounds, byte[] coverage) {

    public static final Mask EMPTY = new Mask(Rect.EMPTY, new byte[0]);

    public Mask {
        if (coverage.length != bounds.area()) {
            throw new IllegalArgumentException(coverage.length + " bytes of coverage for " + bounds);
        }
    }

    /**
     * The mask of an outline: the exact share of each pixel that it covers by its own winding rule, whether or not its
     * contours overlap, on a grid of 1/256 pixel. The same outline gives the same bytes on every JDK and thread.
     *
     * @param outline open contours are closed
     * @param view where it is needed; what lies outside costs next to nothing. Sides are at most 32767
     * @throws IllegalArgumentException when a coordinate is NaN or infinite
     */
    public static Mask of(Path2D outline, Rect view) {
        return of(outline.getPathIterator(null), view);
    }

    /** As {@link #of(Path2D, Rect)}; the iterator may transform an outline on the way. It is used up. */
    public static Mask of(PathIterator outline, Rect view) {
        return Coverage.ofThread().mask(outline, view);
    }

    /**
     * The bounds of an outline's mask, {@linkplain #blurred softened} by {@code sigma} if that is not 0, however far it
     * reaches. (The bounds that the JDK computes for a path differ between its versions.)
     */
    public static Rect extent(Path2D outline, double sigma) {
        return Coverage.ofThread().extent(outline.getPathIterator(null)).outset(growth(sigma));
    }

    /** By how many pixels {@link #blurred blurring} grows a mask on each side. */
    public static int growth(double sigma) {
        return Gaussian.growth(sigma);
    }

    /**
     * The mask as seen through a Gaussian. Its bounds grow by {@link #growth}; each pixel depends on those within that
     * distance alone.
     *
     * @param sigma standard deviation in pixels, 0 to 1000; 0 gives the mask itself
     */
    public Mask blurred(double sigma) {
        return blurred(sigma, bounds.outset(growth(sigma)));
    }

    /** As {@link #blurred(double)}, where it is needed: what lies outside is left out. */
    public Mask blurred(double sigma, Rect view) {
        return isEmpty() ? this : Gaussian.blurred(this, sigma, view);
    }

    /** Several masks as one; where they overlap, what all leave uncovered stays uncovered. */
    public static Mask joined(List<Mask> masks) {
        Rect bounds = Rect.EMPTY;
        for (Mask mask : masks) {
            bounds = bounds.union(mask.bounds);
        }
        byte[] joined = new byte[Math.toIntExact(bounds.area())];
        for (Mask mask : masks) {
            Rect from = mask.bounds;
            for (int y = 0, i = 0; y < from.height(); y++) {
                int at = (from.y() + y - bounds.y()) * bounds.width() + from.x() - bounds.x();
                for (int end = at + from.width(); at < end; at++, i++) {
                    int bare = (255 - (joined[at] & 255)) * (255 - (mask.coverage[i] & 255)) + 128;
                    joined[at] = (byte) (255 - (bare + (bare >> 8) >> 8));
                }
            }
        }
        return new Mask(bounds, joined);
    }

    /** The part of the mask within a rectangle; a copy unless that is all of it. */
    public Mask cropped(Rect to) {
        Rect inside = bounds.intersection(to);
        if (inside.equals(bounds)) {
            return this;
        }
        if (inside.isEmpty()) {
            return EMPTY;
        }
        byte[] part = new byte[inside.width() * inside.height()];
        int from = (inside.y() - bounds.y()) * bounds.width() + inside.x() - bounds.x();
        for (int row = 0; row < inside.height(); row++) {
            System.arraycopy(coverage, from + row * bounds.width(), part, row * inside.width(), inside.width());
        }
        return new Mask(inside, part);
    }

    /** The coverage at a pixel in 0..255; 0 outside the bounds. */
    public int at(int x, int y) {
        return bounds.contains(x, y) ? coverage[(y - bounds.y()) * bounds.width() + x - bounds.x()] & 255 : 0;
    }

    public boolean isEmpty() {
        return bounds.isEmpty();
    }

    /** The same coverage elsewhere; shares the bytes. */
    public Mask translated(int dx, int dy) {
        return isEmpty() ? this : new Mask(bounds.translated(dx, dy), coverage);
    }

    /** Bytes on the heap, for caches bounded by weight. */
    public long weight() {
        return coverage.length + 48L;
    }
}
