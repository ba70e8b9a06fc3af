package dev.nameplate.render.layout;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** Pieces strewn by chance: confetti, bars. */
final class Scatter {

    /** Places tried for each piece; the one furthest from the others wins. */
    private static final int TRIES = 12;

    private Scatter() {}

    /** Scattered paper: strips, discs, rings, triangles and curls, turned every way; denser towards the top by {@code fall}. */
    static void confetti(Ornament it) {
        int count = it.count("count", 0, 600);
        double small = it.number("small");
        double large = Math.max(small, it.number("large"));
        double fall = it.number("fall");
        Chance chance = it.chance();
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int i = 0; i < count; i++) {
            double size = small + (large - small) * chance.next() * chance.next();
            double best = -1;
            for (int t = 0; t < TRIES; t++) {
                double x = chance.between(large, it.width() - large);
                double y = large + (it.height() - 2 * large) * StrictMath.pow(chance.next(), 1 + 2 * fall);
                double near = nearest(xs, ys, i, x, y) * (1 + fall * 2 * y / it.height());
                if (near > best) {
                    best = near;
                    xs[i] = x;
                    ys[i] = y;
                }
            }
            Path2D piece = piece(chance, size);
            // Foreshortened, as if tumbling, then turned.
            double turn = chance.between(0, 2 * Math.PI);
            double tilt = chance.between(0.45, 1);
            double cos = StrictMath.cos(turn);
            double sin = StrictMath.sin(turn);
            piece.transform(new AffineTransform(cos * tilt, sin * tilt, -sin, cos, xs[i], ys[i]));
            it.fill(piece, Ornament.solid(it.colour(chance.below(it.colours()))));
        }
    }

    private static double nearest(double[] xs, double[] ys, int count, double x, double y) {
        double nearest = 1e12;
        for (int i = 0; i < count; i++) {
            double dx = xs[i] - x;
            double dy = ys[i] - y;
            nearest = Math.min(nearest, dx * dx + dy * dy);
        }
        return nearest;
    }

    /** A piece about the origin that stays within a circle of the size's radius. */
    private static Path2D piece(Chance chance, double size) {
        double r = size / 2;
        return switch (chance.below(9)) {
            case 0, 1 -> Outlines.ellipse(-r * 0.8, -r * 0.8, r * 1.6, r * 1.6);
            case 2 ->
                Outlines.ring(
                        Outlines.ellipse(-r, -r, 2 * r, 2 * r),
                        Outlines.ellipse(-r * 0.55, -r * 0.55, r * 1.1, r * 1.1));
            case 3 -> triangle(r * 1.1);
            case 4, 5 -> curl(r);
            default -> Outlines.rectangle(-r, -r * 0.45, 2 * r, r * 0.9, r * 0.12);
        };
    }

    private static Path2D triangle(double r) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.moveTo(0, -r);
        path.lineTo(r * 0.87, r * 0.5);
        path.lineTo(-r * 0.87, r * 0.5);
        path.closePath();
        return path;
    }

    private static Path2D curl(double r) {
        Polyline line = new Polyline();
        for (int i = 0; i <= 24; i++) {
            double u = i / 24.0;
            line.add((u - 0.5) * 2.6 * r, r * 0.42 * StrictMath.sin(2 * Math.PI * u));
        }
        return Ornament.stroke(line, r * 0.5, /* round= */ true);
    }

    /** Upright bars of one to four modules, as a bar code looks; it says nothing. */
    static void bars(Ornament it) {
        double module = Math.max(it.number("step"), 0.5);
        Chance chance = it.chance();
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double x = 0;
        while (x < it.width()) {
            double bar = module * (1 + chance.below(3) * chance.below(2) + chance.below(2));
            double end = Math.min(x + bar, it.width());
            double left = it.crisp(x, /* horizontal= */ true);
            double right = it.crisp(end, /* horizontal= */ true);
            path.append(Outlines.rectangle(left, 0, right - left, it.height()), /* connect= */ false);
            x += bar + module * (1 + chance.below(3) * chance.below(2));
        }
        it.fill(path, it.along());
    }
}
