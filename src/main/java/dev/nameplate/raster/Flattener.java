package dev.nameplate.raster;

import java.util.Arrays;

/**
 * Turns Bézier curves into points, as many as keep the chords near enough: their number follows from the curve's second
 * differences. A long curve is halved first, and pieces that cannot be seen are left straight.
 *
 * <p>Halving depends on the curve alone, so what lies inside the view comes out the same whatever the view is. A piece
 * wholly above, below or right of the view, or wholly left of it, becomes one straight line: it cannot change what a
 * left-to-right scan sees inside. Confined to one thread; the points are overwritten by the next curve.
 */
final class Flattener {

    /** Farthest that a chord may lie from its curve, in pixels. */
    static final double TOLERANCE = 1.0 / 40;

    /** A curve that takes more chords than this is halved. */
    private static final int MOST_CHORDS = 48;

    /** Halvings of one piece; more than the largest curve takes. */
    private static final int DEEPEST = 30;

    private double left = Double.NEGATIVE_INFINITY;
    private double top = Double.NEGATIVE_INFINITY;
    private double right = Double.POSITIVE_INFINITY;
    private double bottom = Double.POSITIVE_INFINITY;

    private final double[] stack = new double[8 * (DEEPEST + 2)];
    private double[] points = new double[256];
    private int length;

    /** From now on only this rectangle matters. */
    void view(Rect rect) {
        left = rect.x();
        top = rect.y();
        right = rect.right();
        bottom = rect.bottom();
    }

    /** The points after the first one: x and y in turn, {@link #length()} numbers in all. */
    double[] points() {
        return points;
    }

    int length() {
        return length;
    }

    void quad(double x0, double y0, double x1, double y1, double x2, double y2) {
        double ax = x0 + (x1 - x0) * (2.0 / 3);
        double ay = y0 + (y1 - y0) * (2.0 / 3);
        double bx = x2 + (x1 - x2) * (2.0 / 3);
        double by = y2 + (y1 - y2) * (2.0 / 3);
        cubic(x0, y0, ax, ay, bx, by, x2, y2);
    }

    void cubic(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {
        length = 0;
        double[] s = stack;
        s[0] = x0;
        s[1] = y0;
        s[2] = x1;
        s[3] = y1;
        s[4] = x2;
        s[5] = y2;
        s[6] = x3;
        s[7] = y3;
        for (int at = 0; at >= 0; ) {
            int base = 8 * at;
            double chords = chords(base);
            if (chords > 1 && unseen(base)) {
                chords = 1;
            }
            if (chords > MOST_CHORDS && at < DEEPEST) {
                halve(base);
                at++;
            } else {
                follow(base, (int) Math.min(chords, MOST_CHORDS));
                at--;
            }
        }
    }

    /** A cubic strays from one of n chords by at most three quarters of its largest second difference over n squared. */
    private double chords(int base) {
        double[] s = stack;
        double ax = s[base] - 2 * s[base + 2] + s[base + 4];
        double ay = s[base + 1] - 2 * s[base + 3] + s[base + 5];
        double bx = s[base + 2] - 2 * s[base + 4] + s[base + 6];
        double by = s[base + 3] - 2 * s[base + 5] + s[base + 7];
        double largest = Math.sqrt(Math.max(ax * ax + ay * ay, bx * bx + by * by));
        return Math.ceil(Math.sqrt(largest * (0.75 / TOLERANCE)));
    }

    private boolean unseen(int base) {
        double[] s = stack;
        double minX = Math.min(Math.min(s[base], s[base + 2]), Math.min(s[base + 4], s[base + 6]));
        double maxX = Math.max(Math.max(s[base], s[base + 2]), Math.max(s[base + 4], s[base + 6]));
        double minY = Math.min(Math.min(s[base + 1], s[base + 3]), Math.min(s[base + 5], s[base + 7]));
        double maxY = Math.max(Math.max(s[base + 1], s[base + 3]), Math.max(s[base + 5], s[base + 7]));
        // A pixel of margin, so that rounding to the grid cannot bring back what was dropped here.
        return maxY < top - 1 || minY > bottom + 1 || minX > right + 1 || maxX < left - 1;
    }

    /** Replaces the piece at {@code base} by its second half and puts the first half on top. */
    private void halve(int base) {
        double[] s = stack;
        for (int axis = 0; axis < 2; axis++) {
            int i = base + axis;
            double p0 = s[i];
            double p3 = s[i + 6];
            double a = (p0 + s[i + 2]) / 2;
            double b = (s[i + 2] + s[i + 4]) / 2;
            double c = (s[i + 4] + p3) / 2;
            double d = (a + b) / 2;
            double e = (b + c) / 2;
            double middle = (d + e) / 2;
            s[i] = middle;
            s[i + 2] = e;
            s[i + 4] = c;
            s[i + 8] = p0;
            s[i + 10] = a;
            s[i + 12] = d;
            s[i + 14] = middle;
        }
    }

    /** Points at even steps along a piece; the last is its end. */
    private void follow(int base, int chords) {
        if (length + 2 * chords + 2 > points.length) {
            points = Arrays.copyOf(points, points.length * 2 + 2 * chords);
        }
        double[] s = stack;
        double x0 = s[base];
        double y0 = s[base + 1];
        double x3 = s[base + 6];
        double y3 = s[base + 7];
        double cx = 3 * (s[base + 2] - x0);
        double cy = 3 * (s[base + 3] - y0);
        double bx = 3 * (s[base + 4] - s[base + 2]) - cx;
        double by = 3 * (s[base + 5] - s[base + 3]) - cy;
        double ax = x3 - x0 - cx - bx;
        double ay = y3 - y0 - cy - by;
        double step = 1.0 / Math.max(1, chords);
        int at = length;
        for (int i = 1; i < chords; i++) {
            double t = i * step;
            points[at++] = ((ax * t + bx) * t + cx) * t + x0;
            points[at++] = ((ay * t + by) * t + cy) * t + y0;
        }
        points[at++] = x3;
        points[at++] = y3;
        length = at;
    }
}
