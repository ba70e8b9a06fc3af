package dev.nameplate.template;

import dev.nameplate.template.Layer.Blend;
import java.util.List;
import java.util.Optional;

/**
 * What is done to a picture before it is cut to its box, in this order. Reckoned in sRGB, as CSS's filters of these names.
 *
 * @param blur canvas units; the Gaussian's standard deviation is half of it
 * @param saturation 0 grey, 1 as it is
 * @param brightness 0 black, 1 as it is
 * @param contrast 0 flat grey, 1 as it is
 * @param duotone what black and white become; what lies between is mixed by lightness. Empty, or two
 * @param tint one colour over all of it
 * @param overlay a paint over the box
 */
public record Treatment(
        double blur,
        double saturation,
        double brightness,
        double contrast,
        List<ColourRef> duotone,
        Optional<Tint> tint,
        Optional<Overlay> overlay) {

    /** The picture as it is. */
    public static final Treatment NONE = new Treatment(0, 1, 1, 1, List.of(), Optional.empty(), Optional.empty());

    public Treatment {
        duotone = List.copyOf(duotone);
    }

    /** A colour laid over a picture, to the share {@code amount}. */
    public record Tint(ColourRef colour, double amount, Blend blend) {}

    /** A colour or gradient laid over a picture; points of gradients are fractions of the box. */
    public record Overlay(Paint paint, Blend blend) {}
}
