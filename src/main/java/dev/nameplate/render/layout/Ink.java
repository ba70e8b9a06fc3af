package dev.nameplate.render.layout;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;

/**
 * Coverage of thousands of fine lines and dots, from the distance of each pixel's middle: where they cross it is no more than
 * either's. An outline of them all would be exact, and a hundred times dearer. Device pixels; not thread-safe.
 */
final class Ink {

    /** Longer pieces of a line are halved, so that few pixels far from it are looked at. */
    private static final double LONGEST = 24;

    private final Rect area;
    private final byte[] coverage;

    /** @param area what lies outside is not kept */
    Ink(Rect area) {
        this.area = area;
        this.coverage = new byte[Math.toIntExact(area.area())];
    }

    /** Everything so far. */
    Mask mask() {
        return area.isEmpty() ? Mask.EMPTY : new Mask(area, coverage);
    }

    /** A piece of a line with round ends. */
    void line(double x0, double y0, double x1, double y1, double half) {
        if (Math.abs(x1 - x0) + Math.abs(y1 - y0) > LONGEST) {
            double x = (x0 + x1) / 2;
            double y = (y0 + y1) / 2;
            line(x0, y0, x, y, half);
            line(x, y, x1, y1, half);
            return;
        }
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        double reach = half + 0.5;
        double most = strength(half);
        Rect near = Rect.around(
                        Math.min(x0, x1) - reach,
                        Math.min(y0, y1) - reach,
                        Math.max(x0, x1) + reach,
                        Math.max(y0, y1) + reach)
                .intersection(area);
        for (int y = near.y(); y < near.bottom(); y++) {
            int row = (y - area.y()) * area.width() - area.x();
            double fromY = y + 0.5 - y0;
            for (int x = near.x(); x < near.right(); x++) {
                double fromX = x + 0.5 - x0;
                double along = square == 0 ? 0 : Math.max(0, Math.min(1, (fromX * dx + fromY * dy) / square));
                put(row + x, fromX - along * dx, fromY - along * dy, half, most);
            }
        }
    }

    void dot(double x, double y, double radius) {
        line(x, y, x, y, radius);
    }

    private void put(int at, double dx, double dy, double half, double most) {
        double inside = half + 0.5 - Math.sqrt(dx * dx + dy * dy);
        if (inside > 0) {
            int covered = (int) Math.rint(255 * most * Math.min(1, inside));
            if (covered > (coverage[at] & 255)) {
                coverage[at] = (byte) covered;
            }
        }
    }

    /** Lines thinner than a pixel are paler: across the line, coverage adds up to its width. */
    private static double strength(double half) {
        return half >= 0.5 ? 1 : 2 * half / ((half + 0.5) * (half + 0.5));
    }
}
