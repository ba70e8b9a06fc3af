package dev.nameplate.template;

import dev.nameplate.template.Generators.Generator;
import dev.nameplate.template.Generators.Parameter;
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

    private final Scope scope;
    private final PaintReader paints;

    PatternReader(Scope scope) {
        this.scope = scope;
        this.paints = new PaintReader(scope);
    }

    Layer read(Entry entry, Common common) {
        List<String> generators = new ArrayList<>(new TreeSet<>(PatternLayer.GENERATORS.keySet()));
        String generator = entry.need("pattern").oneOf("", generators);
        Node numbers = entry.get("numbers");
        List<ColourRef> colours = new ArrayList<>();
        for (Node colour : entry.get("colours").oneOrMore("colours", 1, MOST_COLOURS)) {
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
                Generators.generator(generator).map(it -> numbers(numbers, it)).orElse(Map.of()),
                LayerReader.clip(entry.get("radius")),
                seed.isThere() ? Optional.of(scope.field(seed)) : Optional.empty());
    }

    private static Map<String, Double> numbers(Node node, Generator generator) {
        Map<String, Double> numbers = new TreeMap<>();
        Entry entry = node.object(generator.name() + "-numbers");
        for (Parameter number : generator.numbers()) {
            numbers.put(
                    number.name(), entry.get(number.name()).number(number.otherwise(), number.least(), number.most()));
        }
        entry.end();
        return numbers;
    }
}
