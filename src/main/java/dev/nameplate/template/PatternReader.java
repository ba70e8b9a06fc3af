package dev.nameplate.template;

import dev.nameplate.template.Generators.Generator;
import dev.nameplate.template.Generators.Parameter;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Common;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads pattern layers, and patterns that outlines are filled with. */
final class PatternReader {

    private static final int MOST_COLOURS = 16;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int DEEPEST = 4;
    private static final Paint CLEAR = new Paint.Solid(new ColourRef.Fixed(0));

    private final Scope scope;
    private final PaintReader paints;

    PatternReader(Scope scope) {
        this(scope, new PaintReader(scope));
    }

    /** @param paints reads what the patterns of paints lie over */
    PatternReader(Scope scope, PaintReader paints) {
        this.scope = scope;
        this.paints = paints;
    }

    Layer read(Entry entry, Common common) {
        Drawing drawing = drawing(entry);
        return new PatternLayer(
                common,
                drawing.generator,
                drawing.colours,
                drawing.numbers,
                LayerReader.clip(entry.get("radius")),
                drawing.seedField);
    }

    /** A pattern as a paint; what lies below it is another one. */
    Paint paint(Node node, Box box, int depth) {
        Entry entry = node.object("pattern-paint");
        Drawing drawing = drawing(entry);
        Node below = entry.get("over");
        entry.end();
        if (depth == DEEPEST) {
            below.problem("patterns lie over one another too deeply; " + DEEPEST + " are allowed");
            below = Node.absent(below.reading(), below.pointer());
        }
        Optional<Paint> over =
                below.isThere() ? Optional.of(paints.paint(below, box, CLEAR, depth + 1)) : Optional.empty();
        return new Paint.Pattern(drawing.generator, drawing.colours, drawing.numbers, drawing.seedField, over);
    }

    /** What layers and paints have in common. */
    private record Drawing(
            String generator, List<ColourRef> colours, Map<String, Double> numbers, Optional<String> seedField) {}

    private Drawing drawing(Entry entry) {
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
        return new Drawing(
                generator,
                List.copyOf(colours),
                Generators.generator(generator).map(it -> numbers(numbers, it)).orElse(Map.of()),
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
