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

    /**
     * The generators: name to parameters with their defaults. The renderer draws these and no others.
     *
     * <p>Where a generator has {@code fade}, that share of its alpha is gone at the far end; {@code toward} is the direction
     * in degrees, 0 up and 90 right, along which it fades and its colours follow each other.
     */
    public static final Map<String, Map<String, Double>> GENERATORS = Map.ofEntries(
            // Film grain: standard deviation as a fraction of full scale, size of a grain in canvas units.
            Map.entry("grain", Map.of("amount", 0.02, "size", 1.0)),
            // Laid paper: distance of its wire lines, of its chain lines.
            Map.entry("laid", Map.of("step", 4.0, "chain", 64.0)),
            // Colours that flow into each other: how softly, from how many places (at least one for each colour).
            Map.entry("mesh", Map.of("soft", 0.8, "points", 0.0)),
            // A lattice of dots: distance, radius; share by which dots shrink on the way; share of a step that rows
            // alternate.
            Map.entry(
                    "dots",
                    Map.of("step", 24.0, "radius", 1.5, "stagger", 0.0, "shrink", 0.0, "fade", 0.0, "toward", 180.0)),
            // Lines in both directions: distance, width.
            Map.entry("grid", Map.of("step", 48.0, "width", 1.0, "fade", 0.0, "toward", 180.0)),
            // Slanted stripes: distance, width, degrees from horizontal.
            Map.entry("stripes", Map.of("step", 16.0, "width", 2.0, "angle", 45.0, "fade", 0.0, "toward", 180.0)),
            // Round holes along the edges that are 1, or along the middle: distance, radius.
            Map.entry(
                    "perforation",
                    Map.of("step", 16.0, "radius", 4.0, "left", 0.0, "right", 0.0, "top", 0.0, "bottom", 0.0)),
            // Twill of two colours: width of a column, of a rib, slope of the ribs.
            Map.entry("weave", Map.of("step", 4.0, "width", 2.0, "lean", 0.75)),
            // Interlaced sine waves as on bank notes: count of lines, waves along the box, amplitude, line width,
            // swellings.
            Map.entry(
                    "guilloche",
                    Map.of(
                            "lines",
                            24.0,
                            "waves",
                            6.0,
                            "amplitude",
                            0.5,
                            "width",
                            0.8,
                            "turns",
                            3.0,
                            "fade",
                            0.0,
                            "toward",
                            90.0)),
            // Rosette of nested petals: their count, count of lines, inner radius and depth of a petal as fractions,
            // line
            // width, degrees of a petal by which the outermost is twisted against the innermost.
            Map.entry(
                    "rosette",
                    Map.of(
                            "petals", 12.0, "lines", 36.0, "inner", 0.3, "depth", 0.14, "width", 0.8, "twist", 540.0,
                            "fade", 0.0)),
            // A guilloche round the box: width of the band, length of a wave, count of lines, corner radius, line
            // width.
            Map.entry(
                    "frame",
                    Map.of(
                            "band", 24.0, "step", 48.0, "lines", 10.0, "radius", 32.0, "width", 0.8, "fade", 0.0,
                            "toward", 90.0)),
            // A disc with a wavy edge, as a seal's: count of waves, their depth as a fraction of the radius.
            Map.entry("scallop", Map.of("petals", 36.0, "depth", 0.06, "fade", 0.0, "toward", 135.0)),
            // A floor of lines running to a vanishing point: fractions of the box, count of lines.
            Map.entry("floor", Map.of("horizon", 0.3, "vanish", 0.5, "columns", 16.0, "rows", 12.0, "width", 1.0)),
            // Rays from a point (fractions of the box): count, share of each period that is filled, turn in degrees.
            Map.entry("rays", Map.of("count", 24.0, "cx", 0.5, "cy", 0.5, "fill", 0.5, "turn", 0.0, "fade", 0.0)),
            // Concentric rings about a point: distance, width; as many as reach the corners when the count is 0.
            Map.entry("rings", Map.of("step", 32.0, "width", 1.0, "cx", 0.5, "cy", 0.5, "count", 0.0, "fade", 0.0)),
            // Arcs of light about a point: first radius, distance, width, degrees they span, where their middle is (0
            // up),
            // how far they stray from it, standard deviation of their glow.
            Map.entry(
                    "arcs",
                    Map.of(
                            "count", 7.0, "cx", 0.5, "cy", 0.5, "inner", 80.0, "step", 36.0, "width", 2.0, "sweep",
                            150.0, "turn", 0.0, "wander", 60.0, "glow", 6.0)),
            // A night sky: count of stars, smallest and largest diameter.
            Map.entry("stars", Map.of("count", 120.0, "small", 1.0, "large", 3.0)),
            // Layered hills: count, waves along the box, share of the box's height, share of alpha lost at the foot.
            Map.entry("hills", Map.of("layers", 3.0, "waves", 1.5, "height", 0.6, "fade", 0.0)),
            // A ribbon of flowing lines: count, waves along the box, amplitude, spread, line width; faint at the ends.
            Map.entry(
                    "waves",
                    Map.of("lines", 40.0, "waves", 1.2, "amplitude", 0.5, "spread", 0.5, "width", 0.8, "fade", 1.0)),
            // Topographic contour lines of a smooth noise field: count of levels, size of a hill, line width.
            Map.entry("contours", Map.of("levels", 12.0, "size", 220.0, "width", 1.0, "fade", 0.0, "toward", 180.0)),
            // Scattered paper: count, smallest and largest piece, how much denser at the top.
            Map.entry("confetti", Map.of("count", 60.0, "small", 9.0, "large", 20.0, "fall", 0.0)),
            // Upright bars as of a bar code, for show: width of a module.
            Map.entry("bars", Map.of("step", 3.0, "fade", 0.0, "toward", 180.0)));
}
