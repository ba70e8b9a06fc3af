package dev.nameplate.merge;

/** What holding a text against a field gave. */
sealed interface Verdict {

    /** The text is this value. */
    record Fit(Value value) implements Verdict {}

    /** The text counts as missing, and why. */
    record Unfit(MergeNote.Kind kind) implements Verdict {}

    static Verdict unfit(MergeNote.Kind kind) {
        return new Unfit(kind);
    }
}
