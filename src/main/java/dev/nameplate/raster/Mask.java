package dev.nameplate.raster;

/**
 * How much of each pixel an outline covers: eight bits, 0 none to 255 all, row by row over its bounds.
 *
 * <p>Never written once made; shared between threads. The array is not copied.
 *
 * @param bounds where it lies; a mask for a glyph is relative to the pen
 * @param coverage {@code bounds.width() * bounds.height()} bytes, unsigned
 */
public record Mask(Rect bounds, byte[] coverage) {

    public static final Mask EMPTY = new Mask(Rect.EMPTY, new byte[0]);

    public Mask {
        if (coverage.length != bounds.area()) {
            throw new IllegalArgumentException(coverage.length + " bytes of coverage for " + bounds);
        }
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
