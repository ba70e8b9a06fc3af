package dev.nameplate;

import dev.nameplate.http.HttpSettings;
import dev.nameplate.http.ImageRoutes;
import dev.nameplate.http.ImageVerticle;
import dev.nameplate.observe.Health;
import dev.nameplate.observe.Ledger;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.ImageService;
import dev.nameplate.pipeline.Showcase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of the server to itself before anybody else can send one, so that the first reader meets warm code from the socket
 * on: the first request of a process takes some 80 ms otherwise, nearly all of it in classes that are loaded then. A port of
 * its own on the loopback address, without TLS, which is closed afterwards; a cache and meters of its own, so that no metric tells of it.
 */
final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private static final int REQUESTS = 40;

    /** After which no further request is made: on a machine that is busy with other things they would take long. */
    private static final long LONGEST_NANOS = 2_000_000_000L;

    private static final int PATIENCE_MILLIS = 2000;
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final HttpSettings settings;
    private final ImageService service;
    private final Meters unread = new Meters();
    private final AtomicInteger port = new AtomicInteger();

    Rehearsal(Vertx vertx, HttpSettings settings, ImageService service) {
        this.vertx = vertx;
        this.settings = settings.at(LOOPBACK, 0);
        this.service = service;
    }

    /** Never fails: who cannot rehearse serves its first reader more slowly. */
    Future<Void> run() {
        ImageRoutes routes =
                new ImageRoutes(service.pipeline(unread), settings, Optional.empty(), unread, Ledger.unread(unread));
        return vertx.deployVerticle(new ImageVerticle(settings, Optional.empty(), routes, new Health(), unread, port))
                .compose(id -> vertx.<Void>executeBlocking(this::play, /* ordered= */ false)
                        .eventually(() -> vertx.undeploy(id)))
                .onFailure(
                        fault -> LOG.info("The server could not try itself before it was ready: {}", fault.toString()))
                .otherwiseEmpty()
                .onComplete(done -> unread.close());
    }

    private Void play() throws IOException {
        Showcase showcase = service.showcase(() -> "http://" + LOOPBACK + ':' + port.get());
        List<String> links =
                showcase.exhibits().stream().map(showcase::sampleLink).toList();
        long start = System.nanoTime();
        for (int i = 0; i < REQUESTS && !links.isEmpty() && System.nanoTime() - start < LONGEST_NANOS; i++) {
            String link = links.get(i % links.size());
            String tag = answer(link, "");
            answer(link, tag);
        }
        return null;
    }

    /** The tag of what comes back, read to its end so that the connection stays for the next request. */
    private static String answer(String link, String known) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(link).toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        if (!known.isEmpty()) {
            connection.setRequestProperty("If-None-Match", known);
        }
        try (InputStream body = connection.getInputStream()) {
            body.readAllBytes();
        }
        return Optional.ofNullable(connection.getHeaderField("ETag")).orElse("");
    }
}
