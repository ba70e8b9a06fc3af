package dev.nameplate.raster;

import java.awt.geom.Path2D;
import java.util.Random;

/** Outlines to test with. */
final class Outlines {

    private Outlines() {}

    static Path2D rectangle(double x, double y, double right, double bottom) {
        return SvgPath.parse("M" + x + " " + y + "H" + right + "V" + bottom + "H" + x + "Z");
    }

    /** The same area, turning the other way. */
    static Path2D backwards(double x, double y, double right, double bottom) {
        return SvgPath.parse("M" + x + " " + y + "V" + bottom + "H" + right + "V" + y + "Z");
    }

    static Path2D circle(double cx, double cy, double radius) {
        return SvgPath.parse("M" + (cx - radius) + " " + cy + "a" + radius + " " + radius + " 0 1 1 " + 2 * radius
                + " 0a" + radius + " " + radius + " 0 1 1 " + -2 * radius + " 0Z");
    }

    /** A path of a few contours of lines and curves, which cross themselves and each other at will. */
    static Path2D tangle(Random random, double reach) {
        Path2D.Double path = new Path2D.Double(random.nextBoolean() ? Path2D.WIND_NON_ZERO : Path2D.WIND_EVEN_ODD);
        int contours = 1 + random.nextInt(3);
        for (int i = 0; i < contours; i++) {
            path.moveTo(random.nextDouble() * reach, random.nextDouble() * reach);
            int segments = 2 + random.nextInt(7);
            for (int j = 0; j < segments; j++) {
                double[] c = random.doubles(6, 0, reach).toArray();
                switch (random.nextInt(4)) {
                    case 0 -> path.quadTo(c[0], c[1], c[2], c[3]);
                    case 1 -> path.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                    default -> path.lineTo(c[0], c[1]);
                }
            }
            if (random.nextBoolean()) {
                path.closePath();
            }
        }
        return path;
    }
}
