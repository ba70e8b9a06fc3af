package dev.nameplate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.link.KeyRing;
import dev.nameplate.observe.CapturedLog;
import dev.nameplate.observe.LogSettings;
import dev.nameplate.observe.Meters;
import dev.nameplate.testing.Links;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Warnings of keys that retire, by a clock that is set by hand. */
class RetirementsTest {

    private final Meters meters = new Meters();
    private final AtomicReference<KeyRing> keys = new AtomicReference<>(ring("k1~2027-01-31,k2"));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2027-01-01T12:00:00Z"));
    private final Retirements retirements = new Retirements(keys::get, meters.links(), new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    });

    private static KeyRing ring(String heads) {
        StringBuilder keys = new StringBuilder();
        for (String head : heads.split(",")) {
            keys.append(keys.isEmpty() ? "" : ",").append(KeyRing.newKey(head));
        }
        return Links.ring(keys.toString());
    }

    /** What a check on a day says. */
    private String check(String day) {
        now.set(Instant.parse(day + "T12:00:00Z"));
        try (CapturedLog log = CapturedLog.objects(LogSettings.Level.WARN)) {
            retirements.check();
            log.close();
            return log.text();
        }
    }

    @Test
    void a_key_in_use_is_spoken_of_two_weeks_before_once_a_day() {
        meters.links().verified("k1");
        meters.links().verified("k2");
        assertThat(check("2027-01-17")).isEmpty();
        assertThat(check("2027-01-18"))
                .contains("Key k1 retires at the end of 2027-01-31 (UTC), in 13 days", "and 1 were opened since")
                .doesNotContain("k2");
        assertThat(check("2027-01-18")).as("again on one day").isEmpty();
        assertThat(check("2027-01-19")).as("nothing was opened since").isEmpty();
        meters.links().verified("k1");
        meters.links().verified("k1");
        assertThat(check("2027-01-31")).contains("in 0 days", "and 2 were opened since");
        assertThat(check("2027-02-01")).as("nothing was opened since").isEmpty();
        meters.links().verified("k1");
        assertThat(check("2027-02-02")).contains("Key k1 has retired", "and 1 were opened since");
    }

    @Test
    void a_key_that_nobody_uses_any_more_retires_in_silence() {
        assertThat(check("2027-01-31") + check("2027-02-01")).isEmpty();
    }

    @Test
    void the_metrics_show_keys_in_force_and_none_that_are_gone() {
        retirements.show();
        assertThat(meters.scrape())
                .contains("nameplate_keys_retirement{kid=\"k1\",project=\"\"} "
                        + (double) Instant.parse("2027-02-01T00:00:00Z").getEpochSecond())
                .contains("nameplate_keys_retirement{kid=\"k2\",project=\"\"} +Inf")
                .contains("nameplate_links_verified_total{kid=\"k1\"} 0.0");
        keys.set(ring("k3@acme~2027-12-31,k2"));
        retirements.show();
        assertThat(meters.scrape())
                .contains("nameplate_keys_retirement{kid=\"k3\",project=\"acme\"}")
                .doesNotContain("nameplate_keys_retirement{kid=\"k1\"");
    }
}
