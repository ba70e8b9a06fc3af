package dev.nameplate.render.layout;

import dev.nameplate.raster.Rect;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Making, measuring and turning round outlines. Rectangles and ellipses run clockwise on the screen. */
final class Outlines {

    /** How far a cubic's handles reach for a quarter of a circle: the middle of the arc is hit exactly. */
    private static final double KAPPA = 4.0 / 3 * (Math.sqrt(2) - 1);

    private Outlines() {}

    static Path2D rectangle(double x, double y, double width, double height) {
        return rectangle(x, y, width, height, new Corners(0, 0, 0, 0));
    }

    static Path2D rectangle(double x, double y, double width, double height, double radius) {
        return rectangle(x, y, width, height, new Corners(radius, radius, radius, radius));
    }

    /** Corners too large for the sides are scaled down together, as CSS does. */
    static Path2D rectangle(double x, double y, double width, double height, Corners given) {
        Corners corners = given.within(width, height);
        double right = x + width;
        double bottom = y + height;
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, 24);
        path.moveTo(x + corners.topLeft(), y);
        corner(path, right, y, corners.topRight(), 1, 0);
        corner(path, right, bottom, corners.bottomRight(), 0, 1);
        corner(path, x, bottom, corners.bottomLeft(), -1, 0);
        corner(path, x, y, corners.topLeft(), 0, -1);
        path.closePath();
        return path;
    }

    /** A line to where the corner at (x, y) begins, and its arc; (ux, uy) is the direction in which it is reached. */
    private static void corner(Path2D path, double x, double y, double radius, double ux, double uy) {
        path.lineTo(x - radius * ux, y - radius * uy);
        if (radius > 0) {
            double rest = radius * (1 - KAPPA);
            path.curveTo(x - rest * ux, y - rest * uy, x - rest * uy, y + rest * ux, x - radius * uy, y + radius * ux);
        }
    }

    /** A polygon of upright and level sides whose corners are rounded, inwards and outwards, as far as its sides allow. */
    static Path2D rounded(List<double[]> corners, double radius) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        int count = corners.size();
        for (int i = 0; i < count; i++) {
            double[] before = corners.get((i + count - 1) % count);
            double[] at = corners.get(i);
            double[] after = corners.get((i + 1) % count);
            double from = Math.abs(at[0] - before[0]) + Math.abs(at[1] - before[1]);
            double to = Math.abs(after[0] - at[0]) + Math.abs(after[1] - at[1]);
            double r = Math.min(radius, Math.min(from, to) / 2);
            double ux = Math.signum(at[0] - before[0]);
            double uy = Math.signum(at[1] - before[1]);
            double vx = Math.signum(after[0] - at[0]);
            double vy = Math.signum(after[1] - at[1]);
            double rest = r * (1 - KAPPA);
            if (i == 0) {
                path.moveTo(at[0] - r * ux, at[1] - r * uy);
            } else {
                path.lineTo(at[0] - r * ux, at[1] - r * uy);
            }
            if (r > 0) {
                path.curveTo(
                        at[0] - rest * ux,
                        at[1] - rest * uy,
                        at[0] + rest * vx,
                        at[1] + rest * vy,
                        at[0] + r * vx,
                        at[1] + r * vy);
            }
        }
        path.closePath();
        return path;
    }

    static Path2D ellipse(double x, double y, double width, double height) {
        double rx = width / 2;
        double ry = height / 2;
        double cx = x + rx;
        double cy = y + ry;
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, 16);
        path.moveTo(cx, y);
        path.curveTo(cx + KAPPA * rx, y, x + width, cy - KAPPA * ry, x + width, cy);
        path.curveTo(x + width, cy + KAPPA * ry, cx + KAPPA * rx, y + height, cx, y + height);
        path.curveTo(cx - KAPPA * rx, y + height, x, cy + KAPPA * ry, x, cy);
        path.curveTo(x, cy - KAPPA * ry, cx - KAPPA * rx, y, cx, y);
        path.closePath();
        return path;
    }

    /** What lies outside an outline, as far as a frame around it; for clips that spare the outline. */
    static Path2D outside(Path2D outline, Rect frame) {
        Path2D path = rectangle(frame.x(), frame.y(), frame.width(), frame.height());
        path.append(signedArea(outline) > 0 ? reversed(outline) : outline, /* connect= */ false);
        return path;
    }

    /** The ring between two outlines that run the same way. */
    static Path2D ring(Path2D outer, Path2D inner) {
        Path2D path = new Path2D.Double(outer);
        path.append(reversed(inner), /* connect= */ false);
        return path;
    }

    /** Twice the area inside, positive when it runs clockwise on the screen; curves by their control points. */
    private static double signedArea(Path2D outline) {
        double area = 0;
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        double[] c = new double[6];
        for (PathIterator it = outline.getPathIterator(null); !it.isDone(); it.next()) {
            int type = it.currentSegment(c);
            int points = type == PathIterator.SEG_CUBICTO ? 3 : type == PathIterator.SEG_QUADTO ? 2 : 1;
            if (type == PathIterator.SEG_MOVETO || type == PathIterator.SEG_CLOSE) {
                area += x * startY - y * startX;
                startX = type == PathIterator.SEG_MOVETO ? c[0] : startX;
                startY = type == PathIterator.SEG_MOVETO ? c[1] : startY;
                x = startX;
                y = startY;
                continue;
            }
            for (int i = 0; i < 2 * points; i += 2) {
                area += x * c[i + 1] - y * c[i];
                x = c[i];
                y = c[i + 1];
            }
        }
        return area + x * startY - y * startX;
    }

    /** The same outline drawn backwards. */
    static Path2D reversed(Path2D outline) {
        Path2D backwards = new Path2D.Double(Path2D.WIND_NON_ZERO);
        Deque<double[]> segments = new ArrayDeque<>();
        double[] at = {0, 0};
        for (PathIterator it = outline.getPathIterator(null); !it.isDone(); it.next()) {
            double[] c = new double[6];
            int type = it.currentSegment(c);
            if (type == PathIterator.SEG_MOVETO) {
                unwind(segments, at, backwards, /* close= */ false);
                at = new double[] {c[0], c[1]};
            } else if (type == PathIterator.SEG_CLOSE) {
                unwind(segments, at, backwards, /* close= */ true);
            } else {
                int length = type == PathIterator.SEG_CUBICTO ? 6 : type == PathIterator.SEG_QUADTO ? 4 : 2;
                double[] segment = new double[length + 2];
                System.arraycopy(at, 0, segment, 0, 2);
                System.arraycopy(c, 0, segment, 2, length);
                segments.push(segment);
                at = new double[] {c[length - 2], c[length - 1]};
            }
        }
        unwind(segments, at, backwards, /* close= */ false);
        return backwards;
    }

    private static void unwind(Deque<double[]> segments, double[] from, Path2D into, boolean close) {
        if (segments.isEmpty()) {
            return;
        }
        into.moveTo(from[0], from[1]);
        while (!segments.isEmpty()) {
            double[] s = segments.pop();
            if (s.length == 8) {
                into.curveTo(s[4], s[5], s[2], s[3], s[0], s[1]);
            } else if (s.length == 6) {
                into.quadTo(s[2], s[3], s[0], s[1]);
            } else {
                into.lineTo(s[0], s[1]);
            }
        }
        if (close) {
            into.closePath();
        }
    }

    /** Radii of the four corners. */
    record Corners(double topLeft, double topRight, double bottomRight, double bottomLeft) {

        Corners within(double width, double height) {
            double fit = Math.min(
                    Math.min(share(width, topLeft + topRight), share(width, bottomLeft + bottomRight)),
                    Math.min(share(height, topLeft + bottomLeft), share(height, topRight + bottomRight)));
            return fit >= 1 ? this : new Corners(topLeft * fit, topRight * fit, bottomRight * fit, bottomLeft * fit);
        }

        private static double share(double side, double wanted) {
            return wanted <= side ? 1 : Math.max(0, side) / wanted;
        }

        /** The corners of a parallel outline, {@code by} further out (or in); sharp corners stay sharp. */
        Corners grown(double by) {
            return new Corners(grown(topLeft, by), grown(topRight, by), grown(bottomRight, by), grown(bottomLeft, by));
        }

        private static double grown(double radius, double by) {
            return radius == 0 ? 0 : Math.max(0, radius + by);
        }

        /** Sharp corners rounded by a radius. */
        Corners atLeast(double radius) {
            return new Corners(
                    Math.max(topLeft, radius),
                    Math.max(topRight, radius),
                    Math.max(bottomRight, radius),
                    Math.max(bottomLeft, radius));
        }
    }
}
