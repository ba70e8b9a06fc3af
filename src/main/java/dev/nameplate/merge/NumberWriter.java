package dev.nameplate.merge;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.Notation;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.SignDisplay;
import com.ibm.icu.number.NumberFormatter.TrailingZeroDisplay;
import com.ibm.icu.number.Precision;
import com.ibm.icu.number.Scale;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.NoUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes numbers as a field's format and a language want them. */
final class NumberWriter {

    private record Key(NumberFormat format, Language language) {}

    private static final int FORMATTERS_AT_ONCE = 512;
    private static final Memo<Key, LocalizedNumberFormatter> FORMATTERS =
            new Memo<>(FORMATTERS_AT_ONCE, NumberWriter::formatter);

    private NumberWriter() {}

    static String write(BigDecimal number, NumberFormat format, Language language) {
        return FORMATTERS.get(new Key(format, language)).format(number).toString();
    }

    private static LocalizedNumberFormatter formatter(Key key) {
        NumberFormat format = key.format();
        LocalizedNumberFormatter plain = NumberFormatter.withLocale(
                        key.language().locale())
                .roundingMode(RoundingMode.HALF_UP)
                // "-0" is nobody's number.
                .sign(SignDisplay.NEGATIVE);
        Precision precision = Precision.minMaxFraction(format.minFraction(), format.maxFraction());
        return switch (format.style()) {
            case DECIMAL -> plain.precision(precision);
            case PERCENT -> plain.precision(precision).unit(NoUnit.PERCENT).scale(Scale.powerOfTen(2));
            case COMPACT -> plain.precision(precision).notation(Notation.compactShort());
            case CURRENCY -> plain.precision(moneyPrecision(format, precision)).unit(currency(format));
        };
    }

    /** A whole sum may go without its cents, but 12.5 is not shown with half of them. */
    private static Precision moneyPrecision(NumberFormat format, Precision precision) {
        return format.minFraction() == 0 && format.maxFraction() > 0
                ? Precision.fixedFraction(format.maxFraction()).trailingZeroDisplay(TrailingZeroDisplay.HIDE_IF_WHOLE)
                : precision;
    }

    private static MeasureUnit currency(NumberFormat format) {
        return format.currency()
                .map(code -> (MeasureUnit) Currency.getInstance(code))
                .orElse(NoUnit.BASE);
    }
}
