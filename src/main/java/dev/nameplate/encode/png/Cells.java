package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Rect;
import java.util.Arrays;

/**
 * How the filtered rows of a picture are cut into cells: pieces of one row that are coded by themselves.
 *
 * <p>Where pictures of a template may differ from each other, cells are small, so that little is coded again; elsewhere they
 * are long, so that few matches are cut short. A cell of the first kind is called restless. Immutable.
 */
final class Cells {

    private static final int STEP = 64;
    private static final int LONGEST = 8 * STEP;

    /** Bytes of a span at most, so that any fits a matcher. */
    private static final int SPAN = 1 << 15;

    private final int width;
    private final int height;
    private final int pixelBytes;
    private final int[] first;
    private final int[] left;
    private final boolean[] restless;

    /**
     * Cuts a picture.
     *
     * @param pixelBytes bytes of a pixel
     * @param changing where pictures are known to differ
     */
    Cells(int width, int height, int pixelBytes, Damage changing) {
        this.width = width;
        this.height = height;
        this.pixelBytes = pixelBytes;
        int columns = (width + STEP - 1) / STEP;
        first = new int[height + 1];
        int[] lefts = new int[columns * height];
        boolean[] marks = new boolean[columns * height];
        int n = 0;
        for (int y = 0; y < height; y++) {
            first[y] = n;
            boolean[] row = restless(changing, y, columns);
            for (int column = 0; column < columns; column++) {
                int x = column * STEP;
                boolean joins = n > first[y] && !row[column] && !marks[n - 1] && x - lefts[n - 1] < LONGEST;
                if (!joins) {
                    lefts[n] = x;
                    marks[n++] = row[column];
                }
            }
        }
        first[height] = n;
        left = Arrays.copyOf(lefts, n);
        restless = Arrays.copyOf(marks, n);
    }

    /** A change reaches one pixel to the right and one down through filters; others' words may be longer by some letters. */
    private static boolean[] restless(Damage changing, int y, int columns) {
        boolean[] row = new boolean[columns];
        for (Rect rect : changing.rects()) {
            if (y >= rect.y() - 2 && y < rect.bottom() + 3) {
                int from = Math.max(0, (rect.x() - STEP / 2) / STEP);
                int to = Math.min(columns - 1, (rect.right() + STEP / 2) / STEP);
                Arrays.fill(row, from, to + 1, true);
            }
        }
        return row;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int pixelBytes() {
        return pixelBytes;
    }

    int count() {
        return left.length;
    }

    /** Bytes of a row: its filter and its pixels. */
    int stride() {
        return 1 + width * pixelBytes;
    }

    /** Bytes of all rows. */
    int bytes() {
        return Math.multiplyExact(stride(), height);
    }

    /** The first cell of a row; that of the row after the last is the number of cells. */
    int first(int row) {
        return first[row];
    }

    boolean restless(int cell) {
        return restless[cell];
    }

    /** The first pixel of a cell. */
    int left(int cell) {
        return left[cell];
    }

    /** The pixel after the last of a cell. */
    int right(int row, int cell) {
        return cell + 1 == first[row + 1] ? width : left[cell + 1];
    }

    /** Where a cell begins in the filtered rows; the first of a row begins with the row's filter. */
    int start(int row, int cell) {
        return start(row, cell == first[row] ? 0 : left[cell], cell == first[row]);
    }

    /** Where a cell ends in the filtered rows. */
    int end(int row, int cell) {
        return start(row, right(row, cell), false);
    }

    /** Whether the cells {@code from} to {@code to} of a row are short enough to be given to a matcher together. */
    boolean fits(int row, int from, int to) {
        return end(row, to) - start(row, from) <= SPAN;
    }

    /** The cell of a byte of the filtered rows. */
    int at(int byteAt) {
        int row = byteAt / stride();
        int x = Math.max(0, byteAt - row * stride() - 1) / pixelBytes;
        int found = Arrays.binarySearch(left, first[row], first[row + 1], x);
        return found >= 0 ? found : -found - 2;
    }

    long weight() {
        return 4L * first.length + 5L * left.length + 128;
    }

    private int start(int row, int x, boolean withFilter) {
        return row * stride() + (withFilter ? 0 : 1 + x * pixelBytes);
    }
}
