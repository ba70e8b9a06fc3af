package dev.nameplate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

class LogFormatsTest {

    private static final Logger LOGGER = new LoggerContext().getLogger("dev.nameplate.pipeline.Press");

    private static LoggingEvent event(String message, @Nullable Throwable fault, KeyValuePair... pairs) {
        LoggingEvent event = new LoggingEvent("x", LOGGER, Level.WARN, message, fault, null);
        event.setKeyValuePairs(List.of(pairs));
        return event;
    }

    private static String written(Encoder<ch.qos.logback.classic.spi.ILoggingEvent> format, LoggingEvent event) {
        return new String(format.encode(event), StandardCharsets.UTF_8);
    }

    private static JsonNode object(LoggingEvent event) throws IOException {
        String line = written(new LogObjects(), event);
        assertThat(line).endsWith("}\n");
        assertThat(line.indexOf('\n')).as("one line").isEqualTo(line.length() - 1);
        return new ObjectMapper().readTree(line);
    }

    @Test
    void an_object_has_its_fields() throws IOException {
        JsonNode object = object(event(
                "Late",
                null,
                new KeyValuePair("request", "abc"),
                new KeyValuePair("status", 200),
                new KeyValuePair("notes", List.of("name=fallback", "company=healed-ampersand")),
                new KeyValuePair("ms", Map.of("total", 1.25)),
                new KeyValuePair("nothing", List.of())));
        assertThat(object.get("level").asText()).isEqualTo("warn");
        assertThat(object.get("logger").asText()).isEqualTo("dev.nameplate.pipeline.Press");
        assertThat(object.get("message").asText()).isEqualTo("Late");
        assertThat(java.time.Instant.parse(object.get("time").asText())).isAfter(java.time.Instant.EPOCH);
        assertThat(object.get("status").asInt()).isEqualTo(200);
        assertThat(object.get("notes").get(1).asText()).isEqualTo("company=healed-ampersand");
        assertThat(object.get("ms").get("total").asDouble()).isEqualTo(1.25);
        assertThat(object.get("nothing").isEmpty()).isTrue();
        assertThat(object.has("fault")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\"quoted\" \\ and / so on",
                "lines\nand\r\nmore\u2028\u2029\u0085",
                "\u0000\u0007\u001b[2J\t",
                "\ud83d\ude00 \ud83d alone \ude00",
                "José 北京 <script>"
            })
    void any_text_is_one_line_that_is_read_back(String text) throws IOException {
        String back = object(event(text, null)).get("message").asText();
        assertThat(back).isEqualTo(text);
        assertThat(written(new LogLines(), event(text, null))).doesNotContain("\u0007", "\u001b", "\u0000", "\r");
    }

    @Test
    void lines_show_what_an_event_has_beside_its_message() {
        String line = written(
                new LogLines(),
                event("Late", null, new KeyValuePair("template", "webinar"), new KeyValuePair("notes", "a b")));
        assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  Press: Late template=webinar notes=\"a b\"\n");
    }

    @Test
    void a_fault_is_one_field_with_its_causes() throws IOException {
        Throwable fault = new IllegalStateException("outer", new IOException("inner"));
        fault.setStackTrace(new StackTraceElement[] {new StackTraceElement("java.util.List", "get", "List.java", 7)});
        fault.getCause().setStackTrace(fault.getStackTrace());
        String told = object(event("Broken", fault)).get("fault").asText();
        assertThat(told)
                .contains(
                        "java.lang.IllegalStateException: outer\n",
                        "List.java:7",
                        "Caused by: java.io.IOException: inner");
    }

    @Test
    void a_fault_of_the_code_that_knows_values_keeps_its_words_to_itself() throws IOException {
        Throwable fault =
                new IllegalStateException("about Sarah", new NumberFormatException("For input string: \"Sarah\""));
        fault.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.lang.Integer", "parseInt", "Integer.java", 7),
            new StackTraceElement("dev.nameplate.merge.Merger", "merge", "Merger.java", 8)
        });
        for (String written : List.of(
                object(event("Broken", fault)).get("fault").asText(),
                written(new LogLines(), event("Broken", fault)))) {
            assertThat(written)
                    .doesNotContain("Sarah")
                    .contains("java.lang.IllegalStateException", "java.lang.NumberFormatException", "Merger.java:8");
        }
    }
}
