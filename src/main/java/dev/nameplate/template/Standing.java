package dev.nameplate.template;

import java.util.List;
import java.util.Optional;

/** How a layer gets its box: it is written down, or follows from the layer's surroundings and from what the layer shows. */
public sealed interface Standing {

    /** In the box that the template names. */
    record Boxed() implements Standing {}

    /** All of the group, stack or canvas around it. */
    record Whole() implements Standing {}

    /**
     * Held by edges of what is around it. Between two opposite edges it is stretched, unless a size is given; held by
     * neither it is centred.
     *
     * @param insets distances from the edges; NaN where the edge does not hold it
     */
    record Pinned(Edges insets, Sizes sizes) implements Standing {}

    /**
     * In the flow of a stack.
     *
     * @param grow its share of room that is left over
     * @param shrink how willingly it gives up room that is wanting, in proportion to its size
     * @param margin kept free around it
     * @param align across the stack; the stack's own where empty
     * @param repeat list fields: it stands once for each of their items, and within it those fields are one item each
     */
    record Flowing(Sizes sizes, double grow, double shrink, Edges margin, Optional<Align> align, List<String> repeat)
            implements Standing {

        public Flowing {
            repeat = List.copyOf(repeat);
        }
    }

    /** Across a stack, after the CSS values of the same names. */
    enum Align {
        START,
        CENTER,
        END,
        STRETCH,
        BASELINE
    }

    /** Lengths at the four edges, canvas units. */
    record Edges(double top, double right, double bottom, double left) {

        public static final Edges NONE = new Edges(0, 0, 0, 0);

        public double across() {
            return left + right;
        }

        public double down() {
            return top + bottom;
        }
    }

    /**
     * Sizes in canvas units.
     *
     * @param width NaN where it follows from something else; {@code height} likewise
     * @param minWidth at least 0
     * @param maxWidth infinite where there is no bound; {@code maxHeight} likewise
     * @param aspect width over height; NaN where either may be anything
     */
    record Sizes(
            double width,
            double height,
            double minWidth,
            double maxWidth,
            double minHeight,
            double maxHeight,
            double aspect) {

        private static final double ANY = Double.POSITIVE_INFINITY;

        /** Nothing is said about either. */
        public static final Sizes FREE = new Sizes(Double.NaN, Double.NaN, 0, ANY, 0, ANY, Double.NaN);

        public static Sizes of(double width, double height) {
            return new Sizes(width, height, 0, ANY, 0, ANY, Double.NaN);
        }

        public double clampedWidth(double wanted) {
            return Math.max(minWidth, Math.min(maxWidth, wanted));
        }

        public double clampedHeight(double wanted) {
            return Math.max(minHeight, Math.min(maxHeight, wanted));
        }

        /** The width when it is said, or follows from a height that is. */
        public double statedWidth() {
            return !Double.isNaN(width) ? clampedWidth(width) : clampedWidth(clampedHeight(height) * aspect);
        }

        /** The height when it is said, or follows from a width that is. */
        public double statedHeight() {
            return !Double.isNaN(height) ? clampedHeight(height) : clampedHeight(clampedWidth(width) / aspect);
        }
    }
}
