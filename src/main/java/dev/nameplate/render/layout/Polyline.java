package dev.nameplate.render.layout;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points joined by straight lines; no two neighbours are the same. Curves are cut so finely that none strays further from
 * its chords than the tolerance.
 *
 * <p>Growing one is not thread-safe.
 */
final class Polyline {

    private static final double TOLERANCE = 0.02;
    private static final int MOST_CUTS = 256;

    private double[] xs = new double[16];
    private double[] ys = new double[16];
    private int size;
    private boolean closed;

    /** The subpaths of an outline given in device pixels. */
    static List<Polyline> of(Path2D outline) {
        List<Polyline> lines = new ArrayList<>();
        Polyline line = new Polyline();
        double[] c = new double[6];
        for (PathIterator it = outline.getPathIterator(null); !it.isDone(); it.next()) {
            int type = it.currentSegment(c);
            if (type == PathIterator.SEG_MOVETO) {
                line.endIn(lines);
                line = new Polyline();
                line.add(c[0], c[1]);
            } else if (type == PathIterator.SEG_LINETO) {
                line.add(c[0], c[1]);
            } else if (type == PathIterator.SEG_QUADTO) {
                line.quad(c);
            } else if (type == PathIterator.SEG_CUBICTO) {
                line.cubic(c);
            } else {
                double startX = line.xs[0];
                double startY = line.ys[0];
                line.close();
                line.endIn(lines);
                line = new Polyline();
                line.add(startX, startY);
            }
        }
        line.endIn(lines);
        return lines;
    }

    private void endIn(List<Polyline> lines) {
        // A point alone is drawn only where it was a subpath of its own: not what is left after closing one.
        if (size > 1 || (closed && size == 1)) {
            lines.add(this);
        }
    }

    void add(double x, double y) {
        if (size > 0 && xs[size - 1] == x && ys[size - 1] == y) {
            return;
        }
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    void close() {
        closed = true;
        if (size > 1 && xs[size - 1] == xs[0] && ys[size - 1] == ys[0]) {
            size--;
        }
    }

    int size() {
        return size;
    }

    boolean isClosed() {
        return closed && size > 2;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    double length(int from, int to) {
        double dx = xs[to] - xs[from];
        double dy = ys[to] - ys[from];
        return Math.sqrt(dx * dx + dy * dy);
    }

    private void quad(double[] c) {
        double x0 = xs[size - 1];
        double y0 = ys[size - 1];
        int cuts = cuts(2 * away(x0 - 2 * c[0] + c[2], y0 - 2 * c[1] + c[3]));
        for (int i = 1; i < cuts; i++) {
            double t = (double) i / cuts;
            double u = 1 - t;
            add(u * u * x0 + 2 * u * t * c[0] + t * t * c[2], u * u * y0 + 2 * u * t * c[1] + t * t * c[3]);
        }
        add(c[2], c[3]);
    }

    private void cubic(double[] c) {
        double x0 = xs[size - 1];
        double y0 = ys[size - 1];
        double bend = Math.max(
                away(x0 - 2 * c[0] + c[2], y0 - 2 * c[1] + c[3]), away(c[0] - 2 * c[2] + c[4], c[1] - 2 * c[3] + c[5]));
        int cuts = cuts(6 * bend);
        for (int i = 1; i < cuts; i++) {
            double t = (double) i / cuts;
            double u = 1 - t;
            double b0 = u * u * u;
            double b1 = 3 * u * u * t;
            double b2 = 3 * u * t * t;
            double b3 = t * t * t;
            add(b0 * x0 + b1 * c[0] + b2 * c[2] + b3 * c[4], b0 * y0 + b1 * c[1] + b2 * c[3] + b3 * c[5]);
        }
        add(c[4], c[5]);
    }

    /** Wang's bound: n chords of a curve with second derivative d stray at most d/(8n²). */
    private static int cuts(double secondDerivative) {
        return (int) Math.min(MOST_CUTS, Math.max(1, Math.ceil(Math.sqrt(secondDerivative / (8 * TOLERANCE)))));
    }

    private static double away(double dx, double dy) {
        return Math.sqrt(dx * dx + dy * dy);
    }
}
