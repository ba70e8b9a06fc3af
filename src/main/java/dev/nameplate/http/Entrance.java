package dev.nameplate.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A port at which connections are taken as {@link Reception} does: opened, drained, and closed. */
final class Entrance {

    private final Reception reception;
    private final Optional<Tls> tls;
    private final AtomicInteger port;
    private @Nullable HttpServer server;

    /** @param port where the port in use is told */
    Entrance(Reception reception, Optional<Tls> tls, AtomicInteger port) {
        this.reception = reception;
        this.tls = tls;
        this.port = port;
    }

    /** Opens it, and follows its certificate. @param invalid what answers requests that are no HTTP */
    Future<?> open(Vertx vertx, String host, int wanted, Handler<HttpServerRequest> invalid) {
        HttpServer opening = reception.server(vertx).invalidRequestHandler(invalid);
        server = opening;
        return opening.listen(wanted, host).onSuccess(listening -> {
            port.set(listening.actualPort());
            tls.ifPresent(watcher -> watcher.watch(vertx, listening));
        });
    }

    /** Takes no more connections, and is done when the requests under way are answered, or have taken so long. */
    Future<?> drain(Duration most) {
        return server == null ? Future.succeededFuture() : server.shutdown(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    Future<?> close() {
        return server == null ? Future.succeededFuture() : server.close();
    }
}
