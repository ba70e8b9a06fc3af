package dev.nameplate.raster;

import java.awt.geom.Path2D;

/** How a line of some width goes round its corners. */
final class Arcs {

    /** Mitres longer than this many widths are cut off. */
    private static final double LONGEST_MITRE = 4;

    private final double half;
    private final Path2D out;

    /** @param half of the line's width */
    Arcs(double half, Path2D out) {
        this.half = half;
        this.out = out;
    }

    /** Whether a corner is drawn out to a point; {@code dot} is the cosine of its turn. */
    static boolean hasMitre(double dot) {
        return 2 <= LONGEST_MITRE * LONGEST_MITRE * (1 + dot);
    }

    /** Goes round a corner, outside, from one radius to another; {@code dot} is the cosine of the turn. */
    void join(double x, double y, double ax, double ay, double bx, double by, double dot) {
        if (dot >= 0) {
            quarter(x, y, ax, ay, bx, by);
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
        quarter(x, y, ax, ay, mx * half / size, my * half / size);
        quarter(x, y, mx * half / size, my * half / size, bx, by);
    }

    /** A cubic along the circle about (x, y) from one radius to another, at most a quarter turn apart. */
    void quarter(double x, double y, double ax, double ay, double bx, double by) {
        double dot = (ax * bx + ay * by) / (half * half);
        double cross = (ax * by - ay * bx) / (half * half);
        double handle = 4.0 / 3 * StrictMath.tan(StrictMath.atan2(cross, dot) / 4);
        out.curveTo(
                x + ax - handle * ay, y + ay + handle * ax, x + bx + handle * by, y + by - handle * bx, x + bx, y + by);
    }
}
