package dev.nameplate.http;

import dev.nameplate.observe.Health;
import dev.nameplate.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The admin server: a port of its own for programs that make links and pictures. Takes connections as the image server does. */
public final class AdminVerticle extends VerticleBase {

    /**
     * Where it listens.
     *
     * @param port 0 takes a free one
     */
    public record Address(String host, int port) {}

    private final HttpSettings settings;
    private final Address address;
    private final Optional<Tls> tls;
    private final Handler<HttpServerRequest> routes;
    private final Health health;
    private final Meters meters;
    private final AtomicInteger port;
    private HttpServer server;

    /**
     * @param tls how to encrypt, if at all: with the image server's certificate
     * @param routes what answers requests that are sound
     * @param health says when connections are to end
     * @param port where the port in use is told
     */
    @SuppressWarnings("NullAway.Init")
    public AdminVerticle(
            HttpSettings settings,
            Address address,
            Optional<Tls> tls,
            Handler<HttpServerRequest> routes,
            Health health,
            Meters meters,
            AtomicInteger port) {
        this.settings = settings;
        this.address = address;
        this.tls = tls;
        this.routes = routes;
        this.health = health;
        this.meters = meters;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        server = new Reception(settings, tls, new Farewell(this::take, health), meters)
                .server(vertx)
                .invalidRequestHandler(request ->
                        refuse(request, Malformed.of(request.decoderResult().cause())));
        return server.listen(address.port(), address.host()).onSuccess(listening -> {
            port.set(listening.actualPort());
            tls.ifPresent(watcher -> watcher.watch(vertx, listening));
        });
    }

    /** Takes no more connections, and is done when the requests under way are answered, or have taken so long. */
    public Future<?> drain(Duration most) {
        return server == null ? Future.succeededFuture() : server.shutdown(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Future<?> stop() {
        return server.close();
    }

    private void take(HttpServerRequest request) {
        Malformed fault = Malformed.in(request);
        if (fault != null) {
            refuse(request, fault);
        } else if (!Door.isOver(request.connection())) {
            routes.handle(request);
        }
    }

    private void refuse(HttpServerRequest request, Malformed fault) {
        if (!Door.isOver(request.connection())) {
            meters.protocolRefusal(fault.kind());
            Responses.refuse(request, fault);
        }
    }
}
