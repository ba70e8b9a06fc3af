package dev.nameplate.http;

import dev.nameplate.observe.Health;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Tells clients that keep their connections that this one will be closed, once the server is going down: what they ask next goes
 * elsewhere, and none of it meets a closed door. HTTP/2 has a frame of its own for this, which the server sends when it stops.
 */
public final class Farewell implements Handler<HttpServerRequest> {

    private final Handler<HttpServerRequest> routes;
    private final Health health;

    /** @param routes what answers */
    public Farewell(Handler<HttpServerRequest> routes, Health health) {
        this.routes = routes;
        this.health = health;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (health.isDraining() && request.version() != HttpVersion.HTTP_2) {
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .endHandler(ended -> request.connection().close());
        }
        routes.handle(request);
    }
}
