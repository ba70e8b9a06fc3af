package dev.nameplate.raster;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One contour of a path as points, no two neighbours the same. */
final class Polyline {

    /** Dashes and gaps of one period are together at least this long, in pixels. */
    static final double SHORTEST_PERIOD = 0.05;

    /** Points nearer to each other than this are one. */
    private static final double SAME = 1e-6;

    private double[] x = new double[16];
    private double[] y = new double[16];
    /** Whether the path turns here by itself; false within a curve, and where one passes smoothly into a line. */
    private boolean[] corner = new boolean[16];

    private int count;
    private boolean closed;

    private Polyline() {}

    /** The contours of a path; single points included. */
    static List<Polyline> of(Path2D path) {
        List<Polyline> lines = new ArrayList<>();
        Flattener flattener = new Flattener();
        Polyline line = new Polyline();
        double[] c = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            int kind = i.currentSegment(c);
            Edges.check(c, kind);
            if (kind == PathIterator.SEG_MOVETO || line.closed) {
                line.endInto(lines);
                Polyline next = new Polyline();
                if (kind != PathIterator.SEG_MOVETO) {
                    next.add(line.x[0], line.y[0], /* turns= */ true);
                }
                line = next;
            }
            line.segment(kind, c, flattener);
        }
        line.endInto(lines);
        return lines;
    }

    private void segment(int kind, double[] c, Flattener flattener) {
        switch (kind) {
            case PathIterator.SEG_QUADTO -> {
                flattener.quad(x[count - 1], y[count - 1], c[0], c[1], c[2], c[3]);
                curve(flattener);
            }
            case PathIterator.SEG_CUBICTO -> {
                flattener.cubic(x[count - 1], y[count - 1], c[0], c[1], c[2], c[3], c[4], c[5]);
                curve(flattener);
            }
            case PathIterator.SEG_CLOSE -> closed = true;
            default -> add(c[0], c[1], /* turns= */ true);
        }
    }

    private void curve(Flattener flattener) {
        double[] points = flattener.points();
        for (int i = 0; i < flattener.length(); i += 2) {
            add(points[i], points[i + 1], i + 2 == flattener.length());
        }
    }

    private void add(double px, double py, boolean turns) {
        if (count > 0 && Math.abs(x[count - 1] - px) < SAME && Math.abs(y[count - 1] - py) < SAME) {
            corner[count - 1] |= turns;
            return;
        }
        if (count == x.length) {
            x = Arrays.copyOf(x, count * 2);
            y = Arrays.copyOf(y, count * 2);
            corner = Arrays.copyOf(corner, count * 2);
        }
        x[count] = px;
        y[count] = py;
        corner[count++] = turns;
    }

    private void endInto(List<Polyline> lines) {
        if (closed && count > 1 && Math.abs(x[0] - x[count - 1]) < SAME && Math.abs(y[0] - y[count - 1]) < SAME) {
            count--;
        }
        if (count > 0) {
            lines.add(this);
        }
    }

    int count() {
        return count;
    }

    boolean isClosed() {
        return closed;
    }

    double x(int i) {
        return x[i];
    }

    double y(int i) {
        return y[i];
    }

    boolean isCorner(int i) {
        return corner[i];
    }

    /** Twice the signed area that it encloses. */
    double area() {
        double area = 0;
        for (int i = 0, last = count - 1; i < count; last = i++) {
            area += x[last] * y[i] - x[i] * y[last];
        }
        return area;
    }

    /** How often it winds around a point, as a closed contour. */
    int winding(double px, double py) {
        int winding = 0;
        for (int i = 0, last = count - 1; i < count; last = i++) {
            if (y[last] <= py != y[i] <= py && x[last] + (py - y[last]) * (x[i] - x[last]) / (y[i] - y[last]) > px) {
                winding += y[i] > y[last] ? 1 : -1;
            }
        }
        return winding;
    }

    /** The same points from the last to the first. */
    Polyline reversed() {
        Polyline line = new Polyline();
        line.closed = closed;
        for (int i = count - 1; i >= 0; i--) {
            line.add(x[i], y[i], corner[i]);
        }
        return line;
    }

    /** Its dashes. The last dash of a closed contour runs on into the first when both touch its beginning. */
    List<Polyline> dashed(double[] pattern) {
        List<Polyline> dashes = new ArrayList<>();
        int phase = 0;
        double left = pattern[0];
        Polyline dash = starting(0);
        int segments = closed ? count : count - 1;
        for (int i = 0; i < segments; i++) {
            int next = (i + 1) % count;
            double length = distance(i, next);
            double done = 0;
            while (length - done > left) {
                done += left;
                double px = x[i] + (x[next] - x[i]) * (done / length);
                double py = y[i] + (y[next] - y[i]) * (done / length);
                if (phase % 2 == 0) {
                    dash.add(px, py, /* turns= */ true);
                    dashes.add(dash);
                }
                phase = (phase + 1) % pattern.length;
                left = pattern[phase];
                dash = new Polyline();
                dash.add(px, py, /* turns= */ true);
            }
            left -= length - done;
            if (phase % 2 == 0) {
                dash.add(x[next], y[next], corner[next]);
            }
        }
        if (phase % 2 == 0) {
            endDash(dash, dashes);
        }
        return dashes;
    }

    private void endDash(Polyline dash, List<Polyline> dashes) {
        if (closed && dashes.isEmpty()) {
            dashes.add(this);
        } else if (closed && dashes.get(0).startsAt(x[0], y[0])) {
            Polyline first = dashes.remove(0);
            for (int i = 0; i < first.count; i++) {
                dash.add(first.x[i], first.y[i], i == 0 ? corner[0] : first.corner[i]);
            }
            dashes.add(dash);
        } else {
            dashes.add(dash);
        }
    }

    private boolean startsAt(double px, double py) {
        return x[0] == px && y[0] == py;
    }

    private Polyline starting(int i) {
        Polyline line = new Polyline();
        line.add(x[i], y[i], /* turns= */ true);
        return line;
    }

    private double distance(int i, int j) {
        double dx = x[j] - x[i];
        double dy = y[j] - y[i];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
