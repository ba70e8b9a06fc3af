package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Kind CHEAP = new Kind("card", "jpg", 1);
    private static final Kind DEAR = new Kind("card", "webp", 1);

    private final Admission admission = new Admission(4);

    @Test
    void what_was_never_made_is_asked_for() {
        assertThat(admission.isWorth(CHEAP)).isTrue();
    }

    @Test
    void a_picture_must_cost_some_times_a_read() {
        admission.made(CHEAP, 4 * Admission.LEAST_READ_NANOS - 1);
        admission.made(DEAR, 4 * Admission.LEAST_READ_NANOS);
        assertThat(admission.isWorth(CHEAP)).isFalse();
        assertThat(admission.isWorth(DEAR)).isTrue();
    }

    @Test
    void a_slow_cluster_raises_the_price_and_a_fast_one_lowers_it_to_the_least() {
        admission.made(DEAR, 20_000_000);
        for (int i = 0; i < 100; i++) {
            admission.answered(30_000_000);
        }
        assertThat(admission.isWorth(DEAR)).isFalse();
        for (int i = 0; i < 100; i++) {
            admission.answered(1_000);
        }
        assertThat(admission.isWorth(DEAR)).isTrue();
        assertThat(admission.readNanos()).isEqualTo(Admission.LEAST_READ_NANOS);
    }

    @Test
    void one_odd_picture_does_not_decide() {
        for (int i = 0; i < 20; i++) {
            admission.made(CHEAP, 600_000);
        }
        admission.made(CHEAP, 8_000_000);
        assertThat(admission.isWorth(CHEAP)).isFalse();
    }

    @Test
    void at_a_worth_of_nothing_all_are_shared() {
        Admission all = new Admission(0);
        all.made(CHEAP, 1);
        assertThat(all.isWorth(CHEAP)).isTrue();
    }
}
