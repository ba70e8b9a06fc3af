package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Instant END = Instant.parse("2027-01-31T18:00:00Z");
    private static final Deadline FIXED = new Deadline.Fixed(END);
    private static final Values NONE = Values.none("en");

    private static OptionalLong left(Deadline deadline, Values values, Instant now) {
        return deadline.at(values, now).left();
    }

    @Test
    void a_second_that_has_begun_counts() {
        assertThat(left(FIXED, NONE, END.minusSeconds(90))).hasValue(90);
        assertThat(left(FIXED, NONE, END.minusMillis(90_500))).hasValue(91);
        assertThat(left(FIXED, NONE, END.minusMillis(1))).hasValue(1);
        assertThat(left(new Deadline.Fixed(END.plusMillis(500)), NONE, END)).hasValue(1);
    }

    @Test
    void it_has_passed_from_its_moment_on() {
        assertThat(left(FIXED, NONE, END)).hasValue(0);
        assertThat(left(FIXED, NONE, END.plusSeconds(86_400))).hasValue(0);
    }

    @Test
    void what_is_too_far_away_is_not_known() {
        assertThat(left(FIXED, NONE, END.minusSeconds(Deadline.FARTHEST))).hasValue(Deadline.FARTHEST);
        assertThat(left(FIXED, NONE, END.minusSeconds(Deadline.FARTHEST + 1))).isEmpty();
    }

    @Test
    void a_field_counts_in_its_zone_else_in_the_readers() {
        Values values =
                new Values(Map.of("ends", Value.text("2027-01-31T18:00:00")), "en", "America/New_York", "", List.of());
        Deadline own = new Deadline.OfField("ends", Optional.of("Europe/Paris"));
        Deadline readers = new Deadline.OfField("ends", Optional.empty());
        assertThat(left(own, values, END.minusSeconds(3600))).hasValue(0);
        assertThat(left(readers, values, END)).hasValue(5 * 3600);
    }

    @Test
    void a_missing_field_is_not_known_nor_shown_in_samples() {
        Deadline deadline = new Deadline.OfField("ends", Optional.empty());
        assertThat(left(deadline, NONE, END)).isEmpty();
        assertThat(deadline.shown(NONE).left()).isEmpty();
        assertThat(FIXED.shown(NONE).left()).hasValue(Deadline.SHOWN);
    }
}
