package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|2027-01-31|2027-01-31",
                "en|20270131|2027-01-31",
                "en|2027/1/31|2027-01-31",
                "en|2027.01.31|2027-01-31",
                "en|31.01.2027|2027-01-31",
                "en|31. 01. 2027|2027-01-31",
                "en|01.02.2027|2027-02-01",
                "en|31/01/2027|2027-01-31",
                "en|01/31/2027|2027-01-31",
                "en|31-01-2027|2027-01-31",
                "en|05/05/2027|2027-05-05",
                "en|31 January 2027|2027-01-31",
                "en|31 JAN 2027|2027-01-31",
                "en|Jan. 31, 2027|2027-01-31",
                "en|January 31st 2027|2027-01-31",
                "en|the 2nd of May 2027|2027-05-02",
                "en|31-Jan-2027|2027-01-31",
                "en|2027 Jan 31|2027-01-31",
                "en|Sunday, 31 January 2027|2027-01-31",
                "en|9 Sept 2027|2027-09-09",
                "de|Sonntag, 31. Januar 2027|2027-01-31",
                "de|3. März 2027|2027-03-03",
                "fr|1er février 2027|2027-02-01",
                "es|31 de enero de 2027|2027-01-31",
                "pt-BR|31 de janeiro de 2027|2027-01-31",
                "nl|31 januari 2027|2027-01-31",
                "ru|31 января 2027 г.|2027-01-31",
                "pl|31 stycznia 2027|2027-01-31",
                "ja|2027年1月31日|2027-01-31",
                "ko|2027년 1월 31일|2027-01-31",
                "de|31 January 2027|2027-01-31",
                "en|2027-01-31T18:00|2027-01-31T18:00:00",
                "en|2027-01-31 18:00:30|2027-01-31T18:00:30",
                "en|2027-01-31T18:00:30.123456|2027-01-31T18:00:30",
                "en|2027-01-31T18:00Z|2027-01-31T18:00:00Z",
                "en|2027-01-31T18:00:00.000Z|2027-01-31T18:00:00Z",
                "en|2027-01-31T18:00:00+01:00|2027-01-31T17:00:00Z",
                "en|2027-01-31T18:00:00-0530|2027-01-31T23:30:00Z",
                "en|2027-01-31T18:00:00+01|2027-01-31T17:00:00Z",
                "en|2027-01-31T23:00:00-05:00|2027-02-01T04:00:00Z",
                "en|Sun, 31 Jan 2027 18:00:00 GMT|2027-01-31T18:00:00Z",
                "en|Sun Jan 31 2027 18:00:00 GMT+0100 (Central European Standard Time)|2027-01-31T17:00:00Z",
                "en|1/31/2027 6:05 PM|2027-01-31T18:05:00",
                "en|January 31, 2027 at 12:00 a.m.|2027-01-31T00:00:00",
                "en|31 January 2027 6 pm|2027-01-31T18:00:00",
                "de|31. Januar 2027 um 19:00|2027-01-31T19:00:00",
                "en|1801418400|2027-01-31T18:00:00Z",
                "en|1801418400000|2027-01-31T18:00:00Z"
            })
    void a_date_that_can_only_mean_one_day_is_read(String language, String text, String iso) {
        When when = DateReader.read(text, Language.of(language));

        assertThat(when).as(text).isNotNull();
        assertThat(when.iso()).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01/02/2027",
                "1-2-2027",
                "31.01.27",
                "31/31/2027",
                "2027-13-01",
                "2027-02-29",
                "2027-00-10",
                "0000-01-01",
                "2027-01",
                "2027",
                "January 2027",
                "31 January",
                "tomorrow",
                "next Sunday",
                "31 Foo 2027",
                "31 January 2027 EST",
                "2027-01-31T25:00",
                "2027-01-31T18:60",
                "2027-01-31T18:0",
                "2027-01-31T18:00+99:00",
                "12345",
                "123456789012345",
                "31 1 2027 4",
                "31 January 2027 13 pm",
                "2027-01-31-02",
                "////",
                "2027-01-31T18:00:00+01:00:00",
                ":",
                "pm",
                "1:pm"
            })
    void what_is_no_date_or_could_be_two_is_none(String text) {
        assertThat(DateReader.read(text, Language.of("en"))).as(text).isNull();
    }

    @Test
    void months_in_words_are_not_read_where_years_count_from_elsewhere() {
        assertThat(DateReader.read("31 มกราคม 2570", Language.of("th"))).isNull();
    }
}
