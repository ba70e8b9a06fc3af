package dev.nameplate.merge;

/**
 * Something that happened to a field on its way to the picture; never holds the value.
 *
 * @param field the field's (or control's) name
 * @param kind what happened
 */
public record MergeNote(String field, Kind kind) {

    /** What can happen; {@link #key()} is its name in headers, metrics and {@code explain}. */
    public enum Kind {
        HEALED_AMPERSAND,
        HEALED_ENTITY,
        HEALED_ENCODING,
        HEALED_DOUBLE_ENCODING,
        HEALED_PERCENT,
        HEALED_CHARACTERS,
        UNRESOLVED_TAG,
        NULL_WORD,
        EMPTY,
        ABSENT,
        TOO_LONG,
        PATTERN,
        SCRIPT,
        ADDRESS,
        BAD_WORD,
        NOT_A_NUMBER,
        OUT_OF_RANGE,
        NOT_A_DATE,
        NOT_A_COLOUR,
        NOT_IN_LIST,
        UNKNOWN_ASSET,
        NO_GLYPH,
        EMOJI_DROPPED,
        DROPPED_ITEMS,
        TOO_MANY,
        NOT_OPENABLE,
        BAD_CONTROL,
        FALLBACK,
        REMOVED;

        private final String key = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

        public String key() {
            return key;
        }
    }
}
