package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.Arrays;

/**
 * The cells of a picture that are coded anew: those whose pixels differ from the base's, or the pixels that their filter
 * looks at, and those that repeat bytes of such a cell.
 *
 * <p>Damage only says where to look, so what is coded depends on the picture alone, however generously its damage was
 * declared. Reused; not thread-safe.
 */
final class Changes {

    private long[] looked = {};
    private long[] marked = {};
    private int changed;

    /** Looks for changed cells where the damage lies. */
    void find(Plan plan, Raster base, Raster pixels, Damage damage) {
        Cells cells = plan.cells();
        int words = (cells.count() + 63) / 64;
        if (marked.length < words) {
            looked = new long[words];
            marked = new long[words];
        }
        Arrays.fill(looked, 0, words, 0);
        Arrays.fill(marked, 0, words, 0);
        changed = 0;
        for (Rect rect : damage.rects()) {
            int bottom = Math.min(cells.height(), rect.bottom() + 1);
            for (int row = rect.y(); row < bottom; row++) {
                look(plan, base, pixels, row, rect);
            }
        }
    }

    /** Whether nothing changed. */
    boolean none() {
        return changed == 0;
    }

    /** Goes through the cells that are coded anew, those side by side together. */
    void each(Cells cells, Visitor visitor) {
        for (int row = 0; row < cells.height(); row++) {
            int end = cells.first(row + 1);
            for (int from = next(cells.first(row), end); from < end; ) {
                int to = from + 1;
                while (to < end && isMarked(to) && cells.fits(row, from, to)) {
                    to++;
                }
                visitor.span(row, from, to);
                from = next(to, end);
            }
        }
    }

    /** Takes the cells {@code from} to before {@code to} of a row. */
    interface Visitor {
        void span(int row, int from, int to);
    }

    private void look(Plan plan, Raster base, Raster pixels, int row, Rect rect) {
        Cells cells = plan.cells();
        int end = cells.first(row + 1);
        for (int cell = cells.first(row); cell < end && cells.left(cell) <= rect.right(); cell++) {
            long bit = 1L << cell;
            if (cells.right(row, cell) > rect.x() && (looked[cell >> 6] & bit) == 0) {
                looked[cell >> 6] |= bit;
                if (differs(plan, base, pixels, row, cell)) {
                    changed++;
                    mark(cell);
                    Dependents dependents = plan.dependents();
                    for (int i = dependents.first(cell); i < dependents.first(cell + 1); i++) {
                        mark(dependents.cell(i));
                    }
                }
            }
        }
    }

    private static boolean differs(Plan plan, Raster base, Raster pixels, int row, int cell) {
        byte filter = plan.filters()[row];
        int from = Math.max(0, plan.cells().left(cell) - (Rows.reachesLeft(filter) ? 1 : 0));
        int to = plan.cells().right(row, cell);
        return differs(base, pixels, row, from, to)
                || row > 0 && Rows.reachesUp(filter) && differs(base, pixels, row - 1, from, to);
    }

    private static boolean differs(Raster base, Raster pixels, int y, int from, int to) {
        int at = y * base.width();
        return !Arrays.equals(base.pixels(), at + from, at + to, pixels.pixels(), at + from, at + to);
    }

    private void mark(int cell) {
        marked[cell >> 6] |= 1L << cell;
    }

    private boolean isMarked(int cell) {
        return (marked[cell >> 6] & 1L << cell) != 0;
    }

    private int next(int from, int end) {
        for (int at = from; at < end; at = (at | 63) + 1) {
            long rest = marked[at >> 6] >>> at;
            if (rest != 0) {
                return Math.min(end, at + Long.numberOfTrailingZeros(rest));
            }
        }
        return end;
    }
}
