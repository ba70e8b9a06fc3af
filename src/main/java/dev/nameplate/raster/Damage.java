package dev.nameplate.raster;

import java.util.ArrayList;
import java.util.List;

/**
 * The rectangles of a canvas that may differ from its base: everything outside them is equal to the base, pixel for pixel.
 *
 * <p>Rectangles are clipped to the canvas and may overlap; one that lies inside another is dropped. Not thread-safe.
 */
public final class Damage {

    private final Rect canvas;
    private final List<Rect> rects = new ArrayList<>();

    private Damage(Rect canvas) {
        this.canvas = canvas;
    }

    /** No damage yet on a canvas of that size. */
    public static Damage none(int width, int height) {
        return new Damage(new Rect(0, 0, width, height));
    }

    /** The whole canvas damaged. */
    public static Damage all(int width, int height) {
        Damage damage = none(width, height);
        damage.add(damage.canvas);
        return damage;
    }

    public void add(Rect rect) {
        Rect inside = rect.intersection(canvas);
        if (inside.isEmpty()) {
            return;
        }
        for (Rect known : rects) {
            if (known.contains(inside)) {
                return;
            }
        }
        rects.removeIf(inside::contains);
        rects.add(inside);
    }

    public void addAll(Damage other) {
        other.rects.forEach(this::add);
    }

    /** The rectangles, in the order added; they may overlap. */
    public List<Rect> rects() {
        return List.copyOf(rects);
    }

    public boolean isEmpty() {
        return rects.isEmpty();
    }

    public boolean covers(int x, int y) {
        for (Rect rect : rects) {
            if (rect.contains(x, y)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Holds a picture to its declared damage; for assertions.
     *
     * @return true
     * @throws AssertionError if a pixel differs from the base and lies outside the damage
     */
    public boolean requireCovered(Raster base, Raster pixels) {
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                if (base.pixel(x, y) != pixels.pixel(x, y) && !covers(x, y)) {
                    throw new AssertionError("the pixel at " + x + "," + y + " is not the base's and lies outside "
                            + rects + ", the declared damage");
                }
            }
        }
        return true;
    }

    /** The smallest rectangle around all damage. */
    public Rect bounds() {
        Rect bounds = Rect.EMPTY;
        for (Rect rect : rects) {
            bounds = bounds.union(rect);
        }
        return bounds;
    }

    /** The canvas that was damaged. */
    public Rect canvas() {
        return canvas;
    }

    public void clear() {
        rects.clear();
    }
}
