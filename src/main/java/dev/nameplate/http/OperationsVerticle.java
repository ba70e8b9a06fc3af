package dev.nameplate.http;

import dev.nameplate.observe.Health;
import dev.nameplate.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The operations server: health, metrics and schemas. Never on the public port. */
public final class OperationsVerticle extends VerticleBase {

    private final HttpSettings settings;
    private final Health health;
    private final Meters meters;
    private final AtomicInteger port;
    private final Map<String, Buffer> schemas = new HashMap<>();
    private HttpServer server;

    /**
     * @param schemas paths to the JSON Schemas of templates and brand kits
     * @param port where the port in use is told
     */
    @SuppressWarnings("NullAway.Init")
    public OperationsVerticle(
            HttpSettings settings, Health health, Meters meters, Map<String, byte[]> schemas, AtomicInteger port) {
        this.settings = settings;
        this.health = health;
        this.meters = meters;
        schemas.forEach((path, schema) -> this.schemas.put(path, Buffer.buffer(schema)));
        this.port = port;
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setIdleTimeout(30)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setHttp2ClearTextEnabled(false))
                .connectionHandler(Door::settled)
                .requestHandler(this::route);
        return server.listen(settings.operationsPort(), settings.operationsHost())
                .onSuccess(listening -> port.set(listening.actualPort()));
    }

    @Override
    public Future<?> stop() {
        return server.shutdown(1, TimeUnit.SECONDS);
    }

    private void route(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            request.response()
                    .setStatusCode(405)
                    .putHeader(HttpHeaders.ALLOW, "GET, HEAD")
                    .end();
            return;
        }
        String path = request.path() == null ? "" : request.path();
        Buffer schema = schemas.get(path);
        if (schema != null) {
            request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/schema+json");
            Responses.end(request, schema);
            return;
        }
        switch (path) {
            case "/health/live" -> answer(request, 200, "application/json", "{\"status\":\"up\"}");
            case "/health/started" -> state(request, health.isStarted());
            case "/health/ready" -> state(request, health.isReady());
            case "/metrics" -> answer(request, 200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape());
            default ->
                Responses.text(
                        request,
                        404,
                        "There is nothing here. Try /health/live, /health/ready, /health/started, /metrics, "
                                + String.join(" or ", new TreeSet<>(schemas.keySet())) + ".");
        }
    }

    private void state(HttpServerRequest request, boolean up) {
        JsonObject parts = new JsonObject();
        health.parts().forEach((part, ready) -> parts.put(part, ready ? "up" : "down"));
        JsonObject body = new JsonObject()
                .put("status", up ? "up" : "down")
                .put("draining", health.isDraining())
                .put("parts", parts);
        answer(request, up ? 200 : 503, "application/json", body.encode());
    }

    private static void answer(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Responses.end(request, Buffer.buffer(body));
    }
}
