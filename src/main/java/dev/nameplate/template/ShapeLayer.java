package dev.nameplate.template;

import java.util.List;
import java.util.Optional;

/**
 * An outline, filled and stroked.
 *
 * @param shape the outline
 * @param fill what it is filled with; none leaves it hollow
 * @param stroke the line along it
 * @param shadows below (or inside) it
 * @param blur canvas units; softens the whole shape, the Gaussian's standard deviation is half of it
 * @param backdropBlur canvas units; softens what lies below the outline, as frosted glass does
 */
public record ShapeLayer(
        Common common,
        Shape shape,
        Optional<Paint> fill,
        Optional<Stroke> stroke,
        List<Layer.Shadow> shadows,
        double blur,
        double backdropBlur)
        implements Layer {

    public ShapeLayer {
        shadows = List.copyOf(shadows);
    }

    /** A shape that leaves what lies below as it is. */
    public ShapeLayer(
            Common common,
            Shape shape,
            Optional<Paint> fill,
            Optional<Stroke> stroke,
            List<Layer.Shadow> shadows,
            double blur) {
        this(common, shape, fill, stroke, shadows, blur, 0);
    }

    @Override
    public ShapeLayer in(Layer.Box box) {
        return new ShapeLayer(common.in(box), shape, fill, stroke, shadows, blur, backdropBlur);
    }

    /** An outline; lengths in canvas units, within the layer's box. */
    public sealed interface Shape {

        /** The box itself with its corners rounded: upper left, upper right, lower right, lower left. */
        record Rectangle(double topLeft, double topRight, double bottomRight, double bottomLeft) implements Shape {}

        record Ellipse() implements Shape {}

        /** From one point to another, relative to the box's upper left corner; only stroked. */
        record Line(double x1, double y1, double x2, double y2) implements Shape {}

        /**
         * SVG path data, in its own coordinates.
         *
         * @param data absolute and relative M L H V C S Q T A Z
         * @param viewWidth width of its coordinate system, stretched to the box; the box's own width when 0
         * @param viewHeight height of its coordinate system; the box's own height when 0
         */
        record Path(String data, double viewWidth, double viewHeight) implements Shape {}
    }
}
