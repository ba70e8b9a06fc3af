package dev.nameplate.template;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Work on files of unknown origin, done in a thread that is left behind when it does not come to an end: a decoder that hangs
 * holds up nothing but itself. Thread-safe.
 */
public final class FileWork {

    /** Says that a piece of work was left behind, or was not begun since too many are. */
    public static final class Hung extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Hung(String words) {
            super(words);
        }
    }

    /**
     * Processor time for one file: twice what the slowest honest one takes, and little enough that whatever is wrong with it is
     * known within 2.5 s of a core.
     */
    public static final Duration MOST_FOR_A_FILE = Duration.ofMillis(1800);

    /** Time on the wall for one file: on a crowded machine work may wait for a core for long. */
    public static final Duration LONGEST_FOR_A_FILE = Duration.ofSeconds(30);

    /** Threads left behind that still run; each may take a core and its memory, so there is an end to them. */
    static final int MOST_LEFT = 4;

    private static final long LOOK_MILLIS = 50;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final AtomicInteger LEFT = new AtomicInteger();

    private static final Lock ALONE = new ReentrantLock();

    private FileWork() {}

    /** As {@link #within}, and never two at once: work that takes much memory. */
    public static <T> T alone(Duration most, Duration longest, Supplier<T> work) {
        ALONE.lock();
        try {
            return within(most, longest, work);
        } finally {
            ALONE.unlock();
        }
    }

    /**
     * Does a piece of work, or gives up on it. What it throws is thrown here.
     *
     * @param most processor time that it may take, where the JVM tells it
     * @param longest time of the clock on the wall, after which it is taken for dead
     * @throws Hung when it was given up on
     */
    public static <T> T within(Duration most, Duration longest, Supplier<T> work) {
        if (LEFT.get() >= MOST_LEFT) {
            throw new Hung("cannot be looked at: " + MOST_LEFT
                    + " files before it never came to an end, and the server has" + " to be started anew");
        }
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> work(work, done), "file");
        thread.setDaemon(true);
        thread.start();
        long start = System.nanoTime();
        while (true) {
            try {
                return done.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                boolean spent = processorNanos(thread) > most.toNanos();
                if ((spent || System.nanoTime() - start > longest.toNanos()) && leave(thread, done)) {
                    throw new Hung("does not come to an end: it was given up after "
                            + (spent ? most : longest).toMillis() / 1000.0 + " s");
                }
            } catch (ExecutionException e) {
                throw thrown(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                leave(thread, done);
                Thread.currentThread().interrupt();
                throw new Hung("was not looked at to its end: the server is going down");
            }
        }
    }

    private static <T> void work(Supplier<T> work, CompletableFuture<T> done) {
        boolean wanted;
        try {
            wanted = done.complete(work.get());
        } catch (Throwable fault) {
            wanted = done.completeExceptionally(fault);
        }
        if (!wanted) {
            LEFT.decrementAndGet();
        }
    }

    /** Whether the thread is now one that nobody waits for; not if it has come to its end at the last moment. */
    private static boolean leave(Thread thread, CompletableFuture<?> done) {
        LEFT.incrementAndGet();
        if (!done.cancel(/* mayInterruptIfRunning= */ false)) {
            LEFT.decrementAndGet();
            return false;
        }
        thread.interrupt();
        thread.setPriority(Thread.MIN_PRIORITY);
        return true;
    }

    private static long processorNanos(Thread thread) {
        return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : -1;
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException fault ? fault : new CompletionException(cause);
    }

    /** How many threads were left behind and still run. */
    static int left() {
        return LEFT.get();
    }
}
