package dev.nameplate.raster;

/**
 * Where a pixel stands along a gradient: its offset, 0 at the first colour and 1 at the last.
 *
 * <p>Evaluated from the pixel's own coordinates, never step by step, so that it does not depend on where a row begins.
 */
sealed interface Axis {

    /** Writes the offsets of {@code count} pixels from (x, y) on. */
    void offsets(int x, int y, int count, double[] offsets);

    static Axis line(double x1, double y1, double x2, double y2) {
        double dx = finite(x2) - finite(x1);
        double dy = finite(y2) - finite(y1);
        double square = dx * dx + dy * dy;
        return square == 0 ? new Line(0, 0, 1) : new Line(dx / square, dy / square, -(x1 * dx + y1 * dy) / square);
    }

    static Axis ellipse(double cx, double cy, double rx, double ry, double angle) {
        if (!(finite(rx) > 0 && finite(ry) > 0)) {
            return new Line(0, 0, 1);
        }
        double radians = StrictMath.toRadians(finite(angle));
        double cos = StrictMath.cos(radians);
        double sin = StrictMath.sin(radians);
        return new Ellipse(finite(cx), finite(cy), cos / rx, sin / rx, -sin / ry, cos / ry);
    }

    static Axis around(double cx, double cy, double angle) {
        double turns = finite(angle) / 360;
        return new Around(finite(cx), finite(cy), turns - Math.floor(turns));
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a gradient with the coordinate " + number + "; it must be finite");
        }
        return number;
    }

    record Line(double perX, double perY, double start) implements Axis {
        @Override
        public void offsets(int x, int y, int count, double[] offsets) {
            double row = (y + 0.5) * perY + start;
            for (int i = 0; i < count; i++) {
                offsets[i] = (x + i + 0.5) * perX + row;
            }
        }
    }

    /** The unit circle stretched and turned: the matrix takes a pixel back to it. */
    record Ellipse(double cx, double cy, double xx, double xy, double yx, double yy) implements Axis {
        @Override
        public void offsets(int x, int y, int count, double[] offsets) {
            double dy = y + 0.5 - cy;
            for (int i = 0; i < count; i++) {
                double dx = x + i + 0.5 - cx;
                double u = dx * xx + dy * xy;
                double v = dx * yx + dy * yy;
                offsets[i] = Math.sqrt(u * u + v * v);
            }
        }
    }

    record Around(double cx, double cy, double begin) implements Axis {
        @Override
        public void offsets(int x, int y, int count, double[] offsets) {
            double up = cy - y - 0.5;
            for (int i = 0; i < count; i++) {
                double turns = turns(x + i + 0.5 - cx, up) - begin;
                offsets[i] = turns < 0 ? turns + 1 : turns;
            }
        }

        /** The clockwise angle of (right, up) from up as a fraction of a turn, in 0..1. */
        private static double turns(double right, double up) {
            double a = Math.abs(right);
            double b = Math.abs(up);
            double eighth = a < b ? arc(a / b) : a == 0 ? 0 : 0.25 - arc(b / a);
            double quarter = up < 0 ? 0.5 - eighth : eighth;
            return right < 0 ? 1 - quarter : quarter;
        }

        /** The arc tangent in turns for 0..1, by a polynomial that strays less than 2e-6 of a turn. */
        private static double arc(double t) {
            double s = t * t;
            return t * (0.15913165 + s * (-0.05256877 + s * (0.02867030 + s * (-0.01354934 + s * 0.00331600))));
        }
    }
}
