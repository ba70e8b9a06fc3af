package dev.nameplate.arrivals;

import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.MergeNote;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Template;
import java.util.List;
import java.util.Map;

/**
 * One open, field by field: first the controls that the link leaves open, then the template's fields, in the order of the
 * notes. Used by one thread.
 */
final class Happening {

    /** Controls that a link may leave open, as they stand in its open part. */
    private static final Map<String, String> CONTROLS =
            Map.of("_lang", "_lang=", "_tz", "_tz=", "_seed", "_seed=", "_id", "_id=");

    private static final long UNUSED = Columns.bit(Columns.of(MergeNote.Kind.ABSENT))
            | Columns.bit(Columns.of(MergeNote.Kind.EMPTY))
            | Columns.bit(Columns.of(MergeNote.Kind.UNRESOLVED_TAG))
            | Columns.bit(Columns.of(MergeNote.Kind.BAD_CONTROL));

    private final SignedLink link;
    private final List<String> open;
    private final List<Field> fields;
    private final Values values;
    private final List<MergeNote> notes;
    private int note;
    private int place;
    private String field = "";
    private long bits;

    Happening(SignedLink link, Template template, Values values) {
        this.link = link;
        this.open = link.open();
        this.fields = template.fields();
        this.values = values;
        this.notes = values.notes();
    }

    /** Goes to the next field or open control; whether there is one. */
    boolean next() {
        while (place < open.size()) {
            String name = open.get(place++);
            if (CONTROLS.containsKey(name)) {
                field = name;
                bits = control(name);
                return true;
            }
        }
        int at = place - open.size();
        if (at >= fields.size()) {
            return false;
        }
        if (at == 0) {
            skipControls();
        }
        place++;
        field = fields.get(at).name();
        bits = field(field);
        return true;
    }

    /** Its name. */
    String field() {
        return field;
    }

    /** What happened to it, as bits of {@link Columns}. */
    long bits() {
        return bits;
    }

    /** The merge says nothing of a control that is sound, nor of one that is not there. */
    private long control(String name) {
        long kinds = 0;
        for (MergeNote happened : notes) {
            if (happened.field().equals(name)) {
                kinds |= Columns.bit(Columns.of(happened.kind()));
            }
        }
        if (kinds == 0 && !link.openPart().contains(CONTROLS.getOrDefault(name, name))) {
            kinds = Columns.bit(Columns.of(MergeNote.Kind.ABSENT));
        }
        boolean counts = (kinds & UNUSED) == 0;
        return Columns.happened(kinds, counts ? 0 : -1);
    }

    private void skipControls() {
        while (note < notes.size() && notes.get(note).field().startsWith("_")) {
            note++;
        }
    }

    private long field(String name) {
        long kinds = 0;
        while (note < notes.size() && notes.get(note).field().equals(name)) {
            kinds |= Columns.bit(Columns.of(notes.get(note++).kind()));
        }
        int rung = values.get(name).map(Value::rung).orElse(-1);
        if (link.fixed().containsKey(name)) {
            return Columns.bit(Columns.of(rung == 0 ? Fate.FIXED : Fate.UNFIT));
        }
        return open.contains(name) ? Columns.happened(kinds, rung) : Columns.bit(Columns.of(Fate.UNMENTIONED));
    }
}
