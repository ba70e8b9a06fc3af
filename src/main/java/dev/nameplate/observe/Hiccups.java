package dev.nameplate.observe;

import java.util.concurrent.TimeUnit;

/**
 * A thread that sleeps and looks how late it wakes. It waits for nothing of ours, so what keeps it is the JVM (garbage
 * collection) or the machine; an event loop that is late while this thread is not was kept by work.
 */
public final class Hiccups implements AutoCloseable {

    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(50);

    private final Thread sleeper;
    private volatile boolean closed;

    public Hiccups(Meters meters) {
        this.sleeper = new Thread(() -> sleep(meters), "hiccups");
        sleeper.setDaemon(true);
        sleeper.setPriority(Thread.MAX_PRIORITY);
        sleeper.start();
    }

    private void sleep(Meters meters) {
        try {
            while (!closed) {
                long start = System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(NAP);
                meters.hiccup(Math.max(0, System.nanoTime() - start - NAP));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        sleeper.interrupt();
    }
}
