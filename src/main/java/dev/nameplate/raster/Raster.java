package dev.nameplate.raster;

import java.util.Arrays;

/**
 * A picture in memory: premultiplied ARGB, eight bits a channel, row by row without padding.
 *
 * <p>Premultiplied means that each colour channel is already scaled by alpha, so it never exceeds it. The array is shared
 * with the caller on purpose; a raster is confined to one thread unless it is never written again.
 */
public final class Raster {

    /** How what is drawn mixes with what is there: the W3C's compositing modes of these names, {@code ADD} its plus-lighter. */
    public enum Mode {
        NORMAL,
        MULTIPLY,
        SCREEN,
        OVERLAY,
        SOFT_LIGHT,
        ADD
    }

    private final int width;
    private final int height;
    private final int[] pixels;

    private Raster(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** A transparent raster. Sides are at least 1. */
    public static Raster transparent(int width, int height) {
        return of(width, height, new int[Math.multiplyExact(width, height)]);
    }

    /** A raster of one premultiplied colour. */
    public static Raster filled(int width, int height, int premultiplied) {
        Raster raster = transparent(width, height);
        Arrays.fill(raster.pixels, premultiplied);
        return raster;
    }

    /** A raster over an existing array of exactly {@code width * height} premultiplied pixels, which it shares. */
    public static Raster of(int width, int height, int[] pixels) {
        if (width < 1 || height < 1 || pixels.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "a raster of " + width + "x" + height + " over " + pixels.length + " pixels");
        }
        return new Raster(width, height, pixels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels themselves, not a copy. */
    public int[] pixels() {
        return pixels;
    }

    public Rect bounds() {
        return new Rect(0, 0, width, height);
    }

    public int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    public Raster copy() {
        return new Raster(width, height, pixels.clone());
    }

    /** Copies one rectangle from a raster of the same size. */
    public void restore(Raster from, Rect rect) {
        if (from.width != width || from.height != height) {
            throw new IllegalArgumentException(
                    "a raster of " + from.width + "x" + from.height + " restores none of " + width + "x" + height);
        }
        Rect inside = rect.intersection(bounds());
        for (int y = inside.y(); y < inside.bottom(); y++) {
            System.arraycopy(from.pixels, y * width + inside.x(), pixels, y * width + inside.x(), inside.width());
        }
    }

    /**
     * Fills what a mask covers.
     *
     * @param mask in this raster's coordinates; its part outside the raster or the clip is left out
     * @param tint a colour or gradient, in this raster's coordinates
     * @param mode how it mixes with what is here
     * @param clip nothing outside it is touched; what becomes of a pixel inside does not depend on it
     */
    public void fill(Mask mask, Tint tint, Mode mode, Rect clip) {
        Compositor.fill(this, mask, tint, mode, clip);
    }

    /** Draws a picture with its upper left corner at (x, y), as {@link #draw(Raster, int, int, double, Mask, Mode, Rect)}. */
    public void draw(Raster picture, int x, int y, double opacity, Mode mode, Rect clip) {
        Compositor.draw(this, picture, x, y, opacity, mode, clip);
    }

    /**
     * Draws a picture with its upper left corner at (x, y), where a mask shows it.
     *
     * @param picture any raster but this one
     * @param opacity 0..1, taken to the nearest 255th
     * @param mask in this raster's coordinates
     * @param mode how it mixes with what is here
     * @param clip nothing outside it is touched
     */
    public void draw(Raster picture, int x, int y, double opacity, Mask mask, Mode mode, Rect clip) {
        Compositor.draw(this, picture, x, y, opacity, mask, mode, clip);
    }

    /**
     * Puts a picture with its upper left corner at (x, y) in the place of what is here, to the share of mask and opacity.
     * Where pictures are opaque this is drawing them.
     */
    public void replace(Raster picture, int x, int y, double opacity, Mask mask, Rect clip) {
        Compositor.replace(this, picture, x, y, opacity, mask, clip);
    }

    /** The whole picture stretched to a size: averaged by area where it shrinks, by a Catmull-Rom spline where it grows. */
    public Raster scaled(int toWidth, int toHeight) {
        return scaled(0, 0, width, height, toWidth, toHeight);
    }

    /**
     * A part of the picture stretched to a size.
     *
     * @param x left edge of the part, which may lie between pixels
     * @param y top edge of the part
     * @param w more than 0
     * @param h more than 0
     */
    public Raster scaled(double x, double y, double w, double h, int toWidth, int toHeight) {
        return Resampler.scaled(this, x, y, w, h, toWidth, toHeight);
    }

    /**
     * The picture scaled to fill a size and cut where it is too wide or too high.
     *
     * @param focusX which part stays, 0 left .. 1 right
     * @param focusY 0 top .. 1 bottom
     */
    public Raster covering(int toWidth, int toHeight, double focusX, double focusY) {
        double scale = Math.min((double) width / toWidth, (double) height / toHeight);
        double w = toWidth * scale;
        double h = toHeight * scale;
        return scaled((width - w) * focusX, (height - h) * focusY, w, h, toWidth, toHeight);
    }

    /** The whole picture in its proportions, as large as fits; sides are rounded to whole pixels. */
    public Raster fitting(int mostWidth, int mostHeight) {
        double scale = Math.min((double) mostWidth / width, (double) mostHeight / height);
        int toWidth = Math.max(1, Math.min(mostWidth, (int) Math.rint(width * scale)));
        int toHeight = Math.max(1, Math.min(mostHeight, (int) Math.rint(height * scale)));
        return scaled(toWidth, toHeight);
    }

    /** The picture through a Gaussian, the same size; beyond its edges it counts as continuing as at them. */
    public Raster blurred(double sigma) {
        return blurred(sigma, 0, 0, bounds());
    }

    /**
     * As {@link #blurred(double)}, part of it; what is farther away than {@link Mask#growth} is not looked at.
     *
     * @param left where the picture lies on a canvas, for the dither that keeps wide blurs from banding
     * @param part of the canvas, within the picture
     */
    public Raster blurred(double sigma, int left, int top, Rect part) {
        return Gaussian.blurred(this, sigma, /* continued= */ true, left, top, part);
    }

    /**
     * Part of the picture through a Gaussian; beyond its edges lies nothing. Each pixel depends on those within
     * {@link Mask#growth} alone.
     *
     * @param sigma more than 0
     * @param left where the picture lies on a canvas, for the dither that keeps wide blurs from banding
     * @param part of the canvas, within the picture
     */
    public Raster softened(double sigma, int left, int top, Rect part) {
        return Gaussian.blurred(this, sigma, /* continued= */ false, left, top, part);
    }

    /** How opaque each pixel is, as a mask of a picture whose upper left corner lies at (x, y). */
    public Mask alpha(int x, int y) {
        byte[] coverage = new byte[pixels.length];
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = (byte) (pixels[i] >>> 24);
        }
        return new Mask(bounds().translated(x, y), coverage);
    }

    /** Whether every pixel is fully opaque. */
    public boolean isOpaque() {
        int all = 0xFF000000;
        for (int pixel : pixels) {
            all &= pixel;
        }
        return all == 0xFF000000;
    }

    /** Bytes on the heap, for caches bounded by weight. */
    public long weight() {
        return 4L * pixels.length;
    }
}
