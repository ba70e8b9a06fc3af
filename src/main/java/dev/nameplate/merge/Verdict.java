package dev.nameplate.merge;

import java.util.Optional;

/** What holding a text against a field gave. */
sealed interface Verdict {

    /**
     * The text is this value.
     *
     * @param note what happened to it on the way, if anything
     */
    record Fit(Value value, Optional<MergeNote.Kind> note) implements Verdict {
        Fit(Value value) {
            this(value, Optional.empty());
        }
    }

    /** The text counts as missing, and why. */
    record Unfit(MergeNote.Kind kind) implements Verdict {}

    static Verdict unfit(MergeNote.Kind kind) {
        return new Unfit(kind);
    }
}
