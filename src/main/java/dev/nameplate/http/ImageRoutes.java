package dev.nameplate.http;

import dev.nameplate.observe.Answer;
import dev.nameplate.observe.Ledger;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.observe.Passage;
import dev.nameplate.pipeline.ImagePipeline;
import dev.nameplate.pipeline.ImageRequest;
import dev.nameplate.pipeline.Outcome;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where requests to the image server go: links to the pipeline, {@code /} to the gallery, all else to a refusal. */
public final class ImageRoutes implements Handler<HttpServerRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(ImageRoutes.class);
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    private static final String ALLOW = "GET, HEAD, OPTIONS";

    private final ImagePipeline pipeline;
    private final Responses responses;
    private final Optional<IndexPage> index;
    private final Meters meters;
    private final Ledger ledger;

    /**
     * @param index the gallery, where it may be shown
     * @param ledger where answers are entered
     */
    public ImageRoutes(
            ImagePipeline pipeline, HttpSettings settings, Optional<IndexPage> index, Meters meters, Ledger ledger) {
        this.pipeline = pipeline;
        this.responses = new Responses(settings.explain(), meters, pipeline.refusalPicture());
        this.index = index;
        this.meters = meters;
        this.ledger = ledger;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.response().endHandler(done -> meters.status(request.response().getStatusCode()));
        Passage passage = ledger.begun(request.headers().get(TRACEPARENT));
        try {
            route(request, passage);
        } catch (RuntimeException bug) {
            failed(request, passage, bug);
        }
    }

    private void route(HttpServerRequest request, Passage passage) {
        String target = request.uri();
        if (!isWellFormed(request, target)) {
            refuse(request, 400);
            return;
        }
        if (target.length() > ImageVerticle.LONGEST_TARGET) {
            refuse(request, 414);
            return;
        }
        HttpMethod method = request.method();
        if (method == HttpMethod.OPTIONS) {
            allow(request.response().setStatusCode(204)).end();
        } else if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            // A body may follow, and nobody reads it: this connection has said its last.
            allow(request.response().setStatusCode(405)).putHeader(HttpHeaders.CONNECTION, "close");
            Responses.end(request, io.vertx.core.buffer.Buffer.buffer());
        } else if (target.startsWith("/t/")) {
            image(request, target, passage);
        } else {
            page(request, target);
        }
    }

    private void image(HttpServerRequest request, String target, Passage passage) {
        String format = ImagePipeline.extension(target);
        List<String> tags = Preconditions.tags(request.headers().getAll(HttpHeaders.IF_NONE_MATCH));
        pipeline.serve(new ImageRequest(target, tags, passage))
                .onSuccess(outcome -> send(request, outcome, format, passage))
                .onFailure(bug -> failed(request, passage, bug));
    }

    private void send(HttpServerRequest request, Outcome outcome, String format, Passage passage) {
        meters.stage(passage, Stage.TOTAL, passage.nanos());
        Answer answer;
        try {
            answer = responses.send(request, outcome, format, passage);
        } catch (RuntimeException bug) {
            failed(request, passage, bug);
            return;
        }
        ledger.enter(passage, request.uri(), answer);
    }

    private void page(HttpServerRequest request, String target) {
        if (index.isPresent() && index.get().serve(request, target)) {
            return;
        }
        Responses.text(request, 404, "There is nothing here.");
    }

    private static boolean isWellFormed(HttpServerRequest request, String target) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        boolean oneHost = hosts.size() == 1 && isHost(hosts.get(0));
        boolean origin = target.startsWith("/") || target.equals("*") && request.method() == HttpMethod.OPTIONS;
        boolean bodyless = !request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && request.headers().getAll(HttpHeaders.CONTENT_LENGTH).stream().allMatch("0"::equals);
        boolean mayHaveBody = request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
        return oneHost && origin && (bodyless || mayHaveBody);
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > 255) {
            return false;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && "-._:[]~%!$&'()*+;=".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static HttpServerResponse allow(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.ALLOW, ALLOW).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Answers what the codec could not read. */
    static void refuseInvalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        refuse(
                request,
                cause instanceof TooLongHttpLineException
                        ? 414
                        : cause instanceof TooLongHttpHeaderException ? 431 : 400);
    }

    private static void refuse(HttpServerRequest request, int status) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_LENGTH, "0")
                .end()
                .onComplete(done -> request.connection().close());
    }

    /** A bug reached the top: the answer is no image, but there is an answer. */
    private void failed(HttpServerRequest request, Passage passage, Throwable bug) {
        LOG.error("A request to {} failed", ImagePipeline.pathOf(request.uri()), bug);
        if (!request.response().headWritten()) {
            responses.broken(request);
        } else if (!request.response().ended()) {
            request.connection().close();
        }
        passage.took(Stage.TOTAL, passage.nanos());
        ledger.enter(
                passage,
                request.uri(),
                new Answer("refused", "bug", ImagePipeline.extension(request.uri()), 500, /* bytes= */ 0));
    }
}
