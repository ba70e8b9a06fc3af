package dev.nameplate.render;

import dev.nameplate.raster.Rect;
import java.util.ArrayList;
import java.util.List;

/** Damage as rectangles that do not overlap, so that no pixel is drawn twice. */
final class Patches {

    /** Pixels that may be drawn for nothing to save the cost of one more rectangle. */
    private static final long SLACK = 512;

    private Patches() {}

    /** Covers the same pixels and perhaps a few more. */
    static List<Rect> of(List<Rect> damage) {
        List<Rect> joined = new ArrayList<>();
        for (Rect rect : damage) {
            join(joined, rect);
        }
        List<Rect> apart = new ArrayList<>();
        for (Rect rect : joined) {
            addOutside(apart, 0, apart.size(), rect);
        }
        return apart;
    }

    /** Adds a rectangle, as one with those that it shares most of its pixels with. */
    private static void join(List<Rect> joined, Rect rect) {
        Rect grown = rect;
        for (int i = 0; i < joined.size(); ) {
            Rect other = joined.get(i);
            Rect both = grown.union(other);
            if (both.area() <= grown.area() + other.area() + SLACK) {
                grown = both;
                joined.remove(i);
                i = 0;
            } else {
                i++;
            }
        }
        joined.add(grown);
    }

    /** Adds the parts of a rectangle that lie outside the ones from {@code from} to {@code to}. */
    private static void addOutside(List<Rect> apart, int from, int to, Rect rect) {
        if (rect.isEmpty()) {
            return;
        }
        for (int i = from; i < to; i++) {
            Rect other = apart.get(i);
            if (rect.intersects(other)) {
                Rect common = rect.intersection(other);
                addOutside(apart, i + 1, to, Rect.between(rect.x(), rect.y(), rect.right(), common.y()));
                addOutside(apart, i + 1, to, Rect.between(rect.x(), common.bottom(), rect.right(), rect.bottom()));
                addOutside(apart, i + 1, to, Rect.between(rect.x(), common.y(), common.x(), common.bottom()));
                addOutside(apart, i + 1, to, Rect.between(common.right(), common.y(), rect.right(), common.bottom()));
                return;
            }
        }
        apart.add(rect);
    }
}
