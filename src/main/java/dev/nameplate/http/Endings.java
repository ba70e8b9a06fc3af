package dev.nameplate.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Ends answers to requests that may have bodies. Where a body was not read to its end nobody will read the rest: a connection of
 * HTTP/1.1 has said its last then, and a stream of HTTP/2 is reset behind its answer (RFC 9113 §8.1).
 */
public final class Endings {

    private Endings() {}

    /** Ends with the body's length in the head, and the body itself unless only the head was asked for. */
    public static void end(HttpServerRequest request, Buffer body) {
        if (mayGoOn(request)) {
            Responses.end(request, body);
        } else {
            last(request);
            Responses.end(request, body, sent -> request.connection().close());
        }
    }

    /** Ends an answer without a body. */
    public static void end(HttpServerRequest request) {
        if (mayGoOn(request)) {
            Responses.ended(request, request.response().end());
        } else {
            last(request);
            request.response().end().onComplete(done -> request.connection().close());
        }
    }

    /** Ends an answer that was sent piece by piece. */
    public static Future<Void> endPieces(HttpServerRequest request) {
        Future<Void> sent = request.response().end();
        if (mayGoOn(request)) {
            Responses.ended(request, sent);
            return sent;
        }
        Door.over(request.connection());
        return sent.onComplete(done -> request.connection().close());
    }

    /** Whether what comes behind the request can still be told from it. */
    private static boolean mayGoOn(HttpServerRequest request) {
        return Responses.isHttp2(request) || request.isEnded() || !announcesBody(request);
    }

    private static void last(HttpServerRequest request) {
        Door.over(request.connection());
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }

    static boolean announcesBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || !request.headers().getAll(HttpHeaders.CONTENT_LENGTH).stream()
                        .allMatch("0"::equals);
    }
}
