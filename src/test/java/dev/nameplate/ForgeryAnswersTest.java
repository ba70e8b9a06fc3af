package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Forgeries;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever bends a link learns nothing from the answer, and costs no picture. */
class ForgeryAnswersTest {

    private static final String TEMPLATE = "{\"format\":1,\"title\":\"Plain\","
            + "\"sizes\":[{\"width\":300,\"height\":80,\"background\":\"#FFFFFF\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true},{\"name\":\"title\"}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[10,10,280,60],\"text\":[\"{name}\",\"Hello\"]}]}";

    private static RunningServer server;

    /** What every refusal looks like. */
    private static Answer refusal;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        for (String folder : List.of("plain", "acme/plain")) {
            Path template = Files.createDirectories(data.resolve("templates").resolve(folder));
            Files.writeString(template.resolve("template.json"), TEMPLATE);
        }
        // What a public server shows, which is not that of a developer's own machine.
        server = RunningServer.start(
                data, "templates.library", "false", "links.keys", Forgeries.KEYS, "http.explain-headers", "off");
        refusal = RawHttp.get(server.port(), "/t/plain.jpg?name=Sarah");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        headers.remove("date");
        return headers;
    }

    /** What rendering, merging and caching have done so far. */
    private static Map<String, String> work() throws IOException {
        String metrics =
                new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(line -> line.matches("nameplate_(cache_lookups|cache_memory_images|bases|degraded"
                                + "|image_bytes|merge_notes|template_requests).*")
                        || line.matches("nameplate_stage_seconds_count.*(merge|base|layout|paint|encode|render).*"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> line.substring(line.lastIndexOf(' ') + 1),
                        (one, other) -> other,
                        TreeMap::new));
    }

    private static double counted(String name) throws IOException {
        String metrics =
                new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    @Test
    void the_link_that_is_bent_gives_an_image() throws IOException {
        Answer answer = RawHttp.get(server.port(), Forgeries.GENUINE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Nameplate-Outcome")).contains("image");
        assertThat(Forgeries.all()).hasSizeGreaterThanOrEqualTo(24);
    }

    @Test
    void the_refusal_is_a_small_picture_without_a_reason() throws IOException {
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.header("Content-Type")).contains("image/png");
        assertThat(refusal.header("Cache-Control")).contains("no-store");
        assertThat(refusal.header("Nameplate-Outcome")).contains("refused");
        assertThat(refusal.header("ETag")).isEmpty();
        assertThat(refusal.body().length).isBetween(60, 600);
    }

    static List<String> kinds() {
        return List.copyOf(Forgeries.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_gets_the_same_bytes_and_no_work(String kind) throws IOException {
        Map<String, String> before = work();
        double verified = counted("nameplate_stage_seconds_count{stage=\"verify\"}");
        List<String> targets = Forgeries.all().get(kind);
        for (String target : targets) {
            // A template that is there, and one that is not: nobody is to learn which are.
            for (String one : List.of(target, target.replace("plain.", "absent."))) {
                Answer answer = RawHttp.get(server.port(), one);
                assertThat(answer.status()).as(one).isEqualTo(403);
                assertThat(answer.body()).as(one).isEqualTo(refusal.body());
                assertThat(headers(answer)).as(one).isEqualTo(headers(refusal));
            }
        }
        assertThat(work()).isEqualTo(before);
        assertThat(counted("nameplate_stage_seconds_count{stage=\"verify\"}"))
                .as("each was verified, once")
                .isEqualTo(verified + 2 * targets.size());
    }

    static List<String> strangers() {
        return List.copyOf(Forgeries.strangers().keySet());
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void what_is_no_link_is_not_found_whatever_is_behind_it(String kind) throws IOException {
        Map<String, String> before = work();
        Answer nothing = RawHttp.get(server.port(), "/t/");
        for (String target : Forgeries.strangers().get(kind)) {
            Answer answer = RawHttp.get(server.port(), target);
            assertThat(answer.status()).as(target).isEqualTo(404);
            if (target.startsWith("/t/")) {
                assertThat(answer.body()).as(target).isEqualTo(nothing.body());
                assertThat(headers(answer)).as(target).isEqualTo(headers(nothing));
            }
        }
        assertThat(work()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get", "BREW"})
    void another_method_gets_no_image(String method) throws IOException {
        Map<String, String> before = work();
        Answer genuine = RawHttp.exchange(server.port(), method, Forgeries.GENUINE, "Content-Length: 0");
        Answer forged = RawHttp.exchange(
                server.port(), method, Forgeries.GENUINE.replace("_sig=k1.", "_sig=k2."), "Content-Length: 0");
        assertThat(genuine.status()).isIn(400, 405);
        assertThat(forged.status()).isEqualTo(genuine.status());
        assertThat(headers(forged)).isEqualTo(headers(genuine));
        assertThat(forged.body()).isEqualTo(genuine.body());
        assertThat(work()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "https://img.acme.com", "//localhost", "HTTP://LOCALHOST:80"})
    void an_absolute_target_is_malformed(String base) throws IOException {
        Map<String, String> before = work();
        Answer answer = RawHttp.get(server.port(), base + Forgeries.GENUINE);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(work()).isEqualTo(before);
    }

    @Test
    void a_forged_link_is_refused_for_head_and_for_a_copy_that_is_known_too() throws IOException {
        String etag =
                RawHttp.get(server.port(), Forgeries.GENUINE).header("ETag").orElseThrow();
        String forged = Forgeries.GENUINE.replace("2027-01-31", "2030-01-01");

        assertThat(RawHttp.get(server.port(), Forgeries.GENUINE, "If-None-Match: " + etag)
                        .status())
                .isEqualTo(304);
        assertThat(RawHttp.get(server.port(), forged, "If-None-Match: " + etag).status())
                .isEqualTo(403);
        assertThat(RawHttp.get(server.port(), forged, "If-None-Match: *").status())
                .isEqualTo(403);
        Answer head = RawHttp.exchange(server.port(), "HEAD", forged);
        assertThat(head.status()).isEqualTo(403);
        assertThat(head.body()).isEmpty();
    }
}
