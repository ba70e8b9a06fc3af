package dev.nameplate.render.layout;

import java.util.ArrayList;
import java.util.List;

/** Heights over a square lattice, and where they pass a level. */
final class Terrain {

    private final double[] heights;
    private final int columns;
    private final int rows;
    private final double cell;

    Terrain(double[] heights, int columns, double cell) {
        this.heights = heights;
        this.columns = columns;
        this.rows = heights.length / columns;
        this.cell = cell;
    }

    /** The lines of one height: closed, or from edge to edge. */
    List<Polyline> lines(double level) {
        // An edge of the lattice is numbered by its first point: even numbers go right, odd ones down. Each crossed
        // edge
        // has at most two neighbours on its line.
        int[] first = new int[2 * heights.length];
        int[] second = new int[2 * heights.length];
        for (int y = 0; y + 1 < rows; y++) {
            for (int x = 0; x + 1 < columns; x++) {
                square(y * columns + x, level, first, second);
            }
        }
        List<Polyline> lines = new ArrayList<>();
        boolean[] seen = new boolean[first.length];
        for (int edge = 0; edge < first.length; edge++) {
            if (!seen[edge] && first[edge] != 0 && second[edge] == 0) {
                lines.add(walk(edge, level, first, second, seen));
            }
        }
        for (int edge = 0; edge < first.length; edge++) {
            if (!seen[edge] && first[edge] != 0) {
                Polyline line = walk(edge, level, first, second, seen);
                line.close();
                lines.add(line);
            }
        }
        return lines;
    }

    /** Joins the edges of one lattice square that the level crosses. */
    private void square(int at, double level, int[] first, int[] second) {
        boolean a = heights[at] >= level;
        boolean b = heights[at + 1] >= level;
        boolean c = heights[at + columns + 1] >= level;
        boolean d = heights[at + columns] >= level;
        int top = 2 * at;
        int right = 2 * (at + 1) + 1;
        int bottom = 2 * (at + columns);
        int left = 2 * at + 1;
        if (a == c && b == d && a != b) {
            double middle = (heights[at] + heights[at + 1] + heights[at + columns] + heights[at + columns + 1]) / 4;
            boolean ridge = middle >= level == a;
            join(top, ridge ? right : left, first, second);
            join(bottom, ridge ? left : right, first, second);
            return;
        }
        int from = -1;
        int[] edges = {top, right, bottom, left};
        boolean[] crossed = {a != b, b != c, c != d, d != a};
        for (int i = 0; i < 4; i++) {
            if (crossed[i]) {
                if (from < 0) {
                    from = edges[i];
                } else {
                    join(from, edges[i], first, second);
                }
            }
        }
    }

    /** Neighbours are kept plus one, so that 0 means none. */
    private static void join(int one, int other, int[] first, int[] second) {
        (first[one] == 0 ? first : second)[one] = other + 1;
        (first[other] == 0 ? first : second)[other] = one + 1;
    }

    private Polyline walk(int start, double level, int[] first, int[] second, boolean[] seen) {
        Polyline line = new Polyline();
        int edge = start;
        while (edge >= 0 && !seen[edge]) {
            seen[edge] = true;
            add(line, edge, level);
            int next = first[edge] - 1;
            edge = next >= 0 && !seen[next] ? next : second[edge] - 1;
        }
        return line;
    }

    private void add(Polyline line, int edge, double level) {
        int from = edge / 2;
        boolean down = edge % 2 == 1;
        int to = down ? from + columns : from + 1;
        double share = (level - heights[from]) / (heights[to] - heights[from]);
        double x = from % columns + (down ? 0 : share);
        int row = from / columns;
        double y = row + (down ? share : 0);
        line.add(x * cell, y * cell);
    }
}
