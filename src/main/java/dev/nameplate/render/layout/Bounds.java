package dev.nameplate.render.layout;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/**
 * The tight real bounds of an outline. (The bounds that {@code Path2D} itself gives differ between JDKs: older ones include
 * the handles of curves.)
 */
record Bounds(double left, double top, double right, double bottom) {

    private static final Bounds NONE = new Bounds(0, 0, -1, -1);

    static Bounds of(Path2D outline) {
        Finder finder = new Finder();
        double[] c = new double[6];
        for (PathIterator it = outline.getPathIterator(null); !it.isDone(); it.next()) {
            switch (it.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> finder.move(c[0], c[1]);
                case PathIterator.SEG_LINETO -> finder.line(c[0], c[1]);
                case PathIterator.SEG_QUADTO ->
                    finder.cubic(
                            finder.x + (c[0] - finder.x) * 2 / 3,
                            finder.y + (c[1] - finder.y) * 2 / 3,
                            c[2] + (c[0] - c[2]) * 2 / 3,
                            c[3] + (c[1] - c[3]) * 2 / 3,
                            c[2],
                            c[3]);
                case PathIterator.SEG_CUBICTO -> finder.cubic(c[0], c[1], c[2], c[3], c[4], c[5]);
                default -> finder.close();
            }
        }
        return finder.bounds();
    }

    boolean isEmpty() {
        return right < left || bottom < top;
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    private static final class Finder {
        private double left = Double.POSITIVE_INFINITY;
        private double top = Double.POSITIVE_INFINITY;
        private double right = Double.NEGATIVE_INFINITY;
        private double bottom = Double.NEGATIVE_INFINITY;
        private double x;
        private double y;
        private double startX;
        private double startY;

        void move(double toX, double toY) {
            x = startX = toX;
            y = startY = toY;
        }

        void line(double toX, double toY) {
            add(x, y);
            add(toX, toY);
            x = toX;
            y = toY;
        }

        void cubic(double x1, double y1, double x2, double y2, double x3, double y3) {
            extremes(x, x1, x2, x3, /* horizontal= */ true);
            extremes(y, y1, y2, y3, /* horizontal= */ false);
            line(x3, y3);
        }

        void close() {
            x = startX;
            y = startY;
        }

        /** Adds where the derivative of one coordinate is zero within the curve. */
        private void extremes(double p0, double p1, double p2, double p3, boolean horizontal) {
            if (Math.min(p1, p2) >= Math.min(p0, p3) && Math.max(p1, p2) <= Math.max(p0, p3)) {
                return;
            }
            double a = p3 - p0 + 3 * (p1 - p2);
            double b = 2 * (p0 - 2 * p1 + p2);
            double c = p1 - p0;
            if (Math.abs(a) < 1e-12) {
                extreme(b == 0 ? -1 : -c / b, p0, p1, p2, p3, horizontal);
                return;
            }
            double root = b * b - 4 * a * c;
            if (root >= 0) {
                double sqrt = Math.sqrt(root);
                extreme((-b + sqrt) / (2 * a), p0, p1, p2, p3, horizontal);
                extreme((-b - sqrt) / (2 * a), p0, p1, p2, p3, horizontal);
            }
        }

        private void extreme(double t, double p0, double p1, double p2, double p3, boolean horizontal) {
            if (t > 0 && t < 1) {
                double u = 1 - t;
                double at = u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
                add(horizontal ? at : x, horizontal ? y : at);
            }
        }

        private void add(double px, double py) {
            left = Math.min(left, px);
            right = Math.max(right, px);
            top = Math.min(top, py);
            bottom = Math.max(bottom, py);
        }

        Bounds bounds() {
            return right < left ? NONE : new Bounds(left, top, right, bottom);
        }
    }
}
