package dev.nameplate.http;

import dev.nameplate.observe.Health;
import dev.nameplate.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop of the image server; several share the port. */
public final class ImageVerticle extends VerticleBase {

    private final HttpSettings settings;
    private final ImageRoutes routes;
    private final Entrance entrance;

    /**
     * @param tls how to encrypt, if at all
     * @param health says when connections are to end
     * @param port where the port in use is told; a free one may have been asked for
     */
    public ImageVerticle(
            HttpSettings settings,
            Optional<Tls> tls,
            ImageRoutes routes,
            Health health,
            Meters meters,
            AtomicInteger port) {
        this.settings = settings;
        this.routes = routes;
        this.entrance = new Entrance(new Reception(settings, tls, new Farewell(routes, health), meters), tls, port);
    }

    @Override
    public Future<?> start() {
        // A negative port is Vert.x's way to say: any free one, and the same one for all who say so.
        int wanted = settings.port() == 0 ? -1 : settings.port();
        return entrance.open(vertx, settings.host(), wanted, routes::refuseInvalid);
    }

    /** Takes no more connections, and is done when the requests under way are answered, or have taken so long. */
    public Future<?> drain(Duration most) {
        return entrance.drain(most);
    }

    @Override
    public Future<?> stop() {
        return entrance.close();
    }
}
