package dev.nameplate.http;

import dev.nameplate.arrivals.DataHealth;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations server: health, metrics, what the program is made of and does, and schemas. Never on the public port. */
public final class OperationsVerticle extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(OperationsVerticle.class);
    private static final String JSON = "application/json";

    private final HttpSettings settings;
    private final Health health;
    private final Meters meters;
    private final Map<String, String> build;
    private final ThreadList threads = new ThreadList();
    private final DataHealthRoute dataHealth;
    private final AtomicInteger port;
    private final Map<String, Buffer> schemas = new HashMap<>();
    private HttpServer server;

    /**
     * @param build what the program is made of
     * @param schemas paths to the JSON Schemas of templates and brand kits
     * @param dataHealth what arrived, and what to do about it
     * @param port where the port in use is told
     */
    @SuppressWarnings("NullAway.Init")
    public OperationsVerticle(
            HttpSettings settings,
            Health health,
            Meters meters,
            Map<String, String> build,
            Map<String, byte[]> schemas,
            DataHealth dataHealth,
            AtomicInteger port) {
        this.settings = settings;
        this.health = health;
        this.meters = meters;
        this.build = new TreeMap<>(build);
        schemas.forEach((path, schema) -> this.schemas.put(path, Buffer.buffer(schema)));
        this.dataHealth = new DataHealthRoute(dataHealth);
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
            case "/health/live" -> answer(request, 200, JSON, "{\"status\":\"up\"}");
            case "/health/started" -> state(request, health.isStarted());
            case "/health/ready" -> state(request, health.isReady());
            case "/health" -> answer(request, 200, JSON, detail());
            case "/build" -> answer(request, 200, JSON, new JsonObject(Map.copyOf(build)).encode());
            case "/metrics" -> scrape(request);
            case "/data-health" -> dataHealth(request);
            case "/threads" -> later(request, "text/plain; charset=utf-8", threads::text);
            default ->
                Responses.text(
                        request,
                        404,
                        "There is nothing here. Try /health, /health/live, /health/ready, /health/started, /metrics, /build,"
                                + " /data-health, /threads, "
                                + String.join(" or ", new TreeSet<>(schemas.keySet())) + ".");
        }
    }

    private void scrape(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String type = Meters.mediaType(accept == null ? "" : accept);
        later(request, type, () -> meters.scrape(type));
    }

    private void dataHealth(HttpServerRequest request) {
        DataHealthRoute.Asked asked = dataHealth.asked(request.query());
        if (asked.problems().isEmpty()) {
            later(request, JSON, () -> dataHealth.json(asked));
        } else {
            Responses.text(request, asked.status(), String.join("\n", asked.problems()));
        }
    }

    /** What takes longer than an event loop has time for: pictures wait on it too. */
    private void later(HttpServerRequest request, String type, Callable<String> body) {
        vertx.executeBlocking(body, /* ordered= */ false)
                .onSuccess(text -> answer(request, 200, type, text))
                .onFailure(fault -> {
                    LOG.error("{} cannot be answered", request.path(), fault);
                    Responses.text(request, 500, "This cannot be told; the log says why.");
                });
    }

    private String detail() {
        Duration up = Duration.between(health.since(), Instant.now());
        return new JsonObject()
                .put("live", true)
                .put("started", health.isStarted())
                .put("ready", health.isReady())
                .put("draining", health.isDraining())
                .put("parts", parts())
                .put("since", health.since().toString())
                .put("seconds", up.toSeconds())
                .put("version", build.getOrDefault("version", ""))
                .encode();
    }

    private JsonObject parts() {
        JsonObject parts = new JsonObject();
        health.parts().forEach((part, ready) -> parts.put(part, ready ? "up" : "down"));
        return parts;
    }

    private void state(HttpServerRequest request, boolean up) {
        JsonObject body = new JsonObject()
                .put("status", up ? "up" : "down")
                .put("draining", health.isDraining())
                .put("parts", parts());
        answer(request, up ? 200 : 503, JSON, body.encode());
    }

    private static void answer(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Responses.end(request, Buffer.buffer(body));
    }
}
