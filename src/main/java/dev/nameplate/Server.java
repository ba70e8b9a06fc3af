package dev.nameplate;

import dev.nameplate.cache.Cluster;
import dev.nameplate.http.ImageRoutes;
import dev.nameplate.http.ImageVerticle;
import dev.nameplate.http.IndexPage;
import dev.nameplate.http.OperationsVerticle;
import dev.nameplate.observe.Health;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.ImagePipeline;
import dev.nameplate.pipeline.ImageService;
import dev.nameplate.pipeline.Showcase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** Exit code after an OutOfMemoryError: the state of the heap is unknown, so a supervisor must start anew. */
    static final int OUT_OF_MEMORY = 3;

    private static final int CLOSE_SECONDS = 40;

    private final Settings settings;
    private final Vertx vertx;
    private final Health health = new Health();
    private final Meters meters = new Meters();
    private final AtomicInteger port = new AtomicInteger();
    private final AtomicInteger operationsPort = new AtomicInteger();
    private final Cluster cluster;
    private final ImageService service;

    private Server(Settings settings) {
        this.settings = settings;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(settings.http().eventLoops())
                .setPreferNativeTransport(false));
        vertx.exceptionHandler(Server::uncaught);
        this.cluster = new Cluster(settings.cluster(), meters);
        this.service = new ImageService(
                vertx, settings.pipeline(), settings.store(), settings.cache(), cluster, settings.keys(), meters);
    }

    /** Starts a server and waits until it is ready. */
    static Server start(Settings settings) {
        Server server = new Server(settings);
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
        Server server;
        try {
            server = start(settings);
        } catch (RuntimeException e) {
            LOG.error("The server cannot start: {}", reason(e));
            LOG.debug("Why", e);
            return 1;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        server.announce(out);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.close();
        }
        return 0;
    }

    private Future<?> up() {
        health.expect("templates");
        health.expect("warm-up");
        // In the background: no reader waits for other nodes, and neither does readiness.
        cluster.start();
        OperationsVerticle operations =
                new OperationsVerticle(settings.http(), health, meters, schemas(), operationsPort);
        return vertx.deployVerticle(operations)
                .compose(deployed -> service.start())
                .onSuccess(done -> health.ready("templates"))
                .compose(done -> service.warmUp())
                .compose(done -> new Rehearsal(vertx, settings.http(), service).run())
                .onSuccess(done -> health.ready("warm-up"))
                .compose(done -> images())
                .onSuccess(done -> health.started());
    }

    private Future<?> images() {
        Optional<IndexPage> index =
                settings.http().index() ? Optional.of(new IndexPage(showcase(), service.proofs())) : Optional.empty();
        ImagePipeline pipeline = service.pipeline();
        Future<?> deployed = Future.succeededFuture();
        for (int i = 0; i < settings.http().eventLoops(); i++) {
            deployed = deployed.compose(before -> vertx.deployVerticle(new ImageVerticle(
                    settings.http(), new ImageRoutes(pipeline, settings.http(), index, meters), port)));
        }
        return deployed;
    }

    private Showcase showcase() {
        return service.showcase(() -> settings.publicUrl(port()));
    }

    private void announce(PrintStream out) {
        if (System.getProperty("maven.home") != null) {
            // Maven leaves an escape sequence at the start of a line: it must not stand before the word that scripts
            // wait for.
            out.println();
        }
        out.println("ready " + settings.publicUrl(port()));
        Showcase showcase = showcase();
        showcase.exhibits().forEach(exhibit -> out.println(showcase.sampleLink(exhibit)));
        out.flush();
    }

    /** The image server's port in use. */
    int port() {
        return port.get();
    }

    /** The operations server's port in use. */
    int operationsPort() {
        return operationsPort.get();
    }

    /** Drains and stops everything; returns when all is down. */
    @Override
    public void close() {
        health.drain();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The server did not close cleanly: {}", reason(e));
        }
        // After the last request, so that none of them misses it.
        cluster.close();
        service.close();
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
        if (fault instanceof OutOfMemoryError) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        }
        LOG.error("A thread ended with a fault that nobody caught", fault);
    }

    private static String reason(Throwable fault) {
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
