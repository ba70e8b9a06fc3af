package dev.nameplate.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The threads on which templates are compiled and proved, and kept versions read. The catalogue's own. */
final class Provers implements AutoCloseable {

    /** A share of the heap that has room for a proof beside all else. */
    private static final long PROOF_BYTES = 200L << 20;

    /** After which the log says that a proof hangs. */
    private static final long LONGEST_PROOF_MINUTES = 5;

    private final int atOnce;
    private final WorkerExecutor threads;

    /** One thread for each core, as far as memory goes: a proof takes up to ten canvases' worth. */
    Provers(Vertx vertx) {
        Runtime machine = Runtime.getRuntime();
        long byMemory = machine.maxMemory() / PROOF_BYTES;
        this.atOnce = (int) Math.max(1, Math.min(machine.availableProcessors(), byMemory));
        this.threads = vertx.createSharedWorkerExecutor("prover", atOnce, LONGEST_PROOF_MINUTES, TimeUnit.MINUTES);
    }

    /** How many templates are proved at a time. */
    int atOnce() {
        return atOnce;
    }

    /** Does work that may block, in no particular order. */
    <T> Future<T> run(Callable<T> work) {
        return threads.executeBlocking(work, /* ordered= */ false);
    }

    /** Lets go of the threads, without which Vert.x keeps them and all that they know for as long as the process lives. */
    @Override
    public void close() {
        threads.close();
    }
}
