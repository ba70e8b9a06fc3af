package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Amount;
import dev.nameplate.template.AvatarLayer;
import dev.nameplate.template.ChartLayer;
import dev.nameplate.template.CodeLayer;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.CountdownLayer;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.FigureLayer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.ProgressLayer;
import dev.nameplate.template.RatingLayer;
import dev.nameplate.template.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The marks of layers that make a value visible. */
final class Figures {

    private final TextSetter setter;
    private final Images images;
    private final String language;
    private final Countdowns countdowns;

    /** @param language the template's own */
    Figures(TextSetter setter, Images images, String language) {
        this.setter = setter;
        this.images = images;
        this.language = language;
        this.countdowns = new Countdowns(setter, language);
    }

    /** Opacity and blend not yet applied; none while what they show is missing. */
    List<Mark> marks(FigureLayer layer, Place place, Values values, Witness witness, List<Layout.Report> reports) {
        if (layer instanceof CodeLayer it) {
            return Codes.modules(it, values, language)
                    .map(modules -> code(it, modules, place, values))
                    .orElse(List.of());
        }
        if (layer instanceof CountdownLayer it) {
            return countdowns.marks(it, place, values, witness, reports);
        }
        FigureWords words = new FigureWords(setter, values, witness);
        List<Mark> marks = marks(layer, place, values, words);
        words.report(layer.common()).ifPresent(reports::add);
        return marks;
    }

    private List<Mark> marks(FigureLayer layer, Place place, Values values, FigureWords words) {
        if (layer instanceof ProgressLayer it) {
            return Progress.marks(it, place, values);
        }
        if (layer instanceof ChartLayer it) {
            return Charts.marks(it, place, values, words);
        }
        if (layer instanceof AvatarLayer it) {
            return Avatars.marks(it, place, values, language, words, images);
        }
        return Ratings.marks((RatingLayer) layer, place, values);
    }

    /** What a code says, as modules; empty while it is missing, and when the code cannot say it. */
    Optional<Modules> modules(CodeLayer layer, Values values) {
        return Codes.modules(layer, values, language);
    }

    /** A code whose modules are known. Its digits are as large as its kind of code demands, so that nobody judges them. */
    List<Mark> code(CodeLayer layer, Modules modules, Place place, Values values) {
        return Codes.marks(layer, modules, place, values, language, new FigureWords(setter, values, Witness.NONE));
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
        } else if (layer instanceof ChartLayer it) {
            fields(it, into);
        } else if (layer instanceof AvatarLayer it) {
            it.picture().ifPresent(into::add);
            it.person().ifPresent(person -> Phrasing.fields(person, into));
            it.fills().forEach(paint -> Colours.fields(paint, into));
            it.colour().ifPresent(colour -> Colours.fields(colour, into));
            Colours.fields(it.stroke(), into);
        } else if (layer instanceof CountdownLayer it) {
            into.add(Deadline.TIME);
            Countdowns.fields(it, into);
        }
    }

    private static void fields(ChartLayer chart, Set<String> into) {
        fields(chart.amount(), into);
        chart.fills().forEach(paint -> Colours.fields(paint, into));
        chart.highlightFill().ifPresent(paint -> Colours.fields(paint, into));
        chart.track().ifPresent(paint -> Colours.fields(paint, into));
        chart.area().ifPresent(paint -> Colours.fields(paint, into));
        Colours.fields(chart.baseline(), into);
        chart.labels().ifPresent(labels -> {
            into.add(labels.field());
            Colours.fields(labels.style().fill(), into);
            Colours.fields(labels.style().outline(), into);
            labels.style().shadows().forEach(shadow -> Colours.fields(shadow.colour(), into));
        });
    }

    /** Whether there is something to show, if there is room for it. */
    static boolean isThere(FigureLayer layer, Values values, String language) {
        if (layer instanceof CodeLayer it) {
            // What is the same in every picture was found to be sayable when the template was compiled.
            return isSteady(it) || Codes.modules(it, values, language).isPresent();
        }
        if (layer instanceof AvatarLayer) {
            return true;
        }
        if (layer instanceof CountdownLayer it) {
            return Countdowns.isThere(it, values, language);
        }
        return amount(layer).filter(amount -> numbers(amount, values).isEmpty()).isEmpty();
    }

    /** Whether a figure is there whatever the values are. */
    static boolean isSteady(FigureLayer layer) {
        if (layer instanceof AvatarLayer) {
            return true;
        }
        if (layer instanceof CountdownLayer) {
            return false;
        }
        Set<String> asked = new HashSet<>();
        if (layer instanceof CodeLayer it) {
            Phrasing.fields(it.text(), asked);
        }
        amount(layer).ifPresent(amount -> fields(amount, asked));
        return asked.isEmpty() && !isTranslated(layer);
    }

    private static Optional<Amount> amount(FigureLayer layer) {
        return Optional.ofNullable(
                layer instanceof ProgressLayer progress
                        ? progress.amount()
                        : layer instanceof RatingLayer rating
                                ? rating.amount()
                                : layer instanceof ChartLayer chart ? chart.amount() : null);
    }

    private static void fields(Amount amount, Set<String> into) {
        if (amount instanceof Amount.OfField field) {
            into.add(field.field());
        }
    }

    /** Whether a figure speaks several languages. */
    static boolean isTranslated(FigureLayer layer) {
        if (layer instanceof AvatarLayer it) {
            return it.person().map(person -> !person.byLanguage().isEmpty()).orElse(false);
        }
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
        if (layer instanceof ChartLayer it) {
            return it.kind() == ChartLayer.Kind.DONUT ? Optional.of(1.0) : Optional.empty();
        }
        if (layer instanceof CountdownLayer) {
            return Optional.empty();
        }
        return layer instanceof RatingLayer it ? Optional.of(Ratings.proportion(it)) : Optional.of(1.0);
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

    /** One line in the middle of its box. */
    static TextStyle initials(String family, int weight, double size, ColourRef colour) {
        return new TextStyle(
                family,
                weight,
                /* italic= */ false,
                size,
                size / 4,
                1,
                0,
                1,
                /* balance= */ false,
                TextStyle.Align.CENTER,
                TextStyle.Valign.MIDDLE,
                new Paint.Solid(colour),
                Optional.empty(),
                List.of(),
                /* upper= */ false,
                /* tabular= */ true,
                /* underline= */ false);
    }

    /** A style for one line in the middle of its cell, which may shrink by a third. */
    static TextStyle centred(TextStyle style) {
        return centred(style, style.size(), Math.min(style.minSize(), style.size() * 2 / 3));
    }

    /** The same style that begins at a smaller size. */
    static TextStyle atMost(TextStyle style, double size) {
        return centred(style, size, Math.min(style.minSize(), size));
    }

    private static TextStyle centred(TextStyle style, double size, double smallest) {
        return new TextStyle(
                style.family(),
                style.weight(),
                style.italic(),
                size,
                smallest,
                1,
                style.tracking(),
                1,
                /* balance= */ false,
                TextStyle.Align.CENTER,
                TextStyle.Valign.MIDDLE,
                style.fill(),
                style.outline(),
                style.shadows(),
                style.upper(),
                style.tabular(),
                style.underline());
    }
}
