package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.Arrays;
import java.util.BitSet;

/** The blocks of 8x8 pixels that a picture is judged by; those at its right and bottom may be smaller. */
final class Blocks {

    static final int SIDE = 8;

    private Blocks() {}

    /** Takes a block by its corner; gives whether to go on. */
    interface Visitor {
        boolean block(int left, int top);
    }

    /** Goes through all blocks. */
    static boolean each(Raster pixels, Visitor visitor) {
        for (int y = 0; y < pixels.height(); y += SIDE) {
            for (int x = 0; x < pixels.width(); x += SIDE) {
                if (!visitor.block(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Goes through the blocks that differ from the base's, each once, whatever more was declared damaged. */
    static boolean eachChanged(Raster base, Raster pixels, Damage damage, Visitor visitor) {
        Rect bounds = damage.bounds();
        BitSet touched = new BitSet();
        for (int y = bounds.y() / SIDE * SIDE; y < bounds.bottom(); y += SIDE) {
            touched.clear();
            for (Rect rect : damage.rects()) {
                if (rect.y() < y + SIDE && y < rect.bottom()) {
                    touched.set(rect.x() / SIDE, (rect.right() - 1) / SIDE + 1);
                }
            }
            for (int at = touched.nextSetBit(0); at >= 0; at = touched.nextSetBit(at + 1)) {
                if (differs(base, pixels, at * SIDE, y) && !visitor.block(at * SIDE, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean differs(Raster base, Raster pixels, int left, int top) {
        int right = Math.min(left + SIDE, base.width());
        int bottom = Math.min(top + SIDE, base.height());
        for (int y = top; y < bottom; y++) {
            int at = y * base.width();
            if (!Arrays.equals(base.pixels(), at + left, at + right, pixels.pixels(), at + left, at + right)) {
                return true;
            }
        }
        return false;
    }
}
