package dev.nameplate.raster;

import java.util.Arrays;

/**
 * Gathers the exact area that borders cover of each pixel, sparsely: only where a border runs.
 *
 * <p>A border covers what lies to its right. Each of its steps through a row leaves, per pixel, the change of covered area
 * against the pixel before; the sum from the left is then the coverage. Areas are integers, and the changes of one step
 * add up to its height exactly, so that a closed outline leaves nothing behind to its right.
 */
final class Cells {

    /** A whole pixel: 256 grid rows of this many units. */
    private static final int ROW_UNIT = 1 << 12;

    private static final int WHOLE = Edges.GRID * ROW_UNIT;

    /** Entries of a row above which sorting by insertion loses. */
    private static final int FEW = 40;

    /** Row, column and change of one entry: 15, 17 and 32 bits. */
    private long[] entries = new long[512];

    private long[] sorted = new long[512];
    private int count;
    private int[] rowEnds = new int[256];
    private Rect bounds = Rect.EMPTY;
    private int firstRow;

    /** Empties it for pixels within these bounds, of which the first row is the edges' row {@code row}. */
    void clear(Rect within, int row) {
        bounds = within;
        firstRow = row;
        count = 0;
        if (rowEnds.length <= within.height()) {
            rowEnds = new int[within.height() + 1];
        } else {
            Arrays.fill(rowEnds, 0, within.height() + 1, 0);
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
        if (whole + to <= bounds.x()) {
            put(row, 0, side * height);
        } else if (whole < bounds.right()) {
            int column = (int) Math.max(whole, -Coverage.FARTHEST) - bounds.x();
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
        double width = to - from;
        int last = (int) to;
        int before = 0;
        int end = Math.min(last, bounds.width() - 1 - column);
        for (int i = Math.max(0, -column); i <= end; i++) {
            double covered;
            if (i == last) {
                covered = height - height * ((to - i) * (to - i)) / (2 * width);
            } else if (i == 0) {
                covered = height * ((1 - from) * (1 - from)) / (2 * width);
            } else {
                covered = height * (i + 0.5 - from) / width;
            }
            int area = (int) (covered + 0.5);
            put(row, column + i, side * (area - before));
            before = area;
        }
        put(row, column + last + 1, side * (height - before));
    }

    private void put(int row, int column, int change) {
        if (change == 0 || column >= bounds.width()) {
            return;
        }
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, count * 2);
        }
        entries[count++] = (long) row << 49 | (long) column << 32 | change & 0xFFFFFFFFL;
        rowEnds[row]++;
    }

    /** The coverage of every pixel of the bounds. */
    byte[] coverage() {
        sortByRow();
        byte[] coverage = new byte[Math.multiplyExact(bounds.width(), bounds.height())];
        int begin = 0;
        for (int row = 0; row < bounds.height(); row++) {
            int end = rowEnds[row];
            sortByColumn(begin, end);
            fill(coverage, row * bounds.width(), begin, end);
            begin = end;
        }
        return coverage;
    }

    private void sortByRow() {
        if (sorted.length < count) {
            sorted = new long[entries.length];
        }
        int sum = 0;
        for (int row = 0; row < bounds.height(); row++) {
            int size = rowEnds[row];
            rowEnds[row] = sum;
            sum += size;
        }
        for (int i = 0; i < count; i++) {
            long entry = entries[i];
            sorted[rowEnds[(int) (entry >>> 49)]++] = entry;
        }
    }

    private void sortByColumn(int begin, int end) {
        if (end - begin > FEW) {
            Arrays.sort(sorted, begin, end);
            return;
        }
        for (int i = begin + 1; i < end; i++) {
            long entry = sorted[i];
            int j = i - 1;
            while (j >= begin && sorted[j] > entry) {
                sorted[j + 1] = sorted[j];
                j--;
            }
            sorted[j + 1] = entry;
        }
    }

    private void fill(byte[] coverage, int offset, int begin, int end) {
        int area = 0;
        int column = 0;
        for (int i = begin; i < end; i++) {
            long entry = sorted[i];
            int at = (int) (entry >>> 32) & 0x1FFFF;
            if (at > column) {
                run(coverage, offset + column, offset + at, area);
                column = at;
            }
            area += (int) entry;
        }
        run(coverage, offset + column, offset + bounds.width(), area);
    }

    private static void run(byte[] coverage, int from, int to, int area) {
        if (area <= 0) {
            return;
        }
        byte value = (byte) (Math.min(area, WHOLE) * 255L + WHOLE / 2 >> 20);
        if (to == from + 1) {
            coverage[from] = value;
        } else {
            Arrays.fill(coverage, from, to, value);
        }
    }
}
