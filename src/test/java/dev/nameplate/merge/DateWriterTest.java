package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.DateFormat.Style;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWriterTest {

    private static final When DAY = new When.Day(LocalDate.of(2027, 1, 31));
    private static final When WALL = new When.Wall(LocalDateTime.of(2027, 1, 31, 18, 0));
    private static final When MOMENT = new When.Moment(Instant.parse("2027-01-31T18:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FULL|en-GB|Sunday, 31 January 2027",
                "LONG|en|January 31, 2027",
                "MEDIUM|de|31.01.2027",
                "SHORT|fr|31/01/2027",
                "LONG|ja|2027年1月31日",
                "LONG|th|31 มกราคม 2570",
                "LONG|ar-EG|٣١ يناير ٢٠٢٧"
            })
    void a_style_is_the_languages(Style style, String language, String written) {
        assertThat(write(DAY, style(style, false), language, null)).isEqualTo(written);
    }

    @Test
    void a_day_is_the_same_in_every_zone() {
        assertThat(write(DAY, DateFormat.LONG, "en", "Pacific/Kiritimati")).isEqualTo("January 31, 2027");
        assertThat(write(DAY, DateFormat.LONG, "en", "Pacific/Honolulu")).isEqualTo("January 31, 2027");
    }

    @Test
    void a_moment_is_shown_in_the_readers_zone_then_the_fields_then_utc() {
        DateFormat berlin = skeleton("jm", "Europe/Berlin");

        assertThat(write(MOMENT, berlin, "de", "America/New_York")).isEqualTo("13:00");
        assertThat(write(MOMENT, berlin, "de", null)).isEqualTo("19:00");
        assertThat(write(MOMENT, skeleton("jm", null), "de", null)).isEqualTo("18:00");
    }

    @Test
    void a_time_of_no_known_zone_is_shown_as_it_stands() {
        assertThat(write(WALL, skeleton("Hmz", null), "de", "Asia/Tokyo")).isEqualTo("18:00");
    }

    @Test
    void a_zone_has_its_name_where_it_is_known() {
        assertThat(write(MOMENT, skeleton("Hmz", "Europe/Berlin"), "de", null)).isEqualTo("19:00 MEZ");
    }

    @Test
    void a_mere_day_has_no_time_to_show() {
        assertThat(write(DAY, skeleton("MMMdjm", null), "en", null)).isEqualTo("Jan 31");
        assertThat(write(DAY, skeleton("jm", null), "en", null)).isNull();
        assertThat(write(DAY, style(Style.LONG, true), "en", null)).isEqualTo("January 31, 2027");
    }

    @Test
    void a_style_may_show_the_time_too() {
        assertThat(write(MOMENT, style(Style.MEDIUM, true), "en-GB", null)).isEqualTo("31 Jan 2027, 18:00");
    }

    @Test
    void years_before_the_reform_are_gregorian_too() {
        assertThat(write(new When.Day(LocalDate.of(1500, 3, 1)), DateFormat.LONG, "en", null))
                .isEqualTo("March 1, 1500");
    }

    @Test
    void a_zones_clocks_tell_the_moment() {
        assertThat(DateWriter.moment(LocalDateTime.of(2027, 7, 31, 20, 0), "Europe/Berlin")
                        .iso())
                .isEqualTo("2027-07-31T18:00:00Z");
    }

    private static String write(When when, DateFormat format, String language, String zone) {
        return DateWriter.write(when, format, Language.of(language), zone);
    }

    private static DateFormat style(Style style, boolean withTime) {
        return new DateFormat(Optional.empty(), style, withTime, Optional.empty(), Optional.empty());
    }

    private static DateFormat skeleton(String skeleton, String zone) {
        return new DateFormat(Optional.of(skeleton), Style.LONG, false, Optional.empty(), Optional.ofNullable(zone));
    }
}
