package dev.nameplate.load;

import dev.nameplate.observe.Meters;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap from filling up: first what is kept for later shrinks, then nothing new is drawn until there is room again.
 *
 * <p>Goes by what is left after a collection. While it is closed little is allocated, so that no collection would tell when
 * there is room: it asks for one itself, now and then. Thread-safe.
 */
public final class MemoryGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryGuard.class);

    /** From here on nothing is drawn. */
    private static final double CLOSE = 0.85;

    /** From here on caches have half of their room; and a closed guard opens below it. */
    private static final double LEAN = 0.75;

    /** Below it caches have all their room again. */
    private static final double AMPLE = 0.60;

    private static final double HALF = 0.5;
    private static final double LITTLE = 0.125;

    private static final long LOOK_MILLIS = 250;
    private static final long COLLECT_NANOS = 30_000_000_000L;

    private final HeapUse heap;
    private final LongSupplier clock;
    private final List<DoubleConsumer> caches = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private volatile boolean ended;
    private volatile double part = 1;
    private long collected;
    private boolean everCollected;
    private @Nullable Thread thread;

    /** Watches the heap of this process once it is started. */
    public MemoryGuard(Meters meters) {
        this(HeapUse.ofThisProcess(), System::nanoTime, meters);
    }

    /** Watches a heap whenever it is told to look. @param clock nanoseconds */
    public MemoryGuard(HeapUse heap, LongSupplier clock, Meters meters) {
        this.heap = heap;
        this.clock = clock;
        meters.gauge(
                "nameplate.memory.after.collection",
                "Part of the heap that was in use after its last collection.",
                heap::afterCollection);
        meters.gauge("nameplate.memory.guard", "1 while nothing is drawn for want of memory.", () -> closed ? 1 : 0);
        meters.gauge("nameplate.memory.caches", "Part of their room that caches have.", () -> part);
    }

    /** Whether only what is there already may be sent. */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Names a cache that can shrink.
     *
     * @param cache is told which part of its room it has, 1 for all
     */
    public void shrinks(DoubleConsumer cache) {
        caches.add(cache);
    }

    /** Watches in a thread of its own, which nothing else can hold up. */
    public void start() {
        Thread watch = new Thread(this::watch, "memory-guard");
        watch.setDaemon(true);
        thread = watch;
        watch.start();
    }

    private void watch() {
        while (!ended) {
            look();
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Looks once. */
    public void look() {
        double use = heap.afterCollection();
        if (use >= CLOSE && !closed) {
            closed = true;
            LOG.warn("{} % of the heap is in use: only what is drawn already is sent", percent(use));
        } else if (use < LEAN && closed) {
            closed = false;
            LOG.info("{} % of the heap is in use: drawing goes on", percent(use));
        }
        shrink(closed ? LITTLE : use >= LEAN ? Math.min(part, HALF) : use < AMPLE ? 1 : part);
        if (closed && (!everCollected || clock.getAsLong() - collected >= COLLECT_NANOS)) {
            everCollected = true;
            heap.collect();
            collected = clock.getAsLong();
        }
    }

    private void shrink(double now) {
        if (now != part) {
            LOG.info("Caches have {} % of their room", percent(now));
            part = now;
            caches.forEach(cache -> cache.accept(now));
        }
    }

    private static long percent(double part) {
        return Math.round(part * 100);
    }

    @Override
    public void close() {
        ended = true;
        Thread watch = thread;
        if (watch != null) {
            watch.interrupt();
        }
    }
}
