package dev.nameplate.merge;

/** What a field holds. */
public enum FieldType {
    /** Words. */
    TEXT,
    /** A decimal number, shown by the field's {@link NumberFormat}. */
    NUMBER,
    /** A day, or a moment, shown by the field's {@link DateFormat}. */
    DATE,
    /** A colour, {@code #RRGGBB}. */
    COLOUR,
    /** One of the field's {@link Choice}s, by its key. */
    CHOICE,
    /** A picture, by the name of an asset that the field lists. */
    IMAGE,
    /** Several values of one of the types before, as the field's {@link ListRules} say. */
    LIST;

    /** The name in templates and docs: lower case. */
    public String key() {
        return switch (this) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case DATE -> "date";
            case COLOUR -> "colour";
            case CHOICE -> "choice";
            case IMAGE -> "image";
            case LIST -> "list";
        };
    }
}
