package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.NumberFormat.Style;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberWriterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DECIMAL|0|2|en|1234.005|1,234.01",
                "DECIMAL|2|2|en|5|5.00",
                "DECIMAL|0|0|en|2.5|3",
                "DECIMAL|0|2|en|-0.001|0",
                "DECIMAL|0|3|hi|1234567|12,34,567",
                "DECIMAL|0|3|es|1234|1234",
                "DECIMAL|0|3|de-CH|1234567|1'234'567",
                "DECIMAL|0|3|ar-EG|1234|١٬٢٣٤",
                "PERCENT|0|0|en|0.256|26%",
                "PERCENT|0|1|fr|0.256|25,6\u00A0%",
                "CURRENCY|2|2|en|1234.5|€1,234.50",
                "CURRENCY|0|2|en|1234|€1,234",
                "CURRENCY|0|2|en|1234.5|€1,234.50",
                "CURRENCY|2|2|de|1234.5|1.234,50\u00A0€",
                "COMPACT|0|1|en|1234|1.2K",
                "COMPACT|0|0|ja|12345678|1235万"
            })
    void numbers_are_written_as_cldr_has_them(
            Style style, int least, int most, String language, String number, String written) {
        NumberFormat format = new NumberFormat(style, least, most, Optional.of("EUR"), Optional.empty());

        assertThat(NumberWriter.write(new BigDecimal(number), format, Language.of(language)))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"EUR,2,2", "JPY,0,0", "KWD,3,3"})
    void money_usually_has_its_currencys_digits(String code, int least, int most) {
        NumberFormat usual = NumberFormat.usual(Style.CURRENCY, Optional.of(code), Optional.empty());

        assertThat(usual.minFraction()).isEqualTo(least);
        assertThat(usual.maxFraction()).isEqualTo(most);
    }
}
