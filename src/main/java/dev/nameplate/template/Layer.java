package dev.nameplate.template;

import java.util.List;

/** One element of a picture. Layers are drawn in order, the first at the bottom. */
public sealed interface Layer
        permits TextLayer, ImageLayer, ShapeLayer, PatternLayer, GroupLayer, StackLayer, FigureLayer {

    /** What all layers have in common. */
    Common common();

    /**
     * What all layers have in common.
     *
     * @param id stable identity; renaming keeps it
     * @param name what a person calls the layer; may be empty
     * @param box where it stands, in canvas units, relative to the enclosing group; where {@code standing} says more than the
     *     template knows, the room it may have
     * @param opacity 0..1
     * @param rotation degrees, clockwise, about the middle of the box
     * @param blend how it mixes with what is below
     * @param when shown only when this holds
     * @param standing how it gets its box
     */
    record Common(
            String id,
            String name,
            Box box,
            double opacity,
            double rotation,
            Blend blend,
            Condition when,
            Standing standing) {

        /** A layer in a box of its own. */
        public Common(String id, String name, Box box, double opacity, double rotation, Blend blend, Condition when) {
            this(id, name, box, opacity, rotation, blend, when, new Standing.Boxed());
        }

        /** A layer that is always there, upright and as it is. */
        public static Common of(String id, Box box) {
            return new Common(id, "", box, 1, 0, Blend.NORMAL, new Condition.Always());
        }

        /** The same in another box. */
        public Common in(Box other) {
            return new Common(id, name, other, opacity, rotation, blend, when, new Standing.Boxed());
        }
    }

    /** The same layer in another box. */
    Layer in(Box box);

    /** A rectangle in canvas units (pixels at density 1). */
    record Box(double x, double y, double width, double height) {
        public double right() {
            return x + width;
        }

        public double bottom() {
            return y + height;
        }
    }

    /** How a layer mixes with what is below it, after the W3C compositing modes of the same names. */
    enum Blend {
        NORMAL,
        MULTIPLY,
        SCREEN,
        OVERLAY,
        SOFT_LIGHT,
        ADD
    }

    /**
     * A soft copy of a layer's outline below it (or, {@code inner}, within it).
     *
     * @param dx canvas units to the right
     * @param dy canvas units down
     * @param blur canvas units; the Gaussian's standard deviation is half of it, as in CSS
     * @param spread canvas units by which the outline grows first; shapes only
     */
    record Shadow(double dx, double dy, double blur, double spread, ColourRef colour, boolean inner) {}

    /** The layers inside; empty for all but groups. */
    default List<Layer> children() {
        return List.of();
    }
}
