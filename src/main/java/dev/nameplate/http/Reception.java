package dev.nameplate.http;

import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.Meters;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the image server and the admin server take connections: the same limits, the same guards, the same TLS. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final HttpSettings settings;
    private final Optional<Tls> tls;
    private final Handler<HttpServerRequest> front;
    private final Meters meters;

    /**
     * @param tls how to encrypt, if at all
     * @param front what answers
     */
    Reception(HttpSettings settings, Optional<Tls> tls, Handler<HttpServerRequest> front, Meters meters) {
        this.settings = settings;
        this.tls = tls;
        this.front = front;
        this.meters = meters;
    }

    /** A server that does not listen yet. */
    HttpServer server(Vertx vertx) {
        return vertx.createHttpServer(options())
                .connectionHandler(this::guard)
                .exceptionHandler(this::failed)
                .requestHandler(front);
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
