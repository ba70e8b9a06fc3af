package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import dev.nameplate.testing.Seeds;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of answers, row by row over a raw socket. */
class AnswerTableTest {

    private static final String DAY = "public, max-age=86400";
    private static final String NOBODY = "no-cache, max-age=0";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        RunningServer.publish(data, "webinar");
        server = RunningServer.start(data, "templates.library", "false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer get(String target, String... headers) throws IOException {
        return RawHttp.get(server.port(), target, headers);
    }

    private static String link(Map<String, String> set, String open) {
        return RunningServer.sign("webinar.jpg", set, List.of("name", "company")) + open;
    }

    private static BufferedImage decoded(Answer answer) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image)
                .as("a decodable image of %d bytes", answer.body().length)
                .isNotNull();
        return image;
    }

    @Test
    void an_image_is_answered_with_all_its_headers() throws IOException {
        Answer answer = get(link(Map.of(), "&name=Sarah&company=Acme"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("image/jpeg");
        assertThat(answer.header("Content-Length")).contains(String.valueOf(answer.body().length));
        assertThat(answer.header("Cache-Control")).contains(DAY);
        assertThat(answer.header("ETag").orElseThrow()).matches("\"[A-Za-z0-9_-]{43}\"");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).contains("cross-origin");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.header("Timing-Allow-Origin")).contains("*");
        assertThat(answer.header("Nameplate-Outcome").orElseThrow()).startsWith("image; ");
        BufferedImage image = decoded(answer);
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg:image/jpeg", "jpeg:image/jpeg", "png:image/png", "webp:image/webp", "gif:image/gif"})
    void the_extension_alone_decides_the_format(String pair) throws IOException {
        String extension = pair.substring(0, pair.indexOf(':'));
        Answer answer = get(
                RunningServer.sign("webinar." + extension, Map.of("name", "Sarah"), List.of()), "Accept: image/avif");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains(pair.substring(pair.indexOf(':') + 1));
    }

    @Test
    void jpg_and_jpeg_are_the_same_bytes_under_the_same_tag() throws IOException {
        Answer jpg = get(RunningServer.sign("webinar.jpg", Map.of("name", "Ann"), List.of()));
        Answer jpeg = get(RunningServer.sign("webinar.jpeg", Map.of("name", "Ann"), List.of()));
        assertThat(jpg.body()).isEqualTo(jpeg.body());
        assertThat(jpg.header("ETag")).isEqualTo(jpeg.header("ETag"));
    }

    @Test
    void two_links_that_merge_to_the_same_values_have_the_same_tag() throws IOException {
        Answer one = get(link(Map.of(), "&name=Jos%C3%A9&company=AT%26T&utm_source=x"));
        Answer other = get(link(Map.of(), "&company=AT&T&name=+Jos%E9+"));
        assertThat(one.header("ETag")).isEqualTo(other.header("ETag"));
        assertThat(one.body()).isEqualTo(other.body());
        assertThat(other.header("Nameplate-Notes").orElseThrow()).contains("company=healed-ampersand");
    }

    @Test
    void a_matching_tag_is_answered_without_the_image() throws IOException {
        String target = link(Map.of(), "&name=Tagged");
        String tag = get(target).header("ETag").orElseThrow();
        for (String given : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            Answer answer = get(target, "If-None-Match: " + given);
            assertThat(answer.status()).as(given).isEqualTo(304);
            assertThat(answer.header("ETag")).contains(tag);
            assertThat(answer.header("Cache-Control")).contains(DAY);
        }
        assertThat(get(target, "If-None-Match: \"x\"").status()).isEqualTo(200);
    }

    @Test
    void an_expired_link_shows_the_fallback_image() throws IOException {
        long past = Instant.now().getEpochSecond() - 400;
        Answer answer = get(link(Map.of("_exp", String.valueOf(past)), "&name=Sarah"));
        assertFallback(answer, "expired");
        assertThat(answer.body())
                .isEqualTo(get(link(Map.of("_v", "ffffffffffff"), "&name=Bob")).body());
    }

    @Test
    void a_link_just_past_its_expiry_is_still_served_but_kept_by_nobody() throws IOException {
        long past = Instant.now().getEpochSecond() - 100;
        Answer answer = get(link(Map.of("_exp", String.valueOf(past)), "&name=Sarah"));
        assertThat(answer.header("Nameplate-Outcome").orElseThrow()).startsWith("image");
        assertThat(answer.header("Cache-Control")).contains(NOBODY);
    }

    @Test
    void the_age_never_exceeds_the_time_to_the_expiry() throws IOException {
        long soon = Instant.now().getEpochSecond() + 1000;
        String control = get(link(Map.of("_exp", String.valueOf(soon)), "&name=Sarah"))
                .header("Cache-Control")
                .orElseThrow();
        assertThat(Integer.parseInt(control.substring(control.lastIndexOf('=') + 1)))
                .isBetween(900, 1000);
    }

    @Test
    void an_unknown_version_shows_the_fallback_image() throws IOException {
        assertFallback(get(link(Map.of("_v", "00000000"), "&name=Sarah")), "unknown-version");
    }

    @Test
    void a_pinned_link_never_changes_unless_it_can_end() throws IOException {
        String version = version();
        assertThat(get(link(Map.of("_v", version), "&name=Sarah")).header("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
        assertThat(get(link(Map.of("_v", version, "_link", "spring"), "&name=Sarah"))
                        .header("Cache-Control"))
                .as("the register can end it")
                .contains("public, max-age=300");
        String far = String.valueOf(Instant.now().getEpochSecond() + 900_000);
        assertThat(get(link(Map.of("_v", version, "_exp", far), "&name=Sarah")).header("Cache-Control"))
                .contains(DAY);
    }

    private static String version() throws IOException {
        try (java.util.stream.Stream<Path> kept =
                java.nio.file.Files.list(server.data().resolve("versions").resolve("webinar"))) {
            return kept.map(path -> path.getFileName().toString())
                    .filter(name -> name.length() == 64)
                    .findFirst()
                    .orElseThrow()
                    .substring(0, 8);
        }
    }

    @Test
    void refused_links_all_get_the_same_answer() throws IOException {
        String sound = link(Map.of(), "&name=Sarah");
        List<String> forged = List.of(
                "/t/webinar.jpg",
                "/t/webinar.jpg?name=Sarah",
                "/t/nosuchtemplate.jpg?name=Sarah",
                sound.replace("webinar", "coupon"),
                sound.replace(".jpg?", ".png?"),
                sound.replace("_sig=k1.", "_sig=k2."),
                sound.replace("_sig=", "_sig=x"),
                sound.replace("&_open=", "&_q=95&_open="),
                sound.replace("?_sig=", "?_sig=k1.AAAAAAAAAAAAAAAAAAAAAA&_sig="),
                sound.substring(0, 30),
                RunningServer.sign("k1:" + "B".repeat(43), "webinar.jpg", Map.of(), List.of("name")));
        Answer first = get(forged.get(0));
        for (String target : forged) {
            Answer answer = get(target);
            assertThat(answer.status()).as(target).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(first.body());
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Content-Type")).contains("image/png");
            assertThat(answer.header("ETag")).isEmpty();
        }
        decoded(first);
    }

    @Test
    void a_genuine_link_to_an_unknown_template_is_not_found() throws IOException {
        Answer answer = get(RunningServer.sign("nosuchtemplate.jpg", Map.of(), List.of()));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        decoded(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/t/webinar.JPG",
                "/t/Webinar.jpg",
                "/t/webinar",
                "/t/webinar.jpg/",
                "/t//webinar.jpg",
                "/t/./webinar.jpg",
                "/t/../t/webinar.jpg",
                "/t/a/b/c.jpg",
                "/t/webinar.svg",
                "/t/%77ebinar.jpg",
                "/t/"
            })
    void other_paths_below_t_are_not_found_with_a_picture(String path) throws IOException {
        String query = link(Map.of(), "");
        Answer answer = get(path + query.substring(query.indexOf('?')));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        decoded(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/T/webinar.jpg", "/nothing", "/metrics", "/health/live", "/schema/template.json", "/t"})
    void other_paths_are_not_found(String path) throws IOException {
        Answer answer = get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void options_and_other_methods_name_what_is_allowed() throws IOException {
        Answer options = RawHttp.exchange(server.port(), "OPTIONS", link(Map.of(), ""));
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).contains("GET, HEAD, OPTIONS");
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW")) {
            Answer answer = RawHttp.exchange(server.port(), method, link(Map.of(), ""), "Content-Length: 0");
            assertThat(answer.status()).as(method).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void head_is_get_without_the_body() throws IOException {
        for (String target : List.of(
                link(Map.of(), "&name=Head"),
                link(Map.of("_v", "00000000"), ""),
                "/t/webinar.jpg?name=x",
                "/t/webinar.JPG",
                RunningServer.sign("nosuchtemplate.png", Map.of(), List.of()))) {
            Answer head = RawHttp.exchange(server.port(), "HEAD", target);
            Answer get = get(target);
            assertThat(head.status()).as(target).isEqualTo(get.status());
            Map<String, List<String>> expected = new java.util.TreeMap<>(get.headers());
            Map<String, List<String>> actual = new java.util.TreeMap<>(head.headers());
            for (String varying : List.of("nameplate-outcome", "nameplate-request", "server-timing")) {
                expected.remove(varying);
                actual.remove(varying);
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET %s HTTP/1.1\r\n\r\n",
                "GET %s HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
                "GET %s HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET %s HTTP/1.1\r\nHost:\r\n\r\n",
                "GET %s HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n",
                "GET http://a%s HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET %s HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
                "GET %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET %s HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "GET %s HTTP/1.1\r\nHost : a\r\n\r\n"
            })
    void malformed_requests_are_refused_and_the_connection_closed(String text) throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            http.send(String.format(text, link(Map.of(), "&name=Sarah")));
            assertThat(http.read(true).status()).isEqualTo(400);
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_target_or_head_that_is_too_long_is_refused() throws IOException {
        String longest = link(Map.of(), "&name=" + "x".repeat(9000));
        assertThat(get(longest).status()).isEqualTo(414);
        String fits = link(Map.of(), "&name=");
        assertThat(get(fits + "x".repeat(8192 - fits.length())).status()).isEqualTo(200);
        assertThat(get(fits + "x".repeat(8193 - fits.length())).status()).isEqualTo(414);
        assertThat(get(fits, "X-Long: " + "x".repeat(17_000)).status()).isEqualTo(431);
    }

    @Test
    void a_download_carries_its_name() throws IOException {
        Answer answer = get(link(Map.of("_dl", "Zoë.jpg"), "&name=Sarah"));
        assertThat(answer.header("Content-Disposition"))
                .contains("attachment; filename=\"Zo_.jpg\"; filename*=UTF-8''Zo%C3%AB.jpg");
    }

    @Test
    void ranges_are_ignored() throws IOException {
        Answer answer = get(link(Map.of(), "&name=Sarah"), "Range: bytes=0-10");
        assertThat(answer.status()).isEqualTo(200);
        decoded(answer);
    }

    @Test
    void a_density_gives_more_pixels_and_one_that_is_lacking_the_next_lower() throws IOException {
        assertThat(decoded(get(link(Map.of("_dpr", "2"), "&name=A"))).getWidth())
                .isEqualTo(2400);
        Answer lacking = get(link(Map.of("_dpr", "3"), "&name=A"));
        assertThat(decoded(lacking).getWidth()).isIn(2400, 3600);
    }

    @Test
    void any_bytes_as_a_query_get_an_answer() throws IOException {
        long seed = Seeds.one();
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        String signed = link(Map.of(), "");
        for (int i = 0; i < 400; i++) {
            StringBuilder query = new StringBuilder(i % 2 == 0 ? signed + "&name=" : "/t/webinar.jpg?");
            for (int n = random.nextInt(60); n > 0; n--) {
                char c = (char) (0x21 + random.nextInt(0xDF));
                query.append(c == 0x7F ? '%' : c);
            }
            Answer answer = get(query.toString());
            assertThat(answer.status()).as("seed %d: %s", seed, query).isIn(200, 403);
        }
    }

    private static void assertFallback(Answer answer, String reason) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains(NOBODY);
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Nameplate-Outcome")).contains("fallback; reason=" + reason);
        assertThat(decoded(answer).getWidth()).isEqualTo(1200);
    }
}
