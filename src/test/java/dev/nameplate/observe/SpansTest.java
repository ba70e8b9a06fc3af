package dev.nameplate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.testing.KeptSpans;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @Test
    void a_request_is_a_span_of_its_caller_s_trace_and_its_stages_are_spans_of_it() {
        KeptSpans kept = new KeptSpans();
        try (SdkTracerProvider tracing = kept.tracing()) {
            Passage passage = Passage.of("00-" + TRACE + "-" + SPAN + "-01");
            passage.template("webinar");
            passage.took(Stage.VERIFY, 50_000);
            passage.took(Stage.ENCODE, 400_000);
            passage.took(Stage.RENDER, 300_000);
            passage.took(Stage.TOTAL, 1_000_000);
            new Spans(tracing.get("test")).tell(passage, new Answer("image", "rendered", "jpg", 200, 4711));
        }
        SpanData whole = kept.named("image");
        assertThat(whole.getTraceId()).isEqualTo(TRACE);
        assertThat(whole.getParentSpanId()).isEqualTo(SPAN);
        assertThat(whole.getEndEpochNanos() - whole.getStartEpochNanos()).isEqualTo(1_000_000);
        assertThat(whole.getAttributes().asMap().toString())
                .contains("nameplate.template=webinar", "nameplate.detail=rendered", "http.response.status_code=200");
        assertThat(kept.all()).hasSize(3);
        SpanData encode = kept.named("encode");
        assertThat(encode.getParentSpanId()).isEqualTo(whole.getSpanId());
        assertThat(encode.getEndEpochNanos() - encode.getStartEpochNanos()).isEqualTo(400_000);
        assertThat(kept.named("verify").getEndEpochNanos()).isLessThanOrEqualTo(encode.getEndEpochNanos());
    }

    @Test
    void without_a_tracer_there_is_nothing_to_tell_and_no_trace() {
        assertThat(Spans.current()).isEmpty();
        Passage passage = Passage.of(null);
        passage.took(Stage.TOTAL, 1000);
        new Spans().tell(passage, new Answer("refused", "bad-signature", "jpg", 403, 0));
    }
}
