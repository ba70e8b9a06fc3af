package dev.nameplate.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.observe.Meters;
import dev.nameplate.testing.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenderPoolTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final RenderPool pool = new RenderPool(1, 8, new Meters());
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        pool.close();
    }

    /** Occupies the only thread until the gate opens. */
    private CompletableFuture<Void> occupy() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Void> busy = pool.submit(WorkClass.READER, LONG, () -> {
            started.countDown();
            await(gate);
            return null;
        });
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        return busy;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_full_queue_refuses_at_once() throws InterruptedException {
        occupy();
        for (int i = 0; i < 8; i++) {
            assertThat(pool.submit(WorkClass.READER, LONG, () -> 1)).isNotDone();
        }
        assertThat(pool.submit(WorkClass.READER, LONG, () -> 1)).isCompletedExceptionally();
    }

    @Test
    void previews_are_taken_while_less_than_a_quarter_of_the_queue_waits() throws InterruptedException {
        occupy();
        assertThat(pool.submit(WorkClass.PREVIEW, LONG, () -> 1)).isNotDone();
        assertThat(pool.submit(WorkClass.PREVIEW, LONG, () -> 1)).isNotDone();
        assertThat(pool.submit(WorkClass.PREVIEW, LONG, () -> 1)).isCompletedExceptionally();
        assertThat(pool.submit(WorkClass.READER, LONG, () -> 1)).isNotDone();
    }

    @Test
    void readers_go_before_previews_and_keep_their_order() throws InterruptedException {
        occupy();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Boolean>> all = List.of(
                pool.submit(WorkClass.PREVIEW, LONG, () -> order.add("u1")),
                pool.submit(WorkClass.PREVIEW, LONG, () -> order.add("u2")),
                pool.submit(WorkClass.READER, LONG, () -> order.add("s1")),
                pool.submit(WorkClass.READER, LONG, () -> order.add("s2")));
        gate.countDown();
        all.forEach(CompletableFuture::join);
        assertThat(order).containsExactly("s1", "s2", "u1", "u2");
    }

    @Test
    void work_whose_deadline_has_passed_is_dropped_unstarted() throws InterruptedException {
        occupy();
        AtomicInteger ran = new AtomicInteger();
        CompletableFuture<Integer> late = pool.submit(WorkClass.READER, Duration.ZERO, ran::incrementAndGet);
        gate.countDown();
        assertThatThrownBy(late::join).isInstanceOf(Overload.class);
        assertThat(ran).hasValue(0);
    }

    @Test
    void a_fault_in_the_work_fails_its_result_and_frees_its_place() {
        for (int i = 0; i < 50; i++) {
            CompletableFuture<Integer> faulty = pool.submit(WorkClass.READER, LONG, () -> {
                throw new IllegalStateException("broken");
            });
            assertThatThrownBy(faulty::join).hasRootCauseMessage("broken");
        }
        assertThat(pool.submit(WorkClass.READER, LONG, () -> 5).join()).isEqualTo(5);
    }

    @Test
    void every_piece_of_work_ends_whatever_the_order_of_events() {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        RenderPool small = new RenderPool(2, 6, new Meters());
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            int kind = random.nextInt(6);
            WorkClass urgency = random.nextBoolean() ? WorkClass.READER : WorkClass.PREVIEW;
            Duration patience = kind == 0 ? Duration.ZERO : LONG;
            int number = i;
            all.add(small.submit(urgency, patience, () -> {
                if (kind == 1) {
                    throw new IllegalStateException();
                }
                return number;
            }));
            if (random.nextInt(20) == 0) {
                Thread.onSpinWait();
            }
        }
        CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
        for (CompletableFuture<Integer> one : all) {
            last = one.handle((value, fault) -> 0);
            assertThat(last.orTimeout(20, TimeUnit.SECONDS).join())
                    .as("seed %d", seed)
                    .isZero();
        }
        assertThat(small.submit(WorkClass.READER, LONG, () -> 9).join())
                .as("seed %d", seed)
                .isEqualTo(9);
        small.close();
    }

    @Test
    void a_closed_pool_drops_what_waits() throws InterruptedException {
        occupy();
        CompletableFuture<Integer> waiting = pool.submit(WorkClass.READER, LONG, () -> 1);
        pool.close();
        assertThatThrownBy(waiting::join).isInstanceOf(Overload.class);
        assertThat(pool.submit(WorkClass.READER, LONG, () -> 1)).isCompletedExceptionally();
    }

    @Test
    void who_joins_later_keeps_work_from_being_dropped() throws InterruptedException {
        occupy();
        Demand demand = new Demand("late", "", WorkClass.READER, System.nanoTime());
        CompletableFuture<Integer> work = pool.submit(demand, () -> 7);
        pool.join(demand, WorkClass.READER, System.nanoTime() + LONG.toNanos());
        gate.countDown();
        assertThat(work.join()).isEqualTo(7);
    }

    @Test
    void who_joins_with_more_right_brings_work_forward() throws InterruptedException {
        occupy();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        long until = System.nanoTime() + LONG.toNanos();
        Demand scanned = new Demand("scan", "", WorkClass.SCANNER, until);
        CompletableFuture<Boolean> scan = pool.submit(scanned, () -> order.add("joined by a reader"));
        CompletableFuture<Boolean> other = pool.submit(WorkClass.SCANNER, LONG, () -> order.add("scanned alone"));
        CompletableFuture<Boolean> reader =
                pool.submit(new Demand("read", "", WorkClass.READER, until + 1), () -> order.add("read"));
        pool.join(scanned, WorkClass.READER, until);
        gate.countDown();
        CompletableFuture.allOf(scan, other, reader).join();
        assertThat(order).containsExactly("joined by a reader", "read", "scanned alone");
    }

    @Test
    void a_thread_survives_whatever_its_work_throws() {
        for (Error error : List.of(new StackOverflowError(), new AssertionError(), new NoClassDefFoundError())) {
            CompletableFuture<Integer> faulty = pool.submit(WorkClass.READER, LONG, () -> {
                throw error;
            });
            assertThatThrownBy(faulty::join).hasCause(error);
        }
        assertThat(pool.submit(WorkClass.READER, LONG, () -> 5).join()).isEqualTo(5);
    }
}
