package dev.nameplate.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Kept versions that pinned links ask for, a few of them held compiled. Thread-safe; never blocks.
 *
 * @param <P> what is served for a template
 */
final class OlderVersions<P> {

    private static final int MOST = 12;

    /** Finds a kept version, compiles and proves it. Blocking. */
    @FunctionalInterface
    interface Revival<P> {
        Optional<P> revive(String path, String versionPrefix) throws IOException;
    }

    private final Vertx vertx;
    private final Revival<P> revival;
    private final Map<String, CompletableFuture<Optional<P>>> flights =
            new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

    OlderVersions(Vertx vertx, Revival<P> revival) {
        this.vertx = vertx;
        this.revival = revival;
    }

    Future<Optional<P>> find(String path, String versionPrefix) {
        String key = path + '@' + versionPrefix;
        CompletableFuture<Optional<P>> flight;
        synchronized (flights) {
            CompletableFuture<Optional<P>> known = flights.get(key);
            flight = known != null
                    ? known
                    : vertx.executeBlocking(() -> revival.revive(path, versionPrefix), /* ordered= */ false)
                            .toCompletionStage()
                            .toCompletableFuture();
            flights.put(key, flight);
            if (flights.size() > MOST) {
                flights.remove(flights.keySet().iterator().next());
            }
        }
        return Future.fromCompletionStage(flight, vertx.getOrCreateContext()).onComplete(done -> {
            // What was not there may be there the next time.
            if (done.failed() || done.result().isEmpty()) {
                synchronized (flights) {
                    flights.remove(key, flight);
                }
            }
        });
    }
}
