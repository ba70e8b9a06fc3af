package dev.nameplate.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A generated texture or ornament that fills its box: grain, dots, grid, guilloche and so on.
 *
 * @param pattern the generator's name; see {@link #GENERATORS}
 * @param colours what it draws with, at least one
 * @param numbers the generator's parameters by name, defaults filled in
 * @param clip what the box is cut to
 * @param seedField a field whose value seeds the generator (the same name, the same confetti); else the layer's id does
 */
public record PatternLayer(
        Common common,
        String pattern,
        List<ColourRef> colours,
        Map<String, Double> numbers,
        ImageLayer.Clip clip,
        Optional<String> seedField)
        implements Layer {

    /** The generators: name to parameters with their defaults. The renderer draws these and no others. */
    public static final Map<String, Map<String, Double>> GENERATORS = Map.ofEntries(
            // Film grain: standard deviation as a fraction of full scale, size of a grain in canvas units.
            Map.entry("grain", Map.of("amount", 0.02, "size", 1.0)),
            // A lattice of dots: distance, radius.
            Map.entry("dots", Map.of("step", 24.0, "radius", 1.5, "stagger", 0.0)),
            // Lines in both directions: distance, width.
            Map.entry("grid", Map.of("step", 48.0, "width", 1.0)),
            // Slanted stripes: distance, width, degrees from horizontal.
            Map.entry("stripes", Map.of("step", 16.0, "width", 2.0, "angle", 45.0)),
            // A floor of lines running to a vanishing point: fractions of the box, count of lines.
            Map.entry("floor", Map.of("horizon", 0.3, "vanish", 0.5, "columns", 16.0, "rows", 12.0, "width", 1.0)),
            // Interlaced sine waves as on bank notes: count of lines, waves along the box, amplitude, line width.
            Map.entry("guilloche", Map.of("lines", 24.0, "waves", 6.0, "amplitude", 0.4, "width", 0.8, "turns", 3.0)),
            // Epitrochoid rosette: petals, count of lines, inner radius as a fraction, line width.
            Map.entry("rosette", Map.of("petals", 12.0, "lines", 18.0, "inner", 0.35, "depth", 0.18, "width", 0.8)),
            // Rays from a point (fractions of the box): count, share of each period that is filled.
            Map.entry("rays", Map.of("count", 24.0, "cx", 0.5, "cy", 0.5, "fill", 0.5, "turn", 0.0)),
            // Concentric rings about a point: distance, width.
            Map.entry("rings", Map.of("step", 32.0, "width", 1.0, "cx", 0.5, "cy", 0.5, "count", 0.0)),
            // Layered hills: count, roughness, waves along the box.
            Map.entry("hills", Map.of("layers", 3.0, "waves", 1.5, "height", 0.6)),
            // Scattered paper: count, smallest and largest piece.
            Map.entry("confetti", Map.of("count", 60.0, "small", 6.0, "large", 14.0)),
            // Topographic contour lines of a smooth noise field: count of levels, size of a hill, line width.
            Map.entry("contours", Map.of("levels", 12.0, "size", 220.0, "width", 1.0)));
}
