package dev.nameplate.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final MultiMap DIRECT = MultiMap.caseInsensitiveMultiMap().add("User-Agent", "x");

    private final Pace pace = new Pace();

    private int hurried(int requests, long from, long apart, MultiMap headers) {
        int hurried = 0;
        for (int i = 0; i < requests; i++) {
            hurried += pace.isHurried(headers, from + i * apart) ? 1 : 0;
        }
        return hurried;
    }

    @Test
    void dozens_at_a_time_are_more_than_a_reader_opens() {
        assertThat(hurried(Pace.MOST, -5, 1_000, DIRECT)).isZero();
        assertThat(hurried(3, 1_000_000, 1_000, DIRECT)).isEqualTo(3);
    }

    @Test
    void as_many_in_their_time_are_not() {
        assertThat(hurried(1000, 0, Pace.WITHIN.toNanos() / Pace.MOST + 1, DIRECT))
                .isZero();
    }

    @Test
    void after_a_while_it_begins_anew() {
        hurried(100, 0, 1, DIRECT);
        assertThat(hurried(1, Pace.WITHIN.toNanos() + 200, 1, DIRECT)).isZero();
    }

    @Test
    void readers_behind_a_proxy_share_its_connection() {
        for (String name : List.of("X-Forwarded-For", "forwarded", "VIA")) {
            assertThat(hurried(200, 0, 1, MultiMap.caseInsensitiveMultiMap().add(name, "1.1 x")))
                    .as(name)
                    .isZero();
        }
    }
}
