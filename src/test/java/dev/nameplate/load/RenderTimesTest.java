package dev.nameplate.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenderTimesTest {

    private static final long MILLI = 1_000_000;

    private final RenderTimes times = new RenderTimes();

    @Test
    void nothing_is_expected_of_what_nobody_has_seen() {
        assertThat(times.mean("jpg")).isZero();
        assertThat(times.most("jpg")).isZero();
    }

    @Test
    void the_mean_and_what_ninety_five_stay_below_are_found_within_a_step() {
        for (int i = 1; i <= 400; i++) {
            times.add("jpg", i * MILLI);
        }
        assertThat(times.mean("jpg")).isBetween(200 * MILLI, 201 * MILLI);
        assertThat(times.most("jpg")).isBetween(380 * MILLI, 380 * MILLI * 6 / 5);
        assertThat(times.most("gif")).isZero();
    }

    @Test
    void what_is_long_ago_is_forgotten() {
        for (int i = 0; i < 512; i++) {
            times.add("jpg", 1000 * MILLI);
        }
        for (int i = 0; i < 6 * 512; i++) {
            times.add("jpg", MILLI);
        }
        assertThat(times.mean("jpg")).isLessThan(20 * MILLI);
        assertThat(times.most("jpg")).isLessThan(2 * MILLI);
    }

    @Test
    void times_beyond_the_scale_count_at_its_ends() {
        times.add("nothing", 0);
        times.add("ages", Long.MAX_VALUE / 4);
        assertThat(times.most("nothing")).isPositive().isLessThan(MILLI);
        assertThat(times.most("ages")).isGreaterThan(100_000 * MILLI);
    }
}
