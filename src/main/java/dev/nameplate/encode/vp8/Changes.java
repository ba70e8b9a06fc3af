package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.Arrays;

/**
 * The macroblocks of a picture whose pixels are not the base's. Damage only says where to look, so what is found depends on
 * the picture alone. Reused; not thread-safe.
 */
final class Changes {

    private static final int OPAQUE = 0xFF000000;

    private long[] changed = {};
    private int words;
    private int clear;
    private int clearInBase;

    /** Looks for changes where the damage lies. */
    void find(Grid grid, Raster base, Raster pixels, Damage damage) {
        words = (grid.macroblocks() + 63) / 64;
        if (changed.length < words) {
            changed = new long[words];
        }
        Arrays.fill(changed, 0, words, 0);
        for (Rect rect : damage.rects()) {
            mark(grid, rect);
        }
        clear = 0;
        clearInBase = 0;
        int columns = grid.columns();
        for (int i = 0; i < words; i++) {
            for (long rest = changed[i]; rest != 0; rest &= rest - 1) {
                int index = i * 64 + Long.numberOfTrailingZeros(rest);
                if (differs(grid, index % columns, index / columns, base.pixels(), pixels.pixels())) {
                    clear += isOpaque(grid, index, pixels.pixels()) ? 0 : 1;
                    clearInBase += isOpaque(grid, index, base.pixels()) ? 0 : 1;
                } else {
                    changed[i] &= ~(1L << index);
                }
            }
        }
    }

    boolean has(int macroblock) {
        return (changed[macroblock >> 6] >> macroblock & 1) != 0;
    }

    /** How many of the changed macroblocks are not opaque. */
    int clear() {
        return clear;
    }

    /** How many of the changed macroblocks are not opaque in the base. */
    int clearInBase() {
        return clearInBase;
    }

    private void mark(Grid grid, Rect rect) {
        for (int row = rect.y() / 16; row <= (rect.bottom() - 1) / 16; row++) {
            for (int column = rect.x() / 16; column <= (rect.right() - 1) / 16; column++) {
                int index = row * grid.columns() + column;
                changed[index >> 6] |= 1L << index;
            }
        }
    }

    private static boolean differs(Grid grid, int column, int row, int[] base, int[] pixels) {
        int width = grid.width();
        int left = column * 16;
        int right = Math.min(left + 16, width);
        int top = row * 16;
        int height = Math.min(16, grid.height() - top);
        // Not from the top: what is drawn seldom begins in the first rows of a macroblock.
        int middle = height / 2;
        for (int i = 0; i < height; i++) {
            int at = (top + (i + middle) % height) * width;
            if (!Arrays.equals(base, at + left, at + right, pixels, at + left, at + right)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all pixels of a macroblock are opaque. */
    static boolean isOpaque(Grid grid, int index, int[] pixels) {
        int column = index % grid.columns();
        int row = index / grid.columns();
        int seen = OPAQUE;
        for (int y = row * 16; y < Math.min(row * 16 + 16, grid.height()); y++) {
            int at = y * grid.width();
            for (int x = at + column * 16; x < at + Math.min(column * 16 + 16, grid.width()); x++) {
                seen &= pixels[x];
            }
        }
        return (seen & OPAQUE) == OPAQUE;
    }
}
