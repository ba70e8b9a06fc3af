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

    /**
     * Colours along the line from (x1, y1) to (x2, y2), as fractions of the box.
     *
     * @param angle degrees, 0 upwards and clockwise, that stand instead of the points: the line through the middle of the
     *     box whose ends are level with its corners; empty where the points stand for themselves
     */
    record Linear(double x1, double y1, double x2, double y2, List<Stop> stops, Optional<Double> angle)
            implements Paint {

        public Linear(double x1, double y1, double x2, double y2, List<Stop> stops) {
            this(x1, y1, x2, y2, stops, Optional.empty());
        }

        /** The same over a box of a shape: with the points that its angle comes to. */
        public Linear over(double width, double height) {
            return angle.map(degrees -> slanted(degrees, width, height, stops)).orElse(this);
        }

        static Linear slanted(double degrees, double width, double height, List<Stop> stops) {
            double turn = StrictMath.toRadians(degrees);
            double sin = StrictMath.sin(turn);
            double cos = StrictMath.cos(turn);
            double half = (Math.abs(width * sin) + Math.abs(height * cos)) / 2;
            double dx = rounded(sin * half / width);
            double dy = rounded(-cos * half / height);
            return new Linear(0.5 - dx, 0.5 - dy, 0.5 + dx, 0.5 + dy, stops, Optional.of(degrees));
        }

        /** To nine digits, so that right angles are exactly right. */
        private static double rounded(double fraction) {
            return Math.rint(fraction * 1e9) / 1e9;
        }
    }

    /**
     * Colours outwards from (cx, cy); radii as fractions of the box's width and height.
     *
     * @param circle whether it is round in a box of any shape, {@code rx} being all that counts
     */
    record Radial(double cx, double cy, double rx, double ry, List<Stop> stops, boolean circle) implements Paint {

        public Radial(double cx, double cy, double rx, double ry, List<Stop> stops) {
            this(cx, cy, rx, ry, stops, /* circle= */ false);
        }

        /** The vertical radius over a box of a shape, as a fraction of its height. */
        public double ry(double width, double height) {
            return circle ? rx * width / height : ry;
        }
    }

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
