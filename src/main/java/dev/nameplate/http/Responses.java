package dev.nameplate.http;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.observe.Answer;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.observe.Passage;
import dev.nameplate.pipeline.Outcome;
import dev.nameplate.pipeline.Outcome.Freshness;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.VertxConnection;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;

/** The one place that knows both outcomes and HTTP: statuses, headers and bodies. */
final class Responses {

    static final String NO_CACHE = "no-cache, max-age=0";

    private static final String ALLOW = "GET, HEAD, OPTIONS";
    private static final long NO_ERROR = 0;
    private static final int BODY_READ = 16 * 1024;

    private static final String OUTCOME = "Nameplate-Outcome";
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence CROSS_ORIGIN = HttpHeaders.createOptimized("cross-origin");
    private static final CharSequence PNG = HttpHeaders.createOptimized("image/png");

    private final boolean explain;
    private final Meters meters;
    private final Buffer refusalPicture;

    /** @param refusalPicture the small neutral PNG that refusals show */
    Responses(boolean explain, Meters meters, byte[] refusalPicture) {
        this.explain = explain;
        this.meters = meters;
        this.refusalPicture = Buffer.buffer(refusalPicture);
    }

    /**
     * Answers a request for an image.
     *
     * @param passage how the request fared
     * @return what was answered
     */
    Answer send(HttpServerRequest request, Outcome outcome, String format, Passage passage) {
        if (explain) {
            request.response().putHeader("Server-Timing", timing(passage)).putHeader("Nameplate-Request", passage.id());
        }
        if (outcome instanceof Outcome.Image image) {
            return image(request, image, format);
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            HttpServerResponse response = request.response().setStatusCode(304);
            response.putHeader(HttpHeaders.ETAG, quoted(unchanged.etag()));
            response.putHeader(HttpHeaders.CACHE_CONTROL, cacheControl(unchanged.freshness()));
            response.putHeader(OUTCOME, "image");
            shared(response);
            ended(request, response.end());
            return new Answer("image", "unchanged", format, 304, /* bytes= */ 0);
        } else if (outcome instanceof Outcome.Fallback fallback) {
            return fallback(request, fallback, format);
        } else {
            return refuse(request, (Outcome.Refused) outcome, format);
        }
    }

    /** How long each stage took, in milliseconds. */
    private static String timing(Passage passage) {
        StringJoiner timing = new StringJoiner(", ");
        for (Stage stage : Stage.values()) {
            if (passage.took(stage) > 0) {
                timing.add(String.format(Locale.ROOT, "%s;dur=%.3f", stage.key(), passage.took(stage) / 1e6));
            }
        }
        return timing.toString();
    }

    private Answer image(HttpServerRequest request, Outcome.Image outcome, String format) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.ETAG, quoted(outcome.etag()));
        response.putHeader(HttpHeaders.CACHE_CONTROL, cacheControl(outcome.freshness()));
        response.putHeader(OUTCOME, explain ? "image; " + outcome.tier() : "image");
        if (explain && !outcome.notes().isEmpty()) {
            response.putHeader("Nameplate-Notes", String.join(",", outcome.notes()));
        }
        body(request, outcome.image(), outcome.download());
        return new Answer("image", outcome.tier(), format, 200, sent(request, outcome.image()));
    }

    private Answer fallback(HttpServerRequest request, Outcome.Fallback outcome, String format) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE);
        response.putHeader(OUTCOME, explain ? "fallback; reason=" + outcome.reason() : "fallback");
        body(request, outcome.image(), outcome.download());
        return new Answer("fallback", outcome.reason(), format, 200, sent(request, outcome.image()));
    }

    private Answer refuse(HttpServerRequest request, Outcome.Refused outcome, String format) {
        int status = status(outcome.refusal());
        HttpServerResponse response = request.response().setStatusCode(status);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader(OUTCOME, explain ? "refused; reason=" + outcome.reason() : "refused");
        if (outcome.refusal() == Outcome.Refusal.BUSY) {
            response.putHeader(
                    "Retry-After", String.valueOf(ThreadLocalRandom.current().nextInt(1, 6)));
        }
        shared(response);
        response.putHeader(HttpHeaders.CONTENT_TYPE, PNG);
        end(request, refusalPicture);
        return new Answer("refused", outcome.reason(), format, status, refusalPicture.length());
    }

    /** Answers a request that met a bug: the neutral picture, kept by nobody. */
    void broken(HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(500);
        response.headers().clear();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader(OUTCOME, explain ? "refused; reason=bug" : "refused");
        shared(response);
        response.putHeader(HttpHeaders.CONTENT_TYPE, PNG);
        end(request, refusalPicture);
    }

    private void body(HttpServerRequest request, EncodedImage image, Optional<String> download) {
        HttpServerResponse response = request.response();
        shared(response);
        response.putHeader(HttpHeaders.CONTENT_TYPE, image.format().mediaType());
        download.ifPresent(name -> response.putHeader(HttpHeaders.CONTENT_DISPOSITION, Downloads.attachment(name)));
        meters.bytes(image.format().extension(), sent(request, image));
        end(request, BufferInternal.buffer(Unpooled.wrappedBuffer(image.bytes())));
    }

    private static int sent(HttpServerRequest request, EncodedImage image) {
        return request.method() == HttpMethod.HEAD ? 0 : image.bytes().length;
    }

    private static void shared(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", NOSNIFF);
        response.putHeader("Cross-Origin-Resource-Policy", CROSS_ORIGIN);
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
        response.putHeader("Timing-Allow-Origin", ANY);
    }

    /** Ends with the body's length in the head, and the body itself unless only the head was asked for. */
    static void end(HttpServerRequest request, Buffer body) {
        ended(request, sent(request, body));
    }

    /** @param then what is done once it is sent, or cannot be */
    static void end(HttpServerRequest request, Buffer body, Handler<AsyncResult<Void>> then) {
        sent(request, body).onComplete(then);
    }

    private static Future<Void> sent(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        return request.method() == HttpMethod.HEAD ? response.end() : response.end(body);
    }

    static boolean isHttp2(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2;
    }

    /** An answer over HTTP/2 to a request that goes on: nobody reads the rest, and its sender is told so (RFC 9113 §8.1). */
    private static void ended(HttpServerRequest request, Future<Void> sent) {
        if (isHttp2(request)) {
            sent.onSuccess(done -> {
                if (!request.isEnded()) {
                    request.response().reset(NO_ERROR);
                }
            });
        }
    }

    /** What {@code OPTIONS} asks for. */
    static void options(HttpServerRequest request) {
        ended(request, allow(request.response().setStatusCode(204)).end());
    }

    /**
     * Another method. A body may follow, and nobody reads it: a connection of HTTP/1.1 has said its last. A stream of HTTP/2 gets
     * its answer when the request is whole or its body long; before that it may still turn out to be none. CONNECT never is whole, and
     * who expects leave to go on waits for it.
     */
    static void notAllowed(HttpServerRequest request) {
        boolean waits =
                request.method() == HttpMethod.CONNECT || request.headers().contains(HttpHeaders.EXPECT);
        if (request.version() != HttpVersion.HTTP_2 || waits) {
            last(request, allow(request.response().setStatusCode(405)));
            return;
        }
        long[] length = {0};
        request.handler(body -> {
                    length[0] += body.length();
                    if (length[0] > BODY_READ) {
                        notAllowedStream(request);
                    }
                })
                .endHandler(end -> notAllowedStream(request));
    }

    private static void notAllowedStream(HttpServerRequest request) {
        if (!request.response().ended() && !request.response().closed()) {
            last(request, allow(request.response().setStatusCode(405)));
        }
    }

    /** A request that is none. */
    static void refuse(HttpServerRequest request, Malformed fault) {
        if (fault == Malformed.VERSION && request.connection() instanceof VertxConnection transport) {
            // By way of Vert.x the answer would be in the version that was asked for, whatever that is.
            Door.over(request.connection());
            transport
                    .channelHandlerContext()
                    .pipeline()
                    .context(HeadGuard.NAME)
                    .writeAndFlush(Unpooled.wrappedBuffer(bare(status(fault))))
                    .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        last(request, request.response().setStatusCode(status(fault)));
    }

    private static byte[] bare(int status) {
        return ("HTTP/1.1 " + HttpResponseStatus.valueOf(status) + "\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static HttpServerResponse allow(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.ALLOW, ALLOW).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Answers without a body and closes the connection, or ends the stream. */
    private static void last(HttpServerRequest request, HttpServerResponse response) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
        if (request.version() == HttpVersion.HTTP_2) {
            ended(request, response.end());
            return;
        }
        Door.over(request.connection());
        response.putHeader(HttpHeaders.CONNECTION, "close");
        response.end().onComplete(done -> request.connection().close());
    }

    /** A short answer in words, for paths that are no images. */
    static void text(HttpServerRequest request, int status, String words) {
        HttpServerResponse response = request.response().setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader("X-Content-Type-Options", NOSNIFF);
        end(request, Buffer.buffer(words + "\n"));
    }

    static String cacheControl(Freshness freshness) {
        if (freshness.live() || freshness.maxAgeSeconds() <= 0) {
            return NO_CACHE;
        }
        return "public, max-age=" + freshness.maxAgeSeconds() + (freshness.immutable() ? ", immutable" : "");
    }

    private static int status(Outcome.Refusal refusal) {
        return switch (refusal) {
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case BUSY -> 503;
        };
    }

    private static int status(Malformed fault) {
        return switch (fault) {
            case HEAD, HOST, TARGET, BODY -> 400;
            case TARGET_TOO_LONG -> 414;
            case HEADERS_TOO_LONG -> 431;
            case VERSION -> 505;
        };
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
