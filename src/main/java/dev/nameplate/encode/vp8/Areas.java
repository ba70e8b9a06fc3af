package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Raster;
import java.util.List;

/**
 * The macroblocks that images are known to change, and what those beside them must not predict from, so that changes end where they end.
 * Immutable.
 */
final class Areas {

    private final Grid grid;

    /** Of each macroblock whether an image may change it, or what is read into it. */
    private final boolean[] loose;

    Areas(Grid grid, Raster base, List<Vp8Base.Sample> samples) {
        this.grid = grid;
        loose = new boolean[grid.macroblocks()];
        Changes changes = new Changes();
        for (Vp8Base.Sample sample : samples) {
            changes.find(grid, base, sample.pixels(), sample.damage());
            for (int i = 0; i < loose.length; i++) {
                loose[i] |= changes.has(i);
            }
        }
        // What lies both to the right of and below such a macroblock has nothing else to predict from.
        for (int i = 0; i < loose.length; i++) {
            loose[i] |= isLoose(i, -1, 0) && isLoose(i, 0, -1);
        }
    }

    /** Whether an image may change a macroblock. */
    boolean loose(int index) {
        return loose[index];
    }

    private boolean isLoose(int index, int right, int down) {
        int column = index % grid.columns() + right;
        int row = index / grid.columns() + down;
        return column >= 0 && column < grid.columns() && row >= 0 && loose[row * grid.columns() + column];
    }

    /** The {@link Reads} that a macroblock of the base must do without. */
    int forbidden(int index) {
        if (loose[index]) {
            return 0;
        }
        int forbidden = 0;
        if (isLoose(index, -1, 0)) {
            forbidden |= Reads.LEFT | Reads.CHROMA_LEFT;
        }
        if (isLoose(index, 0, -1)) {
            forbidden |= Reads.ABOVE | Reads.CHROMA_ABOVE;
        }
        if (isLoose(index, -1, -1)) {
            forbidden |= Reads.CORNER | Reads.CHROMA_CORNER;
        }
        boolean last = (index + 1) % grid.columns() == 0;
        if (isLoose(index, last ? 0 : 1, -1)) {
            forbidden |= Reads.ABOVE_RIGHT;
        }
        return forbidden;
    }
}
