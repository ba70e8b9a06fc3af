package dev.nameplate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.guard.Budget.Found;
import dev.nameplate.guard.Budget.Shape;
import dev.nameplate.testing.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    private static long[] value(SplittableRandom random) {
        return new long[] {random.nextLong(), random.nextLong()};
    }

    private static Found take(Budget budget, long[] value) {
        return budget.take(value[0], value[1]);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 500, 1_500, 20_000, 150_000})
    void what_was_taken_is_known_for_good_and_the_budget_ends_where_it_should(long limit) {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        Budget budget = new Budget(Shape.of(limit, Budget.USUAL_BITS));
        List<long[]> taken = new ArrayList<>();
        while (true) {
            long[] value = value(random);
            Found found = take(budget, value);
            if (found == Found.REFUSED) {
                break;
            }
            taken.add(value);
            if (taken.size() > limit * 1.05 + 10) {
                throw new AssertionError("the budget does not end, seed " + seed);
            }
        }
        assertThat((double) taken.size()).as("seed %s", seed).isBetween(limit * 0.99 - 1, limit * 1.001 + 5);
        assertThat((double) budget.count()).as("seed %s", seed).isBetween(limit * 0.97 - 5, limit * 1.03 + 5);
        assertThat(taken.stream().allMatch(value -> take(budget, value) == Found.KNOWN))
                .as("seed %s", seed)
                .isTrue();
        int strangers = 0;
        for (int i = 0; i < 50_000; i++) {
            strangers += take(budget, value(random)) == Found.KNOWN ? 1 : 0;
        }
        // One in 2200 is 23; so many as this come about once in a million runs.
        assertThat(strangers).as("strangers taken for known, seed %s", seed).isLessThan(23 + 40);
    }

    @Test
    void the_count_is_within_a_hundredth_all_the_way() {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        Budget budget = new Budget(Shape.of(100_000, Budget.USUAL_BITS));
        for (int i = 1; i <= 100_000; i++) {
            take(budget, value(random));
            if (i % 10_000 == 0) {
                assertThat((double) budget.count()).as("seed %s", seed).isBetween(i * 0.99, i * 1.01);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 0.001", "10, 0.014", "5, 0.13"})
    void scarce_memory_lets_more_strangers_through_but_denies_nobody(int bits, double most) {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        Budget budget = new Budget(Shape.of(50_000, bits));
        List<long[]> taken = new ArrayList<>();
        for (int i = 0; i < 49_000; i++) {
            long[] value = value(random);
            if (take(budget, value) == Found.REFUSED) {
                throw new AssertionError("refused too early, seed " + seed);
            }
            taken.add(value);
        }
        assertThat(taken.stream().allMatch(value -> take(budget, value) == Found.KNOWN))
                .as("seed %s", seed)
                .isTrue();
        while (take(budget, value(random)) != Found.REFUSED) {
            // Until it is full.
        }
        int strangers = 0;
        for (int i = 0; i < 20_000; i++) {
            strangers += take(budget, value(random)) == Found.KNOWN ? 1 : 0;
        }
        assertThat(strangers / 20_000.0).as("seed %s", seed).isLessThan(most);
    }

    @Test
    void joining_is_a_union_in_any_order_and_any_number_of_times() {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Shape.of(30_000, Budget.USUAL_BITS);
        List<Budget> nodes = List.of(new Budget(shape), new Budget(shape), new Budget(shape));
        List<long[]> taken = new ArrayList<>();
        for (int i = 0; i < 15_000; i++) {
            long[] value = value(random);
            take(nodes.get(random.nextInt(3)), value);
            taken.add(value);
        }
        Budget forwards = new Budget(shape);
        Budget backwards = new Budget(shape);
        for (int node = 0; node < 3; node++) {
            for (int chunk = 0; chunk < shape.chunks(); chunk++) {
                join(forwards, chunk, nodes.get(node));
                join(backwards, shape.chunks() - 1 - chunk, nodes.get(2 - node));
                join(backwards, chunk, nodes.get(node));
            }
        }
        for (int chunk = 0; chunk < shape.chunks(); chunk++) {
            assertThat(Arrays.equals(forwards.told(chunk), backwards.told(chunk)))
                    .as("seed %s", seed)
                    .isTrue();
            assertThat(forwards.join(chunk, backwards.told(chunk))).isFalse();
        }
        assertThat((double) forwards.count()).as("seed %s", seed).isBetween(15_000 * 0.98, 15_000 * 1.02);
        assertThat(taken).as("seed %s", seed).allMatch(value -> take(forwards, value) == Found.KNOWN);
    }

    private static void join(Budget to, int chunk, Budget from) {
        long[] bits = from.told(chunk);
        if (bits.length > 0) {
            to.join(chunk, bits);
        }
    }

    @Test
    void threads_at_once_lose_nothing() throws Exception {
        long seed = Seeds.one();
        Budget budget = new Budget(Shape.of(40_000, Budget.USUAL_BITS));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                runs.add(threads.submit(() -> {
                    // All take the same values, so that they meet.
                    SplittableRandom random = new SplittableRandom(seed);
                    for (int i = 0; i < 30_000; i++) {
                        take(budget, value(random));
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdown();
        }
        SplittableRandom random = new SplittableRandom(seed);
        int known = 0;
        for (int i = 0; i < 30_000; i++) {
            known += take(budget, value(random)) == Found.KNOWN ? 1 : 0;
        }
        assertThat(known).as("seed %s", seed).isEqualTo(30_000);
        assertThat((double) budget.count()).as("seed %s", seed).isBetween(29_400.0, 30_600.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 500, 8_000, 8_192, 8_193, 1_000_000, 150_000_000})
    void a_shape_has_the_bits_that_it_was_asked_for(long limit) {
        for (int bits = Budget.LEAST_BITS; bits <= Budget.USUAL_BITS; bits++) {
            Shape shape = Shape.of(limit, bits);
            assertThat(Integer.bitCount(shape.longs())).isOne();
            assertThat(shape.bytes() * 8).isGreaterThanOrEqualTo(limit * bits);
            assertThat(shape.bytes() * 8).isLessThanOrEqualTo(Math.max(1024, limit * bits * 2 + 64 * 2048));
        }
    }
}
