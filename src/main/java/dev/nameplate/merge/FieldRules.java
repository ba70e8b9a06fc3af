package dev.nameplate.merge;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a field accepts; a value that breaks a rule counts as missing, never as an error.
 *
 * @param maxLength most grapheme clusters, 1..500
 * @param pattern what the whole value must match; matching is bounded in steps, so no pattern can stall a request
 * @param addresses whether URLs, e-mail addresses and {@code @} are welcome
 * @param nullWords whether words such as "null" and "n/a" count as missing
 * @param least smallest number accepted
 * @param most largest number accepted
 * @param scripts what the letters of a text may be written in; empty for any
 * @param listed the only texts accepted
 * @param badWords whether a text from the open part that holds something of the word list counts as missing
 */
public record FieldRules(
        int maxLength,
        Optional<Pattern> pattern,
        boolean addresses,
        boolean nullWords,
        Optional<Double> least,
        Optional<Double> most,
        Set<Script> scripts,
        Listed listed,
        boolean badWords) {

    /** Grapheme clusters that a text field takes unless the template says otherwise. */
    public static final int DEFAULT_MAX_LENGTH = 80;

    public static final FieldRules DEFAULT = new FieldRules(
            DEFAULT_MAX_LENGTH,
            Optional.empty(),
            /* addresses= */ false,
            /* nullWords= */ true,
            Optional.empty(),
            Optional.empty());

    public FieldRules {
        scripts = Set.copyOf(scripts);
    }

    /** Rules that hold to no script and no list. */
    public FieldRules(
            int maxLength,
            Optional<Pattern> pattern,
            boolean addresses,
            boolean nullWords,
            Optional<Double> least,
            Optional<Double> most) {
        this(maxLength, pattern, addresses, nullWords, least, most, Set.of(), Listed.ANY, /* badWords= */ true);
    }
}
