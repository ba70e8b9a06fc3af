package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.template.CountdownLayer;
import dev.nameplate.template.CountdownLayer.State;
import dev.nameplate.template.CountdownLayer.Unit;
import dev.nameplate.template.Layer;
import dev.nameplate.template.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The marks of countdowns. Every unit stands in a box of its own and is set by itself, so that a unit looks the same whatever
 * the others show.
 */
final class Countdowns {

    private final TextSetter setter;
    private final String language;
    private final UnitSizes sizes;

    /** @param language the template's own */
    Countdowns(TextSetter setter, String language) {
        this.setter = setter;
        this.language = language;
        this.sizes = new UnitSizes(setter);
    }

    /** What values say about the deadline. */
    static State state(Values values) {
        if (values.left().isEmpty()) {
            return State.UNKNOWN;
        }
        return values.left().getAsLong() > 0 ? State.RUNNING : State.PASSED;
    }

    /** Whether there is something to show. */
    static boolean isThere(CountdownLayer layer, Values values, String language) {
        return switch (state(values)) {
            case RUNNING -> true;
            case PASSED -> said(layer, values, language).isPresent();
            case UNKNOWN -> false;
        };
    }

    /** Adds the fields that decide its looks, but not what it counts to: only the time left is asked of that. */
    static void fields(CountdownLayer layer, Set<String> into) {
        fields(layer.style(), into);
        layer.labels().ifPresent(labels -> fields(labels.style(), into));
        layer.separator().ifPresent(separator -> fields(separator.style(), into));
        layer.plate().ifPresent(plate -> {
            Colours.fields(plate.fill(), into);
            Colours.fields(plate.stroke(), into);
            plate.shadows().forEach(shadow -> Colours.fields(shadow.colour(), into));
        });
        layer.passed().ifPresent(passed -> {
            Phrasing.fields(passed.words(), into);
            fields(passed.style(), into);
        });
    }

    private static void fields(TextStyle style, Set<String> into) {
        Colours.fields(style.fill(), into);
        Colours.fields(style.outline(), into);
        style.shadows().forEach(shadow -> Colours.fields(shadow.colour(), into));
    }

    /**
     * What each unit shows when so many seconds are left. A smallest unit that has begun counts as a whole one: nothing but
     * zeros is shown only when nothing is left.
     */
    static long[] numbers(List<Unit> units, long left) {
        long smallest = units.get(units.size() - 1).seconds();
        long rest = (left + smallest - 1) / smallest * smallest;
        long[] numbers = new long[units.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rest / units.get(i).seconds();
            rest %= units.get(i).seconds();
        }
        return numbers;
    }

    private static Optional<Phrasing.Said> said(CountdownLayer layer, Values values, String language) {
        return layer.passed().flatMap(passed -> Phrasing.say(passed.words(), values, language));
    }

    /** Marks with opacity and blend; none while the deadline is not known. */
    List<Mark> marks(CountdownLayer layer, Place place, Values values, Witness witness, List<Layout.Report> reports) {
        return switch (state(values)) {
            case UNKNOWN -> List.of();
            case PASSED -> passed(layer, place, values, witness, reports);
            case RUNNING -> running(layer, place, values, witness, reports);
        };
    }

    private List<Mark> passed(
            CountdownLayer layer, Place place, Values values, Witness witness, List<Layout.Report> reports) {
        Optional<Phrasing.Said> said = said(layer, values, language);
        if (said.isEmpty()) {
            return List.of();
        }
        Layer.Common common = layer.common();
        TextStyle style = layer.passed().orElseThrow().style();
        SetText set =
                setter.set(said.get(), style, common.box().width(), common.box().height());
        TextMarks.Lettered lettered = TextMarks.lettered(
                set, style, common.box().width(), common.box().height(), place, values, setter.book());
        reports.add(new Layout.Report(
                common.id(),
                common.name(),
                set.size(),
                set.lines().size(),
                set.truncated(),
                /* removed= */ false,
                Marks.ink(lettered.marks())));
        return Marks.mixed(witness.lettered(lettered), common.opacity(), common.blend());
    }

    private List<Mark> running(
            CountdownLayer layer, Place place, Values values, Witness witness, List<Layout.Report> reports) {
        UnitLabels labels = new UnitLabels(layer, values.language(), language, setter.book());
        long[] numbers = numbers(layer.units(), values.left().orElseThrow());
        UnitSizes.Sizes fitted = sizes.of(layer, labels, numbers);
        UnitCells cells = new UnitCells(layer, place, fitted);
        FigureWords words = new FigureWords(setter, values, witness);
        List<Mark> still = new ArrayList<>();
        plates(layer, cells, place, values, still);
        separators(layer, cells, place, words, still);
        List<Mark> marks = new ArrayList<>(still);
        List<Ticking.Unit> units = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            List<Mark> unit = new ArrayList<>();
            words.marks(figure(layer, numbers[i]), fitted.figures(), cells.figure(i), place, labels.language())
                    .ifPresent(unit::addAll);
            if (layer.labels().isPresent()) {
                words.marks(
                                labels.of(i, numbers[i]),
                                fitted.labels().orElseThrow(),
                                cells.label(i),
                                place,
                                labels.language())
                        .ifPresent(unit::addAll);
            }
            List<Mark> mixed =
                    Marks.mixed(unit, layer.common().opacity(), layer.common().blend());
            marks.addAll(mixed);
            units.add(new Ticking.Unit(cells.home(i), mixed));
        }
        Ticking ticking = new Ticking(
                setting(layer, place, labels.language(), values),
                units,
                still,
                left -> shown(layer, labels, numbers(layer.units(), left)));
        words.report(layer.common())
                .ifPresent(it -> reports.add(new Layout.Report(
                        it.layer(),
                        it.name(),
                        it.size(),
                        it.lines(),
                        it.truncated(),
                        it.removed(),
                        it.ink(),
                        Optional.of(ticking))));
        return marks;
    }

    private static void plates(CountdownLayer layer, UnitCells cells, Place place, Values values, List<Mark> into) {
        layer.plate().ifPresent(plate -> {
            for (int i = 0; i < layer.units().size(); i++) {
                into.addAll(mixed(layer, Shapes.marks(cells.plate(plate, i), cells.placed(i, place), values)));
            }
        });
    }

    private static void separators(
            CountdownLayer layer, UnitCells cells, Place place, FigureWords words, List<Mark> into) {
        layer.separator().ifPresent(separator -> {
            TextStyle style = Figures.centred(separator.style());
            for (int i = 0; i + 1 < layer.units().size(); i++) {
                words.marks(separator.text(), style, cells.separator(i, style.size()), place, "")
                        .ifPresent(marks -> into.addAll(mixed(layer, marks)));
            }
        });
    }

    private static List<Mark> mixed(CountdownLayer layer, List<Mark> marks) {
        return Marks.mixed(marks, layer.common().opacity(), layer.common().blend());
    }

    /** A number in the digits that it has at least. */
    static String figure(CountdownLayer layer, long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, layer.digits() - digits.length())) + digits;
    }

    private static List<String> shown(CountdownLayer layer, UnitLabels labels, long[] numbers) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            shown.add(figure(layer, numbers[i]) + ' ' + labels.of(i, numbers[i]));
        }
        return shown;
    }

    private static String setting(CountdownLayer layer, Place place, String language, Values values) {
        Set<String> fields = new LinkedHashSet<>();
        fields(layer, fields);
        StringBuilder setting = new StringBuilder(layer.common().id());
        Layer.Box box = layer.common().box();
        for (double number :
                new double[] {box.width(), box.height(), place.a(), place.b(), place.dx(), place.dy(), place.turn()}) {
            setting.append(' ').append(number);
        }
        setting.append(' ').append(language);
        for (String field : fields) {
            Optional<Value> value = values.get(field);
            setting.append('\n')
                    .append(field)
                    .append('=')
                    .append(value.map(Value::toString).orElse(""));
        }
        return setting.toString();
    }
}
