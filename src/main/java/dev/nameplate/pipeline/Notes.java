package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.MergeNote;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;

/** What is told of a request without its values: what became of the fields, the controls and the image. */
final class Notes {

    private Notes() {}

    /** Of the fields, and of controls that ask for too much. */
    static List<String> of(SignedLink link, Values values) {
        List<String> notes = new ArrayList<>();
        for (MergeNote note : values.notes()) {
            notes.add(note.field() + '=' + note.kind().key());
        }
        link.outOfRange().forEach(control -> notes.add(control + "=out-of-range"));
        return notes;
    }

    /** With what there is to tell of the image. */
    static List<String> with(List<String> before, EncodedImage image) {
        if (!image.overBudget()) {
            return before;
        }
        List<String> notes = new ArrayList<>(before);
        notes.add("image=over-budget");
        return notes;
    }

    /** Counts what became of the fields. */
    static void count(Template template, Values values, Meters meters) {
        for (MergeNote note : values.notes()) {
            meters.note(note.kind().key());
            if (note.kind() == MergeNote.Kind.BAD_WORD || note.kind() == MergeNote.Kind.SCRIPT) {
                meters.guards().refused(template.path(), note.kind().key());
            }
        }
    }
}
