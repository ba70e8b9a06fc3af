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
     * <p>What they mean, and their bounds, stand in {@link Generators}. Where a generator has {@code fade}, that share of its
     * alpha is gone at the far end; {@code toward} is the direction in degrees, 0 up and 90 right, along which it fades and
     * its colours follow each other.
     */
    public static final Map<String, Map<String, Double>> GENERATORS = Generators.defaults();

    @Override
    public PatternLayer in(Layer.Box box) {
        return new PatternLayer(common.in(box), pattern, colours, numbers, clip, seedField);
    }
}
