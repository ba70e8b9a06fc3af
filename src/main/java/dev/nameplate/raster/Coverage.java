package dev.nameplate.raster;

import java.awt.geom.PathIterator;

/**
 * Turns outlines into masks by the exact area that they cover of each pixel.
 *
 * <p>Plain arithmetic on outlines rounded to 1/256 pixel and curves flattened to 1/64 pixel: the same outline gives the same
 * bytes on every JDK, processor and thread. Keeps its buffers, hence one per thread.
 */
final class Coverage {

    /** A mask has at most this many rows and columns. */
    static final int LONGEST_SIDE = 32_767;

    /** Coordinates beyond this many pixels are moved to it: nothing near a picture can tell. */
    static final int FARTHEST = 1 << 28;

    /** Rows that no picture reaches, for outlines measured as a whole. */
    private static final Rect EVERYWHERE = new Rect(-(1 << 21), -(1 << 21), 1 << 22, 1 << 22);

    private static final ThreadLocal<Coverage> OF_THREAD = ThreadLocal.withInitial(Coverage::new);

    private final Edges edges = new Edges();
    private final Cells cells = new Cells();
    private final Sweep sweep = new Sweep(edges, cells);

    private Coverage() {}

    static Coverage ofThread() {
        return OF_THREAD.get();
    }

    /** The mask of an outline by its own winding rule, cut to {@code view}; its bounds are as tight as the outline's. */
    Mask mask(PathIterator outline, Rect view) {
        if (view.isEmpty()) {
            return Mask.EMPTY;
        }
        if (view.width() > LONGEST_SIDE || view.height() > LONGEST_SIDE) {
            throw new IllegalArgumentException(
                    "a mask of up to " + view.width() + "x" + view.height() + "; sides are at most " + LONGEST_SIDE);
        }
        edges.read(outline, view);
        Rect bounds = edges.bounds(view);
        if (bounds.isEmpty()) {
            return Mask.EMPTY;
        }
        cells.begin(bounds, bounds.y() - view.y());
        sweep.run(outline.getWindingRule() == PathIterator.WIND_EVEN_ODD);
        return new Mask(bounds, cells.coverage());
    }

    /** The bounds that the mask of an outline has, however far it reaches. */
    Rect extent(PathIterator outline) {
        edges.read(outline, EVERYWHERE);
        return edges.bounds(EVERYWHERE);
    }
}
