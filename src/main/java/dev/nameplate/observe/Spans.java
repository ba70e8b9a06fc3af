package dev.nameplate.observe;

import dev.nameplate.observe.Meters.Stage;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells a tracer of requests and their stages, where one is there: its agent, as {@code -javaagent:opentelemetry-javaagent.jar}.
 * Without one the library's own tracer forgets everything at once.
 */
final class Spans {

    private static final String SCOPE = "dev.nameplate";

    private final Tracer tracer;

    Spans() {
        this(GlobalOpenTelemetry.getTracer(SCOPE));
    }

    Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The trace that this thread works for, as a tracer sees it. */
    static Optional<TraceParent> current() {
        SpanContext now = Span.current().getSpanContext();
        return now.isValid()
                ? Optional.of(new TraceParent(now.getTraceId(), now.getSpanId(), now.isSampled()))
                : Optional.empty();
    }

    /** Tells of a request that has ended. */
    void tell(Passage passage, Answer answer) {
        // Stages are measured by a clock that knows no date.
        long offset = TimeUnit.MILLISECONDS.toNanos(Instant.now().toEpochMilli()) - System.nanoTime();
        Context from = passage.caller()
                .map(it -> Context.root().with(Span.wrap(parent(it))))
                .orElse(Context.root());
        Span whole = begun(tracer.spanBuilder("image"), from, offset + passage.started());
        if (whole.isRecording()) {
            whole.setAttribute("nameplate.template", passage.template());
            whole.setAttribute("nameplate.outcome", answer.outcome());
            whole.setAttribute("nameplate.detail", answer.detail());
            whole.setAttribute("nameplate.format", answer.format());
            whole.setAttribute("nameplate.request", passage.id());
            whole.setAttribute("http.response.status_code", answer.status());
            if (answer.status() >= 500 && !answer.detail().equals("overload")) {
                whole.setStatus(StatusCode.ERROR);
            }
            Context within = Context.root().with(whole);
            for (Stage stage : Stage.values()) {
                stage(passage, stage, within, offset);
            }
        }
        whole.end(offset + passage.started() + passage.took(Stage.TOTAL), TimeUnit.NANOSECONDS);
    }

    private void stage(Passage passage, Stage stage, Context within, long offset) {
        long took = passage.took(stage);
        boolean part = stage != Stage.TOTAL && stage != Stage.RENDER;
        if (part && took > 0) {
            long end = offset + passage.ended(stage);
            begun(tracer.spanBuilder(stage.key()), within, end - took).end(end, TimeUnit.NANOSECONDS);
        }
    }

    private static Span begun(SpanBuilder span, Context parent, long start) {
        return span.setParent(parent)
                .setStartTimestamp(start, TimeUnit.NANOSECONDS)
                .startSpan();
    }

    private static SpanContext parent(TraceParent caller) {
        return SpanContext.createFromRemoteParent(
                caller.traceId(),
                caller.spanId(),
                caller.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }
}
