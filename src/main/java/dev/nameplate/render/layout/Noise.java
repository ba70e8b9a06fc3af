package dev.nameplate.render.layout;

/** Smooth noise over the plane: gradients on a lattice, faded into each other, as Perlin's. Immutable. */
final class Noise {

    private static final int DIRECTIONS = 64;
    private static final double[] COSINES = new double[DIRECTIONS];
    private static final double[] SINES = new double[DIRECTIONS];

    static {
        for (int i = 0; i < DIRECTIONS; i++) {
            COSINES[i] = StrictMath.cos(2 * Math.PI * i / DIRECTIONS);
            SINES[i] = StrictMath.sin(2 * Math.PI * i / DIRECTIONS);
        }
    }

    private final long seed;

    Noise(Chance chance) {
        this.seed = chance.bits();
    }

    /** About -0.7 to 0.7; lattice points lie at whole numbers. */
    double at(double x, double y) {
        double left = Math.floor(x);
        double top = Math.floor(y);
        double u = x - left;
        double v = y - top;
        double fadeU = fade(u);
        double fadeV = fade(v);
        double upper = mix(slope(left, top, u, v), slope(left + 1, top, u - 1, v), fadeU);
        double lower = mix(slope(left, top + 1, u, v - 1), slope(left + 1, top + 1, u - 1, v - 1), fadeU);
        return mix(upper, lower, fadeV);
    }

    /** Noise upon noise: each octave twice as fine and half as strong. */
    double at(double x, double y, int octaves) {
        double sum = 0;
        double strength = 1;
        double scale = 1;
        for (int i = 0; i < octaves; i++) {
            sum += strength * at(x * scale + 17.3 * i, y * scale - 9.1 * i);
            strength /= 2;
            scale *= 2;
        }
        return sum;
    }

    private double slope(double latticeX, double latticeY, double dx, double dy) {
        long hash =
                Chance.mixed(seed + ((long) latticeX) * 0x9E3779B97F4A7C15L + ((long) latticeY) * 0xC2B2AE3D27D4EB4FL);
        int direction = (int) (hash >>> 40) & DIRECTIONS - 1;
        return COSINES[direction] * dx + SINES[direction] * dy;
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
