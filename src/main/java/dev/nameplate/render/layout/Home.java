package dev.nameplate.render.layout;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Layer;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/**
 * The pixels that are one unit's alone, whatever it shows: its part of a countdown's box and half of the gaps around it.
 *
 * @param place of the countdown
 * @param box in the countdown's own coordinates
 */
record Home(Place place, Layer.Box box) {

    /** Lengths that differ by less are the same. */
    private static final double LITTLE = 1e-6;

    /** A pixel that an outline touches is farther from it at no point; and Gaussians reach along rows and columns. */
    private static final double DIAGONAL = 1.5;

    /** The smallest rectangle of pixels around it. */
    Rect pixels() {
        double[] x = new double[4];
        double[] y = new double[4];
        for (int i = 0; i < 4; i++) {
            double dx = box.x() + (i & 1) * box.width();
            double dy = box.y() + (i >> 1) * box.height();
            x[i] = place.x(dx, dy);
            y[i] = place.y(dx, dy);
        }
        Arrays.sort(x);
        Arrays.sort(y);
        return isSquare()
                ? Rect.between(
                        (int) Math.rint(x[0]), (int) Math.rint(y[0]), (int) Math.rint(x[3]), (int) Math.rint(y[3]))
                : Rect.around(x[0], y[0], x[3], y[3]);
    }

    /** Whether its edges lie along those of pixels. */
    private boolean isSquare() {
        return place.a() == 0 || place.b() == 0;
    }

    /** Whether it has a pixel in common with another. */
    boolean meets(Home other) {
        if (isSquare() || !isTurnedAs(other)) {
            return pixels().intersects(other.pixels());
        }
        return box.x() + box.width() > other.box.x() + LITTLE
                && other.box.x() + other.box.width() > box.x() + LITTLE
                && box.y() + box.height() > other.box.y() + LITTLE
                && other.box.y() + other.box.height() > box.y() + LITTLE;
    }

    private boolean isTurnedAs(Home other) {
        Place its = other.place;
        return place.a() == its.a() && place.b() == its.b() && place.dx() == its.dx() && place.dy() == its.dy();
    }

    /**
     * Whether a mark changes no pixel outside.
     *
     * @param seen where it changes the finished picture
     */
    boolean holds(Mark mark, List<Rect> seen) {
        if (isSquare()) {
            Rect pixels = pixels();
            return seen.stream().allMatch(pixels::contains);
        }
        boolean stays = seen.stream().allMatch(mark.ink()::contains);
        return (stays && holds(mark)) || seen.stream().allMatch(this::holds);
    }

    private boolean holds(Mark mark) {
        if (mark instanceof Mark.Fill it) {
            return holds(it.outline(), DIAGONAL * (1 + Mask.growth(it.sigma()))) || holds(it.ink());
        }
        if (mark instanceof Mark.InnerShadow it) {
            return holds(it.outline(), DIAGONAL);
        }
        if (mark instanceof Mark.Group it) {
            return it.marks().stream().allMatch(this::holds) || holds(it.ink());
        }
        return holds(mark.ink());
    }

    /** Whether an outline keeps so many pixels away from the edge. */
    private boolean holds(Path2D outline, double away) {
        Shape own = new Path2D.Double(outline, back());
        Rectangle2D bounds = own.getBounds2D();
        double margin = away / place.scale();
        return bounds.isEmpty()
                || bounds.getMinX() - margin >= box.x()
                        && bounds.getMinY() - margin >= box.y()
                        && bounds.getMaxX() + margin <= box.x() + box.width()
                        && bounds.getMaxY() + margin <= box.y() + box.height();
    }

    private boolean holds(Rect pixels) {
        Path2D corners = Outlines.rectangle(pixels.x(), pixels.y(), pixels.width(), pixels.height());
        return holds(corners, 0);
    }

    /** From pixels to the countdown's own coordinates. */
    private AffineTransform back() {
        double square = place.a() * place.a() + place.b() * place.b();
        double a = place.a() / square;
        double b = place.b() / square;
        return new AffineTransform(a, -b, b, a, -a * place.dx() - b * place.dy(), b * place.dx() - a * place.dy());
    }
}
