package dev.nameplate.render.layout;

import dev.nameplate.raster.Rect;
import dev.nameplate.template.Layer;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * Where a layer's own coordinates (canvas units from the upper left corner of its box) lie on the canvas in device pixels: a
 * scale, a turn and a shift. Point (x, y) goes to {@code (a*x - b*y + dx, b*x + a*y + dy)}.
 *
 * @param a scale times the cosine of the turn
 * @param b scale times the sine of the turn
 * @param turn degrees, clockwise
 * @param textures of the canvas
 */
record Place(double a, double b, double dx, double dy, double turn, Textures textures) {

    /** Sides of a canvas that is as large as any. */
    private static final int LARGEST = 4096;

    /** The canvas itself at a density, however large it is. */
    static Place canvas(double density) {
        int side = (int) Math.ceil(LARGEST * density);
        return canvas(density, new Rect(0, 0, side, side));
    }

    /** The canvas itself at a density. */
    static Place canvas(double density, Rect pixels) {
        return new Place(density, 0, 0, 0, 0, new Textures(pixels));
    }

    /** An upright place of the same scale whose upper left corner lies at a pixel. */
    Place at(int left, int top) {
        return new Place(scale(), 0, left, top, 0, textures);
    }

    /** The place of a box within this one, turned about its middle. */
    Place of(Layer.Box box, double rotation) {
        Place upright = new Place(a, b, x(box.x(), box.y()), y(box.x(), box.y()), turn, textures);
        return rotation == 0 ? upright : upright.turned(rotation, box.width() / 2, box.height() / 2);
    }

    /** This place turned about a point of its own. */
    private Place turned(double degrees, double cx, double cy) {
        double all = turn + degrees;
        double scale = scale();
        double cos = scale * cosine(all);
        double sin = scale * sine(all);
        return new Place(cos, sin, x(cx, cy) - cos * cx + sin * cy, y(cx, cy) - sin * cx - cos * cy, all, textures);
    }

    /** The same moved by whole pixels. */
    Place moved(int right, int down) {
        return new Place(a, b, dx + right, dy + down, turn, textures);
    }

    double x(double x, double y) {
        return a * x - b * y + dx;
    }

    double y(double x, double y) {
        return b * x + a * y + dy;
    }

    /** Device pixels per canvas unit. */
    double scale() {
        return b == 0 ? Math.abs(a) : a == 0 ? Math.abs(b) : Math.sqrt(a * a + b * b);
    }

    boolean isUpright() {
        return b == 0 && a > 0;
    }

    /** Moved so that its own corner lies on a corner of pixels. */
    Place onPixels() {
        return new Place(a, b, Math.rint(dx), Math.rint(dy), turn, textures);
    }

    Path2D of(Path2D outline) {
        return new Path2D.Double(outline, new AffineTransform(a, b, -b, a, dx, dy));
    }

    /** Exact at quarter turns, which layouts use and floating point misses. */
    private static double cosine(double degrees) {
        return sine(degrees + 90);
    }

    private static double sine(double degrees) {
        double turn = degrees - 360 * Math.floor(degrees / 360);
        if (turn == 0 || turn == 180) {
            return 0;
        }
        if (turn == 90 || turn == 270) {
            return turn == 90 ? 1 : -1;
        }
        return StrictMath.sin(StrictMath.toRadians(turn));
    }
}
