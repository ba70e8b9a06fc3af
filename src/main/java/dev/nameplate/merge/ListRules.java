package dev.nameplate.merge;

import java.util.Optional;

/**
 * What a list field holds.
 *
 * @param of the type of its items: text, number, date or choice
 * @param separator what stands between them; by default what the text seems to be divided by
 * @param maxItems most items, 1..50; the rest is left out
 */
public record ListRules(FieldType of, Optional<String> separator, int maxItems) {

    /** Items that a list takes unless the template says otherwise. */
    public static final int DEFAULT_MAX_ITEMS = 12;

    public static final ListRules DEFAULT = new ListRules(FieldType.TEXT, Optional.empty(), DEFAULT_MAX_ITEMS);
}
