package dev.nameplate.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Ends answers to requests that may have bodies. Where a body was not read to its end nobody will read the rest: a connection of
 * HTTP/1.1 has said its last then, and a stream of HTTP/2 is reset behind its answer (RFC 9113 §8.1).
 *
 * <p>Not at once, for clients that look at the answer when they have sent everything: a {@link Door} takes in what still comes, and
 * here what comes on a stream is, for a while.
 */
public final class Endings {

    private static final Duration LINGER = Duration.ofSeconds(5);
    private static final long MOST_THROWN_AWAY = 1 << 20;
    private static final long NO_ERROR = 0;

    private Endings() {}

    /** Ends with the body's length in the head, and the body itself unless only the head was asked for. */
    public static void end(HttpServerRequest request, Buffer body) {
        if (isWhole(request)) {
            Responses.end(request, body, sent -> {});
        } else if (Responses.isHttp2(request)) {
            Responses.end(request, body, sent -> linger(request));
        } else {
            last(request);
            Responses.end(request, body, sent -> request.connection().close());
        }
    }

    /** Ends an answer without a body. */
    public static void end(HttpServerRequest request) {
        if (!isWhole(request) && !Responses.isHttp2(request)) {
            last(request);
        }
        endPieces(request);
    }

    /** Ends an answer that was sent piece by piece. */
    public static Future<Void> endPieces(HttpServerRequest request) {
        Future<Void> sent = request.response().end();
        if (isWhole(request)) {
            return sent;
        } else if (Responses.isHttp2(request)) {
            return sent.onSuccess(done -> linger(request));
        }
        Door.over(request.connection());
        return sent.onComplete(done -> request.connection().close());
    }

    /** Whether nothing more comes of the request, or nothing can. */
    private static boolean isWhole(HttpServerRequest request) {
        return request.isEnded() || !Responses.isHttp2(request) && !announcesBody(request);
    }

    private static void last(HttpServerRequest request) {
        Door.over(request.connection());
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }

    /** Throws away what still comes on a stream, and resets it when that goes on for long. */
    private static void linger(HttpServerRequest request) {
        Context context = Vertx.currentContext();
        if (request.isEnded() || context == null) {
            return;
        }
        long[] left = {MOST_THROWN_AWAY};
        long timer = context.owner().setTimer(LINGER.toMillis(), late -> reset(request));
        request.handler(piece -> {
                    left[0] -= piece.length();
                    if (left[0] < 0) {
                        reset(request);
                    }
                })
                .exceptionHandler(gone -> context.owner().cancelTimer(timer))
                .endHandler(end -> context.owner().cancelTimer(timer))
                .resume();
    }

    private static void reset(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.response().reset(NO_ERROR);
        }
    }

    static boolean announcesBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || !request.headers().getAll(HttpHeaders.CONTENT_LENGTH).stream()
                        .allMatch("0"::equals);
    }
}
