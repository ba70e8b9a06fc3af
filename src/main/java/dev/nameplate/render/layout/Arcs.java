package dev.nameplate.render.layout;

import java.awt.geom.Path2D;

/** Pieces of circles. Angles are degrees, 0 upwards and clockwise. */
final class Arcs {

    private static final double LONGEST = 45;

    private Arcs() {}

    /** A piece of a circle as an open line. */
    static Path2D arc(double cx, double cy, double radius, double from, double sweep) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.moveTo(cx + radius * sine(from), cy - radius * cosine(from));
        curve(path, cx, cy, radius, from, sweep);
        return path;
    }

    /** A piece of a ring, with straight ends. */
    static Path2D slice(double cx, double cy, double inner, double outer, double from, double sweep) {
        Path2D path = arc(cx, cy, outer, from, sweep);
        double to = from + sweep;
        path.lineTo(cx + inner * sine(to), cy - inner * cosine(to));
        curve(path, cx, cy, inner, to, -sweep);
        path.closePath();
        return path;
    }

    /** Cubic curves from where a path has come to, each at most an eighth of a circle. */
    private static void curve(Path2D path, double cx, double cy, double radius, double from, double sweep) {
        int pieces = Math.max(1, (int) Math.ceil(Math.abs(sweep) / LONGEST - 1e-9));
        double step = sweep / pieces;
        double handle = 4.0 / 3 * StrictMath.tan(StrictMath.toRadians(step) / 4) * radius;
        for (int i = 0; i < pieces; i++) {
            double start = from + i * step;
            double end = i == pieces - 1 ? from + sweep : start + step;
            path.curveTo(
                    cx + radius * sine(start) + handle * cosine(start),
                    cy - radius * cosine(start) + handle * sine(start),
                    cx + radius * sine(end) - handle * cosine(end),
                    cy - radius * cosine(end) - handle * sine(end),
                    cx + radius * sine(end),
                    cy - radius * cosine(end));
        }
    }

    static double sine(double degrees) {
        return StrictMath.sin(StrictMath.toRadians(degrees));
    }

    static double cosine(double degrees) {
        return StrictMath.cos(StrictMath.toRadians(degrees));
    }
}
