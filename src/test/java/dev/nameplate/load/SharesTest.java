package dev.nameplate.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {

    private static final long SECOND = 1_000_000_000L;

    private final Shares shares = new Shares();

    @Test
    void who_had_more_than_half_lately_is_over() {
        shares.add("one", 60, 0);
        shares.add("two", 40, 0);
        assertThat(shares.isOver("one")).isTrue();
        assertThat(shares.isOver("two")).isFalse();
        shares.add("two", 30, SECOND);
        assertThat(shares.isOver("one")).as("30 are left of 60, 20 of 40").isFalse();
        assertThat(shares.isOver("two")).isTrue();
    }

    @Test
    void nobody_is_over_before_anything_was_done() {
        assertThat(shares.isOver("one")).isFalse();
    }

    @Test
    void months_later_it_still_counts_right() {
        long now = 0;
        for (int i = 0; i < 200_000; i++) {
            now += 60 * SECOND;
            shares.add(i % 3 == 0 ? "one" : "two", 100, now);
        }
        shares.add("one", 100, now);
        shares.add("three", 50, now);
        shares.tidy();
        assertThat(shares.isOver("one")).isFalse();
        assertThat(shares.isOver("two")).isFalse();
        shares.add("one", 100, now);
        assertThat(shares.isOver("one")).isTrue();
    }
}
