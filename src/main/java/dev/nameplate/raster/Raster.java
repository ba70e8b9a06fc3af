package dev.nameplate.raster;

import java.util.Arrays;

/**
 * A picture in memory: premultiplied ARGB, eight bits a channel, row by row without padding.
 *
 * <p>Premultiplied means that each colour channel is already scaled by alpha, so it never exceeds it. The array is shared
 * with the caller on purpose; a raster is confined to one thread unless it is never written again.
 */
public final class Raster {

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
