package dev.nameplate.template;

import dev.nameplate.template.RatingLayer.Symbol;
import java.util.Locale;

/** The symbols that a rating has by name, as path data. */
final class Symbols {

    private static final double OUTER = 52;
    private static final double INNER = 24.5;
    /** How much of an edge a tip's curve takes. */
    private static final double ROUNDED = 0.14;

    /** Five points whose tips are a little round, so that small ones do not fray. */
    static final Symbol STAR = new Symbol(star(), 100, 96);

    static final Symbol HEART = new Symbol(
            "M50 91 C48 91 46.5 90.2 45 89 L13 59 C4 50.5 0 42 0 31 C0 14 13 1.5 28.5 1.5 C37 1.5 45 5.5 50 12"
                    + " C55 5.5 63 1.5 71.5 1.5 C87 1.5 100 14 100 31 C100 42 96 50.5 87 59 L55 89 C53.5 90.2 52 91 50 91 Z",
            100,
            92);

    static final Symbol CIRCLE = new Symbol("M50 0 A50 50 0 1 1 50 100 A50 50 0 1 1 50 0 Z", 100, 100);

    private Symbols() {}

    private static String star() {
        double[][] corners = new double[10][];
        for (int i = 0; i < corners.length; i++) {
            double angle = StrictMath.toRadians(36 * i - 90);
            double radius = i % 2 == 0 ? OUTER : INNER;
            corners[i] = new double[] {50 + radius * StrictMath.cos(angle), 53 + radius * StrictMath.sin(angle)};
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            double[] before = corners[(i + 9) % 10];
            double[] tip = corners[i];
            double[] after = corners[i + 1];
            path.append(path.length() == 0 ? 'M' : 'L').append(between(tip, before, ROUNDED));
            path.append('Q').append(between(tip, tip, 0)).append(' ').append(between(tip, after, ROUNDED));
            path.append('L').append(between(after, after, 0));
        }
        return path.append('Z').toString();
    }

    private static String between(double[] from, double[] to, double share) {
        return String.format(
                Locale.ROOT, "%.3f %.3f", from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]));
    }
}
