package dev.nameplate.observe;

import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells the metrics' library whose trace a number belongs to while it is recorded. Only traces that the caller keeps are
 * named: nobody could look up another.
 */
final class Exemplars implements SpanContext {

    private final ThreadLocal<@Nullable Passage> current = new ThreadLocal<>();

    /** What is recorded from now on by this thread belongs to a request. */
    void during(Passage passage) {
        if (passage.isSampled()) {
            current.set(passage);
        }
    }

    /** No longer. */
    void over(Passage passage) {
        if (passage.isSampled()) {
            current.remove();
        }
    }

    @Override
    public @Nullable String getCurrentTraceId() {
        Passage passage = current.get();
        return passage == null ? null : passage.traceId();
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        Passage passage = current.get();
        return passage == null ? null : passage.id();
    }

    @Override
    public boolean isCurrentSpanSampled() {
        return current.get() != null;
    }

    @Override
    public void markCurrentSpanAsExemplar() {}
}
