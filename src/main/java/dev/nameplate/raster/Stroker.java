package dev.nameplate.raster;

import java.awt.geom.Path2D;

/**
 * Draws the outline of a line of some width from pieces that all turn the same way: bands along stretches that bend
 * gently, a wedge or a piece of a disc on the outer side of every corner, half discs at round ends.
 *
 * <p>"Left" is where the normal (-dy, dx) of the direction points; bands run forwards on their left and back on their right.
 */
final class Stroker {

    /** Mitres longer than this many widths are cut off. */
    private static final double LONGEST_MITRE = 4;

    private final double half;
    private final boolean round;
    private final Path2D out;
    private final Polyline line;
    private final int count;
    private final int segments;
    /** Direction and length of each segment. */
    private final double[] dx;

    private final double[] dy;
    private final double[] length;
    /** Points of the band being drawn. */
    private final double[] left;

    private final double[] right;
    private int sides;

    private Stroker(Polyline line, double half, boolean round, Path2D out) {
        this.line = line;
        this.half = half;
        this.round = round;
        this.out = out;
        count = line.count();
        segments = line.isClosed() && count > 2 ? count : count - 1;
        dx = new double[segments];
        dy = new double[segments];
        length = new double[segments];
        left = new double[2 * segments + 2];
        right = new double[2 * segments + 2];
    }

    /** Appends the outline of a line to a path with the non-zero rule. */
    static void append(Polyline line, double half, boolean round, Path2D out) {
        Stroker stroker = new Stroker(line, half, round, out);
        if (stroker.segments == 0) {
            stroker.dot(line.x(0), line.y(0));
            return;
        }
        stroker.measure();
        if (stroker.segments == stroker.count) {
            stroker.closed();
        } else {
            stroker.open();
        }
    }

    private void measure() {
        for (int i = 0; i < segments; i++) {
            int next = (i + 1) % count;
            double x = line.x(next) - line.x(i);
            double y = line.y(next) - line.y(i);
            length[i] = Math.sqrt(x * x + y * y);
            dx[i] = x / length[i];
            dy[i] = y / length[i];
        }
    }

    private void dot(double x, double y) {
        if (round) {
            out.moveTo(x, y + half);
            arc(x, y, 0, half, half, 0);
            arc(x, y, half, 0, 0, -half);
            arc(x, y, 0, -half, -half, 0);
            arc(x, y, -half, 0, 0, half);
            out.closePath();
        }
    }

    private void open() {
        begin(0);
        for (int i = 1; i < segments; i++) {
            pass(i - 1, i, i);
        }
        end(segments - 1, count - 1);
        if (round) {
            cap(count - 1, dx[segments - 1], dy[segments - 1]);
            cap(0, -dx[0], -dy[0]);
        }
    }

    /** Begins at a vertex where the band breaks anyway; a contour without one is a ring. */
    private void closed() {
        int first = 0;
        while (first < count && isGentle(before(first), first, first)) {
            first++;
        }
        if (first == count) {
            ring();
            return;
        }
        begin(first);
        for (int i = 1; i < count; i++) {
            int vertex = (first + i) % count;
            pass(before(vertex), vertex, vertex);
        }
        end(before(first), first);
        join(before(first), first, first);
    }

    private int before(int vertex) {
        return (vertex + count - 1) % count;
    }

    private void ring() {
        sides = 0;
        for (int i = 0; i < count; i++) {
            bisector(before(i), i, i);
        }
        for (int i = 0; i < count; i++) {
            point(left, i, i == 0);
        }
        out.closePath();
        for (int i = count - 1; i >= 0; i--) {
            point(right, i, i == count - 1);
        }
        out.closePath();
    }

    private void begin(int segment) {
        sides = 0;
        side(line.x(segment), line.y(segment), -dy[segment] * half, dx[segment] * half);
    }

    private void pass(int from, int to, int vertex) {
        if (isGentle(from, to, vertex)) {
            bisector(from, to, vertex);
        } else {
            end(from, vertex);
            join(from, to, vertex);
            begin(to);
        }
    }

    /** Closes the band after a segment. */
    private void end(int segment, int vertex) {
        side(line.x(vertex), line.y(vertex), -dy[segment] * half, dx[segment] * half);
        for (int i = 0; i < sides; i++) {
            point(left, i, i == 0);
        }
        for (int i = sides - 1; i >= 0; i--) {
            point(right, i, /* first= */ false);
        }
        out.closePath();
    }

    /** Whether a band can pass a vertex of a curve: its inner side must not run backwards. */
    private boolean isGentle(int from, int to, int vertex) {
        double dot = dx[from] * dx[to] + dy[from] * dy[to];
        if (dot < (line.isCorner(vertex) ? 0.9999 : 0.5)) {
            return false;
        }
        double cross = Math.abs(dx[from] * dy[to] - dy[from] * dx[to]);
        return half * cross / (1 + dot) <= 0.45 * Math.min(length[from], length[to]);
    }

    private void bisector(int from, int to, int vertex) {
        double scale = half / (1 + dx[from] * dx[to] + dy[from] * dy[to]);
        side(line.x(vertex), line.y(vertex), -(dy[from] + dy[to]) * scale, (dx[from] + dx[to]) * scale);
    }

    private void side(double x, double y, double nx, double ny) {
        left[2 * sides] = x + nx;
        left[2 * sides + 1] = y + ny;
        right[2 * sides] = x - nx;
        right[2 * sides + 1] = y - ny;
        sides++;
    }

    private void point(double[] points, int i, boolean first) {
        if (first) {
            out.moveTo(points[2 * i], points[2 * i + 1]);
        } else {
            out.lineTo(points[2 * i], points[2 * i + 1]);
        }
    }

    /** Fills the gap on the outer side between two segments. */
    private void join(int from, int to, int vertex) {
        double cross = dx[from] * dy[to] - dy[from] * dx[to];
        double dot = dx[from] * dx[to] + dy[from] * dy[to];
        if (cross == 0 && dot > 0) {
            return;
        }
        double x = line.x(vertex);
        double y = line.y(vertex);
        // Outside is right of a turn to the left, and the other way round; the wedge turns as the bands do.
        boolean toLeft = cross > 0;
        int a = toLeft ? to : from;
        int b = toLeft ? from : to;
        double sign = toLeft ? -half : half;
        double ax = -dy[a] * sign;
        double ay = dx[a] * sign;
        double bx = -dy[b] * sign;
        double by = dx[b] * sign;
        out.moveTo(x, y);
        out.lineTo(x + ax, y + ay);
        if (round || !line.isCorner(vertex)) {
            roundJoin(x, y, ax, ay, bx, by, dot);
        } else if (2 <= LONGEST_MITRE * LONGEST_MITRE * (1 + dot)) {
            out.lineTo(x + (ax + bx) / (1 + dot), y + (ay + by) / (1 + dot));
        }
        out.lineTo(x + bx, y + by);
        out.closePath();
    }

    private void roundJoin(double x, double y, double ax, double ay, double bx, double by, double dot) {
        if (dot >= 0) {
            arc(x, y, ax, ay, bx, by);
            return;
        }
        // More than a quarter turn: by way of the middle, which for a full reversal lies straight ahead.
        double mx = ax + bx;
        double my = ay + by;
        double size = Math.sqrt(mx * mx + my * my);
        if (size < 1e-6 * half) {
            mx = ay;
            my = -ax;
            size = half;
        }
        arc(x, y, ax, ay, mx * half / size, my * half / size);
        arc(x, y, mx * half / size, my * half / size, bx, by);
    }

    private void cap(int vertex, double ux, double uy) {
        double x = line.x(vertex);
        double y = line.y(vertex);
        double nx = -uy * half;
        double ny = ux * half;
        out.moveTo(x + nx, y + ny);
        arc(x, y, nx, ny, ux * half, uy * half);
        arc(x, y, ux * half, uy * half, -nx, -ny);
        out.closePath();
    }

    /** A cubic along the circle about (x, y) from one radius to another, at most a quarter turn apart. */
    private void arc(double x, double y, double ax, double ay, double bx, double by) {
        double dot = (ax * bx + ay * by) / (half * half);
        double cross = (ax * by - ay * bx) / (half * half);
        double handle = 4.0 / 3 * StrictMath.tan(StrictMath.atan2(cross, dot) / 4);
        out.curveTo(
                x + ax - handle * ay, y + ay + handle * ax, x + bx + handle * by, y + by - handle * bx, x + bx, y + by);
    }
}
