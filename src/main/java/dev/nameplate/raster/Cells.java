package dev.nameplate.raster;

import java.util.Arrays;

/**
 * Gathers the exact area that borders cover of each pixel.
 *
 * <p>A border covers what lies to its right. Each of its steps through a row leaves, per pixel, the change of covered area
 * against the pixel before; the sum from the left is then the coverage. Areas are integers, and the changes of one step
 * add up to its height exactly, so that a closed outline leaves nothing behind to its right. A bit for every pixel that has
 * a change lets the runs between them be filled as a whole.
 */
final class Cells {

    /** A whole pixel: 256 grid rows of this many units. */
    private static final int ROW_UNIT = 1 << 12;

    private static final int WHOLE_BITS = 20;
    private static final int WHOLE = Edges.GRID * ROW_UNIT;

    /** Larger buffers are given back after use. */
    private static final int KEPT = 1 << 20;

    /** All zero between uses. */
    private int[] changes = new int[0];

    private long[] changed = new long[0];
    private Rect bounds = Rect.EMPTY;
    private int left;
    private int width;
    private int words;
    private int firstRow;

    /** Prepares for pixels within these bounds, of which the first row is the edges' row {@code row}. */
    void begin(Rect within, int row) {
        bounds = within;
        firstRow = row;
        left = within.x();
        width = within.width();
        words = (width + 63) / 64;
        int size = Math.multiplyExact(within.width(), within.height());
        if (changes.length < size) {
            changes = new int[size];
        }
        if (changed.length < words * within.height()) {
            changed = new long[words * within.height()];
        }
    }

    /** Adds an edge from one grid row to another; {@code side} 1 covers, -1 uncovers. */
    void add(Edges edges, int edge, int from, int to, int side) {
        double x = edges.x(edge, from);
        for (int y = from; y < to; ) {
            int row = y / Edges.GRID;
            int until = Math.min(to, (row + 1) * Edges.GRID);
            double next = edges.x(edge, until);
            step(row - firstRow, Math.min(x, next), Math.max(x, next), (until - y) * ROW_UNIT, side);
            x = next;
            y = until;
        }
    }

    /** Columns split into a whole and a fraction at once, so that what is covered does not depend on the bounds. */
    private void step(int row, double fromX, double toX, int height, int side) {
        double whole = Math.floor(fromX / Edges.GRID);
        double from = fromX / Edges.GRID - whole;
        double to = toX / Edges.GRID - whole;
        if (whole + to <= left) {
            put(row, 0, side * height);
        } else if (whole < left + width) {
            int column = (int) Math.max(whole, -Coverage.FARTHEST) - left;
            if (to < 1 && column >= 0) {
                int beyond = (int) (height * ((from + to) / 2) + 0.5);
                put(row, column, side * (height - beyond));
                put(row, column + 1, side * beyond);
            } else {
                slanted(row, column, from, to, height, side);
            }
        }
    }

    /** A step across several pixels: what it covers of each, first and last a triangle, between them trapezia. */
    private void slanted(int row, int column, double from, double to, int height, int side) {
        double run = to - from;
        int last = (int) to;
        int before = 0;
        int end = Math.min(last, width - 1 - column);
        for (int i = Math.max(0, -column); i <= end; i++) {
            double covered;
            if (i == last) {
                covered = height - height * ((to - i) * (to - i)) / (2 * run);
            } else if (i == 0) {
                covered = height * ((1 - from) * (1 - from)) / (2 * run);
            } else {
                covered = height * (i + 0.5 - from) / run;
            }
            int area = (int) (covered + 0.5);
            put(row, column + i, side * (area - before));
            before = area;
        }
        put(row, column + last + 1, side * (height - before));
    }

    private void put(int row, int column, int change) {
        if (column < width) {
            changes[row * width + column] += change;
            changed[row * words + (column >> 6)] |= 1L << column;
        }
    }

    /** The coverage of every pixel of the bounds; forgets the borders. */
    byte[] coverage() {
        byte[] coverage = new byte[width * bounds.height()];
        for (int row = 0; row < bounds.height(); row++) {
            int offset = row * width;
            int from = offset;
            int area = 0;
            for (int word = row * words; word < (row + 1) * words; word++) {
                int base = offset + (word - row * words) * 64;
                for (long bits = changed[word]; bits != 0; bits &= bits - 1) {
                    int at = base + Long.numberOfTrailingZeros(bits);
                    run(coverage, from, at, area);
                    area += changes[at];
                    changes[at] = 0;
                    from = at;
                }
                changed[word] = 0;
            }
            run(coverage, from, offset + width, area);
        }
        if (changes.length > KEPT) {
            changes = new int[0];
            changed = new long[0];
        }
        return coverage;
    }

    private static void run(byte[] coverage, int from, int to, int area) {
        if (area <= 0) {
            return;
        }
        byte value = (byte) ((Math.min(area, WHOLE) * 255 + WHOLE / 2) >> WHOLE_BITS);
        if (to == from + 1) {
            coverage[from] = value;
        } else {
            Arrays.fill(coverage, from, to, value);
        }
    }
}
