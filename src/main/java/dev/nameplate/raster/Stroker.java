package dev.nameplate.raster;

import java.awt.geom.Path2D;

/**
 * Draws the outline of a line of some width: of a closed one by its two sides, of an open one from pieces that all turn the
 * same way: bands along stretches that bend gently, a wedge or a piece of a disc on the outer side of every corner, half
 * discs at round ends.
 *
 * <p>"Left" is where the normal (-dy, dx) of the direction points; bands run forwards on their left and back on their right.
 */
final class Stroker {

    private final double half;
    private final boolean round;
    private final Path2D out;
    private final Arcs arcs;
    private final Polyline line;
    private final int count;
    private final int segments;
    private final Segments ways;
    /** Points of the band being drawn. */
    private final double[] left;

    private final double[] right;
    private int sides;

    private Stroker(Polyline line, double half, boolean round, Path2D out) {
        this.line = line;
        this.half = half;
        this.round = round;
        this.out = out;
        arcs = new Arcs(half, out);
        count = line.count();
        segments = count - 1;
        ways = new Segments(line, segments);
        left = new double[2 * segments + 2];
        right = new double[2 * segments + 2];
    }

    /** Appends the outline of a line to a path with the non-zero rule. */
    static void append(Polyline line, double half, boolean round, Path2D out) {
        if (line.isClosed() && line.count() > 2) {
            Growth.append(line, half, round, out);
            Growth.append(line.reversed(), half, round, out);
            return;
        }
        Stroker stroker = new Stroker(line, half, round, out);
        if (stroker.segments == 0) {
            stroker.dot(line.x(0), line.y(0));
            return;
        }
        stroker.open();
    }

    private void dot(double x, double y) {
        if (round) {
            out.moveTo(x, y + half);
            arcs.quarter(x, y, 0, half, half, 0);
            arcs.quarter(x, y, half, 0, 0, -half);
            arcs.quarter(x, y, 0, -half, -half, 0);
            arcs.quarter(x, y, -half, 0, 0, half);
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
            cap(count - 1, ways.dx(segments - 1), ways.dy(segments - 1));
            cap(0, -ways.dx(0), -ways.dy(0));
        }
    }

    private void begin(int segment) {
        sides = 0;
        side(line.x(segment), line.y(segment), -ways.dy(segment) * half, ways.dx(segment) * half);
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
        side(line.x(vertex), line.y(vertex), -ways.dy(segment) * half, ways.dx(segment) * half);
        for (int i = 0; i < sides; i++) {
            point(left, i, i == 0);
        }
        for (int i = sides - 1; i >= 0; i--) {
            point(right, i, /* first= */ false);
        }
        out.closePath();
    }

    private boolean isGentle(int from, int to, int vertex) {
        return ways.isGentle(from, to, line.isCorner(vertex), half);
    }

    private void bisector(int from, int to, int vertex) {
        double scale = half / (1 + ways.dot(from, to));
        side(
                line.x(vertex),
                line.y(vertex),
                -(ways.dy(from) + ways.dy(to)) * scale,
                (ways.dx(from) + ways.dx(to)) * scale);
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
        double cross = ways.cross(from, to);
        double dot = ways.dot(from, to);
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
        double ax = -ways.dy(a) * sign;
        double ay = ways.dx(a) * sign;
        double bx = -ways.dy(b) * sign;
        double by = ways.dx(b) * sign;
        out.moveTo(x, y);
        out.lineTo(x + ax, y + ay);
        if (round || !line.isCorner(vertex)) {
            arcs.join(x, y, ax, ay, bx, by, dot);
        } else if (Arcs.hasMitre(dot)) {
            out.lineTo(x + (ax + bx) / (1 + dot), y + (ay + by) / (1 + dot));
        }
        out.lineTo(x + bx, y + by);
        out.closePath();
    }

    private void cap(int vertex, double ux, double uy) {
        double x = line.x(vertex);
        double y = line.y(vertex);
        double nx = -uy * half;
        double ny = ux * half;
        out.moveTo(x + nx, y + ny);
        arcs.quarter(x, y, nx, ny, ux * half, uy * half);
        arcs.quarter(x, y, ux * half, uy * half, -nx, -ny);
        out.closePath();
    }
}
