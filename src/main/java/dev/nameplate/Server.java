package dev.nameplate;

import dev.nameplate.cache.Cluster;
import dev.nameplate.http.DoorTransport;
import dev.nameplate.http.OperationsVerticle;
import dev.nameplate.http.Tls;
import dev.nameplate.observe.Health;
import dev.nameplate.observe.Hiccups;
import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.Logs;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.ImageService;
import dev.nameplate.pipeline.Showcase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server. Built in order: health and metrics, fonts, templates with their proofs, a warm-up, and the image port last, so
 * that whoever can connect gets images. Taken down in the reverse order: not ready, no new connections, requests under way
 * answered, then the rest.
 */
final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Beside what draining may take: until nobody waits for a part that does not go. */
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final Settings settings;
    private final Vertx vertx;
    private final Health health = new Health();
    private final Meters meters = new Meters();
    private final AtomicInteger operationsPort = new AtomicInteger();
    private final Hiccups hiccups = new Hiccups(meters);
    private final Cluster cluster;
    private final ImageService service;
    private final Listeners listeners;
    /** What goes after the last request, in this order. */
    private final List<Departure> departures = new ArrayList<>();

    private Server(Settings settings, VertxOptions options) {
        this.settings = settings;
        // Read once, when the first buffer is made.
        System.setProperty(
                "io.netty.maxDirectMemory", String.valueOf(settings.lifecycle().buffers()));
        this.vertx = Vertx.builder()
                .with(options.setEventLoopPoolSize(settings.http().eventLoops()))
                .withTransport(new DoorTransport(settings.http(), meters))
                .build();
        vertx.exceptionHandler(Server::uncaught);
        this.cluster = new Cluster(settings.cluster(), meters);
        this.service = new ImageService(
                vertx,
                settings.pipeline(),
                settings.store(),
                settings.cache(),
                cluster,
                settings.keys(),
                settings.dataHealth(),
                settings.register(),
                settings.guards(),
                meters);
        this.listeners = new Listeners(settings, vertx, service, health, meters);
        // After the last request, so that none of them misses it.
        departures.add(new Departure(
                "cluster",
                LEAVE,
                () -> vertx.executeBlocking(() -> {
                    cluster.close();
                    return null;
                })));
        departures.add(new Departure(
                "images",
                LEAVE,
                () -> vertx.executeBlocking(() -> {
                    service.close();
                    return null;
                })));
    }

    /** Starts a server and waits until it is ready. */
    static Server start(Settings settings) {
        return start(settings, new VertxOptions());
    }

    /** With other options of Vert.x than the usual. */
    static Server start(Settings settings, VertxOptions options) {
        Server server = new Server(settings, options);
        try {
            server.vertx.getOrCreateContext();
            await(server.up());
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Runs a server until the process is told to stop.
     *
     * @param out where the ready line and the links go
     * @return the exit code
     */
    static int run(Settings settings, PrintStream out) {
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> uncaught(fault));
        Logs logs = Logs.start(settings.log());
        StopSignals signals = StopSignals.ofThisProcess();
        Server server;
        try {
            server = start(settings);
            logs.bindTo(server.meters);
        } catch (RuntimeException e) {
            LOG.error("The server cannot start: {}", reason(e));
            LOG.debug("Why", e);
            logs.close();
            return 1;
        }
        signals.serving();
        server.announce(out);
        try {
            signals.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(signals);
        signals.done();
        return 0;
    }

    private Future<?> up() {
        health.expect("templates");
        health.expect("warm-up");
        Duration overload = settings.lifecycle().overload();
        if (!overload.isZero()) {
            health.watch("queue", () -> service.turnedAwayFor().compareTo(overload) < 0);
        }
        Map<String, String> build = Build.parts();
        meters.build(build);
        // In the background: no reader waits for other nodes, and neither does readiness.
        cluster.start();
        OperationsVerticle operations = new OperationsVerticle(
                settings.http(), health, meters, build, schemas(), service.dataHealth(), operationsPort);
        return vertx.deployVerticle(operations)
                .compose(deployed -> service.start())
                .onSuccess(done -> health.ready("templates"))
                .compose(done -> service.warmUp())
                .compose(done -> new Rehearsal(vertx, settings.http(), service).run())
                .onSuccess(done -> health.ready("warm-up"))
                // Loading BoringSSL and trying the certificate out take their time.
                .compose(done -> vertx.executeBlocking(() -> Tls.of(settings.http(), meters)))
                .compose(listeners::open)
                .onSuccess(done -> health.started());
    }

    private void announce(PrintStream out) {
        if (System.getProperty("maven.home") != null) {
            // Maven leaves an escape sequence at the start of a line: it must not stand before the word that scripts
            // wait for.
            out.println();
        }
        out.println("ready " + listeners.publicUrl());
        Showcase showcase = service.showcase(listeners::publicUrl);
        showcase.exhibits().forEach(exhibit -> out.println(showcase.sampleLink(exhibit)));
        out.flush();
    }

    /** The image server's port in use. */
    int port() {
        return listeners.port();
    }

    /** The operations server's port in use. */
    int operationsPort() {
        return operationsPort.get();
    }

    /** The admin server's port in use; 0 where there is none. */
    int adminPort() {
        return listeners.adminPort();
    }

    /** Drains and stops everything; returns when all is down. */
    @Override
    public void close() {
        stop(StopSignals.none());
    }

    /**
     * Goes down: says that it is not ready, waits for balancers to see that, lets the requests under way end, and closes the rest.
     *
     * @param signals a second one cuts the waiting short
     */
    private void stop(StopSignals signals) {
        long start = System.nanoTime();
        health.drain();
        try {
            LOG.info("Going down");
            signals.pause(settings.lifecycle().linger());
            Duration drain = settings.lifecycle().drain();
            boolean drained =
                    new Departure("connections", drain.plusSeconds(1), () -> listeners.drain(drain)).await(signals);
            for (Departure departure : departures) {
                departure.await(signals);
            }
            new Departure("the rest", LEAVE, vertx::close).await(signals);
            LOG.info(
                    "Down after {} ms{}",
                    (System.nanoTime() - start) / 1_000_000,
                    drained ? "" : "; requests under way were cut off");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hiccups.close();
        meters.close();
    }

    /** Paths to what editors check documents with. */
    private static Map<String, byte[]> schemas() {
        Map<String, byte[]> schemas = new TreeMap<>();
        for (String path : List.of("/schema/template.json", "/schema/brand.json")) {
            try (InputStream in = Server.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException(path + " is missing from the class path");
                }
                schemas.put(path, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return schemas;
    }

    private static void uncaught(Throwable fault) {
        LastResort.check(fault);
        LOG.error("A thread ended with a fault that nobody caught", fault);
    }

    /** What a fault says at its root. */
    static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }
}
