package dev.nameplate.http;

import dev.nameplate.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.concurrent.TimeUnit;

/** Looks how late the tasks of one event loop come; as many of it as there are loops watch them all. */
public final class LoopWatch extends VerticleBase {

    private static final long EVERY_MILLIS = 100;

    private final Meters meters;
    private long due;

    public LoopWatch(Meters meters) {
        this.meters = meters;
    }

    @Override
    public Future<?> start() {
        next();
        return Future.succeededFuture();
    }

    /** One after the other, so that a loop which stood still is late once and not for every task that it missed. */
    private void next() {
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS);
        vertx.setTimer(EVERY_MILLIS, id -> {
            meters.lag(Math.max(0, System.nanoTime() - due));
            next();
        });
    }
}
