package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    @Test
    void a_value_is_made_once_while_it_is_held() {
        BoundedCache<Integer, String> cache = new BoundedCache<>(1000, String::length);
        AtomicInteger made = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            cache.get(7, key -> "made " + made.incrementAndGet());
        }
        assertThat(made).hasValue(1);
        assertThat(cache.weight()).isEqualTo(6);
    }

    @Test
    void the_weight_never_exceeds_its_bound() {
        BoundedCache<Integer, Integer> cache = new BoundedCache<>(16_000, Integer::longValue);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            int weight = 1 + random.nextInt(100);
            cache.get(random.nextInt(100_000), key -> weight);
            assertThat(cache.weight()).isLessThanOrEqualTo(16_000);
        }
        assertThat(cache.weight()).isGreaterThan(14_000);
    }

    @Test
    void what_is_asked_for_again_stays_and_what_is_not_goes() {
        BoundedCache<Integer, Integer> cache = new BoundedCache<>(1600, value -> 1);
        AtomicInteger made = new AtomicInteger();
        for (int i = 0; i < 50_000; i++) {
            cache.get(i + 10, key -> 0);
            cache.get(1, key -> made.incrementAndGet());
        }
        assertThat(made).hasValue(1);
        cache.get(10, key -> made.incrementAndGet());
        assertThat(made).hasValue(2);
    }

    @Test
    void threads_that_ask_at_once_get_the_same_value() throws Exception {
        BoundedCache<Integer, Object> cache = new BoundedCache<>(1 << 20, value -> 1);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<Object>>> tasks = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                tasks.add(() -> {
                    List<Object> got = new ArrayList<>();
                    for (int i = 0; i < 2000; i++) {
                        got.add(cache.get(i, key -> new Object()));
                    }
                    return got;
                });
            }
            List<Object> first = null;
            for (Future<List<Object>> future : pool.invokeAll(tasks)) {
                first = first == null ? future.get() : first;
                assertThat(future.get()).isEqualTo(first);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
