package dev.nameplate.template;

import java.util.List;

/**
 * What an outline is filled with. Points are fractions of the layer's box: 0,0 its upper left corner, 1,1 its lower right;
 * they may lie outside it.
 */
public sealed interface Paint {

    record Solid(ColourRef colour) implements Paint {}

    /** Colours along the line from (x1, y1) to (x2, y2), as fractions of the box. */
    record Linear(double x1, double y1, double x2, double y2, List<Stop> stops) implements Paint {}

    /** Colours outwards from (cx, cy); radii as fractions of the box's width and height. */
    record Radial(double cx, double cy, double rx, double ry, List<Stop> stops) implements Paint {}

    /** Colours around (cx, cy), clockwise from {@code angle} degrees (0 is up). */
    record Conic(double cx, double cy, double angle, List<Stop> stops) implements Paint {}

    /** A colour at an offset in 0..1; stops are in order, at least two. */
    record Stop(double offset, ColourRef colour) {}
}
