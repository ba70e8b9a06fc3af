package dev.nameplate;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of the server that goes when it goes: connections, a cluster that is left, caches that are closed.
 *
 * @param name what logs call it
 * @param most how long it may take, after which nobody waits for it
 * @param leave begins; must not block
 */
record Departure(String name, Duration most, Supplier<Future<?>> leave) {

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    /** Lets the part go and waits for it; whether it went in time, and nobody was in a hurry. */
    boolean await(StopSignals signals) throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        leave.get().onComplete(done -> {
            if (done.failed()) {
                LOG.warn("Closing {} failed: {}", name, Server.reason(done.cause()));
            }
            latch.countDown();
        });
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() - end < 0 && !signals.isHurried()) {
            if (latch.await(20, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return latch.await(signals.isHurried() ? 200 : 0, TimeUnit.MILLISECONDS);
    }
}
