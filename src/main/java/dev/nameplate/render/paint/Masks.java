package dev.nameplate.render.paint;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import java.awt.geom.Path2D;

/** Makes masks from what marks hold. */
final class Masks {

    private Masks() {}

    /** An outline's mask, softened by sigma; complete at least within the view. */
    static Mask of(Path2D outline, double sigma, Rect view) {
        if (sigma == 0) {
            return Mask.of(outline, view);
        }
        return Mask.of(outline, view.outset(Mask.growth(sigma))).blurred(sigma, view);
    }

    /** What the first covers and the second does not. */
    static Mask without(Mask mask, Mask taken) {
        Rect bounds = mask.bounds();
        byte[] coverage = mask.coverage().clone();
        for (int y = bounds.y(); y < bounds.bottom(); y++) {
            int row = (y - bounds.y()) * bounds.width() - bounds.x();
            for (int x = bounds.x(); x < bounds.right(); x++) {
                coverage[row + x] = (byte) scaled(coverage[row + x] & 255, 255 - taken.at(x, y));
            }
        }
        return new Mask(bounds, coverage);
    }

    private static int scaled(int value, int by) {
        int product = value * by + 128;
        return product + (product >> 8) >> 8;
    }
}
