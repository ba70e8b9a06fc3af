package dev.nameplate.template;

import java.util.List;
import java.util.Optional;

/**
 * A picture in a box.
 *
 * @param source where it comes from
 * @param fit how it fills the box
 * @param focusX which part stays in view when covering, 0 left .. 1 right
 * @param focusY 0 top .. 1 bottom
 * @param clip what the box is cut to
 * @param treatment what is done to the picture first
 * @param stroke along the edge of the box as it is cut
 * @param shadows of the box as it is cut
 */
public record ImageLayer(
        Common common,
        Source source,
        Fit fit,
        double focusX,
        double focusY,
        Clip clip,
        Treatment treatment,
        Optional<Stroke> stroke,
        List<Layer.Shadow> shadows)
        implements Layer {

    public ImageLayer {
        shadows = List.copyOf(shadows);
    }

    /** A picture as it is, without a frame. */
    public ImageLayer(Common common, Source source, Fit fit, double focusX, double focusY, Clip clip) {
        this(common, source, fit, focusX, focusY, clip, Treatment.NONE, Optional.empty(), List.of());
    }

    @Override
    public ImageLayer in(Layer.Box box) {
        return new ImageLayer(common.in(box), source, fit, focusX, focusY, clip, treatment, stroke, shadows);
    }

    /** Where a picture comes from. */
    public sealed interface Source {

        /** An asset of the template, by name. */
        record Asset(String name) implements Source {}

        /** What an image or choice field stands for; the layer is removed while it is missing. */
        record OfField(String field) implements Source {}
    }

    /** How a picture fills its box. */
    public enum Fit {
        /** Fills the box, cut where it is too wide or too high. */
        COVER,
        /** Whole picture inside the box. */
        CONTAIN,
        /** Stretched to the box. */
        STRETCH
    }

    /** What a box is cut to: a rounded rectangle, or an ellipse when {@code round}. */
    public record Clip(double radius, boolean round) {
        public static final Clip NONE = new Clip(0, /* round= */ false);
    }
}
