package dev.nameplate.template;

import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.merge.Localised;
import dev.nameplate.template.CountdownLayer.Labels;
import dev.nameplate.template.CountdownLayer.Passed;
import dev.nameplate.template.CountdownLayer.Plate;
import dev.nameplate.template.CountdownLayer.Separator;
import dev.nameplate.template.CountdownLayer.Unit;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Common;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads countdown layers, and sees to it that all of them count to the same moment. */
final class CountdownReader {

    private static final String MOMENT = "2027-01-31T18:00:00+01:00";
    private static final int MOST_DIGITS = 3;
    private static final double LABEL_GAP = 12;

    private final Scope scope;
    private final StyleReader styles;
    private final PaintReader paints;
    private Optional<Deadline> common = Optional.empty();
    private boolean any;

    CountdownReader(Scope scope, StyleReader styles) {
        this.scope = scope;
        this.styles = styles;
        this.paints = new PaintReader(scope);
    }

    /** Whether there was a countdown. */
    boolean any() {
        return any;
    }

    Layer read(Entry entry, Common its) {
        any = true;
        Box box = its.box();
        Deadline deadline = deadline(entry);
        Set<Unit> units = units(entry.get("units"));
        TextStyle style = styles.read(entry.get("style"), box);
        return new CountdownLayer(
                its,
                deadline,
                List.copyOf(units),
                entry.get("digits").whole(2, 1, MOST_DIGITS),
                entry.get("gap").number(16, 0, 1000),
                style,
                labels(entry, units, box),
                separator(entry, style, box),
                plate(entry.get("plate"), box),
                passed(entry, style, box));
    }

    private Deadline deadline(Entry entry) {
        String key = entry.oneKey("to", "field");
        Deadline deadline = key.equals("field") ? ofField(entry.get("field")) : fixed(entry.get("to"));
        boolean sound = !key.isEmpty() && !entry.get(key).isFaulty();
        if (sound && common.isPresent() && !common.get().equals(deadline)) {
            entry.get(key)
                    .problem(
                            "another countdown counts to another moment; all countdowns of a template count to the same");
        }
        common = common.isPresent() || !sound ? common : Optional.of(deadline);
        return deadline;
    }

    private Deadline ofField(Node node) {
        String name = scope.field(node, FieldType.DATE);
        Field field = scope.fields().get(name);
        return new Deadline.OfField(
                name, field == null ? Optional.empty() : field.date().zone());
    }

    private static Deadline fixed(Node node) {
        String text = node.text("", 1, 40);
        if (text.isEmpty()) {
            return new Deadline.Fixed(Instant.EPOCH);
        }
        try {
            OffsetDateTime at = OffsetDateTime.parse(text);
            return new Deadline.Fixed(at.toInstant());
        } catch (DateTimeException e) {
            node.wrong("is no moment; write a date, a time and their distance from UTC, as \"" + MOMENT + "\"");
            return new Deadline.Fixed(Instant.EPOCH);
        }
    }

    private static Set<Unit> units(Node node) {
        if (!node.isThere()) {
            return EnumSet.allOf(Unit.class);
        }
        Set<Unit> units = EnumSet.noneOf(Unit.class);
        for (Node item : node.items("units", 1, Unit.values().length)) {
            Unit unit = item.oneOf(Unit.SECONDS);
            if (!item.isFaulty() && !units.add(unit)) {
                item.problem(item.given() + " is given twice");
            }
        }
        return units.isEmpty() || node.isFaultyWithin() ? EnumSet.allOf(Unit.class) : units;
    }

    private Optional<Labels> labels(Entry entry, Set<Unit> units, Box box) {
        Node node = entry.get("labels");
        Node style = entry.get("label-style");
        Node gap = entry.get("label-gap");
        if (!node.isThere()) {
            for (Node stray : List.of(style, gap)) {
                if (stray.isThere()) {
                    stray.problem("it needs \"labels\" beside it");
                }
            }
            return Optional.empty();
        }
        Map<Unit, Localised> words = new EnumMap<>(Unit.class);
        boolean brief = false;
        if (node.isText()) {
            brief = node.oneOf("long", List.of("long", "short")).equals("short");
        } else {
            Entry own = node.object("countdown-labels");
            for (Unit unit : Unit.values()) {
                Node label = own.get(Node.constantName(unit));
                if (label.isThere()) {
                    words.put(unit, scope.texts().plain(label, ""));
                    if (!units.contains(unit)) {
                        label.problem("this countdown has no " + Node.constantName(unit));
                    }
                }
            }
            own.end();
        }
        return Optional.of(new Labels(words, brief, styles.read(style, box), gap.number(LABEL_GAP, 0, 1000)));
    }

    private Optional<Separator> separator(Entry entry, TextStyle figures, Box box) {
        Node text = entry.get("separator");
        Node style = entry.get("separator-style");
        if (!text.isThere() && style.isThere()) {
            style.problem("it needs \"separator\" beside it");
        }
        return text.isThere()
                ? Optional.of(new Separator(text.text("", 1, 4), style.isThere() ? styles.read(style, box) : figures))
                : Optional.empty();
    }

    private Optional<Plate> plate(Node node, Box box) {
        if (!node.isThere()) {
            return Optional.empty();
        }
        Entry entry = node.object("countdown-plate");
        Plate plate = new Plate(
                entry.get("around").oneOf(Plate.Around.UNIT),
                paints.paint(entry.need("fill"), box, new Paint.Solid(new ColourRef.Fixed(0xFF101423))),
                entry.get("radius").radius(12, LayerReader.FARTHEST),
                paints.stroke(entry.get("stroke"), box),
                paints.shadows(entry.get("shadows"), List.of()));
        entry.end();
        return Optional.of(plate);
    }

    private Optional<Passed> passed(Entry entry, TextStyle figures, Box box) {
        Node words = entry.get("passed");
        Node style = entry.get("passed-style");
        if (!words.isThere()) {
            if (style.isThere()) {
                style.problem("it needs \"passed\" beside it");
            }
            return Optional.empty();
        }
        Wording wording = scope.texts().wording(words, scope, new Wording(List.of(), Map.of()));
        return Optional.of(new Passed(wording, style.isThere() ? styles.read(style, box) : figures));
    }
}
