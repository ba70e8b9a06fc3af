package dev.nameplate.render.layout;

import java.util.List;

/** What a mark is filled with, in device pixels: a colour or a gradient. All colours are straight ARGB. */
public sealed interface Shade {

    record Solid(int argb) implements Shade {}

    /** Along the line from (x1, y1) to (x2, y2); the end colours continue outside. */
    record Linear(double x1, double y1, double x2, double y2, List<Stop> stops) implements Shade {}

    /**
     * Outwards from (cx, cy) with radii rx and ry; the last colour continues outside.
     *
     * @param angle degrees by which the ellipse is turned clockwise about its middle
     */
    record Radial(double cx, double cy, double rx, double ry, double angle, List<Stop> stops) implements Shade {

        /** An ellipse that lies along the axes. */
        public Radial(double cx, double cy, double rx, double ry, List<Stop> stops) {
            this(cx, cy, rx, ry, 0, stops);
        }
    }

    /** Clockwise around (cx, cy) from {@code angle} degrees, 0 being up. */
    record Conic(double cx, double cy, double angle, List<Stop> stops) implements Shade {}

    /**
     * What marks draw, on nothing.
     *
     * @param dx pixels to the right by which they are then moved
     * @param dy likewise, downwards
     * @param mean its mean colour, straight, for the choice of a text's contrast
     * @param opacity 0..1
     * @param opaque whether nothing shines through anywhere
     */
    record Texture(List<Mark> marks, int dx, int dy, int mean, double opacity, boolean opaque) implements Shade {}

    /** A colour at an offset in 0..1; in order, at least two. Colours are mixed premultiplied. */
    record Stop(double offset, int argb) {}
}
