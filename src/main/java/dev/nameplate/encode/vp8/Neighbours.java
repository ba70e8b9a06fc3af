package dev.nameplate.encode.vp8;

import java.util.Arrays;

/**
 * The samples around one macroblock, from which it is predicted. Outside the picture 129 stands to the left and 127 above. Reused;
 * not thread-safe.
 */
final class Neighbours {

    private static final int OUTSIDE_LEFT = 129;
    private static final int OUTSIDE_ABOVE = 127;

    /** Where colours lie in the arrays: luma, Cb, Cr. */
    static final int[] START = {0, 16, 24};

    /** Sixteen samples of luma, eight of Cb, eight of Cr; four more of luma from above and to the right. */
    final int[] above = new int[Edges.SIDE + 4];

    /** Sixteen samples of luma, eight of Cb, eight of Cr, from the top down. */
    final int[] left = new int[Edges.SIDE];

    /** Of luma, Cb and Cr. */
    final int[] corner = new int[3];

    boolean hasLeft;
    boolean hasAbove;

    /** Looks around a macroblock of a picture of which some are new and all others the base's. */
    void take(Grid grid, int macroblock, Edges base, Edges own, byte[] renewed) {
        int columns = grid.columns();
        int column = macroblock % columns;
        hasLeft = column > 0;
        hasAbove = macroblock >= columns;
        if (hasLeft) {
            copy(source(macroblock - 1, base, own, renewed), Edges.right(macroblock - 1), left, 0, Edges.SIDE);
        } else {
            Arrays.fill(left, OUTSIDE_LEFT);
        }
        if (!hasAbove) {
            Arrays.fill(above, OUTSIDE_ABOVE);
            Arrays.fill(corner, OUTSIDE_ABOVE);
            return;
        }
        int over = macroblock - columns;
        copy(source(over, base, own, renewed), Edges.bottom(over), above, 0, Edges.SIDE);
        if (column + 1 < columns) {
            copy(source(over + 1, base, own, renewed), Edges.bottom(over + 1), above, Edges.SIDE, 4);
        } else {
            Arrays.fill(above, Edges.SIDE, Edges.SIDE + 4, above[15]);
        }
        for (int plane = 0; plane < 3; plane++) {
            int last = plane == 0 ? 15 : START[plane] + 7;
            corner[plane] =
                    hasLeft ? source(over - 1, base, own, renewed)[Edges.bottom(over - 1) + last] & 255 : OUTSIDE_LEFT;
        }
    }

    private static byte[] source(int macroblock, Edges base, Edges own, byte[] renewed) {
        return (renewed[macroblock] != 0 ? own : base).samples();
    }

    private static void copy(byte[] from, int at, int[] to, int start, int length) {
        for (int i = 0; i < length; i++) {
            to[start + i] = from[at + i] & 255;
        }
    }
}
