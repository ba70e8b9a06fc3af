package dev.nameplate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tells the process to stop: SIGTERM, SIGINT (Ctrl-C) and SIGHUP. The first asks for an orderly stop, the next for a quick
 * one. Java itself ignores the second while its shutdown hooks run, so the signals are taken by a class that Java has for this,
 * though not in its own interface; where it is missing, a shutdown hook does with the first.
 */
final class StopSignals {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);

    /** What a process ends with that was told to stop while it starts: 128 and SIGTERM. */
    private static final int STOPPED_AT_START = 143;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch hurried = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean serving;

    /** Signals that nobody sends. */
    static StopSignals none() {
        return new StopSignals();
    }

    /** The signals of this process. */
    static StopSignals ofThisProcess() {
        StopSignals signals = new StopSignals();
        try {
            for (String name : new String[] {"TERM", "INT", "HUP"}) {
                signals.take(name);
            }
        } catch (ReflectiveOperationException e) {
            LOG.debug("Signals cannot be taken", e);
            signals.hook();
        }
        return signals;
    }

    private void take(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ours = Proxy.newProxyInstance(
                handler.getClassLoader(),
                new Class<?>[] {handler},
                (proxy, method, arguments) -> called(proxy, method));
        Method handle = signal.getMethod("handle", signal, handler);
        try {
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (InvocationTargetException e) {
            // Another program in this process has it, or the JVM was told to leave signals alone (-Xrs).
            LOG.debug("SIG{} cannot be taken", name, e);
            throw e;
        }
    }

    private Object called(Object proxy, Method method) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> false;
            case "toString" -> "stop signals";
            default -> {
                arrived();
                yield Boolean.TRUE;
            }
        };
    }

    private void hook() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            asked.countDown();
                            if (serving) {
                                awaitDone();
                            }
                        },
                        "shutdown"));
    }

    private void awaitDone() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A signal has come. */
    void arrived() {
        if (!serving) {
            // Nobody is served yet, so there is nothing to finish. Not in this thread: it is the JVM's own.
            new Thread(() -> System.exit(STOPPED_AT_START), "stop").start();
        } else if (asked.getCount() > 0) {
            asked.countDown();
        } else {
            hurried.countDown();
        }
    }

    /** Says that there is somebody to finish with now. */
    void serving() {
        serving = true;
    }

    /** Returns when the first signal comes. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits so long, or until there is hurry; whether there is. */
    boolean pause(Duration most) throws InterruptedException {
        return hurried.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isHurried() {
        return hurried.getCount() == 0;
    }

    /** Says that all is down. */
    void done() {
        done.countDown();
    }
}
