package dev.nameplate.merge;

import java.util.List;

/** What holding a text against a field gave. */
sealed interface Verdict {

    /**
     * The text is this value.
     *
     * @param notes what was left out of a list, and why
     */
    record Fit(Value value, List<MergeNote.Kind> notes) implements Verdict {

        Fit(Value value) {
            this(value, List.of());
        }
    }

    /** The text counts as missing, and why. */
    record Unfit(MergeNote.Kind kind) implements Verdict {}

    static Verdict unfit(MergeNote.Kind kind) {
        return new Unfit(kind);
    }
}
