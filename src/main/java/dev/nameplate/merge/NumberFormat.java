package dev.nameplate.merge;

import java.util.Optional;

/**
 * How a number field is shown.
 *
 * @param style what the number counts
 * @param minFraction least fraction digits, 0..8
 * @param maxFraction most fraction digits, 0..8, not below {@code minFraction}
 * @param currency ISO 4217 code, for {@link Style#CURRENCY}
 * @param locale BCP 47 tag that overrides the link's language
 */
public record NumberFormat(
        Style style, int minFraction, int maxFraction, Optional<String> currency, Optional<String> locale) {

    /** What a number counts. */
    public enum Style {
        DECIMAL,
        /** The value 0.2 is shown as 20 %. */
        PERCENT,
        CURRENCY,
        COMPACT
    }

    /** Plain digits with the locale's grouping and up to three fraction digits. */
    public static final NumberFormat PLAIN = new NumberFormat(Style.DECIMAL, 0, 3, Optional.empty(), Optional.empty());
}
