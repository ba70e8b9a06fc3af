package dev.nameplate.render.layout;

import dev.nameplate.template.CountdownLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.TextStyle;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How large a countdown's figures and labels can be so that all of them fit: the same for all units, and while no figure has
 * more digits than before, for all times. Any thread may enter.
 */
final class UnitSizes {

    /** What a plate leaves to the figures of its width. */
    private static final double WITHIN_PLATE = 0.84;

    private static final int MOST_KEPT = 256;

    private final TextSetter setter;
    private final ConcurrentHashMap<Asked, Sizes> kept = new ConcurrentHashMap<>();

    UnitSizes(TextSetter setter) {
        this.setter = setter;
    }

    /**
     * The styles that fit.
     *
     * @param labels empty when there are none
     */
    record Sizes(TextStyle figures, Optional<TextStyle> labels) {}

    private record Asked(String id, double width, double height, String language, int digits) {}

    Sizes of(CountdownLayer layer, UnitLabels labels, long[] numbers) {
        int digits = layer.digits();
        for (long number : numbers) {
            digits = Math.max(digits, Long.toString(number).length());
        }
        Layer.Box box = layer.common().box();
        Asked asked = new Asked(layer.common().id(), box.width(), box.height(), labels.language(), digits);
        Sizes known = kept.get(asked);
        if (known != null) {
            return known;
        }
        Sizes fresh = fitted(layer, labels, digits);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(asked, fresh);
        return fresh;
    }

    private Sizes fitted(CountdownLayer layer, UnitLabels labels, int digits) {
        double width = UnitCells.width(layer) * (layer.plate().isPresent() ? WITHIN_PLATE : 1);
        double height = layer.common().box().height();
        Optional<TextStyle> label =
                layer.labels().map(it -> label(layer, labels, it.style(), labelWidth(layer, width)));
        double room = height - UnitCells.below(layer, label);
        TextStyle style = tabular(Figures.centred(layer.style()));
        double size = size("0".repeat(digits), style, width, style.size() * 2, labels.language());
        double high = Math.max(style.minSize(), Math.min(size, room / UnitCells.CAPITALS));
        return new Sizes(Figures.atMost(style, high), label);
    }

    /** Labels below a tile may be wider than it, but leave a gap between them. */
    private static double labelWidth(CountdownLayer layer, double width) {
        boolean below = layer.plate()
                .filter(plate -> plate.around() == CountdownLayer.Plate.Around.FIGURE)
                .isPresent();
        return below ? UnitCells.width(layer) + layer.gap() / 2 : width;
    }

    private TextStyle label(CountdownLayer layer, UnitLabels labels, TextStyle own, double width) {
        TextStyle style = Figures.centred(own);
        double size = style.size();
        for (int i = 0; i < layer.units().size(); i++) {
            for (String name : labels.all(i)) {
                size = Math.min(size, size(name, style, width, style.size() * 2, labels.language()));
            }
        }
        return Figures.atMost(style, size);
    }

    private double size(String text, TextStyle style, double width, double height, String language) {
        SetText set = setter.set(text, style, width, height, language);
        return set.isEmpty() ? style.size() : set.size();
    }

    private static TextStyle tabular(TextStyle style) {
        return new TextStyle(
                style.family(),
                style.weight(),
                style.italic(),
                style.size(),
                style.minSize(),
                style.lineHeight(),
                style.tracking(),
                style.maxLines(),
                style.balance(),
                style.align(),
                style.valign(),
                style.fill(),
                style.outline(),
                style.shadows(),
                style.upper(),
                /* tabular= */ true,
                style.underline());
    }
}
