package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private final Map<String, Long> signs = new HashMap<>();
    private final List<String> members = new ArrayList<>(List.of("eldest", "second", "third"));
    private final List<String> givenUp = new ArrayList<>();
    private long now = Long.MAX_VALUE - 3_000_000_000L;

    private final Silence<String> silence = new Silence<>(
            new Silence.Others<>() {
                @Override
                public List<String> all() {
                    return List.copyOf(members);
                }

                @Override
                public long sign(String node) {
                    return signs.getOrDefault(node, 0L);
                }

                @Override
                public void giveUp(String node, Duration silent) {
                    givenUp.add(node);
                }
            },
            () -> now);

    /** Looks as often as is due; each node says something every second, at its own time within it. */
    private void pass(Duration time, Map<String, Duration> speaking) {
        long end = now + time.toNanos();
        for (; end - now > 0; now += Silence.LOOK.toNanos()) {
            speaking.forEach((node, at) -> {
                if (Math.floorMod(now - at.toNanos(), 1_000_000_000L) < Silence.LOOK.toNanos()) {
                    signs.merge(node, 1L, Long::sum);
                }
            });
            silence.look();
        }
    }

    private static final Map<String, Duration> ALL =
            Map.of("eldest", Duration.ZERO, "second", Duration.ofMillis(400), "third", Duration.ofMillis(700));

    @Test
    void whoever_says_something_stays() {
        pass(Duration.ofMinutes(2), ALL);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void a_node_that_stands_still_for_two_seconds_stays() {
        pass(Duration.ofSeconds(10), ALL);
        pass(Duration.ofMillis(2500), Map.of("eldest", Duration.ZERO));
        pass(Duration.ofSeconds(10), ALL);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void who_hears_nobody_gives_all_up_at_one_look_the_youngest_first() {
        pass(Duration.ofSeconds(10), ALL);
        pass(Silence.MOST.minus(Duration.ofMillis(1250)), Map.of());
        assertThat(givenUp).isEmpty();
        long before = now;
        while (givenUp.isEmpty()) {
            pass(Silence.LOOK, Map.of());
        }
        assertThat(givenUp).containsExactly("third", "second", "eldest");
        assertThat(Duration.ofNanos(now - before)).isLessThan(Duration.ofMillis(1750));
    }

    @Test
    void one_that_is_silent_goes_alone_and_is_told_once() {
        pass(Duration.ofSeconds(10), ALL);
        pass(Duration.ofSeconds(6), Map.of("eldest", Duration.ZERO, "third", Duration.ofMillis(700)));
        assertThat(givenUp).containsExactly("second");
    }

    @Test
    void one_that_is_not_let_go_is_given_up_again_after_as_long() {
        pass(Duration.ofSeconds(10), ALL);
        pass(Duration.ofSeconds(11), Map.of("eldest", Duration.ZERO, "third", Duration.ofMillis(700)));
        assertThat(givenUp).containsExactly("second", "second");
    }

    @Test
    void after_we_have_stood_still_ourselves_all_have_their_time_again() {
        pass(Duration.ofSeconds(10), ALL);
        now += Duration.ofSeconds(12).toNanos();
        pass(Duration.ofSeconds(4), Map.of());
        assertThat(givenUp).isEmpty();
        pass(Duration.ofSeconds(10), ALL);
        assertThat(givenUp).isEmpty();
    }

    @Test
    void one_that_has_just_come_has_its_time() {
        members.remove("third");
        pass(Duration.ofSeconds(10), ALL);
        members.add("third");
        pass(Duration.ofSeconds(4), Map.of("eldest", Duration.ZERO, "second", Duration.ofMillis(400)));
        assertThat(givenUp).isEmpty();
    }

    @Test
    void the_library_gives_up_later_by_itself() {
        long library = Long.parseLong(ClusterConfig.heartbeatTimeout());
        assertThat(Silence.MOST).isLessThan(Duration.ofSeconds(library));
    }
}
