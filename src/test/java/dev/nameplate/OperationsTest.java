package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations port and the gallery, and what neither of them tells. */
class OperationsTest {

    private static final String CANARY = "Canary4711";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        server = RunningServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer operations(String target) throws IOException {
        return RawHttp.get(server.operationsPort(), target);
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void health_is_told_in_three_ways() throws IOException {
        for (String path : List.of("/health/live", "/health/started", "/health/ready")) {
            assertThat(operations(path).status()).as(path).isEqualTo(200);
        }
        assertThat(text(operations("/health/ready"))).contains("\"templates\":\"up\"", "\"draining\":false");
    }

    @Test
    void health_is_told_in_detail_and_so_is_what_is_running() throws IOException {
        Answer health = operations("/health");
        assertThat(health.header("Content-Type")).contains("application/json");
        JsonObject detail = new JsonObject(text(health));
        assertThat(detail.getBoolean("ready")).isTrue();
        assertThat(detail.getJsonObject("parts").getString("warm-up")).isEqualTo("up");
        assertThat(Instant.parse(detail.getString("since"))).isBefore(Instant.now());
        JsonObject build = new JsonObject(text(operations("/build")));
        assertThat(build.fieldNames()).containsExactlyInAnyOrder("version", "java", "renderer", "encoders", "netty");
        assertThat(build.getString("java")).isEqualTo(String.valueOf(Runtime.version()));
    }

    @Test
    void threads_are_listed_with_what_they_do() throws IOException {
        String threads = text(operations("/threads"));
        assertThat(threads.lines())
                .anyMatch(line -> line.startsWith("\"render-1\" "))
                .anyMatch(line -> line.contains("dev.nameplate.observe.Hiccups.sleep("));
    }

    @Test
    void a_scraper_that_reads_exemplars_is_given_them() throws IOException {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String link = RunningServer.sign("webinar.jpg", Map.of("name", "Traced"), List.of());
        // A request is entered once its answer is on its way; and of many requests one is taken as an example.
        Eventually.holds(() -> {
            RawHttp.get(server.port(), link, "traceparent: 00-" + trace + "-b7ad6b7169203331-01");
            Answer open = RawHttp.get(
                    server.operationsPort(),
                    "/metrics",
                    "Accept: application/openmetrics-text;version=1.0.0,*/*;q=0.1");
            assertThat(open.header("Content-Type").orElseThrow()).startsWith("application/openmetrics-text");
            assertThat(text(open)).contains("# {", "trace_id=\"" + trace + "\"").endsWith("# EOF\n");
        });
        assertThat(operations("/metrics").header("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void an_answer_says_what_its_stages_took() throws IOException {
        String link = RunningServer.sign("webinar.jpg", Map.of("name", "Timed"), List.of());
        assertThat(RawHttp.get(server.port(), link).header("Server-Timing").orElseThrow())
                .contains("verify;dur=", "merge;dur=", "layout;dur=", "paint;dur=", "encode;dur=", "total;dur=");
    }

    @Test
    void the_schemas_are_served() throws IOException {
        for (String kind : List.of("template", "brand")) {
            Answer answer = operations("/schema/" + kind + ".json");
            assertThat(answer.header("Content-Type")).contains("application/schema+json");
            assertThat(text(answer))
                    .contains("https://json-schema.org/draft/2020-12/schema", "urn:nameplate:schema:" + kind);
        }
    }

    @Test
    void metrics_count_outcomes_stages_and_notes_but_hold_no_value() throws IOException {
        String link = RunningServer.sign("webinar.jpg", Map.of(), List.of("name", "company"));
        assertThat(RawHttp.get(server.port(), link + "&name=" + CANARY + "&company=A&B")
                        .status())
                .isEqualTo(200);
        RawHttp.get(server.port(), link + "&name=" + CANARY + "&company=A&B");
        RawHttp.get(server.port(), "/t/webinar.jpg?name=" + CANARY);
        String metrics = text(operations("/metrics"));
        assertThat(metrics)
                .contains("nameplate_requests_total{detail=\"rendered\",format=\"jpg\",outcome=\"image\"}")
                .contains("nameplate_requests_total{detail=\"memory\",format=\"jpg\",outcome=\"image\"}")
                .contains("nameplate_requests_total{detail=\"no-signature\",format=\"jpg\",outcome=\"refused\"}")
                .contains("nameplate_merge_notes_total{kind=\"healed-ampersand\"}")
                .contains("nameplate_stage_seconds_bucket{stage=\"render\"")
                .contains("nameplate_template_requests_total{outcome=\"image\",template=\"webinar\"}")
                .contains("nameplate_genuine_answers_seconds_bucket{answer=\"own\",tier=\"rendered\"")
                .contains("nameplate_http_answers_total{status=\"200\"}")
                .contains("nameplate_http_answers_total{status=\"403\"}")
                .contains("nameplate_render_queue")
                .contains("nameplate_cache_memory_bytes")
                .contains("nameplate_templates ")
                .doesNotContain(CANARY);
    }

    @Test
    void without_the_library_only_the_users_templates_are_served(@TempDir Path folder) throws Exception {
        Path mine = Files.createDirectories(folder.resolve("templates/mine")).resolve("template.json");
        Files.writeString(
                mine,
                "{\"format\": 1, \"title\": \"Mine\", \"sizes\": [{\"width\": 80, \"height\": 40}],"
                        + " \"layers\": [{\"id\": \"ground\", \"type\": \"shape\", \"fill\": \"#336699\"}]}");
        try (RunningServer alone = RunningServer.start(folder, "templates.library", "false")) {
            assertThat(text(RawHttp.get(alone.operationsPort(), "/metrics")))
                    .as("requests of the server to itself are nobody's")
                    .doesNotContain("nameplate_requests_total{")
                    .doesNotContain("nameplate_cache_lookups_total{");
            assertThat(RawHttp.get(alone.port(), RunningServer.sign("mine.png", Map.of(), List.of()))
                            .status())
                    .isEqualTo(200);
            assertThat(RawHttp.get(alone.port(), RunningServer.sign("webinar.jpg", Map.of(), List.of()))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void other_paths_and_methods_are_refused() throws IOException {
        assertThat(operations("/t/webinar.jpg").status()).isEqualTo(404);
        assertThat(operations("/").status()).isEqualTo(404);
        assertThat(RawHttp.exchange(server.operationsPort(), "POST", "/health/live", "Content-Length: 0")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void the_gallery_shows_every_template_with_links_that_open() throws IOException {
        Answer page = RawHttp.get(server.port(), "/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        String html = text(page);
        assertThat(html)
                .contains("\"path\":\"webinar\"", "\"path\":\"vip-pass\"")
                .doesNotContain("/*DATA*/");
        String base = "http://127.0.0.1:" + server.port();
        int at = html.indexOf(base + "/t/webinar.jpg");
        String link = html.substring(at + base.length(), html.indexOf('"', at));
        assertThat(RawHttp.get(server.port(), link + "&name=Gallery").status()).isEqualTo(200);
        for (String part : List.of("/gallery/gallery.css", "/gallery/gallery.js", "/gallery/icon.svg")) {
            assertThat(RawHttp.get(server.port(), part).status()).as(part).isEqualTo(200);
        }
    }

    @Test
    void where_the_index_is_off_nothing_is_signed_for_visitors(@TempDir Path data) throws IOException {
        try (RunningServer closed = RunningServer.start(data, "http.index", "off", "http.explain-headers", "off")) {
            assertThat(RawHttp.get(closed.port(), "/").status()).isEqualTo(404);
            Answer answer = RawHttp.get(
                    closed.port(),
                    RunningServer.sign("webinar.jpg", Map.of(), List.of("name")) + "&name=*%7CFNAME%7C*");
            assertThat(answer.header("Nameplate-Outcome")).contains("image");
            assertThat(answer.header("Nameplate-Notes")).isEmpty();
            assertThat(answer.header("Server-Timing")).isEmpty();
            assertThat(RawHttp.get(closed.port(), "/t/webinar.jpg").header("Nameplate-Outcome"))
                    .contains("refused");
        }
    }
}
