package dev.nameplate.render.layout;

import java.awt.geom.Path2D;
import java.util.Arrays;

/** Points joined by straight lines, for lines that a generator draws. Not thread-safe. */
final class Polyline {

    private double[] xs = new double[64];
    private double[] ys = new double[64];
    private int size;

    void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    /** Goes back to the first point. */
    void close() {
        if (size > 1) {
            add(xs[0], ys[0]);
        }
    }

    int size() {
        return size;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    Path2D path() {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, size);
        for (int i = 0; i < size; i++) {
            if (i == 0) {
                path.moveTo(xs[i], ys[i]);
            } else {
                path.lineTo(xs[i], ys[i]);
            }
        }
        return path;
    }
}
