package dev.nameplate.http;

import dev.nameplate.observe.Answer;
import dev.nameplate.observe.Ledger;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.observe.Passage;
import dev.nameplate.pipeline.ImagePipeline;
import dev.nameplate.pipeline.ImageRequest;
import dev.nameplate.pipeline.Outcome;
import dev.nameplate.pipeline.Targets;
import dev.nameplate.visitor.Fetch;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where requests to the image server go: links to the pipeline, {@code /} to the gallery, all else to a refusal. */
public final class ImageRoutes implements Handler<HttpServerRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(ImageRoutes.class);
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");

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
        if (Door.isOver(request.connection())) {
            return;
        }
        // Not the end handler: there is but one, and it closes connections of a server that goes down.
        request.response()
                .headersEndHandler(done -> meters.status(request.response().getStatusCode()));
        Passage passage = ledger.begun(request.headers().get(TRACEPARENT));
        try {
            route(request, passage);
        } catch (RuntimeException bug) {
            failed(request, passage, bug);
        }
    }

    private void route(HttpServerRequest request, Passage passage) {
        Malformed fault = Malformed.in(request);
        String target = request.uri();
        HttpMethod method = request.method();
        if (fault != null) {
            refuse(request, fault);
        } else if (method == HttpMethod.OPTIONS) {
            Responses.options(request);
        } else if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            Responses.notAllowed(request);
        } else if (target.startsWith("/t/")) {
            image(request, target, passage);
        } else {
            page(request, target);
        }
    }

    private void image(HttpServerRequest request, String target, Passage passage) {
        String format = Targets.extension(target);
        List<String> tags = Preconditions.tags(request.headers().getAll(HttpHeaders.IF_NONE_MATCH));
        pipeline.serve(new ImageRequest(target, tags, fetch(request), passage))
                .onSuccess(outcome -> send(request, outcome, format, passage))
                .onFailure(bug -> failed(request, passage, bug));
    }

    private static Fetch fetch(HttpServerRequest request) {
        String agent = request.headers().get(HttpHeaders.USER_AGENT);
        return new Fetch(
                agent == null ? "" : agent,
                request.method() == HttpMethod.HEAD,
                request.headers().contains(HttpHeaders.ACCEPT),
                Door.isHurried(request));
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

    /** Answers what the codec could not read. */
    void refuseInvalid(HttpServerRequest request) {
        if (!Door.isOver(request.connection())) {
            refuse(request, Malformed.of(request.decoderResult().cause()));
        }
    }

    private void refuse(HttpServerRequest request, Malformed fault) {
        meters.protocolRefusal(fault.kind());
        Responses.refuse(request, fault);
    }

    /** A bug reached the top: the answer is no image, but there is an answer. */
    private void failed(HttpServerRequest request, Passage passage, Throwable bug) {
        String target = String.valueOf(request.uri());
        LOG.error("A request to {} failed", Targets.path(target), bug);
        if (!request.response().headWritten()) {
            responses.broken(request);
        } else if (!request.response().ended()) {
            request.connection().close();
        }
        passage.took(Stage.TOTAL, passage.nanos());
        ledger.enter(
                passage,
                request.uri(),
                new Answer("refused", "bug", Targets.extension(request.uri()), 500, /* bytes= */ 0));
    }
}
