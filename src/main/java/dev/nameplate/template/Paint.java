package dev.nameplate.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * What a generator draws, over the whole box.
     *
     * @param generator one of {@link PatternLayer#GENERATORS}
     * @param colours at least one
     * @param numbers of the generator, defaults filled in
     * @param seedField a field whose value seeds the generator
     * @param over what lies below it, within the outline and outside the box too
     */
    record Pattern(
            String generator,
            List<ColourRef> colours,
            Map<String, Double> numbers,
            Optional<String> seedField,
            Optional<Paint> over)
            implements Paint {

        public Pattern {
            colours = List.copyOf(colours);
            numbers = Map.copyOf(numbers);
        }
    }

    /** A colour at an offset in 0..1; stops are in order, at least two. */
    record Stop(double offset, ColourRef colour) {}
}
