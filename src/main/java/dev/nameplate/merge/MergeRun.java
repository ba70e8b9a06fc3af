package dev.nameplate.merge;

import dev.nameplate.merge.Explanation.Origin;
import dev.nameplate.merge.MergeNote.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One merge, from a delivery to its values. Used by one thread, once. */
final class MergeRun {

    private static final String NO_ZONE = "UTC";

    private final Delivery delivery;
    private final OpenPart open;
    private final Notes controlNotes = new Notes();
    private final Controls controls;
    private final Language language;
    private final Fitting fitting;
    private final List<Arrival> arrivals;

    /** A field on its way: what its own text came to, then what is drawn. */
    private static final class Arrival {
        final Field field;
        final Notes notes = new Notes();
        Origin origin = Origin.NOWHERE;

        @Nullable
        String raw;

        @Nullable
        String readable;
        /** The value that arrived; null while it is missing. */
        @Nullable
        Value own;
        /** What is drawn; null when the field is removed. */
        @Nullable
        Value drawn;

        Arrival(Field field) {
            this.field = field;
            notes.about(field.name());
        }
    }

    MergeRun(Delivery delivery, List<Field> fields, MergeContext context) {
        this.delivery = delivery;
        this.open = OpenPart.read(delivery.openPart(), delivery.open());
        this.controls = Controls.read(delivery, open, controlNotes);
        String asked = controls.language();
        this.language = Language.of(asked == null ? context.language() : asked);
        Language written = language.isWritten() ? language : Language.of(context.language());
        this.fitting = new Fitting(
                language, written, controls.zone(), context.coverage().orElse(null), context.words());
        this.arrivals = new ArrayList<>(fields.size());
        for (Field field : fields) {
            arrivals.add(receive(field));
        }
        for (Arrival arrival : arrivals) {
            arrival.drawn = arrival.own != null ? arrival.own : standIn(arrival);
        }
    }

    Values values() {
        Map<String, Value> byName = new HashMap<>();
        List<MergeNote> notes = new ArrayList<>(controlNotes.all());
        for (Arrival arrival : arrivals) {
            notes.addAll(arrival.notes.all());
            if (arrival.drawn != null) {
                byName.put(arrival.field.name(), arrival.drawn);
            }
        }
        String zone = controls.zone();
        String seed = controls.seed();
        return new Values(byName, language.tag(), zone == null ? NO_ZONE : zone, seed == null ? "" : seed, notes);
    }

    Explanation explanation() {
        Map<String, String> understood = new HashMap<>();
        putKnown(understood, Controls.LANGUAGE, controls.language());
        putKnown(understood, Controls.ZONE, controls.zone());
        putKnown(understood, Controls.SEED, controls.seed());
        putKnown(understood, Controls.ID, controls.id());
        List<Explanation.OfField> stories = arrivals.stream()
                .map(arrival -> new Explanation.OfField(
                        arrival.field.name(),
                        arrival.origin,
                        Optional.ofNullable(arrival.raw),
                        Optional.ofNullable(arrival.readable),
                        arrival.notes.all().stream().map(MergeNote::kind).toList(),
                        Optional.ofNullable(arrival.drawn)))
                .toList();
        return new Explanation(values(), understood, stories);
    }

    private static void putKnown(Map<String, String> understood, String name, @Nullable String value) {
        if (value != null) {
            understood.put(name, value);
        }
    }

    /** Reads a field's own text and holds it against the field. A fixed text wins over an open one. */
    private Arrival receive(Field field) {
        Arrival arrival = new Arrival(field);
        String fixed = delivery.fixed().get(field.name());
        if (fixed != null) {
            arrival.origin = Origin.FIXED;
            arrival.raw = fixed;
            arrival.readable = Healing.fixed(fixed, keepsLines(field), arrival.notes);
        } else if (delivery.open().contains(field.name())) {
            receiveOpen(arrival);
        } else {
            arrival.notes.add(Kind.ABSENT);
        }
        if (arrival.readable != null) {
            Verdict verdict = fitting.arrived(field, arrival.readable, arrival.origin == Origin.OPEN);
            if (verdict instanceof Verdict.Fit fit) {
                arrival.own = fit.value();
                fit.notes().forEach(arrival.notes::add);
            } else {
                arrival.notes.add(((Verdict.Unfit) verdict).kind());
            }
        }
        return arrival;
    }

    private static boolean keepsLines(Field field) {
        return field.type() == FieldType.LIST && ListReader.keepsLines(field.list());
    }

    private void receiveOpen(Arrival arrival) {
        OpenPart.RawValue raw = open.get(arrival.field.name());
        arrival.raw = raw == null ? null : raw.text();
        arrival.origin = raw == null ? Origin.NOWHERE : Origin.OPEN;
        if (!arrival.field.openable()) {
            arrival.notes.add(Kind.NOT_OPENABLE);
        } else if (raw == null) {
            arrival.notes.add(Kind.ABSENT);
        } else {
            arrival.readable = Healing.open(raw, arrival.field.name(), keepsLines(arrival.field), arrival.notes);
        }
    }

    /** Walks the ladder of a missing field; null at its end. */
    private @Nullable Value standIn(Arrival missing) {
        List<Fallback> ladder = missing.field.ladder();
        for (int i = 0; i < ladder.size() && !(ladder.get(i) instanceof Fallback.Remove); i++) {
            if (rung(missing.field, ladder.get(i)) instanceof Verdict.Fit fit) {
                missing.notes.add(Kind.FALLBACK);
                fit.notes().forEach(missing.notes::add);
                return fit.value().onRung(i + 1);
            }
        }
        missing.notes.add(Kind.REMOVED);
        return null;
    }

    private @Nullable Verdict rung(Field field, Fallback fallback) {
        if (fallback instanceof Fallback.Fixed fixed) {
            return fitting.authored(field, fixed.value().in(language.tag()));
        }
        if (fallback instanceof Fallback.Asset asset) {
            return new Verdict.Fit(Fitting.asset(asset.name()));
        }
        return fallback instanceof Fallback.OtherField other ? lent(field, other.name()) : null;
    }

    /** Another field's own value, if there is one and it keeps this field's rules too. */
    private @Nullable Verdict lent(Field field, String lender) {
        for (Arrival arrival : arrivals) {
            if (arrival.field.name().equals(lender) && arrival.own != null && arrival.readable != null) {
                return fitting.lent(field, arrival.field, arrival.readable, arrival.own, arrival.origin == Origin.OPEN);
            }
        }
        return null;
    }
}
