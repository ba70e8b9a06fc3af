package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Amount;
import dev.nameplate.template.CodeLayer;
import dev.nameplate.template.FigureLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.ProgressLayer;
import dev.nameplate.template.RatingLayer;
import dev.nameplate.template.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The marks of layers that make a value visible. */
final class Figures {

    private final TextSetter setter;
    private final String language;

    /** @param language the template's own */
    Figures(TextSetter setter, String language) {
        this.setter = setter;
        this.language = language;
    }

    /** Opacity and blend not yet applied; none while what they show is missing. */
    List<Mark> marks(FigureLayer layer, Place place, Values values) {
        if (layer instanceof CodeLayer it) {
            return Codes.marks(it, place, values, language, this);
        }
        if (layer instanceof ProgressLayer it) {
            return Progress.marks(it, place, values);
        }
        return Ratings.marks((RatingLayer) layer, place, values);
    }

    /** Adds the fields that a figure shows or takes colours from. */
    static void fields(FigureLayer layer, Set<String> into) {
        if (layer instanceof CodeLayer it) {
            Phrasing.fields(it.text(), into);
            Colours.fields(it.colour(), into);
            Colours.fields(it.background(), into);
        } else if (layer instanceof ProgressLayer it) {
            fields(it.amount(), into);
            Colours.fields(it.track(), into);
            Colours.fields(it.fill(), into);
        } else if (layer instanceof RatingLayer it) {
            fields(it.amount(), into);
            Colours.fields(it.track(), into);
            Colours.fields(it.fill(), into);
            Colours.fields(it.stroke(), into);
        }
    }

    private static void fields(Amount amount, Set<String> into) {
        if (amount instanceof Amount.OfField field) {
            into.add(field.field());
        }
    }

    /** Whether a figure speaks several languages. */
    static boolean isTranslated(FigureLayer layer) {
        return layer instanceof CodeLayer it && !it.text().byLanguage().isEmpty();
    }

    /** Width divided by height, where a figure has its own; others fill any box. */
    static Optional<Double> proportion(FigureLayer layer) {
        if (layer instanceof CodeLayer it) {
            return Codes.proportion(it);
        }
        if (layer instanceof ProgressLayer it) {
            return it.form() instanceof ProgressLayer.Form.Ring ? Optional.of(1.0) : Optional.empty();
        }
        return Optional.of(Ratings.proportion((RatingLayer) layer));
    }

    /** The numbers to show; empty while their field is missing. */
    static List<Double> numbers(Amount amount, Values values) {
        if (amount instanceof Amount.Fixed fixed) {
            return fixed.numbers();
        }
        List<Value> all = values.get(((Amount.OfField) amount).field())
                .map(value -> value.items().isEmpty() ? List.of(value) : value.items())
                .orElse(List.of());
        return all.stream().flatMap(value -> value.number().stream()).toList();
    }

    /** Words of a figure in a part of its box. */
    List<Mark> words(String text, TextStyle style, Layer.Box part, Place place, Values values, String languageOfText) {
        SetText set = setter.set(text, style, part.width(), part.height(), languageOfText);
        return TextMarks.of(set, style, part.width(), part.height(), place.of(part, 0), values, setter.book());
    }
}
