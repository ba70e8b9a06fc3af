package dev.nameplate.render.layout;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Fine lines as on bank notes and certificates: guilloche, rosette, frame, scallop. */
final class Engravings {

    private static final double TURN = 2 * Math.PI;

    /** Distance of points along a curve, in device pixels. */
    private static final double STRIDE = 1.5;

    /** Points of all lines together. */
    private static final double MOST_POINTS = 400_000;

    private Engravings() {}

    /** Two bands of interlaced waves; where one swells the other narrows. */
    static void guilloche(Ornament it) {
        int count = it.count("lines", 2, 200);
        double waves = it.number("waves");
        double turns = it.number("turns");
        double amplitude = it.number("amplitude") * it.height() - it.number("width") / 2;
        int points = points(it, it.width() + 4 * waves * amplitude, count);
        List<Polyline> lines = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int pair = k / 2;
            double phase = TURN * 2 * pair / count;
            double side = k % 2 == 0 ? 1 : -1;
            Polyline line = new Polyline();
            for (int i = 0; i <= points; i++) {
                double u = (double) i / points;
                double swell = 0.6 + side * 0.4 * StrictMath.cos(TURN * turns * u);
                double y = amplitude * swell * StrictMath.sin(TURN * waves * u + phase);
                line.add(u * it.width(), it.height() / 2 + y);
            }
            lines.add(line);
        }
        it.lines(lines, it.number("width"), it.along());
    }

    /** Nested petals about the middle of the box, twisted both ways from the inner edge to the outer. */
    static void rosette(Ornament it) {
        int count = it.count("lines", 2, 200);
        double petals = it.count("petals", 1, 400);
        double rx = it.width() / 2;
        double ry = it.height() / 2;
        double pen = it.number("width") / 2;
        double depth = Math.max(0, Math.min(0.9, it.number("depth")));
        double outer = (1 - pen / Math.max(pen, Math.min(rx, ry))) / (1 + depth);
        double inner = it.number("inner");
        double twist = StrictMath.toRadians(it.number("twist"));
        int points = points(it, TURN * Math.max(rx, ry) * (1 + petals * depth), count);
        List<Polyline> lines = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int pair = k / 2;
            int pairs = (count - 1) / 2;
            double share = pairs == 0 ? 1 : (double) pair / pairs;
            double middle = inner + (outer - inner) * share;
            double phase = (k % 2 == 0 ? 1 : -1) * twist * share;
            Polyline line = new Polyline();
            for (int i = 0; i < points; i++) {
                double angle = TURN * i / points;
                double r = middle * (1 + depth * StrictMath.cos(petals * angle + phase));
                line.add(rx + rx * r * StrictMath.sin(angle), ry - ry * r * StrictMath.cos(angle));
            }
            line.close();
            lines.add(line);
        }
        it.lines(lines, it.number("width"), it.outwards(rx, ry, Math.max(rx, ry)));
    }

    /** A guilloche that runs round the box, its corners rounded. */
    static void frame(Ornament it) {
        int count = it.count("lines", 1, 100);
        double band = it.number("band");
        double inset = band / 2 + it.number("width") / 2;
        double radius = Math.max(band, it.number("radius"));
        Track track = new Track(inset, inset, it.width() - 2 * inset, it.height() - 2 * inset, radius);
        double waves = Math.max(1, Math.rint(track.length() / Math.max(1, it.number("step"))));
        int points = points(it, track.length() + 2 * waves * band, count);
        List<Polyline> lines = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double phase = TURN * k / count;
            Polyline line = new Polyline();
            for (int i = 0; i < points; i++) {
                double u = (double) i / points;
                double weave = StrictMath.sin(TURN * waves * u + phase);
                double swell = 0.72 + 0.28 * StrictMath.cos(TURN * 2 * waves * u - phase);
                track.add(line, u, band / 2 * weave * swell);
            }
            line.close();
            lines.add(line);
        }
        it.lines(lines, it.number("width"), it.along());
    }

    /** A disc with a wavy edge, as a seal's. */
    static void scallop(Ornament it) {
        int petals = it.count("petals", 3, 400);
        double depth = it.number("depth");
        double rx = it.width() / 2;
        double ry = it.height() / 2;
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        int points = Math.max(petals * 8, points(it, TURN * Math.max(rx, ry), 1));
        for (int i = 0; i < points; i++) {
            double angle = TURN * i / points;
            // The square root rounds the tips and sharpens the notches.
            double wave = Math.sqrt((1 + StrictMath.cos(petals * angle)) / 2 + 0.02);
            double r = 1 - depth * (1 - Math.min(1, wave));
            double x = rx + rx * r * StrictMath.sin(angle);
            double y = ry - ry * r * StrictMath.cos(angle);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        it.fill(path, it.along());
    }

    private static int points(Ornament it, double length, int lines) {
        return (int) Math.max(32, Math.min(MOST_POINTS / lines, Math.ceil(length * it.scale() / STRIDE)));
    }

    /** The way round a rounded rectangle, by its length. */
    private record Track(double x, double y, double width, double height, double radius) {

        Track {
            radius = Math.min(radius, Math.min(width, height) / 2);
        }

        double length() {
            return 2 * (width + height) - 8 * radius + TURN * radius;
        }

        /** Adds the point at a share of the way, {@code out} further outside. */
        void add(Polyline line, double share, double out) {
            double way = share * length();
            double quarter = TURN / 4 * radius;
            for (int side = 0; side < 4; side++) {
                double straight = (side % 2 == 0 ? width : height) - 2 * radius;
                if (way <= straight || (side == 3 && way <= straight + 1e-9)) {
                    add(line, side, radius + way, -out);
                    return;
                }
                way -= straight;
                if (way <= quarter || side == 3) {
                    double angle = way / quarter * TURN / 4;
                    double along = radius + straight + (radius + out) * StrictMath.sin(angle);
                    add(line, side, along, radius - (radius + out) * StrictMath.cos(angle));
                    return;
                }
                way -= quarter;
            }
        }

        /** Adds a point by its distance along a side and from it inwards. */
        private void add(Polyline line, int side, double along, double in) {
            switch (side) {
                case 0 -> line.add(x + along, y + in);
                case 1 -> line.add(x + width - in, y + along);
                case 2 -> line.add(x + width - along, y + height - in);
                default -> line.add(x + in, y + height - along);
            }
        }
    }
}
