package dev.nameplate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @Test
    void a_caller_s_trace_is_read() {
        assertThat(TraceParent.of("00-" + TRACE + "-" + SPAN + "-01"))
                .contains(new TraceParent(TRACE, SPAN, /* sampled= */ true));
        assertThat(TraceParent.of("00-" + TRACE + "-" + SPAN + "-02"))
                .contains(new TraceParent(TRACE, SPAN, /* sampled= */ false));
    }

    @Test
    void a_later_version_may_say_more() {
        assertThat(TraceParent.of("cc-" + TRACE + "-" + SPAN + "-01-what-the-future-brings"))
                .contains(new TraceParent(TRACE, SPAN, /* sampled= */ true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sarah",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
                " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void what_is_not_well_formed_begins_a_trace_of_its_own(String header) {
        assertThat(TraceParent.of(header)).isEmpty();
        assertThat(Passage.of(header).traceId()).matches("[0-9a-f]{32}").doesNotContain("Sarah");
    }

    @Test
    void a_long_header_is_not_looked_at() {
        assertThat(TraceParent.of("cc-" + TRACE + "-" + SPAN + "-01-" + "x".repeat(10_000)))
                .isEmpty();
    }

    @Test
    void a_request_keeps_its_names() {
        Passage own = Passage.of(null);
        assertThat(own.id()).matches("[0-9a-f]{16}").isEqualTo(own.id());
        assertThat(own.traceId()).matches("[0-9a-f]{32}").isEqualTo(own.traceId());
        assertThat(Passage.of(null).traceId()).isNotEqualTo(own.traceId());
        Passage called = Passage.of("00-" + TRACE + "-" + SPAN + "-01");
        assertThat(called.traceId()).isEqualTo(TRACE);
        assertThat(called.id()).isNotEqualTo(SPAN);
    }
}
