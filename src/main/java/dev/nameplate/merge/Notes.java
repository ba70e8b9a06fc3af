package dev.nameplate.merge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notes of one merge, in the order in which things happened. Used by one thread. */
final class Notes {

    private @Nullable List<MergeNote> notes;
    private String subject = "";

    /** The field or control that the following notes are about. */
    void about(String name) {
        subject = name;
    }

    void add(MergeNote.Kind kind) {
        if (notes == null) {
            notes = new ArrayList<>(4);
        }
        notes.add(new MergeNote(subject, kind));
    }

    List<MergeNote> all() {
        return notes == null ? List.of() : notes;
    }
}
