package dev.nameplate.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;

/**
 * Kept versions that pinned links ask for, held compiled up to a number of bytes; the one longest unused goes first, but the
 * last one asked for stays. Thread-safe; never blocks.
 *
 * @param <P> what is served for a template
 */
final class OlderVersions<P> {

    /** However little they weigh. */
    private static final int MOST = 512;

    /** Finds a kept version, compiles and proves it. Blocking. */
    @FunctionalInterface
    interface Revival<P> {
        Optional<P> revive(String path, String versionPrefix) throws IOException;
    }

    /** Asks for a version elsewhere, when it is not kept here. */
    @FunctionalInterface
    interface Distant<P> {
        Future<Optional<P>> ask(String path, String versionPrefix);
    }

    private final Vertx vertx;
    private final Provers provers;
    private final Revival<P> revival;
    private final Distant<P> distant;
    private final ToLongFunction<P> weigher;
    private final long mostBytes;
    /** Longest unused first; guarded by itself. */
    private final Map<String, CompletableFuture<Optional<P>>> flights =
            new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

    /** @param weigher the bytes of what is served for a version */
    OlderVersions(
            Vertx vertx,
            Provers provers,
            Revival<P> revival,
            Distant<P> distant,
            ToLongFunction<P> weigher,
            long mostBytes) {
        this.vertx = vertx;
        this.provers = provers;
        this.revival = revival;
        this.distant = distant;
        this.weigher = weigher;
        this.mostBytes = mostBytes;
    }

    Future<Optional<P>> find(String path, String versionPrefix) {
        String key = path + '@' + versionPrefix;
        CompletableFuture<Optional<P>> flight;
        synchronized (flights) {
            CompletableFuture<Optional<P>> known = flights.get(key);
            flight = known != null
                    ? known
                    : provers.run(() -> revival.revive(path, versionPrefix))
                            .compose(found -> found.isPresent()
                                    ? Future.succeededFuture(found)
                                    : distant.ask(path, versionPrefix))
                            .toCompletionStage()
                            .toCompletableFuture();
            flights.put(key, flight);
        }
        return Future.fromCompletionStage(flight, vertx.getOrCreateContext()).onComplete(done -> {
            synchronized (flights) {
                // What was not there may be there the next time.
                if (done.failed() || done.result().isEmpty()) {
                    flights.remove(key, flight);
                } else {
                    shrink();
                }
            }
        });
    }

    private void shrink() {
        long bytes = 0;
        for (CompletableFuture<Optional<P>> flight : flights.values()) {
            bytes += weight(flight);
        }
        var eldest = flights.values().iterator();
        while ((bytes > mostBytes || flights.size() > MOST) && flights.size() > 1) {
            bytes -= weight(eldest.next());
            eldest.remove();
        }
    }

    /** Nothing while it is being made, or when there is no such version. */
    private long weight(CompletableFuture<Optional<P>> flight) {
        boolean landed = flight.isDone() && !flight.isCompletedExceptionally();
        return landed ? flight.join().map(weigher::applyAsLong).orElse(0L) : 0;
    }

    /** How many are held or being made. */
    int count() {
        synchronized (flights) {
            return flights.size();
        }
    }
}
