package dev.nameplate.merge;

/** One rung of a field's fallback ladder: what stands in when the field is missing. Rungs are tried in order. */
public sealed interface Fallback {

    /** The value of another field, if that one is there (its own ladder is not walked). */
    record OtherField(String name) implements Fallback {}

    /** A fixed value, read like one that arrived: words, a number, a colour, a choice's key. By language; never empty. */
    record Fixed(Localised value) implements Fallback {}

    /** An asset of the template, for image fields. */
    record Asset(String name) implements Fallback {}

    /** The end of the ladder: the field stays missing, and what shows it is removed and its gap closed. */
    record Remove() implements Fallback {}
}
