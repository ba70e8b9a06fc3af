package dev.nameplate.pipeline;

import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The threads that draw and encode: as many as cores, with a bounded queue that refuses at once when it is full.
 *
 * <p>Work of the more urgent class starts first, in order of arrival within a class; the less urgent is taken only while
 * less than a quarter of the queue waits. Work whose deadline has passed is dropped unstarted.
 */
public final class RenderPool implements AutoCloseable {

    private final ThreadPoolExecutor threads;
    private final int capacity;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong sequence = new AtomicLong();
    private final Meters meters;

    /**
     * @param size threads, at least 1
     * @param capacity most pieces of work that wait
     */
    public RenderPool(int size, int capacity, Meters meters) {
        this.capacity = capacity;
        this.meters = meters;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "render-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.prestartAllCoreThreads();
        meters.gauge("nameplate.render.queue", "Pieces of work that wait for a render thread.", waiting::get);
        meters.gauge("nameplate.render.active", "Render threads at work.", threads::getActiveCount);
        meters.gauge("nameplate.render.threads", "Render threads.", () -> size);
    }

    /** Runs work soon; fails with {@link Overload} when there is no room or its time has passed. */
    <T> CompletableFuture<T> submit(WorkClass urgency, Duration patience, Supplier<T> work) {
        int limit = urgency == WorkClass.SIGNED ? capacity : capacity / 4;
        if (waiting.incrementAndGet() > limit) {
            waiting.decrementAndGet();
            return CompletableFuture.failedFuture(Overload.FULL);
        }
        Job<T> job = new Job<>(urgency, patience.toNanos(), work);
        try {
            threads.execute(job);
        } catch (java.util.concurrent.RejectedExecutionException e) {
            waiting.decrementAndGet();
            return CompletableFuture.failedFuture(Overload.CLOSED);
        }
        return job.result;
    }

    /** Ends the threads once their present work is done; what waits is dropped. */
    @Override
    public void close() {
        threads.shutdownNow().forEach(job -> {
            if (job instanceof Job<?> dropped) {
                dropped.result.completeExceptionally(Overload.CLOSED);
            }
        });
    }

    /** One piece of work in the queue. */
    private final class Job<T> implements Runnable, Comparable<Job<?>> {

        private final WorkClass urgency;
        private final long number = sequence.incrementAndGet();
        private final long arrived = System.nanoTime();
        private final long patienceNanos;
        private final Supplier<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();

        Job(WorkClass urgency, long patienceNanos, Supplier<T> work) {
            this.urgency = urgency;
            this.patienceNanos = patienceNanos;
            this.work = work;
        }

        @Override
        public void run() {
            waiting.decrementAndGet();
            long waited = System.nanoTime() - arrived;
            meters.stage(Stage.QUEUE, waited);
            if (waited > patienceNanos) {
                result.completeExceptionally(Overload.LATE);
                return;
            }
            try {
                result.complete(work.get());
            } catch (Throwable fault) {
                result.completeExceptionally(fault);
                if (fault instanceof VirtualMachineError error) {
                    throw error;
                }
            }
        }

        @Override
        public int compareTo(Job<?> other) {
            int byUrgency = urgency.compareTo(other.urgency);
            return byUrgency != 0 ? byUrgency : Long.compare(number, other.number);
        }
    }
}
