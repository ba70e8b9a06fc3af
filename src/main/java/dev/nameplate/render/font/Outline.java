package dev.nameplate.render.font;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * A glyph's outline in font units, y downwards, the pen at (0, 0); filled by the non-zero rule. Immutable.
 *
 * <p>Coordinates are whole, or halves where a TrueType curve has an implied point, so they are exact.
 */
public final class Outline {

    /** The outline of a glyph without ink. */
    static final Outline EMPTY = new Outline(new byte[0], new float[0]);

    private final byte[] steps;
    private final float[] points;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;

    private Outline(byte[] steps, float[] points) {
        this.steps = steps;
        this.points = points;
        Extent extent = new Extent();
        walk(extent);
        left = extent.left;
        top = extent.top;
        right = extent.right;
        bottom = extent.bottom;
    }

    static Outline of(Shape shape) {
        byte[] steps = new byte[32];
        float[] points = new float[128];
        int stepCount = 0;
        int pointCount = 0;
        float[] part = new float[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int step = i.currentSegment(part);
            int length = length(step);
            if (stepCount == steps.length) {
                steps = Arrays.copyOf(steps, 2 * stepCount);
            }
            if (pointCount + length > points.length) {
                points = Arrays.copyOf(points, 2 * points.length);
            }
            steps[stepCount++] = (byte) step;
            System.arraycopy(part, 0, points, pointCount, length);
            pointCount += length;
        }
        return stepCount == 0 ? EMPTY : new Outline(Arrays.copyOf(steps, stepCount), Arrays.copyOf(points, pointCount));
    }

    public boolean isEmpty() {
        return steps.length == 0;
    }

    /** The leftmost ink, exact for curves; 0 when there is none. */
    public double left() {
        return left;
    }

    /** The topmost ink, negative above the baseline; 0 when there is none. */
    public double top() {
        return top;
    }

    public double right() {
        return right;
    }

    public double bottom() {
        return bottom;
    }

    /** Adds the outline to a path, scaled about the pen, with the pen at (x, y). */
    public void appendTo(Path2D path, double x, double y, double scale) {
        walk(new Pen() {
            @Override
            public void move(double ax, double ay) {
                path.moveTo(x + ax * scale, y + ay * scale);
            }

            @Override
            public void line(double ax, double ay) {
                path.lineTo(x + ax * scale, y + ay * scale);
            }

            @Override
            public void quad(double ax, double ay, double bx, double by) {
                path.quadTo(x + ax * scale, y + ay * scale, x + bx * scale, y + by * scale);
            }

            @Override
            public void cubic(double ax, double ay, double bx, double by, double cx, double cy) {
                path.curveTo(
                        x + ax * scale, y + ay * scale, x + bx * scale, y + by * scale, x + cx * scale, y + cy * scale);
            }

            @Override
            public void close() {
                path.closePath();
            }
        });
    }

    /** The coverage of the outline at a scale, with the pen {@code dx} pixels to the right of a whole one. */
    Mask mask(double scale, double dx) {
        Rect view = Rect.around(left * scale + dx, top * scale, right * scale + dx, bottom * scale);
        return isEmpty() ? Mask.EMPTY : Mask.of(path(scale, dx), view.outset(1));
    }

    /** The outline at a scale, with the pen {@code dx} pixels to the right of a whole one. */
    Path2D path(double scale, double dx) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, steps.length);
        appendTo(path, dx, 0, scale);
        return path;
    }

    /** Bytes on the heap, for caches bounded by weight. */
    long weight() {
        return steps.length + 4L * points.length + 96;
    }

    private void walk(Pen pen) {
        float[] p = points;
        int at = 0;
        for (byte step : steps) {
            switch (step) {
                case PathIterator.SEG_MOVETO -> pen.move(p[at], p[at + 1]);
                case PathIterator.SEG_LINETO -> pen.line(p[at], p[at + 1]);
                case PathIterator.SEG_QUADTO -> pen.quad(p[at], p[at + 1], p[at + 2], p[at + 3]);
                case PathIterator.SEG_CUBICTO ->
                    pen.cubic(p[at], p[at + 1], p[at + 2], p[at + 3], p[at + 4], p[at + 5]);
                default -> pen.close();
            }
            at += length(step);
        }
    }

    private static int length(int step) {
        return switch (step) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
            case PathIterator.SEG_QUADTO -> 4;
            case PathIterator.SEG_CUBICTO -> 6;
            default -> 0;
        };
    }

    private interface Pen {
        void move(double ax, double ay);

        void line(double ax, double ay);

        void quad(double ax, double ay, double bx, double by);

        void cubic(double ax, double ay, double bx, double by, double cx, double cy);

        void close();
    }

    /** Finds how far the curves themselves reach; control points may lie far outside them. */
    private static final class Extent implements Pen {
        private boolean any;
        private double left;
        private double top;
        private double right;
        private double bottom;
        private double x;
        private double y;

        @Override
        public void move(double ax, double ay) {
            x = ax;
            y = ay;
        }

        @Override
        public void line(double ax, double ay) {
            reach(x, y);
            reach(ax, ay);
            move(ax, ay);
        }

        @Override
        public void quad(double ax, double ay, double bx, double by) {
            cubic(x + (ax - x) * 2 / 3, y + (ay - y) * 2 / 3, bx + (ax - bx) * 2 / 3, by + (ay - by) * 2 / 3, bx, by);
        }

        @Override
        public void cubic(double ax, double ay, double bx, double by, double cx, double cy) {
            reach(x, y);
            reach(cx, cy);
            double fromX = x;
            double fromY = y;
            turn(fromX, ax, bx, cx, value -> reach(value, fromY));
            turn(fromY, ay, by, cy, value -> reach(fromX, value));
            move(cx, cy);
        }

        @Override
        public void close() {}

        private void reach(double ax, double ay) {
            left = any ? Math.min(left, ax) : ax;
            right = any ? Math.max(right, ax) : ax;
            top = any ? Math.min(top, ay) : ay;
            bottom = any ? Math.max(bottom, ay) : ay;
            any = true;
        }

        /** Reports the values of one coordinate of a cubic where it turns back: the roots of its derivative in 0..1. */
        private static void turn(double p0, double p1, double p2, double p3, java.util.function.DoubleConsumer reach) {
            if (Math.min(p1, p2) >= Math.min(p0, p3) && Math.max(p1, p2) <= Math.max(p0, p3)) {
                return;
            }
            double a = 3 * (p3 - 3 * p2 + 3 * p1 - p0);
            double b = 6 * (p2 - 2 * p1 + p0);
            double c = 3 * (p1 - p0);
            if (Math.abs(a) < 1e-9) {
                at(-c / b, p0, p1, p2, p3, reach);
                return;
            }
            double root = StrictMath.sqrt(Math.max(0, b * b - 4 * a * c));
            at((-b + root) / (2 * a), p0, p1, p2, p3, reach);
            at((-b - root) / (2 * a), p0, p1, p2, p3, reach);
        }

        private static void at(
                double t, double p0, double p1, double p2, double p3, java.util.function.DoubleConsumer reach) {
            if (t > 0 && t < 1) {
                double s = 1 - t;
                reach.accept(s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3);
            }
        }
    }
}
