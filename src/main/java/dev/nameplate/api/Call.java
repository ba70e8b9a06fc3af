package dev.nameplate.api;

import dev.nameplate.http.Endings;
import dev.nameplate.observe.ApiLedger;
import dev.nameplate.observe.LastResort;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request to the API, from its arrival to its answer, of which there is exactly one. Of one event loop. */
final class Call {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    /** In logs and metrics alone: there is nobody to send it to. */
    private static final int GONE = 499;

    private final HttpServerRequest request;
    private final ApiLedger ledger;
    private final String id =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final long started = System.nanoTime();
    private Operation operation = Operation.NONE;
    private @Nullable ApiKey key;
    private String template = "";
    private boolean answered;

    Call(HttpServerRequest request, ApiLedger ledger) {
        this.request = request;
        this.ledger = ledger;
    }

    HttpServerRequest request() {
        return request;
    }

    /** What is asked for, once that is known. */
    void operation(Operation known) {
        operation = known;
    }

    /** Whose key it came with. */
    void key(ApiKey known) {
        key = known;
    }

    /** The template that it is for, once that is known to be there. */
    void template(String path) {
        template = path;
    }

    /** The URI of this one request. */
    String instance() {
        return "urn:nameplate:request:" + id;
    }

    /** Whether it was answered, or nobody is there any more to be. */
    boolean isOver() {
        return answered || request.response().closed();
    }

    /** Sends an answer whole; further headers have to be set before. */
    void answer(int status, String type, Buffer body) {
        if (!isOver()) {
            head(status, type);
            Endings.end(request, body);
        }
        enter(status, "", 0, body.length());
    }

    /** Sends an answer without a body. */
    void answer(int status) {
        if (!isOver()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader("Nameplate-Request", id);
            Endings.end(request);
        }
        enter(status, "", 0, 0);
    }

    /** Begins an answer that is sent piece by piece. */
    HttpServerResponse begin(String type) {
        return head(200, type).setChunked(true);
    }

    /** An answer in pieces has been sent. */
    void ended(String kind, long lines, long bytes) {
        enter(200, kind, lines, bytes);
    }

    private HttpServerResponse head(int status, String type) {
        return request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Nameplate-Request", id);
    }

    /** Tells what is wrong, or that something is broken here; to who has gone nothing is told. */
    void fail(Throwable fault) {
        if (fault instanceof Gone) {
            enter(GONE, "gone", 0, 0);
            return;
        }
        ApiProblem problem = problem(fault);
        if (request.response().headWritten()) {
            request.connection().close();
            enter(problem.kind().status(), problem.kind().key(), 0, 0);
        } else {
            send(problem);
        }
    }

    /** What a fault is told as; those of ours are logged. */
    ApiProblem problem(Throwable fault) {
        if (fault instanceof Refused refused) {
            return refused.problem();
        }
        LastResort.check(fault);
        LOG.error("Request {} to the API failed ({})", id, operation.key(), fault);
        return new ApiProblem(ProblemKind.BROKEN, "It is no fault of the request; the server's log says more.");
    }

    /** Whoever asked has gone before all was said. */
    static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Gone() {
            super("gone", null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        }
    }

    private void send(ApiProblem problem) {
        if (isOver()) {
            enter(problem.kind().status(), problem.kind().key(), 0, 0);
            return;
        }
        HttpServerResponse response = head(problem.kind().status(), ApiProblem.MEDIA_TYPE);
        switch (problem.kind()) {
            case NO_KEY -> response.putHeader("WWW-Authenticate", "Bearer realm=\"nameplate\"");
            case BUSY ->
                response.putHeader(
                        "Retry-After",
                        String.valueOf(ThreadLocalRandom.current().nextInt(1, 6)));
            case MEDIA_TYPE -> response.putHeader("Accept-Encoding", "identity");
            default -> {}
        }
        Buffer body = Buffer.buffer(problem.json(instance()).encode());
        Endings.end(request, body);
        enter(problem.kind().status(), problem.kind().key(), 0, body.length());
    }

    private void enter(int status, String kind, long lines, long bytes) {
        if (!answered) {
            answered = true;
            ledger.enter(new ApiLedger.Entry(
                    id,
                    operation.key(),
                    status,
                    key == null ? "" : key.name(),
                    template,
                    kind,
                    lines,
                    bytes,
                    System.nanoTime() - started));
        }
    }
}
