package dev.nameplate.render.layout;

import dev.nameplate.raster.Argb;

/** Surfaces, pixel by pixel: grain, laid paper, mesh. */
final class Papers {

    private Papers() {}

    /** Film grain: specks of the first colour where it is lighter, of the second (else black) where it is darker. */
    static void grain(Ornament it) {
        double amount = it.number("amount");
        double size = Math.max(it.number("size"), 1 / it.scale());
        int light = it.colour(0);
        int dark = it.colours() > 1 ? it.colour(1) : light & 0xFF000000;
        long seed = it.chance().bits();
        it.pixels((x, y) -> {
            double speck = speck(seed, x / size, y / size) * amount;
            int colour = speck < 0 ? dark : light;
            double alpha = Math.abs(speck) * Argb.alpha(colour);
            return solid(colour, (int) (alpha + speck(seed, x, y, 9)));
        });
    }

    /** About normal with deviation 1, one value per cell. */
    private static double speck(long seed, double x, double y) {
        return (speck(seed, x, y, 1) + speck(seed, x, y, 2) + speck(seed, x, y, 3) + speck(seed, x, y, 4) - 2)
                * Math.sqrt(3);
    }

    /** Even in 0 to below 1. */
    private static double speck(long seed, double x, double y, int turn) {
        long cell = (long) Math.floor(x) * 0x9E3779B97F4A7C15L ^ (long) Math.floor(y) * 0xC2B2AE3D27D4EB4FL;
        return (Chance.mixed(seed * turn + cell) >>> 11) * 0x1p-53;
    }

    /** Laid paper: close wire lines, wide chain lines and a cloudy body, as if held against the light. */
    static void laid(Ornament it) {
        double step = Math.max(it.number("step"), 2 / it.scale());
        double chain = it.number("chain");
        int colour = it.colour(0);
        Chance chance = it.chance();
        Noise cloud = new Noise(chance);
        Noise fibre = new Noise(chance);
        long seed = chance.bits();
        it.pixels((x, y) -> {
            double wander = 0.7 * cloud.at(x / 90, y / 24);
            double wire = 0.5 + 0.5 * StrictMath.cos(2 * Math.PI * (y + wander) / step);
            double off = chain > 0 ? Math.abs((x + wander * 0.6) / chain - Math.rint((x + wander * 0.6) / chain)) : 1;
            double chained = Math.max(0, 1 - off * chain / 1.4);
            double body = 0.5 + 0.55 * cloud.at(x / 46, y / 46, 3);
            double hair = Math.max(0, fibre.at(x / 5, y / 1.6) - 0.32) * 1.2;
            double dark = 0.42 * wire + 0.35 * chained + 0.38 * body + hair;
            return solid(colour, (int) (Math.max(0, Math.min(1, dark)) * Argb.alpha(colour) + speck(seed, x, y, 9)));
        });
    }

    /** Colours that flow into each other from places of their own; dithered, so that no bands show. */
    static void mesh(Ornament it) {
        int count = Math.max(it.colours(), it.count("points", 1, 32));
        double soft = Math.max(0.05, it.number("soft"));
        Chance chance = it.chance();
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int i = 0; i < count; i++) {
            // Golden-ratio steps spread the points; chance only moves them a little.
            xs[i] = (0.5 + i * 0.754877666 + chance.between(-0.12, 0.12)) % 1;
            ys[i] = (0.5 + i * 0.569840291 + chance.between(-0.12, 0.12)) % 1;
        }
        Noise warp = new Noise(chance);
        long seed = chance.bits();
        double aspect = it.width() / it.height();
        it.pixels((px, py) -> {
            double u = px / it.width();
            double v = py / it.height();
            double x = u + 0.16 * warp.at(u * 1.7, v * 1.7);
            double y = v + 0.16 * warp.at(u * 1.7 + 9, v * 1.7 + 9);
            double all = 0;
            double[] sums = new double[4];
            for (int i = 0; i < count; i++) {
                double dx = (x - xs[i]) * Math.max(1, aspect * 0.75);
                double dy = (y - ys[i]) * Math.max(1, 0.75 / aspect);
                double weight = StrictMath.exp(-(dx * dx + dy * dy) / (soft * soft * 0.36));
                int colour = it.colour(i);
                all += weight;
                sums[0] += weight * Argb.alpha(colour);
                sums[1] += weight * Argb.alpha(colour) * Argb.red(colour);
                sums[2] += weight * Argb.alpha(colour) * Argb.green(colour);
                sums[3] += weight * Argb.alpha(colour) * Argb.blue(colour);
            }
            return mixed(sums, all, seed, px * it.scale(), py * it.scale());
        });
    }

    private static int mixed(double[] sums, double all, long seed, double x, double y) {
        double alpha = sums[0] / all;
        int a = (int) Math.rint(alpha);
        if (a == 0) {
            return 0;
        }
        double dither = speck(seed, x, y, 1) + speck(seed, x, y, 2) - 0.5;
        int[] channels = new int[3];
        for (int i = 0; i < 3; i++) {
            channels[i] = (int) Math.max(0, Math.min(a, Math.floor(sums[i + 1] / all / 255 + dither)));
        }
        return Argb.of(a, channels[0], channels[1], channels[2]);
    }

    private static int solid(int colour, int alpha) {
        return Argb.premultiplied(
                Argb.of(Math.min(255, alpha), Argb.red(colour), Argb.green(colour), Argb.blue(colour)));
    }
}
