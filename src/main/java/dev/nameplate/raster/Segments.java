package dev.nameplate.raster;

/** Which way the segments of a line run, and how far. */
final class Segments {

    private final double[] dx;
    private final double[] dy;
    private final double[] length;

    /** Measures the first {@code count} segments of a line; the one after its last point leads back to its first. */
    Segments(Polyline line, int count) {
        dx = new double[count];
        dy = new double[count];
        length = new double[count];
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % line.count();
            double x = line.x(next) - line.x(i);
            double y = line.y(next) - line.y(i);
            length[i] = Math.sqrt(x * x + y * y);
            dx[i] = x / length[i];
            dy[i] = y / length[i];
        }
    }

    double dx(int i) {
        return dx[i];
    }

    double dy(int i) {
        return dy[i];
    }

    double length(int i) {
        return length[i];
    }

    /** The cosine of the turn from one segment to another. */
    double dot(int from, int to) {
        return dx[from] * dx[to] + dy[from] * dy[to];
    }

    /** The sine of the turn from one segment to another, positive towards the normal (-dy, dx). */
    double cross(int from, int to) {
        return dx[from] * dy[to] - dy[from] * dx[to];
    }

    /** Whether a band of half a width on either side can pass a vertex of a curve: its inner side must not run backwards. */
    boolean isGentle(int from, int to, boolean corner, double half) {
        double dot = dot(from, to);
        if (dot < (corner ? 0.9999 : 0.5)) {
            return false;
        }
        return half * Math.abs(cross(from, to)) / (1 + dot) <= 0.45 * Math.min(length[from], length[to]);
    }
}
