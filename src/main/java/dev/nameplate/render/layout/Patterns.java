package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.PatternLayer;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Draws pattern layers: one generator for each name of {@link PatternLayer#GENERATORS}. */
final class Patterns {

    private static final Map<String, Consumer<Ornament>> GENERATORS = Map.ofEntries(
            Map.entry("grain", Papers::grain),
            Map.entry("laid", Papers::laid),
            Map.entry("mesh", Papers::mesh),
            Map.entry("dots", Lattices::dots),
            Map.entry("grid", Lattices::grid),
            Map.entry("stripes", Lattices::stripes),
            Map.entry("perforation", Lattices::perforation),
            Map.entry("weave", Lattices::weave),
            Map.entry("guilloche", Engravings::guilloche),
            Map.entry("rosette", Engravings::rosette),
            Map.entry("frame", Engravings::frame),
            Map.entry("scallop", Engravings::scallop),
            Map.entry("floor", Lights::floor),
            Map.entry("rays", Lights::rays),
            Map.entry("rings", Lights::rings),
            Map.entry("arcs", Lights::arcs),
            Map.entry("stars", Lights::stars),
            Map.entry("hills", Landscapes::hills),
            Map.entry("waves", Landscapes::waves),
            Map.entry("contours", Landscapes::contours),
            Map.entry("confetti", Scatter::confetti),
            Map.entry("bars", Scatter::bars));

    /** These never leave their box, so that without rounded corners no clip is needed and damage stays small. */
    private static final Set<String> INSIDE = Set.of("confetti", "stars", "rosette", "scallop", "frame", "bars");

    private static final Set<String> SCATTERED = Set.of("confetti", "stars");

    private static final double MOST_LOOSE = 150;

    private Patterns() {}

    static Set<String> names() {
        return GENERATORS.keySet();
    }

    /** The marks of a pattern, opacity and blend not yet applied. */
    static List<Mark> marks(PatternLayer layer, Place place, Rect canvas, Values values) {
        Consumer<Ornament> generator = GENERATORS.get(layer.pattern());
        if (generator == null) {
            throw new IllegalArgumentException(
                    "no pattern is called \"" + layer.pattern() + "\"; there are " + GENERATORS.keySet());
        }
        Layer.Box box = layer.common().box();
        Map<String, Double> numbers = new HashMap<>(PatternLayer.GENERATORS.getOrDefault(layer.pattern(), Map.of()));
        numbers.putAll(layer.numbers());
        Ornament ornament = new Ornament(
                box.width(),
                box.height(),
                place,
                canvas,
                colours(layer, values),
                numbers,
                new Chance(seed(layer.seedField(), layer.common().id(), values)));
        generator.accept(ornament);
        List<Mark> marks = List.copyOf(ornament.marks());
        boolean whole = layer.clip().equals(ImageLayer.Clip.NONE) && INSIDE.contains(layer.pattern());
        return whole || marks.isEmpty()
                ? marks
                : List.of(Marks.clipped(marks, place.of(clip(box.width(), box.height(), layer.clip()))));
    }

    /** Whether a pattern is made of loose pieces that nothing cuts off, few enough to be damage one by one. */
    static boolean scatters(PatternLayer layer) {
        return layer.clip().equals(ImageLayer.Clip.NONE)
                && SCATTERED.contains(layer.pattern())
                && layer.numbers().getOrDefault("count", 0.0) <= MOST_LOOSE;
    }

    /** The field's words; without them a seed that is always the same. */
    static String seed(Optional<String> field, String otherwise, Values values) {
        return field.flatMap(values::get).map(Value::text).orElse(otherwise);
    }

    /** Straight ARGB. */
    static List<Integer> colours(PatternLayer layer, Values values) {
        return layer.colours().stream()
                .map(colour -> Colours.of(colour, values))
                .toList();
    }

    /** What a box is cut to, from its upper left corner. */
    static Path2D clip(double width, double height, ImageLayer.Clip clip) {
        return clip.round()
                ? Outlines.ellipse(0, 0, width, height)
                : Outlines.rectangle(0, 0, width, height, clip.radius());
    }
}
