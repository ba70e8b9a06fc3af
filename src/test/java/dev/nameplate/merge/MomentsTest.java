package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    @ParameterizedTest
    @CsvSource({
        "2027-01-31T17:00:00Z, Europe/Paris, 2027-01-31T17:00:00Z",
        "2027-01-31T18:00:00, Europe/Paris, 2027-01-31T17:00:00Z",
        "2027-07-31T18:00:00, Europe/Paris, 2027-07-31T16:00:00Z",
        "2027-01-31T18:00:00, UTC, 2027-01-31T18:00:00Z",
        "2027-01-31, UTC, 2027-02-01T00:00:00Z",
        "2027-01-31, America/New_York, 2027-02-01T05:00:00Z",
        "2027-12-31, Asia/Tokyo, 2027-12-31T15:00:00Z"
    })
    void a_date_is_a_moment_in_a_zone_and_a_day_means_its_end(String key, String zone, Instant moment) {
        assertThat(Moments.of(Value.text(key), zone)).contains(moment);
    }

    @ParameterizedTest
    @CsvSource({"soon", "''", "2027-02-30", "99999999999-01-01", "Z"})
    void what_is_no_date_is_no_moment(String key) {
        assertThat(Moments.of(Value.text(key), "UTC")).isEmpty();
    }

    @Test
    void a_date_that_a_link_brings_is_one() {
        Field ends = Fields.of(FieldType.DATE, "ends").make();
        Values values = new Merger()
                .merge(
                        new Delivery(
                                java.util.Map.of("ends", "31 January 2027 18:00", "_tz", "Europe/Paris"),
                                java.util.List.of(),
                                ""),
                        java.util.List.of(ends),
                        MergeContext.of("en"));
        Optional<Instant> moment = Moments.of(values.get("ends").orElseThrow(), values.zone());
        assertThat(moment).contains(Instant.parse("2027-01-31T17:00:00Z"));
    }
}
