package dev.nameplate.template;

import java.util.List;

/**
 * A line along an outline.
 *
 * @param paint its colour or gradient
 * @param width canvas units
 * @param position where it lies against the outline
 * @param dashes lengths of dashes and gaps in canvas units, alternating; empty for a solid line
 * @param roundCaps whether ends and joins are round; else butt ends and mitred joins
 */
public record Stroke(Paint paint, double width, Position position, List<Double> dashes, boolean roundCaps) {

    /** Where a stroke lies against its outline. */
    public enum Position {
        CENTER,
        INSIDE,
        OUTSIDE
    }
}
