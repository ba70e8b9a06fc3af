package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.observe.CapturedLog;
import dev.nameplate.observe.LogSettings;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.KeptSpans;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that goes through every kind of outcome, and is looked for in all that the server tells of itself. */
class CanaryTest {

    private static final String CANARY = "Zanzibara";
    private static final String EMOJI = "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    /** Takes longer than any deadline to draw: blurs of everything, over a name. */
    private static final String HEAVY = "{\"format\":1,\"title\":\"Heavy\","
            + "\"sizes\":[{\"width\":2400,\"height\":2400,\"background\":\"#101010\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true}],\"layers\":["
            + IntStream.range(0, 12)
                    .mapToObj(i -> "{\"id\":\"all-" + i + "\",\"type\":\"group\",\"blur\":60,\"layers\":["
                            + "{\"id\":\"n-" + i
                            + "\",\"type\":\"text\",\"box\":[0,0,2400,2400],\"text\":[\"{name}\",\"Hello\"],"
                            + "\"style\":{\"size\":900}}]}")
                    .collect(Collectors.joining(","))
            + "]}";

    private static final String PLAIN = "{\"format\":1,\"title\":\"Plain\","
            + "\"sizes\":[{\"width\":600,\"height\":100,\"background\":\"#FFFFFF\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true},{\"name\":\"count\",\"type\":\"number\",\"open\":true}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[10,10,580,60],"
            + "\"text\":[\"{name}[ {count}]\",\"Hello\"]}]}";

    private static final String LIBRARY = "org.example.Library";

    @TempDir
    private Path data;

    private RunningServer server;
    private final List<String> told = new ArrayList<>();

    @Test
    void a_name_is_in_no_log_metric_trace_event_or_error_page() throws Exception {
        Path emoji = data.resolve("fonts/emoji.ttf");
        Files.createDirectories(emoji.getParent());
        Demands.need(Files.exists(Path.of(EMOJI)), EMOJI, "fonts-noto-color-emoji");
        Files.copy(Path.of(EMOJI), emoji);
        template("heavy", HEAVY);
        template("plain", PLAIN);
        KeptSpans spans = new KeptSpans();
        try (CapturedLog log = CapturedLog.objects(LogSettings.Level.TRACE);
                SdkTracerProvider tracing = tracing(spans);
                Recording recording = recording()) {
            server = RunningServer.start(
                    data,
                    "templates.library",
                    "false",
                    "log.access",
                    "true",
                    "log.slow",
                    "1ms",
                    "render.deadline",
                    "500ms",
                    "fonts.directory",
                    emoji.getParent().toString());
            try {
                goodAndMessy();
                forgedAndMalformed();
                failing(emoji);
                slow();
                libraryFails();
                told.add(operations("/metrics"));
                told.add(operations("/metrics", "Accept: application/openmetrics-text"));
                told.add(operations("/health"));
                told.add(operations("/threads"));
                told.add(operations("/data-health"));
            } finally {
                server.close();
            }
            log.close();
            told.add(log.text());
            told.add(spans.all().toString());
            told.add(events(recording).toString());
            everyKindWasThere(log.text(), spans.all());
        } finally {
            GlobalOpenTelemetry.resetForTest();
        }
        for (String one : told) {
            assertThat(one.toLowerCase(Locale.ROOT)).doesNotContain(CANARY.toLowerCase(Locale.ROOT));
        }
    }

    /** As libraries tell of a fault; what was asked for is not theirs to know. */
    private static void libraryFails() {
        System.getLogger(LIBRARY)
                .log(System.Logger.Level.WARNING, "A task failed", new IllegalStateException("no room"));
    }

    private void template(String name, String json) throws IOException {
        Path folder = Files.createDirectories(data.resolve("templates").resolve(name));
        Files.writeString(folder.resolve("template.json"), json);
    }

    private Answer get(String target, String... headers) throws IOException {
        return noted(RawHttp.get(server.port(), target, headers));
    }

    /** What is not the reader's image must not tell the name either. */
    private Answer noted(Answer answer) {
        told.add(answer.headers().toString());
        if (answer.status() != 200) {
            told.add(new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private void goodAndMessy() throws IOException {
        String open = RunningServer.sign("plain.png", Map.of(), List.of("name", "count"));
        String traced = "traceparent: 00-" + TRACE + "-b7ad6b7169203331-01";
        for (String name : List.of(
                CANARY,
                CANARY.toUpperCase(Locale.ROOT),
                "*%7C" + CANARY + "%7C*",
                "%7B%7B" + CANARY + "%7D%7D",
                CANARY + "&" + CANARY + "=1",
                CANARY.repeat(400),
                "%FF" + CANARY + "%zz",
                "%26lt;b%26gt;" + CANARY,
                CANARY + "%0D%0ASet-Cookie:%20x")) {
            assertThat(get(open + "&count=" + name + "&name=" + name, traced).status())
                    .isEqualTo(200);
            get(open + "&count=7&name=" + name, traced);
            get(open + "&count=7&name=" + name);
        }
        String fixed = RunningServer.sign("plain.jpg", Map.of("name", CANARY), List.of());
        Answer image = get(fixed);
        while (image.header("ETag").isEmpty()) {
            image = get(fixed);
        }
        noted(RawHttp.get(
                server.port(), fixed, "If-None-Match: " + image.header("ETag").orElseThrow()));
        noted(RawHttp.exchange(server.port(), "HEAD", fixed));
        get(RunningServer.sign("plain.jpg", Map.of("name", CANARY, "_exp", "1700000000"), List.of()));
        get(RunningServer.sign("plain.jpg", Map.of("name", CANARY, "_v", "0123456789ab"), List.of()));
    }

    private void forgedAndMalformed() throws IOException {
        String link = RunningServer.sign("plain.jpg", Map.of("name", CANARY), List.of());
        for (String target : List.of(
                link.replace("_sig=k1.", "_sig=k1.A"),
                link.replace("_sig=k1.", "_sig=" + CANARY + "."),
                "/t/plain.jpg?name=" + CANARY,
                "/t/plain.jpg%3Fname=" + CANARY,
                "/t/" + CANARY.toLowerCase(Locale.ROOT) + ".jpg?x=y",
                "/t/" + CANARY + "/../" + CANARY + ".jpg",
                "/" + CANARY,
                "/proof/" + CANARY,
                "/t/plain.jpg?name=" + CANARY.repeat(1000),
                "http://" + CANARY + "/t/plain.jpg?name=" + CANARY)) {
            get(target);
            get(target, "traceparent: " + CANARY, "X-Request-Id: " + CANARY, "User-Agent: " + CANARY);
        }
        get(RunningServer.sign("gone.jpg", Map.of("name", CANARY), List.of()));
        noted(RawHttp.exchange(server.port(), "POST", link, "Content-Length: 0"));
        noted(RawHttp.exchange(server.port(), "GET", link, "Host: " + CANARY));
        noted(RawHttp.exchange(server.port(), "GET", link, CANARY + "-" + "x".repeat(20_000) + ": 1"));
        noted(RawHttp.exchange(server.port(), "GET", link, CANARY));
    }

    private void slow() throws IOException {
        String link = RunningServer.sign("heavy.jpg", Map.of(), List.of("name"));
        assertThat(get(link + "&name=" + CANARY).header("Nameplate-Outcome")).contains("fallback; reason=timeout");
    }

    /** The emoji's picture is read when it is first drawn; by then it is overwritten. */
    private void failing(Path emoji) throws IOException {
        try (FileChannel file = FileChannel.open(emoji, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer head = ByteBuffer.allocate(1000);
            file.read(head, 0);
            for (int entry = 12; ; entry += 16) {
                if (head.getInt(entry) == 0x43424454) {
                    file.write(ByteBuffer.allocate(head.getInt(entry + 12)), head.getInt(entry + 8));
                    break;
                }
            }
        }
        String link = RunningServer.sign("plain.jpg", Map.of(), List.of("name"));
        // On a busy machine some are late before they can fail.
        for (int i = 0, failed = 0; failed < 3; i++) {
            assertThat(i).as("requests until three have failed").isLessThan(500);
            String outcome = get(link + "&name=" + CANARY + i + "%F0%9F%A6%94")
                    .header("Nameplate-Outcome")
                    .orElseThrow();
            failed += outcome.equals("fallback; reason=fault") ? 1 : 0;
        }
    }

    private String operations(String target, String... headers) throws IOException {
        Answer answer = RawHttp.get(server.operationsPort(), target, headers);
        assertThat(answer.status()).as(target).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void everyKindWasThere(String log, Collection<SpanData> spans) throws IOException {
        List<String> outcomes = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String line : log.lines().toList()) {
            JsonNode object = new ObjectMapper().readTree(line);
            if (object.get("logger").asText().equals("dev.nameplate.Access")) {
                outcomes.add(object.get("outcome").asText() + " "
                        + object.get("detail").asText());
                assertThat(object.get("link").asText()).matches("[0-9a-f]{16}");
                assertThat(object.get("ms").get("total").asDouble()).isPositive();
            }
            if (object.has("fault")) {
                faults.add(object.get("fault").asText());
            }
        }
        assertThat(outcomes)
                .contains(
                        "image rendered",
                        "image memory",
                        "image unchanged",
                        "fallback expired",
                        "fallback unknown-version",
                        "fallback timeout",
                        "fallback fault",
                        "refused unknown-template",
                        "refused no-signature");
        assertThat(log).contains("\"logger\":\"dev.nameplate.Slow\"", "\"trace\":\"" + TRACE + "\"");
        assertThat(faults).as("faults of rendering").anyMatch(fault -> fault.contains("Sprites"));
        assertThat(log)
                .as("what libraries log by the JDK's own means comes the same way")
                .contains("\"logger\":\"" + LIBRARY + "\"");
        assertThat(spans.stream().map(SpanData::getTraceId)).contains(TRACE);
    }

    private static Recording recording() {
        Recording recording = new Recording();
        recording.enable("dev.nameplate.Render");
        recording.enable("dev.nameplate.Request");
        recording.enable("dev.nameplate.Base");
        recording.start();
        return recording;
    }

    private List<RecordedEvent> events(Recording recording) throws IOException {
        recording.stop();
        Path file = data.resolve("canary.jfr");
        recording.dump(file);
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events.stream().map(event -> event.getEventType().getName()).distinct())
                .contains("dev.nameplate.Render", "dev.nameplate.Request", "dev.nameplate.Base");
        return events;
    }

    private static SdkTracerProvider tracing(KeptSpans spans) {
        SdkTracerProvider tracing = spans.tracing();
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(new OpenTelemetry() {
            @Override
            public TracerProvider getTracerProvider() {
                return tracing;
            }

            @Override
            public ContextPropagators getPropagators() {
                return ContextPropagators.noop();
            }
        });
        return tracing;
    }
}
