package dev.nameplate.raster;

import java.awt.geom.Path2D;
import org.jspecify.annotations.Nullable;

/** Turns SVG's end-point arcs into cubic curves of at most a quarter turn, after appendix F.6 of SVG 1.1. */
final class EllipticArc {

    private EllipticArc() {}

    /**
     * Appends an arc.
     *
     * @param n radii, turn of the ellipse in degrees, large-arc flag, sweep flag, end point
     */
    static void add(Path2D path, double x0, double y0, double[] n) {
        double x1 = n[5];
        double y1 = n[6];
        if (x0 == x1 && y0 == y1) {
            return;
        }
        double rx = Math.abs(n[0]);
        double ry = Math.abs(n[1]);
        if (rx == 0 || ry == 0) {
            path.lineTo(x1, y1);
            return;
        }
        double turn = StrictMath.toRadians(n[2] % 360);
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        // Half the chord, in the ellipse's own axes.
        double dx = (cos * (x0 - x1) + sin * (y0 - y1)) / 2;
        double dy = (cos * (y0 - y1) - sin * (x0 - x1)) / 2;
        double reach = dx * dx / (rx * rx) + dy * dy / (ry * ry);
        if (reach > 1) {
            rx *= Math.sqrt(reach);
            ry *= Math.sqrt(reach);
        }
        // How far the middle lies from the chord's: on it when the radii had to be stretched to reach.
        double away = reach >= 1 ? 0 : Math.sqrt(1 / reach - 1) * (n[3] == n[4] ? -1 : 1);
        double cx = away * rx * dy / ry;
        double cy = -away * ry * dx / rx;
        double from = StrictMath.atan2((dy - cy) / ry, (dx - cx) / rx);
        double span = StrictMath.atan2((-dy - cy) / ry, (-dx - cx) / rx) - from;
        if (n[4] == 0 && span > 0) {
            span -= 2 * Math.PI;
        } else if (n[4] != 0 && span < 0) {
            span += 2 * Math.PI;
        }
        double middleX = cos * cx - sin * cy + (x0 + x1) / 2;
        double middleY = sin * cx + cos * cy + (y0 + y1) / 2;
        int pieces = Math.max(1, (int) Math.ceil(Math.abs(span) / (Math.PI / 2) - 1e-9));
        double[] matrix = {cos * rx, sin * rx, -sin * ry, cos * ry, middleX, middleY};
        double step = span / pieces;
        for (int i = 0; i < pieces; i++) {
            curve(path, matrix, from + i * step, step, i == pieces - 1 ? n : null);
        }
    }

    /** An arc of the unit circle taken through a matrix; the last one ends at the very point that was given. */
    private static void curve(Path2D path, double[] m, double a, double step, double @Nullable [] end) {
        double handle = 4.0 / 3 * StrictMath.tan(step / 4);
        double b = a + step;
        double ax = StrictMath.cos(a);
        double ay = StrictMath.sin(a);
        double bx = StrictMath.cos(b);
        double by = StrictMath.sin(b);
        double px = ax - handle * ay;
        double py = ay + handle * ax;
        double qx = bx + handle * by;
        double qy = by - handle * bx;
        path.curveTo(
                m[4] + m[0] * px + m[2] * py,
                m[5] + m[1] * px + m[3] * py,
                m[4] + m[0] * qx + m[2] * qy,
                m[5] + m[1] * qx + m[3] * qy,
                end != null ? end[5] : m[4] + m[0] * bx + m[2] * by,
                end != null ? end[6] : m[5] + m[1] * bx + m[3] * by);
    }
}
