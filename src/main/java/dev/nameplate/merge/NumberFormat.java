package dev.nameplate.merge;

import com.ibm.icu.util.Currency;
import java.util.Optional;

/**
 * How a number field is shown.
 *
 * @param style what the number counts
 * @param minFraction least fraction digits, 0..8; a sum of money with none shows all of {@code maxFraction} or, when whole,
 *     none
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

    /** How a style is shown when a template says no more: whole per cents, one digit in short forms, a currency's cents. */
    public static NumberFormat usual(Style style, Optional<String> currency, Optional<String> locale) {
        int most =
                switch (style) {
                    case DECIMAL -> PLAIN.maxFraction();
                    case PERCENT -> 0;
                    case COMPACT -> 1;
                    case CURRENCY ->
                        currency.map(code -> Currency.getInstance(code).getDefaultFractionDigits())
                                .orElse(2);
                };
        return new NumberFormat(style, style == Style.CURRENCY ? most : 0, most, currency, locale);
    }
}
