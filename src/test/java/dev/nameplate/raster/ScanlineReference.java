package dev.nameplate.raster;

import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The coverage of an outline by brute force: 64 scan lines per pixel, exact along each. Slow and obvious. */
final class ScanlineReference {

    private static final int LINES = 64;

    private record Edge(double x1, double y1, double x2, double y2) {}

    private record Crossing(double x, int turn) {}

    private ScanlineReference() {}

    static double[][] coverage(Path2D outline, Rect view) {
        List<Edge> edges = edges(outline);
        double[][] coverage = new double[view.height()][view.width()];
        for (int line = 0; line < view.height() * LINES; line++) {
            double y = view.y() + (line + 0.5) / LINES;
            List<Crossing> crossings = new ArrayList<>();
            for (Edge e : edges) {
                if (Math.min(e.y1, e.y2) <= y && y < Math.max(e.y1, e.y2)) {
                    double x = e.x1 + (y - e.y1) * (e.x2 - e.x1) / (e.y2 - e.y1);
                    crossings.add(new Crossing(x, e.y1 < e.y2 ? 1 : -1));
                }
            }
            crossings.sort(Comparator.comparingDouble(Crossing::x));
            int winding = 0;
            for (int i = 0; i + 1 < crossings.size(); i++) {
                winding += crossings.get(i).turn;
                boolean inside = outline.getWindingRule() == Path2D.WIND_EVEN_ODD ? winding % 2 != 0 : winding != 0;
                if (inside) {
                    span(coverage[line / LINES], crossings.get(i).x - view.x(), crossings.get(i + 1).x - view.x());
                }
            }
        }
        return coverage;
    }

    private static void span(double[] row, double from, double to) {
        for (int x = Math.max(0, (int) Math.floor(from)); x < row.length && x < to; x++) {
            row[x] += Math.max(0, Math.min(x + 1, to) - Math.max(x, from)) / LINES;
        }
    }

    private static List<Edge> edges(Path2D outline) {
        List<Edge> edges = new ArrayList<>();
        double[] c = new double[6];
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        PathIterator i = new FlatteningPathIterator(outline.getPathIterator(null), 1e-3, 20);
        for (; !i.isDone(); i.next()) {
            int kind = i.currentSegment(c);
            double toX = kind == PathIterator.SEG_CLOSE ? startX : Math.rint(c[0] * 256) / 256;
            double toY = kind == PathIterator.SEG_CLOSE ? startY : Math.rint(c[1] * 256) / 256;
            if (kind == PathIterator.SEG_MOVETO) {
                edges.add(new Edge(x, y, startX, startY));
                startX = toX;
                startY = toY;
            } else {
                edges.add(new Edge(x, y, toX, toY));
            }
            x = toX;
            y = toY;
        }
        edges.add(new Edge(x, y, startX, startY));
        return edges;
    }
}
