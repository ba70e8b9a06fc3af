package dev.nameplate.load;

import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.LoadMeters;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The threads that draw and encode, as many as cores, behind a {@link RenderQueue}. A place is given back when its work ends,
 * not when those who waited for it have gone.
 */
public final class RenderPool implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition offered = lock.newCondition();
    /** Guarded by {@link #lock}, as are the two below. */
    private final RenderQueue queue;

    private int active;
    private boolean closed;
    private final List<Thread> threads = new ArrayList<>();
    private final Meters meters;
    private final LoadMeters load;

    /**
     * @param size threads, at least 1
     * @param capacity most pieces of work that wait
     */
    public RenderPool(int size, int capacity, Meters meters) {
        this.queue = new RenderQueue(size, capacity);
        this.meters = meters;
        this.load = meters.load();
        meters.gauge(
                "nameplate.render.queue",
                "Pieces of work that wait for a render thread.",
                () -> told(it -> it.waiting()));
        meters.gauge("nameplate.render.active", "Render threads at work.", () -> told(it -> active));
        meters.gauge("nameplate.render.threads", "Render threads.", () -> size);
        meters.gauge(
                "nameplate.render.standing",
                "1 while readers have waited long for a while, so that nobody else is taken.",
                () -> told(it -> it.stands() ? 1 : 0));
        meters.gauge(
                "nameplate.render.turned.away.seconds",
                "For how long readers have been turned away without a gap.",
                () -> turnedAwayFor().toMillis() / 1e3);
        meters.gauge(
                "nameplate.render.share.passes",
                "Pieces of work passed over because their project had its share.",
                () -> told(RenderQueue::passedOver));
        for (WorkClass urgency : WorkClass.values()) {
            load.waiting(urgency.key(), () -> told(it -> it.waiting(urgency)));
        }
        for (int i = 1; i <= size; i++) {
            Thread thread = new Thread(this::run, "render-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** One piece of work in the queue. */
    private static final class Job<T> extends Ticket {

        private final Supplier<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();

        Job(Demand demand, long arrived, Supplier<T> work) {
            super(demand, arrived);
            this.work = work;
        }

        void run() {
            try {
                result.complete(work.get());
            } catch (Throwable fault) {
                LastResort.check(fault);
                result.completeExceptionally(fault);
            }
        }
    }

    /** Does work of a class by itself, for one who waits so long. */
    public <T> CompletableFuture<T> submit(WorkClass urgency, Duration patience, Supplier<T> work) {
        return submit(new Demand(urgency.key(), "", urgency, System.nanoTime() + patience.toNanos()), work);
    }

    /** Does work soon; fails with {@link Overload} when that cannot be in time. */
    public <T> CompletableFuture<T> submit(Demand demand, Supplier<T> work) {
        long now = System.nanoTime();
        Job<T> job = new Job<>(demand, now, work);
        List<RenderQueue.Dropped> gone;
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(Overload.CLOSED);
            }
            gone = queue.offer(job, now);
            offered.signal();
        } finally {
            lock.unlock();
        }
        fail(gone);
        return job.result;
    }

    /** One more waits for a piece of work, whether or not it has been submitted yet. */
    public void join(Demand demand, WorkClass urgency, long deadline) {
        lock.lock();
        try {
            queue.join(demand, urgency, deadline);
        } finally {
            lock.unlock();
        }
    }

    /** When the last of those who wait for a piece of work gives up. */
    public long deadline(Demand demand) {
        return told(it -> demand.deadline());
    }

    /** For how long readers have been turned away without a gap. */
    public Duration turnedAwayFor() {
        return Duration.ofNanos(told(it -> it.turnedAwayFor(System.nanoTime())));
    }

    private long told(ToLongFunction<RenderQueue> question) {
        lock.lock();
        try {
            return question.applyAsLong(queue);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Job<?> job = next(/* before= */ null, 0);
        while (job != null) {
            long start = System.nanoTime();
            meters.stage(Stage.QUEUE, start - job.arrived);
            load.waited(job.lane.key(), start - job.arrived);
            job.run();
            job = next(job, System.nanoTime() - start);
        }
    }

    /** Hands in what was done and waits for more; null when the pool is closed. */
    private @Nullable Job<?> next(@Nullable Job<?> before, long nanos) {
        while (true) {
            List<RenderQueue.Dropped> gone = new ArrayList<>();
            Ticket ticket;
            lock.lock();
            try {
                if (before != null) {
                    queue.finished(before, nanos, System.nanoTime());
                    active--;
                    before = null;
                }
                ticket = closed ? null : queue.poll(System.nanoTime(), gone);
                if (ticket == null && gone.isEmpty()) {
                    if (closed) {
                        return null;
                    }
                    offered.awaitUninterruptibly();
                    continue;
                }
                active += ticket == null ? 0 : 1;
            } finally {
                lock.unlock();
            }
            fail(gone);
            if (ticket != null) {
                return (Job<?>) ticket;
            }
        }
    }

    private void fail(List<RenderQueue.Dropped> gone) {
        for (RenderQueue.Dropped dropped : gone) {
            load.dropped(dropped.ticket().lane.key(), dropped.reason().key());
            ((Job<?>) dropped.ticket()).result.completeExceptionally(dropped.reason());
        }
    }

    /** Ends the threads once their present work is done; what waits is dropped. */
    @Override
    public void close() {
        List<RenderQueue.Dropped> gone;
        lock.lock();
        try {
            closed = true;
            gone = queue.clear(System.nanoTime());
            offered.signalAll();
        } finally {
            lock.unlock();
        }
        fail(gone);
    }
}
