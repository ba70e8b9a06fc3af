package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Layer;
import dev.nameplate.template.TextStyle;
import java.util.List;
import java.util.Optional;

/** Sets the words of one figure, and keeps what they came to. Confined to one thread. */
final class FigureWords {

    private final TextSetter setter;
    private final Values values;
    private final Witness witness;
    private double smallest = Double.POSITIVE_INFINITY;
    private int lines;
    private boolean truncated;
    private Rect ink = Rect.EMPTY;

    FigureWords(TextSetter setter, Values values, Witness witness) {
        this.setter = setter;
        this.values = values;
        this.witness = witness;
    }

    /** Words in a part of the figure's box; none when there is nothing to draw of them. */
    Optional<List<Mark>> marks(String text, TextStyle style, Layer.Box part, Place place, String language) {
        SetText set = setter.set(text, style, part.width(), part.height(), language);
        TextMarks.Lettered lettered =
                TextMarks.lettered(set, style, part.width(), part.height(), place.of(part, 0), values, setter.book());
        if (lettered.marks().isEmpty()) {
            return Optional.empty();
        }
        smallest = Math.min(smallest, set.size());
        lines = Math.max(lines, set.lines().size());
        truncated |= set.truncated();
        ink = ink.union(Marks.ink(lettered.marks()));
        return Optional.of(witness.lettered(lettered));
    }

    /** The size that words reach in a box; the style's own for words that nothing is drawn of. */
    double size(String text, TextStyle style, Layer.Box box, String language) {
        SetText set = setter.set(text, style, box.width(), box.height(), language);
        return set.isEmpty() ? style.size() : set.size();
    }

    /** What all of them came to, the size being that of the smallest; none when nothing was set. */
    Optional<Layout.Report> report(Layer.Common common) {
        return lines == 0
                ? Optional.empty()
                : Optional.of(new Layout.Report(
                        common.id(), common.name(), smallest, lines, truncated, /* removed= */ false, ink));
    }
}
