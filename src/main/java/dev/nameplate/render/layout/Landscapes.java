package dev.nameplate.render.layout;

import dev.nameplate.raster.Argb;
import dev.nameplate.template.Paint;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Flowing lines and outlines: hills, waves, contours. */
final class Landscapes {

    private static final double TURN = 2 * Math.PI;

    private Landscapes() {}

    /** Hills behind hills; the last colour is the nearest. */
    static void hills(Ornament it) {
        int layers = it.count("layers", 1, 24);
        double waves = it.number("waves");
        double height = it.number("height") * it.height();
        Chance chance = it.chance();
        for (int i = 0; i < layers; i++) {
            double near = layers == 1 ? 1 : (double) i / (layers - 1);
            double crest = it.height() - height * (1 - 0.66 * near);
            double swing = height * 0.2 * (1 - 0.25 * near);
            Wave wave = new Wave(chance.split(), waves * (1 - 0.3 * near));
            int points = (int) Math.max(16, it.width() * it.scale() / 3);
            Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
            path.moveTo(0, it.height());
            double top = it.height();
            for (int p = 0; p <= points; p++) {
                double u = (double) p / points;
                double y = crest - swing * wave.at(u);
                top = Math.min(top, y);
                path.lineTo(u * it.width(), y);
            }
            path.lineTo(it.width(), it.height());
            path.closePath();
            int colour = spread(it, near);
            double from = top / it.height();
            it.fill(
                    path,
                    new Paint.Linear(
                            0,
                            from,
                            0,
                            Math.max(1, from + 0.01),
                            List.of(
                                    Ornament.stop(0, colour),
                                    Ornament.stop(1, Argb.faded(colour, 1 - it.number("fade"))))));
        }
    }

    /** The colour at a share of the way from the first to the last, mixed between neighbours. */
    private static int spread(Ornament it, double share) {
        double at = share * (it.colours() - 1);
        int index = (int) Math.min(at, Math.max(0, it.colours() - 2));
        return mixed(it.colour(index), it.colour(Math.min(index + 1, it.colours() - 1)), at - index);
    }

    private static int mixed(int a, int b, double share) {
        return Argb.of(
                (int) Math.rint(Argb.alpha(a) + (Argb.alpha(b) - Argb.alpha(a)) * share),
                (int) Math.rint(Argb.red(a) + (Argb.red(b) - Argb.red(a)) * share),
                (int) Math.rint(Argb.green(a) + (Argb.green(b) - Argb.green(a)) * share),
                (int) Math.rint(Argb.blue(a) + (Argb.blue(b) - Argb.blue(a)) * share));
    }

    /** A ribbon of lines that turn into each other, as blown silk; faint at both ends. */
    static void waves(Ornament it) {
        int count = it.count("lines", 1, 300);
        double amplitude = it.number("amplitude") * it.height() / 2;
        Chance chance = it.chance();
        Wave first = new Wave(chance.split(), it.number("waves"));
        Wave last = new Wave(chance.split(), it.number("waves") * 1.35);
        double spread = it.number("spread") * it.height() / 2;
        int points = (int) Math.max(16, it.width() * it.scale() / 2);
        List<Polyline> lines = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double t = count == 1 ? 0.5 : (double) k / (count - 1);
            Polyline line = new Polyline();
            for (int p = 0; p <= points; p++) {
                double u = (double) p / points;
                double flow = first.at(u) * (1 - t) + last.at(u) * t;
                double turn = StrictMath.sin(Math.PI * (t - 0.5) + TURN * 0.5 * u);
                line.add(u * it.width(), it.height() / 2 - amplitude * flow + spread * turn * (t - 0.5) * 2);
            }
            lines.add(line);
        }
        double fade = it.number("fade");
        List<Paint.Stop> stops = new ArrayList<>();
        for (int i = 0; i <= 8; i++) {
            double bright = 1 - fade * (1 + StrictMath.cos(TURN * i / 8)) / 2;
            stops.add(Ornament.stop(i / 8.0, Argb.faded(spread(it, i / 8.0), bright)));
        }
        it.lines(lines, it.number("width"), new Paint.Linear(0, 0, 1, 0, stops));
    }

    /** Lines of equal height of a smooth landscape; every fifth is stronger, as on maps. */
    static void contours(Ornament it) {
        int levels = it.count("levels", 1, 60);
        double size = Math.max(8, it.number("size"));
        double line = it.number("width");
        Noise noise = new Noise(it.chance());
        double cell = Math.max(4 / it.scale(), Math.max(it.width(), it.height()) / 800);
        int columns = (int) Math.ceil(it.width() / cell) + 1;
        int rows = (int) Math.ceil(it.height() / cell) + 1;
        double[] heights = new double[columns * rows];
        for (int i = 0; i < heights.length; i++) {
            int row = i / columns;
            double x = i % columns * cell / size;
            double y = row * cell / size;
            heights[i] = noise.at(x, y) + 0.3 * noise.at(2.1 * x + 7.7, 2.1 * y + 3.1);
        }
        Terrain terrain = new Terrain(heights, columns, cell);
        List<Polyline> thin = new ArrayList<>();
        List<Polyline> thick = new ArrayList<>();
        for (int i = 0; i < levels; i++) {
            double level = -0.75 + 1.5 * (i + 0.5) / levels;
            (i % 5 == 2 ? thick : thin).addAll(terrain.lines(level));
        }
        it.lines(thin, line, it.along());
        it.lines(thick, line * 1.8, it.along());
    }

    /** A few sines that never quite repeat; within -1 to 1. */
    private static final class Wave {
        private static final double[] STRENGTHS = {0.6, 0.28, 0.12};
        private static final double[] PITCHES = {1, 1.83, 3.27};
        private final double[] phases = new double[3];
        private final double waves;

        Wave(Chance chance, double waves) {
            this.waves = waves;
            for (int i = 0; i < phases.length; i++) {
                phases[i] = chance.between(0, TURN);
            }
        }

        double at(double u) {
            double sum = 0;
            for (int i = 0; i < phases.length; i++) {
                sum += STRENGTHS[i] * StrictMath.sin(TURN * waves * PITCHES[i] * u + phases[i]);
            }
            return sum;
        }
    }
}
