package dev.nameplate;

import io.netty.channel.EventLoop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Feels the pulse of event loops: gives each a task every few milliseconds, and says so where it does not come to it. A loop that
 * uses the processor meanwhile, or waits for something, is blocked by what its stack shows; one that does neither was not let to run.
 */
final class LoopWatch implements Runnable {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LATE_NANOS = 20_000_000;

    private final EventLoop loop;

    private LoopWatch(EventLoop loop) {
        this.loop = loop;
    }

    static void start(List<EventLoop> loops) {
        for (EventLoop loop : loops) {
            Thread thread = new Thread(new LoopWatch(loop), "loop-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            Thread watched = loop.submit(Thread::currentThread).get();
            while (true) {
                beat(watched);
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (Exception e) {
            // The loop is closed.
        }
    }

    private void beat(Thread watched) throws Exception {
        long start = System.nanoTime();
        long processor = THREADS.getThreadCpuTime(watched.getId());
        CompletableFuture<Long> beat = new CompletableFuture<>();
        loop.execute(() -> beat.complete(System.nanoTime()));
        StackTraceElement[] stack = {};
        Thread.State state = Thread.State.RUNNABLE;
        while (!beat.isDone()) {
            long waited = System.nanoTime() - start;
            if (waited > LATE_NANOS / 2 && stack.length == 0) {
                state = watched.getState();
                stack = watched.getStackTrace();
            }
            TimeUnit.MICROSECONDS.sleep(500);
        }
        long late = beat.get() - start;
        if (late > LATE_NANOS) {
            long used = THREADS.getThreadCpuTime(watched.getId()) - processor;
            String kind = used > late / 2 ? "busy" : state == Thread.State.RUNNABLE ? "starved" : "blocked";
            System.err.printf(
                    "LOOP %s %d ms, %d ms of processor, %s%n", kind, late / 1_000_000, used / 1_000_000, top(stack));
        }
    }

    /** The top of a stack, and where ours is in it. */
    private static String top(StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < stack.length; i++) {
            if (i < 2 || stack[i].getClassName().startsWith("dev.nameplate.") && text.length() < 600) {
                text.append(stack[i]).append(" < ");
            }
        }
        return text.toString();
    }
}
