package dev.nameplate.raster;

/**
 * A rectangle of whole pixels, half open: it covers {@code x <= px < x + width} and {@code y <= py < y + height}.
 *
 * @param x left edge
 * @param y top edge
 * @param width at least 0
 * @param height at least 0
 */
public record Rect(int x, int y, int width, int height) {

    /** The rectangle that covers nothing. */
    public static final Rect EMPTY = new Rect(0, 0, 0, 0);

    public Rect {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("a rectangle of " + width + "x" + height + "; sides are at least 0");
        }
    }

    /** The rectangle between two corners; empty when they are not in order. */
    public static Rect between(int left, int top, int right, int bottom) {
        return right <= left || bottom <= top ? EMPTY : new Rect(left, top, right - left, bottom - top);
    }

    /** The smallest rectangle of whole pixels around the given real bounds. */
    public static Rect around(double left, double top, double right, double bottom) {
        return between((int) Math.floor(left), (int) Math.floor(top), (int) Math.ceil(right), (int) Math.ceil(bottom));
    }

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    public boolean isEmpty() {
        return width == 0 || height == 0;
    }

    public long area() {
        return (long) width * height;
    }

    public boolean contains(int px, int py) {
        return px >= x && py >= y && px < right() && py < bottom();
    }

    public boolean contains(Rect other) {
        return other.isEmpty()
                || (other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom());
    }

    public boolean intersects(Rect other) {
        return !isEmpty()
                && !other.isEmpty()
                && other.x < right()
                && x < other.right()
                && other.y < bottom()
                && y < other.bottom();
    }

    public Rect intersection(Rect other) {
        return between(
                Math.max(x, other.x),
                Math.max(y, other.y),
                Math.min(right(), other.right()),
                Math.min(bottom(), other.bottom()));
    }

    /** The smallest rectangle around both; an empty one adds nothing. */
    public Rect union(Rect other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty()
                ? this
                : between(
                        Math.min(x, other.x),
                        Math.min(y, other.y),
                        Math.max(right(), other.right()),
                        Math.max(bottom(), other.bottom()));
    }

    /** This rectangle with every edge moved outwards by {@code by} pixels (inwards when negative). */
    public Rect outset(int by) {
        return isEmpty() ? EMPTY : between(x - by, y - by, right() + by, bottom() + by);
    }

    public Rect translated(int dx, int dy) {
        return isEmpty() ? EMPTY : new Rect(x + dx, y + dy, width, height);
    }
}
