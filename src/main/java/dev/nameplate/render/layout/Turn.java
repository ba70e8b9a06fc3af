package dev.nameplate.render.layout;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;

/** Turns a picture by sampling it with a Catmull-Rom spline. Beyond its edges it continues as at them. */
final class Turn {

    private final Raster source;
    private final double[] across = new double[4];
    private final double[] down = new double[4];

    private Turn(Raster source) {
        this.source = source;
    }

    /**
     * The picture in place.
     *
     * @param source at the size it has in its box, in device pixels
     * @param area the device pixels wanted
     * @param perX canvas units per pixel of the source
     * @param perY likewise, downwards
     * @param left where the source begins in its box, in its own pixels
     * @param top likewise, downwards
     */
    static Raster of(Raster source, Rect area, Place place, double perX, double perY, double left, double top) {
        Turn turn = new Turn(source);
        Raster turned = Raster.transparent(area.width(), area.height());
        double square = place.scale() * place.scale();
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                double dx = area.x() + x + 0.5 - place.dx();
                double dy = area.y() + y + 0.5 - place.dy();
                double sx = (place.a() * dx + place.b() * dy) / square / perX - left;
                double sy = (place.a() * dy - place.b() * dx) / square / perY - top;
                turned.pixels()[y * area.width() + x] = turn.sample(sx - 0.5, sy - 0.5);
            }
        }
        return turned;
    }

    private int sample(double x, double y) {
        double left = Math.floor(x);
        double top = Math.floor(y);
        weights(across, x - left);
        weights(down, y - top);
        double alpha = 0;
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int j = 0; j < 4; j++) {
            int row = clamp((int) top - 1 + j, source.height());
            for (int i = 0; i < 4; i++) {
                int pixel = source.pixel(clamp((int) left - 1 + i, source.width()), row);
                double weight = across[i] * down[j];
                alpha += weight * Argb.alpha(pixel);
                red += weight * Argb.red(pixel);
                green += weight * Argb.green(pixel);
                blue += weight * Argb.blue(pixel);
            }
        }
        int a = channel(alpha, 255);
        return Argb.of(a, channel(red, a), channel(green, a), channel(blue, a));
    }

    private static void weights(double[] into, double t) {
        into[0] = t * (-0.5 + t * (1 - 0.5 * t));
        into[1] = 1 + t * t * (-2.5 + 1.5 * t);
        into[2] = t * (0.5 + t * (2 - 1.5 * t));
        into[3] = t * t * (-0.5 + 0.5 * t);
    }

    private static int channel(double value, int most) {
        return (int) Math.max(0, Math.min(most, Math.rint(value)));
    }

    private static int clamp(int at, int size) {
        return Math.max(0, Math.min(size - 1, at));
    }
}
