package dev.nameplate.http;

import dev.nameplate.observe.Health;
import dev.nameplate.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The admin server: a port of its own for programs that make links and pictures. Takes connections as the image server does. */
public final class AdminVerticle extends VerticleBase {

    /**
     * Where it listens.
     *
     * @param port 0 takes a free one
     */
    public record Address(String host, int port) {}

    private final Address address;
    private final Handler<HttpServerRequest> routes;
    private final Meters meters;
    private final Entrance entrance;

    /**
     * @param tls how to encrypt, if at all: with the image server's certificate
     * @param routes what answers requests that are sound
     * @param health says when connections are to end
     * @param port where the port in use is told
     */
    public AdminVerticle(
            HttpSettings settings,
            Address address,
            Optional<Tls> tls,
            Handler<HttpServerRequest> routes,
            Health health,
            Meters meters,
            AtomicInteger port) {
        this.address = address;
        this.routes = routes;
        this.meters = meters;
        this.entrance = new Entrance(new Reception(settings, tls, new Farewell(this::take, health), meters), tls, port);
    }

    @Override
    public Future<?> start() {
        return entrance.open(
                vertx,
                address.host(),
                address.port(),
                request -> refuse(request, Malformed.of(request.decoderResult().cause())));
    }

    /** Takes no more connections, and is done when the requests under way are answered, or have taken so long. */
    public Future<?> drain(Duration most) {
        return entrance.drain(most);
    }

    @Override
    public Future<?> stop() {
        return entrance.close();
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
