package dev.nameplate.api;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** The body of a request that is one object: read whole, up to a length and for a time. */
final class Body {

    /** Most bytes: far more than any link can hold. */
    static final int MOST = 64 * 1024;

    private final HttpServerRequest request;
    private final Buffer read = Buffer.buffer();
    private final Promise<byte[]> whole = Promise.promise();

    private Body(HttpServerRequest request) {
        this.request = request;
    }

    /**
     * Reads the body; fails with {@link Refused} when it is too long or too slow. To be called while the request is being handled.
     *
     * @param most how long it may take
     */
    static Future<byte[]> of(Vertx vertx, HttpServerRequest request, Duration most) {
        if (announced(request) > MOST) {
            return Future.failedFuture(tooLarge());
        }
        Body body = new Body(request);
        long timer = vertx.setTimer(Math.max(1, most.toMillis()), late -> body.whole.tryFail(tooSlow(most)));
        request.handler(body::take)
                .exceptionHandler(gone -> body.whole.tryFail(new Call.Gone()))
                .endHandler(end -> body.whole.tryComplete(body.read.getBytes()));
        goAhead(request);
        return body.whole.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void take(Buffer piece) {
        if (read.length() + piece.length() > MOST) {
            whole.tryFail(tooLarge());
        } else {
            read.appendBuffer(piece);
        }
    }

    /** Says that the body may come, to whoever waits for that. */
    static void goAhead(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.response().writeContinue();
        }
    }

    private static long announced(HttpServerRequest request) {
        String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static Refused tooLarge() {
        return new Refused(
                ProblemKind.TOO_LARGE,
                "The body has more than " + MOST + " bytes. Many links go one a line, as " + MediaTypes.LINES + ".");
    }

    private static Refused tooSlow(Duration most) {
        return new Refused(
                ProblemKind.TOO_SLOW, "The body was not there after " + most.toSeconds() + " s (http.idle-timeout).");
    }
}
