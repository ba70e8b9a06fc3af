package dev.nameplate.http;

import dev.nameplate.observe.Health;
import dev.nameplate.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop of the image server; several share the port. */
public final class ImageVerticle extends VerticleBase {

    private final HttpSettings settings;
    private final Optional<Tls> tls;
    private final ImageRoutes routes;
    private final Health health;
    private final Meters meters;
    private final AtomicInteger port;
    private HttpServer server;

    /**
     * @param tls how to encrypt, if at all
     * @param health says when connections are to end
     * @param port where the port in use is told; a free one may have been asked for
     */
    @SuppressWarnings("NullAway.Init")
    public ImageVerticle(
            HttpSettings settings,
            Optional<Tls> tls,
            ImageRoutes routes,
            Health health,
            Meters meters,
            AtomicInteger port) {
        this.settings = settings;
        this.tls = tls;
        this.routes = routes;
        this.health = health;
        this.meters = meters;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        server = new Reception(settings, tls, new Farewell(routes, health), meters)
                .server(vertx)
                .invalidRequestHandler(routes::refuseInvalid);
        // A negative port is Vert.x's way to say: any free one, and the same one for all who say so.
        int wanted = settings.port() == 0 ? -1 : settings.port();
        return server.listen(wanted, settings.host()).onSuccess(listening -> {
            port.set(listening.actualPort());
            tls.ifPresent(watcher -> watcher.watch(vertx, listening));
        });
    }

    /** Takes no more connections, and is done when the requests under way are answered, or have taken so long. */
    public Future<?> drain(Duration most) {
        return server.shutdown(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Future<?> stop() {
        return server.close();
    }
}
