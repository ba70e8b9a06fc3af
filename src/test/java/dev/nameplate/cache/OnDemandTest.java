package dev.nameplate.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnDemandTest {

    /** A thing of changing weight. */
    private static final class Thing {
        private final AtomicLong weight;

        Thing(long weight) {
            this.weight = new AtomicLong(weight);
        }

        long weight() {
            return weight.get();
        }
    }

    private final OnDemand<String, Thing> things = new OnDemand<>(100, Thing::weight);

    private Thing use(String key, long weight) {
        try (var hold = things.hold(key, () -> new Thing(weight))) {
            return hold.it();
        }
    }

    @Test
    void what_is_there_is_made_once() {
        assertThat(use("a", 10)).isSameAs(use("a", 10));
        assertThat(things.weight()).isEqualTo(10);
    }

    @Test
    void the_one_longest_unused_goes_first() {
        Thing a = use("a", 40);
        use("b", 40);
        use("a", 40);
        use("c", 40);
        assertThat(things.present("a")).containsSame(a);
        assertThat(things.present("b")).isEmpty();
        assertThat(things.present("c")).isPresent();
        assertThat(things.weight()).isEqualTo(80);
        assertThat(things.evictions()).isEqualTo(1);
    }

    @Test
    void what_has_grown_is_weighed_again() {
        use("a", 10);
        use("b", 10);
        try (var hold = things.hold("b", () -> new Thing(10))) {
            hold.it().weight.set(95);
        }
        assertThat(things.present("a")).isEmpty();
        assertThat(things.weight()).isEqualTo(95);
    }

    @Test
    void one_that_weighs_more_than_all_may_stays_until_another_is_used() {
        Thing large = use("large", 1000);
        assertThat(use("large", 1000)).isSameAs(large);
        use("small", 1);
        assertThat(things.present("large")).isEmpty();
        assertThat(things.weight()).isEqualTo(1);
    }

    @Test
    void what_is_held_is_not_dropped() {
        try (var hold = things.hold("held", () -> new Thing(80))) {
            use("a", 80);
            use("b", 80);
            assertThat(things.present("held")).containsSame(hold.it());
            assertThat(use("held", 80)).isSameAs(hold.it());
        }
        use("c", 80);
        assertThat(things.present("held")).isEmpty();
    }

    @Test
    void what_cannot_be_made_is_tried_again() {
        assertThatThrownBy(() -> things.hold("a", () -> {
                    throw new IllegalStateException("no paint");
                }))
                .hasMessage("no paint");
        assertThat(things.count()).isZero();
        assertThat(use("a", 10).weight()).isEqualTo(10);
    }

    @Test
    void sixteen_threads_share_one_flight() throws Exception {
        AtomicInteger made = new AtomicInteger();
        List<Object> all = ofSixteen(() -> {
            made.incrementAndGet();
            return new Thing(7);
        });
        assertThat(made).hasValue(1);
        assertThat(all).hasSize(16).allSatisfy(thing -> assertThat(thing).isSameAs(all.get(0)));
    }

    @Test
    void sixteen_threads_share_a_fault() throws Exception {
        AtomicInteger made = new AtomicInteger();
        List<Object> all = ofSixteen(() -> {
            made.incrementAndGet();
            throw new IllegalStateException("torn");
        });
        assertThat(made).hasValue(1);
        assertThat(all).hasSize(16).allSatisfy(thing -> assertThat(thing).isEqualTo("torn"));
    }

    /** What sixteen threads get that all ask for one thing while it is being made. */
    private List<Object> ofSixteen(Supplier<Thing> maker) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CountDownLatch go = new CountDownLatch(1);
            CountDownLatch begun = new CountDownLatch(1);
            List<Future<Object>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(threads.submit(() -> {
                    try (var hold = things.hold("shared", () -> {
                        begun.countDown();
                        await(go);
                        return maker.get();
                    })) {
                        return hold.it();
                    } catch (IllegalStateException e) {
                        return e.getMessage();
                    }
                }));
            }
            await(begun);
            while (things.holds("shared") < 16) {
                Thread.sleep(1);
            }
            go.countDown();
            List<Object> got = new ArrayList<>();
            for (Future<Object> one : all) {
                got.add(one.get(60, TimeUnit.SECONDS));
            }
            return got;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static LongStream seeds() {
        return Seeds.some(4);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void under_random_use_by_many_threads_the_bound_holds_and_nothing_held_is_made_twice(long seed) throws Exception {
        System.err.println("seed " + seed);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Map<String, AtomicInteger> live = new ConcurrentHashMap<>();
        List<Future<Void>> runs = new ArrayList<>();
        try {
            Random each = new Random(seed);
            for (int t = 0; t < 8; t++) {
                Random random = new Random(each.nextLong());
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < 4000; i++) {
                        String key = "k" + random.nextInt(40);
                        AtomicInteger users = live.computeIfAbsent(key, k -> new AtomicInteger());
                        boolean grows = random.nextInt(5) == 0;
                        try (var hold = things.hold(key, () -> {
                            assertThat(users.get())
                                    .as("users of a thing that is made")
                                    .isZero();
                            return new Thing(5 + key.length());
                        })) {
                            users.incrementAndGet();
                            Thread.yield();
                            if (grows) {
                                hold.it().weight.addAndGet(1);
                            }
                            users.decrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            for (Future<Void> run : runs) {
                run.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        use("last", 1);
        long weight = 0;
        for (int i = 0; i < 40; i++) {
            weight += things.present("k" + i).map(Thing::weight).orElse(0L);
        }
        assertThat(weight + 1).isEqualTo(things.weight()).isLessThanOrEqualTo(100);
    }

    @Test
    void with_less_room_all_but_what_is_held_goes_at_once() {
        use("a", 30);
        use("b", 30);
        try (var held = things.hold("c", () -> new Thing(30))) {
            things.room(0.4);
            assertThat(things.count()).isEqualTo(1);
            assertThat(things.present("c")).containsSame(held.it());
        }
        things.room(1);
        use("a", 30);
        use("b", 30);
        assertThat(things.count()).isEqualTo(3);
    }
}
