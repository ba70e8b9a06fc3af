package dev.nameplate.render.layout;

import java.awt.geom.Path2D;

/**
 * A line through points from left to right, straight or as a curve that never swings beyond them: a cubic whose slopes are
 * limited as Fritsch and Carlson do, so that what rises in the numbers rises in the picture.
 */
record Curve(double[] x, double[] y, boolean smooth) {

    Path2D path() {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.moveTo(x[0], y[0]);
        double[] slopes = slopes();
        for (int i = 1; i < x.length; i++) {
            if (smooth) {
                double third = (x[i] - x[i - 1]) / 3;
                path.curveTo(
                        x[i - 1] + third,
                        y[i - 1] + slopes[i - 1] * third,
                        x[i] - third,
                        y[i] - slopes[i] * third,
                        x[i],
                        y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        return path;
    }

    private double[] slopes() {
        int last = x.length - 1;
        double[] slopes = new double[x.length];
        for (int i = 0; i <= last && last > 0; i++) {
            double before = i == 0 ? secant(0) : secant(i - 1);
            double after = i == last ? secant(last - 1) : secant(i);
            // Flat at a peak; else no steeper than three times the gentler side.
            double mean = (before + after) / 2;
            double limit = 3 * Math.min(Math.abs(before), Math.abs(after));
            slopes[i] = before * after <= 0 ? 0 : Math.signum(mean) * Math.min(Math.abs(mean), limit);
        }
        return slopes;
    }

    /** Points of a chart without any width lie upon each other, which slopes nowhere. */
    private double secant(int i) {
        double run = x[i + 1] - x[i];
        return run == 0 ? 0 : (y[i + 1] - y[i]) / run;
    }
}
