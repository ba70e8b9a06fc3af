package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Raster;

/** One macroblock as it should be, and what lies around it: all that it is coded from. Reused; not thread-safe. */
final class Place {

    final Source source = new Source();
    final Neighbours around = new Neighbours();

    int index;

    /** The modes of the macroblock above, see {@link Macroblock#modes}; 0 where there is none. */
    long modesAbove;

    /** Those of the macroblock to the left. */
    long modesLeft;

    /** The {@link Contexts} above and to the left. */
    int contexts;

    /** The {@link Reads} that are not allowed. */
    int forbidden;

    /** Looks at a macroblock of a picture of which some are new and all others the base's. */
    void take(Grid grid, Raster pixels, int macroblock, Edges base, Edges own, byte[] renewed) {
        index = macroblock;
        source.take(pixels, macroblock % grid.columns(), macroblock / grid.columns());
        around.take(grid, macroblock, base, own, renewed);
    }
}
