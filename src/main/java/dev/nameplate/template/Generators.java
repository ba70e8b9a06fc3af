package dev.nameplate.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pattern generators: what each draws, and its numbers with their defaults, bounds and meanings.
 *
 * <p>The schema's part about patterns and the table in the format's description are made from here; a test holds them to it.
 */
final class Generators {

    /** What one generator draws, as the end of "draws …", and its numbers in the order of the description. */
    record Generator(String name, String draws, List<Parameter> numbers) {

        Optional<Parameter> number(String called) {
            return numbers.stream().filter(number -> number.name.equals(called)).findFirst();
        }
    }

    /** A number of a generator; bounds are included. */
    record Parameter(String name, double otherwise, double least, double most, String meaning) {}

    private static final Parameter TOWARD_FOOT = toward(180);
    private static final Parameter TOWARD_RIGHT = toward(90);
    private static final Parameter FADE = share("fade", 0, "opacity lost on the way");
    private static final Parameter CX = place("cx", 0.5, "the point, as a fraction of the width");
    private static final Parameter CY = place("cy", 0.5, "the point, as a fraction of the height");

    static final List<Generator> ALL = List.of(
            new Generator(
                    "grain",
                    "film grain",
                    List.of(
                            share("amount", 0.02, "how strong: standard deviation as a fraction of full scale"),
                            length("size", 1, 0.5, 64, "size of a grain"))),
            new Generator(
                    "laid",
                    "laid paper",
                    List.of(
                            step(4, 1, "distance of its wire lines"),
                            length("chain", 64, 4, 4096, "distance of its chain lines"))),
            new Generator(
                    "mesh",
                    "colours that flow into each other",
                    List.of(
                            new Parameter("soft", 0.8, 0.05, 4, "how softly"),
                            count("points", 0, 0, 32, "from how many places; at least one for each colour"))),
            new Generator(
                    "dots",
                    "a lattice of dots",
                    List.of(
                            step(24, 1, "distance from one to the next"),
                            length("radius", 1.5, 0.1, 500, "radius of a dot"),
                            share("stagger", 0, "how far every second row is shifted, as a fraction of the distance"),
                            share("shrink", 0, "radius lost on the way"),
                            FADE,
                            TOWARD_FOOT)),
            new Generator(
                    "grid",
                    "lines in both directions",
                    List.of(
                            step(48, 1, "distance from one to the next"),
                            width(1, "width of the lines"),
                            FADE,
                            TOWARD_FOOT)),
            new Generator(
                    "stripes",
                    "slanted stripes",
                    List.of(
                            step(16, 1, "distance from one to the next"),
                            width(2, "width of a stripe"),
                            degrees("angle", 45, "degrees from horizontal"),
                            FADE,
                            TOWARD_FOOT)),
            new Generator(
                    "perforation",
                    "round holes along edges, or along the middle when no edge is chosen",
                    List.of(
                            step(16, 1, "distance from one to the next"),
                            length("radius", 4, 0.1, 500, "radius of a hole"),
                            share("left", 0, "1 for holes along the left edge"),
                            share("right", 0, "1 for holes along the right edge"),
                            share("top", 0, "1 for holes along the upper edge"),
                            share("bottom", 0, "1 for holes along the lower edge"))),
            new Generator(
                    "weave",
                    "a twill of two colours",
                    List.of(
                            step(4, 1, "width of a column"),
                            width(2, "width of a rib"),
                            new Parameter("lean", 0.75, -4, 4, "slope of the ribs"))),
            new Generator(
                    "guilloche",
                    "interlaced waves, as on bank notes",
                    List.of(
                            count("lines", 24, 2, 200, "count of lines"),
                            count("waves", 6, 0, 200, "waves along the box"),
                            new Parameter("amplitude", 0.5, 0, 4, "height of the waves, as a fraction of the box"),
                            width(0.8, "width of the lines"),
                            count("turns", 3, 0, 200, "swellings along the box"),
                            FADE,
                            TOWARD_RIGHT)),
            new Generator(
                    "rosette",
                    "nested petals",
                    List.of(
                            count("petals", 12, 1, 400, "count of petals"),
                            count("lines", 36, 2, 200, "count of lines"),
                            share("inner", 0.3, "inner radius, as a fraction of the outer"),
                            share("depth", 0.14, "depth of a petal, as a fraction of the radius"),
                            width(0.8, "width of the lines"),
                            new Parameter(
                                    "twist", 540, -7200, 7200, "degrees of a petal by which the outermost is twisted"),
                            FADE)),
            new Generator(
                    "frame",
                    "a guilloche round the box",
                    List.of(
                            length("band", 24, 1, 1000, "width of the band"),
                            step(48, 1, "length of a wave"),
                            count("lines", 10, 1, 100, "count of lines"),
                            length("radius", 32, 0, 4096, "radius of the corners"),
                            width(0.8, "width of the lines"),
                            FADE,
                            TOWARD_RIGHT)),
            new Generator(
                    "scallop",
                    "a disc with a wavy edge, as a seal's",
                    List.of(
                            count("petals", 36, 3, 400, "count of waves"),
                            share("depth", 0.06, "their depth, as a fraction of the radius"),
                            FADE,
                            toward(135))),
            new Generator(
                    "floor",
                    "a floor of lines that run to a vanishing point",
                    List.of(
                            place("horizon", 0.3, "height of the horizon, as a fraction of the box"),
                            place("vanish", 0.5, "where lines meet, as a fraction of the width"),
                            count("columns", 16, 1, 200, "lines that run there"),
                            count("rows", 12, 1, 200, "lines across"),
                            width(1, "width of the lines"))),
            new Generator(
                    "rays",
                    "rays from a point",
                    List.of(
                            count("count", 24, 1, 500, "count of rays"),
                            CX,
                            CY,
                            share("fill", 0.5, "share of each period that is filled"),
                            degrees("turn", 0, "degrees by which all of it is turned"),
                            FADE)),
            new Generator(
                    "rings",
                    "concentric rings about a point",
                    List.of(
                            step(32, 1, "distance from one to the next"),
                            width(1, "width of the lines"),
                            CX,
                            CY,
                            count("count", 0, 0, 2000, "count of rings; 0 for as many as reach the corners"),
                            FADE)),
            new Generator(
                    "arcs",
                    "arcs of light about a point",
                    List.of(
                            count("count", 7, 1, 100, "count of arcs"),
                            CX,
                            CY,
                            length("inner", 80, 0, 4096, "radius of the first"),
                            step(36, 1, "distance from one to the next"),
                            width(2, "width of the lines"),
                            new Parameter("sweep", 150, 1, 360, "degrees that they span"),
                            degrees("turn", 0, "where their middle is, in degrees, 0 upwards"),
                            degrees("wander", 60, "degrees by which they stray from it"),
                            length("glow", 6, 0, 200, "standard deviation of their glow"))),
            new Generator(
                    "stars",
                    "a night sky",
                    List.of(
                            count("count", 120, 1, 5000, "count of stars"),
                            length("small", 1, 0.1, 500, "smallest diameter"),
                            length("large", 3, 0.1, 500, "largest diameter"))),
            new Generator(
                    "hills",
                    "hills behind one another",
                    List.of(
                            count("layers", 3, 1, 24, "count of hills"),
                            new Parameter("waves", 1.5, 0, 200, "waves along the box"),
                            new Parameter("height", 0.6, 0, 2, "height of the highest, as a fraction of the box"),
                            share("fade", 0, "opacity lost at the foot"))),
            new Generator(
                    "waves",
                    "a ribbon of flowing lines",
                    List.of(
                            count("lines", 40, 1, 300, "count of lines"),
                            new Parameter("waves", 1.2, 0, 200, "waves along the box"),
                            new Parameter("amplitude", 0.5, 0, 4, "height of the waves, as a fraction of the box"),
                            new Parameter(
                                    "spread", 0.5, 0, 4, "width of the ribbon, as a fraction of the box's height"),
                            width(0.8, "width of the lines"),
                            share("fade", 1, "opacity lost at both ends"))),
            new Generator(
                    "contours",
                    "contour lines, as on a map",
                    List.of(
                            count("levels", 12, 1, 60, "count of levels"),
                            length("size", 220, 8, 4096, "size of a hill"),
                            width(1, "width of the lines"),
                            FADE,
                            TOWARD_FOOT)),
            new Generator(
                    "confetti",
                    "scattered paper",
                    List.of(
                            count("count", 60, 0, 600, "count of pieces"),
                            length("small", 9, 0.5, 500, "size of the smallest piece"),
                            length("large", 20, 0.5, 500, "size of the largest piece"),
                            new Parameter("fall", 0, 0, 10, "how much denser it is at the top"))),
            new Generator(
                    "bars",
                    "upright bars as of a bar code, for show",
                    List.of(step(3, 0.5, "width of a module"), FADE, TOWARD_FOOT)));

    private Generators() {}

    static Optional<Generator> generator(String name) {
        return ALL.stream().filter(generator -> generator.name.equals(name)).findFirst();
    }

    /** Generators to the defaults of their numbers, in order. */
    static Map<String, Map<String, Double>> defaults() {
        Map<String, Map<String, Double>> defaults = new LinkedHashMap<>();
        for (Generator generator : ALL) {
            Map<String, Double> numbers = new LinkedHashMap<>();
            generator.numbers.forEach(number -> numbers.put(number.name, number.otherwise));
            defaults.put(generator.name, Collections.unmodifiableMap(numbers));
        }
        return Collections.unmodifiableMap(defaults);
    }

    private static Parameter share(String name, double otherwise, String meaning) {
        return new Parameter(name, otherwise, 0, 1, meaning);
    }

    private static Parameter place(String name, double otherwise, String meaning) {
        return new Parameter(name, otherwise, -5, 5, meaning);
    }

    private static Parameter length(String name, double otherwise, double least, double most, String meaning) {
        return new Parameter(name, otherwise, least, most, meaning);
    }

    private static Parameter step(double otherwise, double least, String meaning) {
        return new Parameter("step", otherwise, least, 4096, meaning);
    }

    private static Parameter width(double otherwise, String meaning) {
        return new Parameter("width", otherwise, 0.1, 500, meaning);
    }

    private static Parameter count(String name, double otherwise, double least, double most, String meaning) {
        return new Parameter(name, otherwise, least, most, meaning);
    }

    private static Parameter degrees(String name, double otherwise, String meaning) {
        return new Parameter(name, otherwise, -360, 360, meaning);
    }

    private static Parameter toward(double otherwise) {
        return degrees(
                "toward",
                otherwise,
                "the way along which it fades and its colours follow each other, in degrees, 0 upwards");
    }
}
