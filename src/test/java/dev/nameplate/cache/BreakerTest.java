package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final long MILLI = 1_000_000;

    private final AtomicLong clock = new AtomicLong(-50);
    private final Breaker breaker = new Breaker(clock::get);

    private void pass(long millis) {
        clock.addAndGet(millis * MILLI);
    }

    private void late(int times) {
        for (int i = 0; i < times; i++) {
            breaker.late();
        }
    }

    @Test
    void three_late_answers_within_a_second_open_it_for_two() {
        late(2);
        assertThat(breaker.admits()).isTrue();
        pass(900);
        late(1);
        assertThat(breaker.admits()).isFalse();
        pass(1_999);
        assertThat(breaker.admits()).isFalse();
        pass(1);
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.openings()).isEqualTo(1);
    }

    @Test
    void late_answers_now_and_then_do_not_open_it() {
        for (int i = 0; i < 20; i++) {
            late(2);
            assertThat(breaker.admits()).isTrue();
            pass(1_100);
        }
    }

    @Test
    void after_the_rest_one_read_tries_and_the_others_wait_for_its_end() {
        late(3);
        pass(2_000);
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isFalse();
        breaker.late();
        assertThat(breaker.admits()).isFalse();
        pass(2_000);
        assertThat(breaker.admits()).isTrue();
        breaker.inTime();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void what_was_late_before_the_rest_counts_no_more() {
        late(3);
        pass(2_000);
        assertThat(breaker.admits()).isTrue();
        breaker.inTime();
        late(2);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void stragglers_of_a_bad_moment_do_not_prolong_the_rest() {
        late(3);
        pass(1_500);
        late(5);
        pass(500);
        assertThat(breaker.admits()).isTrue();
    }
}
