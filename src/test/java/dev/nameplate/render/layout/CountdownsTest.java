package dev.nameplate.render.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Values;
import dev.nameplate.template.CountdownLayer.State;
import dev.nameplate.template.CountdownLayer.Unit;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CountdownsTest {

    private static final List<Unit> ALL = List.of(Unit.values());

    @Test
    void each_unit_takes_what_the_larger_ones_leave() {
        assertThat(Countdowns.numbers(ALL, 225_505)).containsExactly(2, 14, 38, 25);
        assertThat(Countdowns.numbers(List.of(Unit.HOURS, Unit.SECONDS), 225_505))
                .containsExactly(62, 2305);
        assertThat(Countdowns.numbers(List.of(Unit.DAYS, Unit.MINUTES), 225_540))
                .containsExactly(2, 879);
    }

    @Test
    void only_zeros_are_shown_only_when_nothing_is_left() {
        for (Unit unit : Unit.values()) {
            assertThat(Countdowns.numbers(List.of(unit), 1)).containsExactly(1);
            assertThat(Countdowns.numbers(List.of(unit), unit.seconds())).containsExactly(1);
            assertThat(Countdowns.numbers(List.of(unit), unit.seconds() + 1)).containsExactly(2);
            assertThat(Countdowns.numbers(List.of(unit), 0)).containsExactly(0);
        }
    }

    @Test
    void the_units_together_are_the_time_left_and_none_is_too_large() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2000; i++) {
            long left = random.nextLong(1000L * 86_400);
            long[] numbers = Countdowns.numbers(ALL, left);
            long sum = 0;
            for (int unit = 0; unit < numbers.length; unit++) {
                sum += numbers[unit] * ALL.get(unit).seconds();
            }
            assertThat(sum).isEqualTo(left);
            assertThat(numbers[1]).isLessThan(24);
            assertThat(numbers[2]).isLessThan(60);
            assertThat(numbers[3]).isLessThan(60);
        }
    }

    @Test
    void values_say_whether_it_runs() {
        Values values = Values.none("en");
        assertThat(Countdowns.state(values)).isEqualTo(State.UNKNOWN);
        assertThat(Countdowns.state(values.left(OptionalLong.of(1)))).isEqualTo(State.RUNNING);
        assertThat(Countdowns.state(values.left(OptionalLong.of(0)))).isEqualTo(State.PASSED);
    }
}
