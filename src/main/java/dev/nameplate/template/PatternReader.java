package dev.nameplate.template;

import dev.nameplate.template.Layer.Common;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads pattern layers. */
final class PatternReader {

    private static final int MOST_COLOURS = 16;
    private static final int WHITE = 0xFFFFFFFF;

    /** What a number may be, by its name: enough for a picture, too little to stall a render. */
    static final Map<String, double[]> RANGES = Map.ofEntries(
            Map.entry("amount", range(0, 1)),
            Map.entry("amplitude", range(0, 4)),
            Map.entry("angle", range(-360, 360)),
            Map.entry("columns", range(1, 200)),
            Map.entry("count", range(0, 2000)),
            Map.entry("cx", range(-5, 5)),
            Map.entry("cy", range(-5, 5)),
            Map.entry("depth", range(0, 2)),
            Map.entry("fill", range(0, 1)),
            Map.entry("height", range(0, 2)),
            Map.entry("horizon", range(-2, 2)),
            Map.entry("inner", range(0, 1)),
            Map.entry("large", range(0.5, 500)),
            Map.entry("layers", range(1, 20)),
            Map.entry("levels", range(1, 60)),
            Map.entry("lines", range(1, 200)),
            Map.entry("petals", range(1, 200)),
            Map.entry("radius", range(0.1, 500)),
            Map.entry("rows", range(1, 200)),
            Map.entry("size", range(0.5, 4096)),
            Map.entry("small", range(0.5, 500)),
            Map.entry("stagger", range(0, 1)),
            Map.entry("step", range(2, 4096)),
            Map.entry("turn", range(-360, 360)),
            Map.entry("turns", range(0, 200)),
            Map.entry("vanish", range(-2, 3)),
            Map.entry("waves", range(0, 200)),
            Map.entry("width", range(0.1, 500)));

    private final Scope scope;
    private final PaintReader paints;

    PatternReader(Scope scope) {
        this.scope = scope;
        this.paints = new PaintReader(scope);
    }

    private static double[] range(double least, double most) {
        return new double[] {least, most};
    }

    Layer read(Entry entry, Common common) {
        List<String> generators = new ArrayList<>(new TreeSet<>(PatternLayer.GENERATORS.keySet()));
        String generator = entry.need("pattern").oneOf("", generators);
        Node numbers = entry.get("numbers");
        List<ColourRef> colours = new ArrayList<>();
        for (Node colour : entry.get("colours").oneOrMore("colours", MOST_COLOURS)) {
            colours.add(paints.colour(colour));
        }
        if (colours.isEmpty()) {
            colours.add(new ColourRef.Fixed(WHITE));
        }
        Node seed = entry.get("seed");
        return new PatternLayer(
                common,
                generator,
                List.copyOf(colours),
                generator.isEmpty() ? Map.of() : numbers(numbers, generator),
                LayerReader.clip(entry.get("radius")),
                seed.isThere() ? Optional.of(scope.field(seed)) : Optional.empty());
    }

    private static Map<String, Double> numbers(Node node, String generator) {
        Map<String, Double> numbers = new TreeMap<>(PatternLayer.GENERATORS.getOrDefault(generator, Map.of()));
        Entry entry = node.object(generator + "-numbers");
        for (Map.Entry<String, Double> number : numbers.entrySet()) {
            double[] range = RANGES.getOrDefault(number.getKey(), new double[] {-1000, 1000});
            number.setValue(entry.get(number.getKey()).number(number.getValue(), range[0], range[1]));
        }
        entry.end();
        return numbers;
    }
}
