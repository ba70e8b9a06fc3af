package dev.nameplate.merge;

import java.util.Optional;

/**
 * How a date field is shown.
 *
 * @param skeleton a CLDR skeleton, as {@code yMMMMEEEEd} or {@code jm}, arranged by the locale; wins over the style
 * @param style the locale's own full, long, medium or short date
 * @param withTime whether a moment's time of day is added to a style
 * @param locale BCP 47 tag that overrides the link's language
 * @param zone IANA zone that a moment is shown in, unless the link's {@code _tz} says another; UTC when absent
 */
public record DateFormat(
        Optional<String> skeleton, Style style, boolean withTime, Optional<String> locale, Optional<String> zone) {

    /** Lengths that every locale defines. */
    public enum Style {
        FULL,
        LONG,
        MEDIUM,
        SHORT
    }

    /** {@code 31 January 2027}, as the locale writes it. */
    public static final DateFormat LONG =
            new DateFormat(Optional.empty(), Style.LONG, /* withTime= */ false, Optional.empty(), Optional.empty());
}
