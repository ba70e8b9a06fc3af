package dev.nameplate.raster;

import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * The straight edges of an outline, on a grid of 1/256 pixel, cut to the rows of a view.
 *
 * <p>Each edge keeps the equation of the whole line it is part of, so that where it is cut does not move it. Rows count
 * from the view's top, columns from the canvas's left. Horizontal edges bound no area and are left out, and so is what lies
 * right of the view. Confined to one thread; reading an outline forgets the last one.
 */
final class Edges {

    /** Grid lines per pixel. */
    static final int GRID = 256;

    private final Flattener flattener = new Flattener();
    private final Contours contours = new Contours();
    private double[] x0 = new double[128];
    private double[] y0 = new double[128];
    private double[] slope = new double[128];
    /** The column of the whole line's lower end. */
    private double[] end = new double[128];

    private int[] top = new int[128];
    private int[] bottom = new int[128];
    private byte[] turn = new byte[128];
    private int count;

    private double viewY;
    private int viewRows;
    private double viewRight;
    private double minX;
    private double maxX;
    private double minY;
    private double maxY;

    /**
     * Reads an outline; open contours are closed.
     *
     * @throws IllegalArgumentException when a coordinate is NaN or infinite
     */
    void read(PathIterator outline, Rect view) {
        count = 0;
        viewY = (double) view.y() * GRID;
        viewRows = view.height() * GRID;
        viewRight = (double) view.right() * GRID;
        minX = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
        flattener.view(view);
        contours.begin();
        walk(outline);
    }

    private void walk(PathIterator outline) {
        double[] c = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (; !outline.isDone(); outline.next()) {
            int kind = outline.currentSegment(c);
            int last = check(c, kind);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> {
                    line(x, y, startX, startY);
                    contours.close(count);
                    startX = c[0];
                    startY = c[1];
                }
                case PathIterator.SEG_LINETO -> line(x, y, c[0], c[1]);
                case PathIterator.SEG_QUADTO -> {
                    flattener.quad(x, y, c[0], c[1], c[2], c[3]);
                    lines(x, y);
                }
                case PathIterator.SEG_CUBICTO -> {
                    flattener.cubic(x, y, c[0], c[1], c[2], c[3], c[4], c[5]);
                    lines(x, y);
                }
                default -> line(x, y, startX, startY);
            }
            x = last == 0 ? startX : c[last - 2];
            y = last == 0 ? startY : c[last - 1];
        }
        line(x, y, startX, startY);
        contours.close(count);
    }

    /** Refuses what is no number, brings the rest within reach, and says how many numbers the segment has. */
    static int check(double[] c, int kind) {
        int numbers =
                switch (kind) {
                    case PathIterator.SEG_CLOSE -> 0;
                    case PathIterator.SEG_QUADTO -> 4;
                    case PathIterator.SEG_CUBICTO -> 6;
                    default -> 2;
                };
        for (int i = 0; i < numbers; i++) {
            if (!Double.isFinite(c[i])) {
                throw new IllegalArgumentException("an outline with the coordinate " + c[i] + "; it must be finite");
            }
            c[i] = Math.max(-Coverage.FARTHEST, Math.min(Coverage.FARTHEST, c[i]));
        }
        return numbers;
    }

    private void lines(double fromX, double fromY) {
        double[] points = flattener.points();
        double x = fromX;
        double y = fromY;
        for (int i = 0, n = flattener.length(); i < n; i += 2) {
            line(x, y, points[i], points[i + 1]);
            x = points[i];
            y = points[i + 1];
        }
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        double ax = Math.rint(fromX * GRID);
        double ay = Math.rint(fromY * GRID) - viewY;
        double bx = Math.rint(toX * GRID);
        double by = Math.rint(toY * GRID) - viewY;
        contours.reach(ax);
        contours.reach(bx);
        if (ay == by) {
            return;
        }
        if (ay < by) {
            add(ax, ay, bx, by, (byte) 1);
        } else {
            add(bx, by, ax, ay, (byte) -1);
        }
    }

    private void add(double ax, double ay, double bx, double by, byte direction) {
        int from = (int) Math.max(0, ay);
        int to = (int) Math.min(viewRows, by);
        if (from >= to) {
            return;
        }
        if (Math.min(ax, bx) >= viewRight) {
            maxX = Math.max(maxX, viewRight);
            return;
        }
        if (count == top.length) {
            grow();
        }
        double rise = (bx - ax) / (by - ay);
        x0[count] = ax;
        y0[count] = ay;
        slope[count] = rise;
        end[count] = bx;
        top[count] = from;
        bottom[count] = to;
        turn[count] = direction;
        double upper = ax + (from - ay) * rise;
        double lower = ax + (to - ay) * rise;
        minX = Math.min(minX, Math.min(upper, lower));
        maxX = Math.max(maxX, Math.max(upper, lower));
        minY = Math.min(minY, from);
        maxY = Math.max(maxY, to);
        count++;
    }

    private void grow() {
        int size = count * 2;
        x0 = Arrays.copyOf(x0, size);
        y0 = Arrays.copyOf(y0, size);
        slope = Arrays.copyOf(slope, size);
        end = Arrays.copyOf(end, size);
        top = Arrays.copyOf(top, size);
        bottom = Arrays.copyOf(bottom, size);
        turn = Arrays.copyOf(turn, size);
    }

    int count() {
        return count;
    }

    Contours contours() {
        return contours;
    }

    /** Where the edge stands on a grid row, in grid columns. */
    double x(int edge, int y) {
        return x0[edge] + (y - y0[edge]) * slope[edge];
    }

    int top(int edge) {
        return top[edge];
    }

    int bottom(int edge) {
        return bottom[edge];
    }

    /** 1 when the outline runs down along the edge, -1 when up. */
    int turn(int edge) {
        return turn[edge];
    }

    /** The edge of the same direction that goes on where this one ends, if it is the path's next; else -1. */
    int after(int edge) {
        int next = edge + turn[edge];
        boolean goesOn = next >= 0
                && next < count
                && turn[next] == turn[edge]
                && top[next] == bottom[edge]
                && y0[next] == top[next]
                && x0[next] == end[edge];
        return goesOn ? next : -1;
    }

    /** The pixels that the edges enclose, cut to the view. */
    Rect bounds(Rect view) {
        if (count == 0) {
            return Rect.EMPTY;
        }
        return Rect.around(minX / GRID, view.y() + minY / GRID, maxX / GRID, view.y() + maxY / GRID)
                .intersection(view);
    }
}
