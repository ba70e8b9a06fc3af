package dev.nameplate.render.layout;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns lines into the outlines of the ink they leave, for the non-zero rule. (The JDK's stroker is left alone: its
 * outlines differ between releases.)
 *
 * <p>Not thread-safe.
 */
final class Stroker {

    /** Mitres longer than this many half widths are cut off, as in SVG. */
    private static final double MITRE_LIMIT = 4;

    /** Turns below this cosine come from the curve itself, not from a corner. */
    private static final double SMOOTH = Math.sqrt(3) / 2;

    private static final double TOLERANCE = 0.02;

    private final double half;
    private final boolean round;
    private final Path2D.Double ink = new Path2D.Double(Path2D.WIND_NON_ZERO);
    private boolean begun;

    private Stroker(double width, boolean round) {
        this.half = width / 2;
        this.round = round;
    }

    /**
     * The ink of a line along an outline, both in device pixels.
     *
     * @param dashes lengths of dashes and gaps, alternating; empty for a solid line
     * @param round whether ends and joins are round; else butt ends and mitred joins
     */
    static Path2D stroke(Path2D outline, double width, List<Double> dashes, boolean round) {
        List<Polyline> lines = new ArrayList<>();
        for (Polyline line : Polyline.of(outline)) {
            lines.addAll(dashes.isEmpty() ? List.of(line) : Dashes.cut(line, dashes));
        }
        return stroke(lines, width, round);
    }

    static Path2D stroke(List<Polyline> lines, double width, boolean round) {
        Stroker stroker = new Stroker(width, round);
        lines.forEach(stroker::line);
        return stroker.ink;
    }

    private void line(Polyline line) {
        if (line.size() == 1) {
            dot(line.x(0), line.y(0));
        } else if (line.isClosed()) {
            side(line, /* backwards= */ false);
            side(line, /* backwards= */ true);
        } else if (line.size() > 1) {
            int last = line.size() - 1;
            cap(line, 1, 0);
            for (int i = 1; i < last; i++) {
                join(line, i - 1, i, i + 1);
            }
            cap(line, last - 1, last);
            for (int i = last - 1; i > 0; i--) {
                join(line, i + 1, i, i - 1);
            }
            end();
        }
    }

    /** One side of a closed line as a contour of its own. */
    private void side(Polyline line, boolean backwards) {
        int size = line.size();
        for (int i = 0; i < size; i++) {
            int at = backwards ? size - 1 - i : i;
            int step = backwards ? size - 1 : 1;
            join(line, (at + size - step) % size, at, (at + step) % size);
        }
        end();
    }

    /** Round the corner at {@code at} on the left of the way from {@code from} to {@code to}. */
    private void join(Polyline line, int from, int at, int to) {
        double before = line.length(from, at);
        double after = line.length(at, to);
        double x = line.x(at);
        double y = line.y(at);
        double ux = (x - line.x(from)) / before;
        double uy = (y - line.y(from)) / before;
        double vx = (line.x(to) - x) / after;
        double vy = (line.y(to) - y) / after;
        double cross = ux * vy - uy * vx;
        double dot = ux * vx + uy * vy;
        // The left side (uy, -ux) is the outer one when the way turns right.
        boolean outer = cross > 0;
        double reach = half * Math.abs(cross) / (1 + dot);
        if ((Math.abs(cross) < 1e-9 && dot > 0) || (!outer && reach <= Math.min(before, after))) {
            corner(x, y, ux, uy, vx, vy, dot);
        } else if (!outer) {
            point(x + half * uy, y - half * ux);
            point(x, y);
            point(x + half * vy, y - half * vx);
        } else if (dot > SMOOTH || (!round && 2 / (1 + dot) <= MITRE_LIMIT * MITRE_LIMIT)) {
            corner(x, y, ux, uy, vx, vy, dot);
        } else if (round) {
            arc(x, y, ux, uy, vx, vy);
        } else {
            point(x + half * uy, y - half * ux);
            point(x + half * vy, y - half * vx);
        }
    }

    /** The point where both sides' parallels meet. */
    private void corner(double x, double y, double ux, double uy, double vx, double vy, double dot) {
        double scale = half / (1 + dot);
        point(x + (uy + vy) * scale, y - (ux + vx) * scale);
    }

    /** The way round the end of a line that arrives at {@code at} from {@code from}. */
    private void cap(Polyline line, int from, int at) {
        double length = line.length(from, at);
        double ux = (line.x(at) - line.x(from)) / length;
        double uy = (line.y(at) - line.y(from)) / length;
        double x = line.x(at);
        double y = line.y(at);
        if (round) {
            arc(x, y, ux, uy, -uy, ux);
            arc(x, y, -uy, ux, -ux, -uy);
        } else {
            point(x + half * uy, y - half * ux);
            point(x - half * uy, y + half * ux);
        }
    }

    private void dot(double x, double y) {
        if (round) {
            Path2D circle = Outlines.ellipse(x - half, y - half, 2 * half, 2 * half);
            ink.append(circle, /* connect= */ false);
        }
    }

    /** Points on the circle about (x, y) from the left of u to the left of v, the short way. */
    private void arc(double x, double y, double ux, double uy, double vx, double vy) {
        double from = StrictMath.atan2(-ux, uy);
        double turn = StrictMath.atan2(-vx, vy) - from;
        turn -= 2 * Math.PI * Math.floor((turn + Math.PI) / (2 * Math.PI));
        double step = 2 * StrictMath.acos(Math.max(0, 1 - TOLERANCE / Math.max(half, TOLERANCE)));
        int steps = (int) Math.max(1, Math.ceil(Math.abs(turn) / step));
        point(x + half * uy, y - half * ux);
        for (int i = 1; i < steps; i++) {
            double angle = from + turn * i / steps;
            point(x + half * StrictMath.cos(angle), y + half * StrictMath.sin(angle));
        }
        point(x + half * vy, y - half * vx);
    }

    private void point(double x, double y) {
        if (begun) {
            ink.lineTo(x, y);
        } else {
            ink.moveTo(x, y);
            begun = true;
        }
    }

    private void end() {
        ink.closePath();
        begun = false;
    }
}
