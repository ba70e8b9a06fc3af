package dev.nameplate.raster;

import java.util.Arrays;

/**
 * Finds which stretches of an outline's edges part its inside from its outside, and hands only those on.
 *
 * <p>A line sweeps down the grid from vertex to vertex. Between two vertices the edges keep their order from left to right,
 * unless two cross; then the strip is cut at the grid row above and below the crossing. So the winding number of every
 * region is known, and overlapping or self-crossing contours cover each pixel exactly once. What is left of error: where two
 * edges cross, the order within one grid row (1/256 pixel) is that of its middle. An edge that stays a border over many
 * strips is handed on in one piece, so that a plain outline costs little more than its edges.
 */
final class Sweep {

    /** Half a thousandth of a grid column: closer than this, edges touch and do not cross. */
    private static final double TOUCH = 0.0005;

    private final Edges edges;
    private final Cells cells;
    /** Edges that no other leads into, with their tops, from the top down. */
    private long[] heads = new long[128];

    private int headCount;

    /** The edges that the line meets, from left to right, and their columns where a strip begins and ends. */
    private int[] active = new int[32];

    private double[] upper = new double[32];
    private double[] lower = new double[32];
    private int n;

    /** By edge: 1 when the inside begins to its right, -1 when it ends there, 0 when it is no border. */
    private byte[] border = new byte[128];
    /** By edge: the grid row since when it is that border. */
    private int[] since = new int[128];

    private boolean evenOdd;
    /** Whether edges came, went or changed places since borders were last told. */
    private boolean changed;

    Sweep(Edges edges, Cells cells) {
        this.edges = edges;
        this.cells = cells;
    }

    void run(boolean byEvenOdd) {
        evenOdd = byEvenOdd;
        if (heads.length < edges.count()) {
            heads = new long[edges.count() * 2];
            border = new byte[edges.count() * 2];
            since = new int[edges.count() * 2];
        }
        Contours contours = edges.contours();
        int groups = contours.group();
        for (int group = 0; group < groups; group++) {
            findHeads(contours, contours.first(group), contours.first(group + 1));
            Arrays.sort(heads, 0, headCount);
            sweep();
        }
    }

    private void sweep() {
        n = 0;
        int next = 0;
        int y = 0;
        while (n > 0 || next < headCount) {
            if (n == 0) {
                y = top(next);
            }
            while (next < headCount && top(next) == y) {
                enter((int) heads[next++], y);
            }
            int until = next < headCount ? top(next) : Integer.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                until = Math.min(until, edges.bottom(active[i]));
            }
            until = strip(y, until);
            if (changed) {
                tellBorders(y);
            }
            y = until;
            advance(y);
        }
    }

    private int top(int head) {
        return (int) (heads[head] >>> 32);
    }

    /** Finds the heads among the edges of the contours of some ranks. */
    private void findHeads(Contours contours, int from, int to) {
        for (int rank = from; rank < to; rank++) {
            Arrays.fill(since, contours.from(rank), contours.to(rank), 0);
        }
        for (int rank = from; rank < to; rank++) {
            for (int i = contours.from(rank); i < contours.to(rank); i++) {
                int after = edges.after(i);
                if (after >= 0) {
                    since[after] = 1;
                }
            }
        }
        headCount = 0;
        for (int rank = from; rank < to; rank++) {
            for (int i = contours.from(rank); i < contours.to(rank); i++) {
                if (since[i] == 0) {
                    heads[headCount++] = (long) edges.top(i) << 32 | i;
                }
            }
        }
    }

    private void enter(int edge, int y) {
        if (n == active.length) {
            active = Arrays.copyOf(active, n * 2);
            upper = Arrays.copyOf(upper, n * 2);
            lower = Arrays.copyOf(lower, n * 2);
        }
        border[edge] = 0;
        upper[n] = edges.x(edge, y);
        active[n++] = edge;
        changed = true;
    }

    /** Brings the active edges into order and returns the row down to which it holds, at most {@code until}. */
    private int strip(int y, int until) {
        int end = until;
        while (true) {
            for (int i = 0; i < n; i++) {
                lower[i] = edges.x(active[i], end);
            }
            if (!changed && isOrdered()) {
                return end;
            }
            sortByMiddle();
            changed = true;
            int crossing = end == y + 1 ? end : firstCrossing(y, end);
            if (crossing == end) {
                return end;
            }
            end = crossing;
        }
    }

    private boolean isOrdered() {
        for (int i = 1; i < n; i++) {
            if (upper[i] < upper[i - 1] - TOUCH || lower[i] < lower[i - 1] - TOUCH) {
                return false;
            }
        }
        return true;
    }

    private void sortByMiddle() {
        for (int i = 1; i < n; i++) {
            double a = upper[i];
            double b = lower[i];
            double key = a + b;
            int edge = active[i];
            int j = i;
            while (j > 0 && upper[j - 1] + lower[j - 1] > key) {
                upper[j] = upper[j - 1];
                lower[j] = lower[j - 1];
                active[j] = active[j - 1];
                j--;
            }
            upper[j] = a;
            lower[j] = b;
            active[j] = edge;
        }
    }

    /** The grid row above the highest crossing of neighbours, at least the next one; {@code end} when none cross. */
    private int firstCrossing(int y, int end) {
        double first = end;
        for (int i = 1; i < n; i++) {
            double above = upper[i] - upper[i - 1];
            double below = lower[i] - lower[i - 1];
            if (above < -TOUCH || below < -TOUCH) {
                first = Math.min(first, y + (end - y) * (above / (above - below)));
            }
        }
        return first < end ? Math.max(y + 1, (int) first) : end;
    }

    private void tellBorders(int y) {
        int winding = 0;
        boolean inside = false;
        for (int i = 0; i < n; i++) {
            int edge = active[i];
            winding += edges.turn(edge);
            boolean now = evenOdd ? (winding & 1) != 0 : winding != 0;
            int side = now == inside ? 0 : now ? 1 : -1;
            inside = now;
            if (side != border[edge]) {
                handOn(edge, y);
                border[edge] = (byte) side;
                since[edge] = y;
            }
        }
        changed = false;
    }

    /** Goes on below a strip: edges that end there make way for those that follow them. */
    private void advance(int y) {
        int kept = 0;
        for (int i = 0; i < n; i++) {
            int edge = active[i];
            double x = lower[i];
            if (edges.bottom(edge) == y) {
                handOn(edge, y);
                int after = edges.after(edge);
                if (after < 0) {
                    changed = true;
                    continue;
                }
                border[after] = border[edge];
                since[after] = y;
                edge = after;
                x = edges.x(edge, y);
            }
            upper[kept] = x;
            active[kept++] = edge;
        }
        n = kept;
    }

    private void handOn(int edge, int until) {
        if (border[edge] != 0) {
            cells.add(edges, edge, since[edge], until, border[edge]);
        }
    }
}
