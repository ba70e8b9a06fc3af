package dev.nameplate.encode.jpeg;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.Arrays;

/**
 * The units of a picture that differ from its base.
 *
 * <p>Damage only says where to look: a unit counts as changed when a pixel of it is not the base's. So what is coded depends
 * on the picture alone, however generously its damage was declared. Reused; not thread-safe.
 */
final class Changes {

    private long[] candidates = {};
    private int[] units = {};
    private int count;

    /** Looks for changed units where the damage lies. */
    void find(Grid grid, Raster base, Raster pixels, Damage damage) {
        int words = (grid.units() + 63) / 64;
        if (candidates.length < words) {
            candidates = new long[words];
        }
        Arrays.fill(candidates, 0, words, 0);
        int most = 0;
        for (Rect rect : damage.rects()) {
            most += mark(grid, rect);
        }
        if (units.length < Math.min(most, grid.units())) {
            units = new int[grid.units()];
        }
        count = 0;
        int columns = grid.columns();
        for (int i = 0; i < words; i++) {
            for (long rest = candidates[i]; rest != 0; rest &= rest - 1) {
                int unit = i * 64 + Long.numberOfTrailingZeros(rest);
                if (differs(grid, unit % columns, unit / columns, base.pixels(), pixels.pixels())) {
                    units[count++] = unit;
                }
            }
        }
    }

    /** How many units differ. */
    int count() {
        return count;
    }

    /** The units that differ, ascending; valid up to {@link #count}. */
    int[] units() {
        return units;
    }

    private int mark(Grid grid, Rect rect) {
        int side = grid.side();
        int columns = grid.columns();
        int left = rect.x() / side;
        int right = (rect.right() - 1) / side;
        int top = rect.y() / side;
        int bottom = (rect.bottom() - 1) / side;
        for (int row = top; row <= bottom; row++) {
            for (int unit = row * columns + left; unit <= row * columns + right; unit++) {
                candidates[unit >> 6] |= 1L << unit;
            }
        }
        return (right - left + 1) * (bottom - top + 1);
    }

    private static boolean differs(Grid grid, int column, int row, int[] base, int[] pixels) {
        int side = grid.side();
        int width = grid.width();
        int left = column * side;
        int right = Math.min(left + side, width);
        int top = row * side;
        int height = Math.min(side, grid.height() - top);
        // Not from the top: what is drawn seldom begins in the first rows of a unit.
        int middle = height / 2;
        for (int i = 0; i < height; i++) {
            int at = (top + (i + middle) % height) * width;
            if (!Arrays.equals(base, at + left, at + right, pixels, at + left, at + right)) {
                return true;
            }
        }
        return false;
    }
}
