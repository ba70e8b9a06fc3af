package dev.nameplate.http;

import dev.nameplate.observe.LastResort;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.VertxConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop of the image server; several share the port. */
public final class ImageVerticle extends VerticleBase {

    /** Longest target that is answered as a link; a longer one gets 414. */
    static final int LONGEST_TARGET = 8192;

    private static final int LONGEST_HEADERS = 16 * 1024;

    private final HttpSettings settings;
    private final Handler<HttpServerRequest> routes;
    private final AtomicInteger port;
    private HttpServer server;

    /** @param port where the port in use is told; a free one may have been asked for */
    @SuppressWarnings("NullAway.Init")
    public ImageVerticle(HttpSettings settings, Handler<HttpServerRequest> routes, AtomicInteger port) {
        this.settings = settings;
        this.routes = routes;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer(options())
                .connectionHandler(this::guard)
                .requestHandler(routes)
                .invalidRequestHandler(ImageRoutes::refuseInvalid);
        // A negative port is Vert.x's way to say: any free one, and the same one for all who say so.
        int wanted = settings.port() == 0 ? -1 : settings.port();
        return server.listen(wanted, settings.host()).onSuccess(listening -> port.set(listening.actualPort()));
    }

    /** Takes no more connections, and is done when the requests under way are answered, or have taken so long. */
    public Future<?> drain(Duration most) {
        return server.shutdown(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Future<?> stop() {
        return server.close();
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout((int) Math.max(1, settings.idle().toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                // Method, spaces and version stand on the same line as the target.
                .setMaxInitialLineLength(LONGEST_TARGET + 64)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHandle100ContinueAutomatically(false);
    }

    private void guard(HttpConnection connection) {
        connection.exceptionHandler(LastResort::check);
        if (connection instanceof VertxConnection transport) {
            transport.channelHandlerContext().pipeline().addFirst(HeadGuard.NAME, new HeadGuard(settings.idle()));
        }
    }
}
