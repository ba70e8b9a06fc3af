package dev.nameplate.http;

import dev.nameplate.observe.Health;
import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.Meters;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop of the image server; several share the port. */
public final class ImageVerticle extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(ImageVerticle.class);

    private final HttpSettings settings;
    private final Optional<Tls> tls;
    private final ImageRoutes routes;
    private final Handler<HttpServerRequest> front;
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
        this.front = new Farewell(routes, health);
        this.meters = meters;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer(options())
                .connectionHandler(this::guard)
                .exceptionHandler(this::failed)
                .requestHandler(front)
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

    private HttpServerOptions options() {
        ProtocolLimits limits = settings.limits();
        int longestLine = ProtocolLimits.LONGEST_TARGET + ProtocolLimits.BESIDE_TARGET;
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout((int) Math.max(1, settings.idle().toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(longestLine)
                .setMaxHeaderSize(ProtocolLimits.LONGEST_HEADERS)
                .setHttp2ClearTextEnabled(limits.h2c())
                .setAlpnVersions(
                        limits.http2()
                                ? List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1)
                                : List.of(HttpVersion.HTTP_1_1))
                .setInitialSettings(new Http2Settings()
                        .setPushEnabled(false)
                        .setMaxConcurrentStreams(limits.streams())
                        .setMaxHeaderListSize(longestLine + ProtocolLimits.LONGEST_HEADERS))
                .setHttp2RstFloodMaxRstFramePerWindow(limits.resets())
                .setHttp2RstFloodWindowDuration((int) ProtocolLimits.WINDOW.toSeconds())
                .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHandle100ContinueAutomatically(false);
        return tls.map(encryption -> encryption.on(options)).orElse(options);
    }

    /** Sets up a connection that has got as far as HTTP. */
    private void guard(HttpConnection connection) {
        Door.settled(connection);
        connection.exceptionHandler(fault -> {
            LastResort.check(fault);
            LOG.debug("A connection failed", fault);
        });
        if (!(connection instanceof HttpServerConnection transport)) {
            return;
        }
        ChannelPipeline pipeline = transport.channelHandlerContext().pipeline();
        Http2ConnectionHandler codec = pipeline.get(Http2ConnectionHandler.class);
        if (codec == null) {
            // Straight to the routes: what Vert.x puts between is for WebSockets, of which there are none.
            transport.handler(front);
            if (pipeline.get(WebSocketServerExtensionHandler.class) != null) {
                pipeline.remove(WebSocketServerExtensionHandler.class);
            }
        } else if (pipeline.get(HeadGuard.NAME) instanceof HeadGuard) {
            // HTTP/1.1 asks to be upgraded: a way to talk to this server past a proxy that reads HTTP/1.1 alone.
            meters.protocolRefusal("http2-upgrade");
            pipeline.channel().close();
        } else if (connection instanceof Http2FrameListener listener) {
            StreamHeads.watch(codec, listener, meters);
        }
    }

    /** A connection failed before it got as far as HTTP. */
    private void failed(Throwable fault) {
        if (Tls.isHandshake(fault)) {
            meters.handshakeFailed();
            LOG.debug("A TLS handshake failed", fault);
        }
    }
}
