package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nameplate.observe.CapturedLog;
import dev.nameplate.observe.LogSettings;
import dev.nameplate.testing.ApiClient;
import dev.nameplate.testing.ApiClient.Reply;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.OpenApi;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.Seeds;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The REST API over sockets; every request and answer is held against the description, all of which has to be seen. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiServerTest {

    private static final String SECRET = "c2VjcmV0LW9mLWEtdGVzdC10aGF0LWlzLWxvbmctZW5vdWdo";
    private static final String OF_ACME = "YW5vdGhlci1zZWNyZXQtZm9yLW9uZS1wcm9qZWN0LWFsb25l";
    private static final String CANARY = "Zanzibara";

    private static RunningServer server;
    private static CapturedLog log;
    private static ApiClient client;
    private static String base;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        log = CapturedLog.objects(LogSettings.Level.DEBUG);
        Path offer = Files.createDirectories(data.resolve("templates/acme/offer"));
        Files.writeString(
                offer.resolve("template.json"),
                Files.readString(SmallServer.templates(data).resolve("webinar/template.json")));
        server = SmallServer.start(
                data,
                "admin.port",
                "0",
                "admin.keys",
                "all:" + SECRET + ",shop@acme:" + OF_ACME,
                "log.access",
                "true",
                "render.deadline",
                "2s",
                "http.idle-timeout",
                "3s");
        base = "http://127.0.0.1:" + server.adminPort();
        client = new ApiClient(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    @AfterAll
    static void stop() {
        server.close();
        log.close();
    }

    private static Reply post(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + SECRET));
        if (!List.of(headers).contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        all.addAll(List.of(headers));
        return client.send(base, "POST", path, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    private static Reply get(String path, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + SECRET));
        all.addAll(List.of(headers));
        return client.send(base, "GET", path, new byte[0], all.toArray(String[]::new));
    }

    /** A picture; whoever is told that there is too much else to do comes again. */
    private static Reply picture(String body, String... headers) throws InterruptedException {
        Reply reply = post("/api/render", body, headers);
        for (int i = 0; i < 100 && reply.status() == 503; i++) {
            Thread.sleep(100);
            reply = post("/api/render", body, headers);
        }
        return reply;
    }

    private static String target(String link) {
        return link.replaceFirst("https?://[^/]+", "");
    }

    private static List<String> errors(JsonNode problem) {
        List<String> all = new ArrayList<>();
        problem.path("errors")
                .forEach(error -> all.add(error.get("pointer").asText() + " "
                        + error.get("detail").asText()));
        return all;
    }

    @Test
    void a_link_that_was_made_opens() throws IOException {
        Reply reply = post(
                "/api/links",
                "{\"template\": \"webinar\", \"set\": {\"company\": \"AT&T\"}, \"open\": [\"name\"], \"expires\": \"90d\","
                        + " \"link\": \"spring-27\", \"dpr\": 2, \"quality\": 80, \"pin\": true, \"recipients\": 20000}");
        assertThat(reply.status()).isEqualTo(200);
        JsonNode link = reply.json();
        assertThat(link.get("width").asInt()).isEqualTo(600);
        assertThat(link.get("height").asInt()).isEqualTo(320);
        assertThat(link.get("link").asText())
                .startsWith("http://127.0.0.1:" + server.port() + "/t/webinar.jpg?_sig=k1.")
                .contains("company=AT%26T", "_link=spring-27", "_dpr=2", "_q=80", "_v=", "_exp=", "_max=20000")
                .endsWith("&_open=name");
        RawHttp.Answer image =
                RawHttp.get(server.port(), target(link.get("link").asText()) + "&name=Sarah");
        assertThat(image.status()).isEqualTo(200);
        assertThat(image.header("Nameplate-Outcome").orElseThrow()).startsWith("image");
        assertThat(reply.header("Cache-Control")).contains("no-store");
    }

    @Test
    void a_link_is_held_to_an_allow_set_that_is_named() {
        String made = "{\"template\": \"webinar\", \"open\": [\"name\"], \"allow\": \"%s\", \"recipients\": %d}";
        assertThat(post("/api/links", made.formatted("spring", 1))
                        .json()
                        .get("link")
                        .asText())
                .contains("_allow=spring", "_max=1&");
        assertThat(errors(post("/api/links", made.formatted("Spring!", 0)).json()))
                .anyMatch(one -> one.startsWith("/allow "))
                .anyMatch(one -> one.startsWith("/recipients recipients is \"0\"; it takes a whole number from 1"));
    }

    @Test
    void an_image_tag_carries_the_tags_of_its_provider() {
        JsonNode link = post(
                        "/api/links",
                        "{\"template\": \"webinar\", \"esp\": \"mailchimp\", \"fields\": {\"name\": \"FNAME\"},"
                                + " \"base\": \"https://img.acme.com/\", \"html\": true}")
                .json();
        assertThat(link.get("link").asText())
                .startsWith("https://img.acme.com/t/webinar.jpg?_sig=")
                .endsWith("&_open=name&name=*|URL:FNAME|*");
        assertThat(link.get("img").asText())
                .startsWith("<img src=")
                .contains("width=\"600\"", "&amp;name=*|URL:FNAME|*");
        assertThat(post(
                                "/api/links",
                                "{\"template\": \"webinar\", \"esp\": \"braze\", \"open\": [\"name\"], \"strict\": true}")
                        .json()
                        .get("code")
                        .asText())
                .contains("hmac_sha256_hex", "THE SECRET OF KEY k1");
    }

    @Test
    void a_sealed_value_is_drawn_and_cannot_be_read() throws Exception {
        String link = post(
                        "/api/links",
                        "{\"template\": \"webinar\", \"seal\": {\"name\": \"Sarah\", \"company\": \"AT&T\"}}")
                .json()
                .get("link")
                .asText();
        assertThat(link).contains("_seal=").doesNotContain("Sarah", "AT%26T");
        String open = RunningServer.sign("webinar.jpg", Map.of("name", "Sarah", "company", "AT&T"), List.of());
        assertThat(RawHttp.get(server.port(), target(link)).body())
                .isEqualTo(RawHttp.get(server.port(), open).body());
        assertThat(errors(post(
                                "/api/links",
                                "{\"template\": \"webinar\", \"seal\": {\"name\": \"x\", \"_dpr\": 2}, \"open\": [\"name\"]}")
                        .json()))
                .hasSize(2)
                .anyMatch(one -> one.startsWith("/seal/name name is both sealed and open"))
                .anyMatch(one -> one.startsWith("/seal/_dpr `_dpr` cannot be sealed"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Reply reply = post(
                "/api/links",
                "{\"template\": \"webinar\", \"ext\": \"jgp\", \"opne\": [], \"dpr\": 4, \"quality\": 80.5, \"expires\": \"soon\","
                        + " \"set\": {\"name\": null, \"Bad~/\": \"x\", \"n\": 1.5}, \"open\": [\"company\", 7, \"company\"],"
                        + " \"esp\": \"mailchip\", \"html\": \"yes\", \"base\": \"img.acme.com\", \"_sig\": \"x\"}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(errors(reply.json()))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one)
                                .startsWith("/ext \"jgp\" is no ending here; did you mean jpg?; allowed are jpg"),
                        one -> assertThat(one).startsWith("/opne there is no \"opne\" here; did you mean open?"),
                        one -> assertThat(one).isEqualTo("/dpr dpr is \"4\"; it takes a whole number from 1 to 3"),
                        one -> assertThat(one)
                                .startsWith("/quality quality is \"80.5\"; it takes a whole number from 30 to 95"),
                        one -> assertThat(one).startsWith("/expires \"soon\" is no moment"),
                        one -> assertThat(one).startsWith("/set/name it is null"),
                        one -> assertThat(one).startsWith("/set/n it is a number with a fraction"),
                        one -> assertThat(one).startsWith("/set/Bad~0~1 `Bad~/` is no field's name"),
                        one -> assertThat(one).startsWith("/open/1 it is a whole number; open lists texts"),
                        one -> assertThat(one).startsWith("/open/2 \"company\" stands twice"),
                        one -> assertThat(one)
                                .startsWith("/esp \"mailchip\" is no e-mail service provider")
                                .contains("did you mean mailchimp?"),
                        one -> assertThat(one).startsWith("/html html is a text; it takes true or false"),
                        one -> assertThat(one)
                                .startsWith("/base \"img.acme.com\" is nothing that links can begin with"),
                        one -> assertThat(one).startsWith("/_sig there is no \"_sig\" here"));
        assertThat(errors(post("/api/links", "{}").json()))
                .singleElement()
                .asString()
                .contains("there is no template");
        assertThat(errors(post(
                                "/api/links",
                                "{\"template\": \"webinar\", \"dpr\": 2, \"set\": {\"_dpr\": 1, \"_tz\": \"Mars\"}}")
                        .json()))
                .hasSize(2)
                .anyMatch(one -> one.startsWith("/dpr dpr and _dpr in set say the same thing"))
                .anyMatch(one -> one.startsWith("/set/_tz _tz is `Mars`"));
        assertThat(errors(post(
                                "/api/links",
                                "{\"template\": \"webinar\", \"language\": \"!\", \"download\": \"a/b\", \"open\": [\"Name\"]}")
                        .json()))
                .hasSize(3)
                .anyMatch(one -> one.startsWith("/language _lang is"))
                .anyMatch(one -> one.startsWith("/download _dl is"))
                .anyMatch(one -> one.startsWith("/open/0 `Name` cannot be open"));
        assertThat(
                        errors(
                                picture422(
                                        "{\"template\": \"webinar\", \"values\": {\"nmae\": \"x\", \"_dpr\": 2}, \"zone\": \"Mars\", \"dpi\": 3}")))
                .hasSize(4)
                .anyMatch(one -> one.startsWith("/values/nmae webinar has no field \"nmae\"; did you mean name?"))
                .anyMatch(one -> one.startsWith("/values/_dpr"))
                .anyMatch(one -> one.startsWith("/zone zone is \"Mars\""))
                .anyMatch(one -> one.startsWith("/dpi there is no \"dpi\" here; did you mean dpr?"));
    }

    /** What is too much is told in few words, and costs little. */
    @Test
    void a_request_that_is_full_of_faults_is_not_told_each_of_them() {
        StringBuilder names = new StringBuilder();
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            names.append(i == 0 ? "" : ",").append("\"A").append(i).append("\":1");
            list.append(i == 0 ? "" : ",").append("\"A").append(i).append("\"");
        }
        String long64 = "x".repeat(60_000);
        assertThat(errors(post("/api/links", "{\"template\":\"webinar\",\"set\":{" + names + "}}")
                        .json()))
                .containsExactly("/set set has 5000 members; it takes at most 64");
        assertThat(errors(post("/api/links", "{\"template\":\"webinar\",\"open\":[" + list + "]}")
                        .json()))
                .containsExactly("/open open has 5000 members; it takes at most 64");
        assertThat(errors(post("/api/links", "{\"template\":\"webinar\"," + names + "}")
                        .json()))
                .hasSize(21)
                .endsWith(" there are 4980 more names that are none here");
        for (String member : List.of("esp", "ext", "expires", "base", "zone", "language")) {
            Reply reply = post("/api/links", "{\"template\":\"webinar\",\"" + member + "\":\"" + long64 + "\"}");
            assertThat(errors(reply.json())).as(member).hasSize(1);
            assertThat(reply.body()).as(member).hasSizeLessThan(2000);
        }
        assertThat(errors(post(
                                "/api/links",
                                "{\"template\":\"webinar\",\"esp\":\"mailchimp\",\"fields\":{\"name\":\"" + long64
                                        + "\"}}")
                        .json()))
                .singleElement()
                .asString()
                .startsWith("/fields/name it has 60000 characters");
        assertThat(post("/api/links", "{\"template\":\"webinar\",\"set\":{\"name\":\"" + long64 + "\"}}")
                        .text())
                .contains("longer than 8192 bytes");
    }

    private static JsonNode picture422(String body) {
        Reply reply = post("/api/render", body);
        assertThat(reply.status()).isEqualTo(422);
        return reply.json();
    }

    @Test
    void without_a_key_nothing_is_told() {
        Set<String> bodies = new TreeSet<>();
        for (String path : List.of(
                "/api/links",
                "/api/render",
                "/api/templates",
                "/api/templates/webinar",
                "/api/templates/acme/offer",
                "/api/nothing",
                "/")) {
            for (String[] headers : new String[][] {
                {},
                {"Authorization", "Bearer " + SECRET.substring(1)},
                {"Authorization", "Bearer " + SECRET + "x"},
                {"Authorization", "Bearer"},
                {"Authorization", "Basic " + SECRET},
                {"Authorization", SECRET},
                {"Authorization", "Bearer " + "x".repeat(5000)},
                {"Authorization", "Bearer " + SECRET, "authorization", "Bearer " + SECRET}
            }) {
                for (String method : List.of("GET", "POST", "DELETE")) {
                    Reply reply = client.send(base, method, path, new byte[0], headers);
                    assertThat(reply.status()).as("%s %s", method, path).isEqualTo(401);
                    assertThat(reply.header("WWW-Authenticate")).contains("Bearer realm=\"nameplate\"");
                    bodies.add(reply.text().replaceAll("[0-9a-f]{16}", "ID"));
                }
            }
        }
        assertThat(bodies).hasSize(1);
        assertThat(client.send(base, "GET", "/api/openapi.json", new byte[0]).status())
                .isEqualTo(200);
    }

    @Test
    void a_key_of_a_project_makes_what_is_of_its_project() throws Exception {
        String[] shop = {"Authorization", "Bearer " + OF_ACME};
        String[] shopJson = {"Authorization", "bearer " + OF_ACME, "Content-Type", "application/json"};
        JsonNode list =
                client.send(base, "GET", "/api/templates", new byte[0], shop).json();
        assertThat(list.get("templates")).hasSize(1);
        assertThat(list.at("/templates/0/template").asText()).isEqualTo("acme/offer");
        for (String foreign : List.of("webinar", "no-such", "other/offer", "acme")) {
            byte[] body = ("{\"template\": \"" + foreign + "\"}").getBytes(StandardCharsets.UTF_8);
            for (String path : List.of("/api/links", "/api/render")) {
                Reply reply = client.send(base, "POST", path, body, shopJson);
                assertThat(reply.status()).as("%s %s", path, foreign).isEqualTo(403);
                assertThat(reply.json().get("detail").asText()).contains("shop", "project acme");
            }
            assertThat(client.send(base, "GET", "/api/templates/" + foreign, new byte[0], shop)
                            .status())
                    .isEqualTo(403);
        }
        byte[] own = "{\"template\": \"acme/offer\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(client.send(base, "POST", "/api/links", own, shopJson).status())
                .isEqualTo(200);
        assertThat(client.send(base, "GET", "/api/templates/acme/offer", new byte[0], shop)
                        .status())
                .isEqualTo(200);
        assertThat(get("/api/templates").json().get("templates")).hasSize(2);
        JsonNode near = client.send(
                        base,
                        "POST",
                        "/api/links",
                        "{\"template\": \"acme/offr\"}".getBytes(StandardCharsets.UTF_8),
                        shopJson)
                .json();
        assertThat(errors(near)).singleElement().asString().contains("did you mean acme/offer?");
    }

    @Test
    void templates_are_told_with_their_fields() {
        JsonNode one = get("/api/templates/webinar").json();
        assertThat(one.get("endings")).hasSize(5);
        assertThat(one.at("/fields/0/name").asText()).isEqualTo("name");
        assertThat(one.at("/fields/0/open").asBoolean()).isTrue();
        assertThat(one.at("/fields/0/samples/0").asText()).isEqualTo("Sarah");
        assertThat(get("/api/templates/webinr").json().get("detail").asText()).contains("did you mean webinar?");
        assertThat(get("/api/templates/Web..inar").status()).isEqualTo(404);
        assertThat(client.send(base, "HEAD", "/api/templates", new byte[0], "Authorization", "Bearer " + SECRET)
                        .body())
                .isEmpty();
    }

    @Test
    void each_kind_of_refusal_has_its_status() throws IOException {
        JsonNode malformed = post("/api/links", "{\"template\": \"webinar\",\n  \"open\": [name]}")
                .json();
        assertThat(malformed.get("status").asInt()).isEqualTo(400);
        assertThat(malformed.get("detail").asText()).startsWith("Line 2, column 1");
        for (String text : List.of(
                "",
                "[]",
                "\"x\"",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}",
                "{\"template\": 1" + "0".repeat(100) + "}",
                "nul",
                "{\"template\":\"\u0000\"}")) {
            assertThat(post("/api/links", text).status()).as(text).isEqualTo(400);
            assertThat(post("/api/render", text).status()).as(text).isEqualTo(400);
        }
        byte[] latin = "{\"template\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(client.send(
                                base,
                                "POST",
                                "/api/links",
                                latin,
                                "Authorization",
                                "Bearer " + SECRET,
                                "Content-Type",
                                "application/json")
                        .text())
                .contains("byte 15 of the body is no UTF-8");
        for (String path : List.of("/api/links?x", "/api/render?a=b")) {
            assertThat(post(path, "{}").status()).isEqualTo(400);
        }
        for (String path : List.of(
                "/api/templates?x", "/api/templates/webinar?x", "/api/templates/acme/offer?x", "/api/openapi.json?x")) {
            assertThat(get(path).status()).isEqualTo(400);
        }
        for (String path : List.of("/api/links", "/api/render")) {
            String good = "{\"template\": \"webinar\"}";
            assertThat(post(path, "{\"template\": \"webinr\"}").text()).contains("did you mean webinar?");
            assertThat(post(path, good, "Accept", "text/html, application/xml;q=0.9")
                            .status())
                    .isEqualTo(406);
            assertThat(post(path, good, "Accept", "*/*;q=0.000").status()).isEqualTo(406);
            assertThat(post(path, good.repeat(5000)).status()).isEqualTo(413);
            assertThat(post(path, good, "Content-Type", "text/plain").status()).isEqualTo(415);
            assertThat(post(path, good, "Content-Type", "application/json; charset=latin1")
                            .status())
                    .isEqualTo(415);
            assertThat(post(path, good, "Content-Encoding", "gzip").header("Accept-Encoding"))
                    .contains("identity");
            Reply method = get(path);
            assertThat(method.status()).isEqualTo(405);
            assertThat(method.header("Allow")).contains("POST, OPTIONS");
        }
        for (String path :
                List.of("/api/templates", "/api/templates/webinar", "/api/templates/acme/offer", "/api/openapi.json")) {
            assertThat(get(path, "Accept", "image/png").status()).isEqualTo(406);
            assertThat(get(path, "Accept", "text/html, */*;q=0.1").status()).isEqualTo(200);
            assertThat(client.send(base, "PUT", path, new byte[0], "Authorization", "Bearer " + SECRET)
                            .header("Allow"))
                    .contains("GET, HEAD, OPTIONS");
        }
        assertThat(client.send(base, "OPTIONS", "/api/links", new byte[0], "Authorization", "Bearer " + SECRET)
                        .status())
                .isEqualTo(204);
        assertThat(get("/api/templates/acme/offr").status()).isEqualTo(404);
        assertThat(get("/api/link").json().get("type").asText()).isEqualTo("urn:nameplate:problem:no-such-path");
    }

    @Test
    void a_picture_is_the_one_that_its_link_shows() throws Exception {
        Reply picture =
                picture("{\"template\": \"webinar\", \"values\": {\"name\": \"Sarah\", \"company\": \"AT&T\"}}");
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Nameplate-Outcome")).contains("image; rendered");
        String link = RunningServer.sign("webinar.jpg", Map.of("name", "Sarah", "company", "AT&T"), List.of());
        assertThat(picture.body()).isEqualTo(RawHttp.get(server.port(), link).body());
        for (String ext : List.of("jpeg", "png", "webp", "gif")) {
            Reply other =
                    picture("{\"template\": \"webinar\", \"ext\": \"" + ext + "\", \"dpr\": 1, \"language\": \"de\","
                            + " \"zone\": \"Europe/Berlin\", \"seed\": \"a\", \"at\": \"3d\"}");
            assertThat(other.header("Content-Type")).contains("image/" + ext);
            if (!ext.equals("webp")) {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(other.body()));
                assertThat(image.getWidth()).isEqualTo(600);
            }
        }
        assertThat(picture("{\"template\": \"webinar\", \"values\": {\"name\": \"" + "x".repeat(300) + "\"}}")
                        .header("Nameplate-Notes")
                        .orElseThrow())
                .contains("name=too-long");
        assertThat(post("/api/render", "{\"template\": \"webinar\", \"ext\": \"png\"}", "Accept", "image/jpeg")
                        .status())
                .isEqualTo(406);
    }

    @Test
    void a_stream_answers_line_by_line_and_goes_on_behind_faults() {
        StringBuilder sent = new StringBuilder("\uFEFF");
        int lines = 3000;
        for (int i = 1; i <= lines; i++) {
            sent.append(
                    switch (i % 100) {
                        case 10 -> "{\"template\": \"webinr\"}";
                        case 20 -> "{\"template\": \"webinar\", \"dpr\": 9}";
                        case 30 -> "{\"template\": \"webinar\"";
                        case 40 -> "";
                        case 50 -> i == 50 ? "{\"template\": \"" + "x".repeat(70_000) + "\"}" : " \t";
                        default -> "{\"template\": \"webinar\", \"set\": {\"name\": \"Reader " + i + "\"}}";
                    });
            sent.append(i % 7 == 0 ? "\r\n" : "\n");
        }
        sent.append("{\"template\": \"webinar\"}");
        List<JsonNode> got = post("/api/links", sent.toString(), "Content-Type", "application/x-ndjson")
                .lines();
        Map<Integer, Integer> faults = Map.of(10, 404, 20, 422, 30, 400, 50, 413);
        int at = 0;
        for (int i = 1; i <= lines + 1; i++) {
            if (i % 100 == 40 || i % 100 == 50 && i != 50) {
                continue;
            }
            JsonNode line = got.get(at++);
            assertThat(line.get("line").asInt()).isEqualTo(i);
            Integer fault = i > lines ? null : faults.get(i % 100);
            if (fault != null) {
                assertThat(line.path("status").asInt()).as(line.toString()).isEqualTo(fault);
            } else {
                assertThat(line.get("link").asText()).contains(i > lines ? "_open=" : "name=Reader%20" + i + "&");
            }
        }
        assertThat(got).hasSize(at);
        assertThat(post("/api/links", "\n\n", "Content-Type", "application/x-ndjson")
                        .body())
                .isEmpty();
        assertThat(post("/api/links", "{}", "Content-Type", "application/x-ndjson", "Accept", "application/json")
                        .status())
                .isEqualTo(406);
    }

    /** Who does not read is not read from: what lies between fits into a few buffers, and all of it is answered in the end. */
    @Test
    void a_stream_waits_for_its_reader() throws Exception {
        byte[] piece = ("{\"template\": \"webinar\", \"set\": {\"name\": \"" + "x".repeat(400) + "\"}}\n")
                .repeat(100)
                .getBytes(StandardCharsets.UTF_8);
        int pieces = 900;
        try (SocketChannel channel = SocketChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 64 * 1024);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.adminPort()));
            channel.write(ByteBuffer.wrap(("POST /api/links HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + SECRET
                            + "\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\nContent-Length: "
                            + (long) pieces * piece.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            long sent = 0;
            for (int idle = 0; idle < 40; idle++) {
                long before = sent;
                while (sent < (long) pieces * piece.length) {
                    int at = (int) (sent % piece.length);
                    int wrote = channel.write(ByteBuffer.wrap(piece, at, piece.length - at));
                    if (wrote == 0) {
                        break;
                    }
                    sent += wrote;
                }
                idle = sent > before ? 0 : idle;
                Thread.sleep(25);
            }
            assertThat(sent).as("bytes taken from who reads nothing").isLessThan((long) pieces * piece.length * 3 / 4);
            assertThat(answered(channel, piece, pieces, sent)).isEqualTo(pieces * 100);
        }
    }

    /** Sends the rest and reads everything; how many lines were links. */
    private static int answered(SocketChannel channel, byte[] piece, int pieces, long before) throws IOException {
        StringBuilder tail = new StringBuilder();
        ByteBuffer in = ByteBuffer.allocate(1 << 16);
        long sent = before;
        int links = 0;
        for (int read = 0; read >= 0; read = channel.read(in.clear())) {
            tail.append(new String(in.array(), 0, read, StandardCharsets.ISO_8859_1));
            int at = 0;
            for (int next = tail.indexOf("\"link\":"); next >= 0; next = tail.indexOf("\"link\":", at)) {
                links++;
                at = next + 1;
            }
            tail.delete(0, Math.max(at, tail.length() - 6));
            if (sent < (long) pieces * piece.length) {
                int from = (int) (sent % piece.length);
                sent += channel.write(ByteBuffer.wrap(piece, from, piece.length - from));
            }
            Thread.onSpinWait();
        }
        return links;
    }

    @Test
    void every_example_of_the_description_is_carried_out() throws Exception {
        OpenApi description = client.description();
        int examples = 0;
        for (String path : List.of("/api/links", "/api/render")) {
            JsonNode content = description.at(OpenApi.operation("POST", path) + "/requestBody/content");
            for (Map.Entry<String, JsonNode> type : content.properties()) {
                for (JsonNode example : type.getValue().get("examples")) {
                    JsonNode value = example.get("value");
                    String body = value.isTextual() ? value.asText() : value.toString();
                    Reply reply = path.equals("/api/render")
                            ? picture(body)
                            : post(path, body, "Content-Type", type.getKey());
                    assertThat(reply.status()).as(body).isEqualTo(200);
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThan(6);
        assertThat(post(
                                "/api/links",
                                description
                                        .at(OpenApi.operation("POST", "/api/links")
                                                + "/requestBody/content/application~1x-ndjson/examples/lines/value")
                                        .asText(),
                                "Content-Type",
                                "application/x-ndjson")
                        .lines())
                .extracting(line -> line.has("link"))
                .containsExactly(true, false, true);
    }

    @Test
    void connections_stay_and_heads_behind_bodies_are_looked_at() throws IOException {
        String body = "{\"template\": \"webinar\"}";
        String head = "POST /api/links HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + SECRET
                + "\r\nContent-Type: application/json\r\n";
        String plain = head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        String chunked = head + "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\n" + body.substring(0, 5) + "\r\n"
                + Integer.toHexString(body.length() - 5) + "\r\n" + body.substring(5) + "\r\n0\r\nX: y\r\n\r\n";
        try (RawHttp http = new RawHttp(server.adminPort())) {
            for (int i = 0; i < 3; i++) {
                http.send(plain + chunked + "GET /api/templates HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + SECRET
                        + "\r\n\r\n");
                for (int j = 0; j < 3; j++) {
                    assertThat(http.read(true).status()).isEqualTo(200);
                }
            }
            http.send(plain + chunked + plain.replace("Host: a", "Host: a\r\n b"));
            assertThat(http.read(true).status()).isEqualTo(200);
            assertThat(http.read(true).status()).isEqualTo(200);
            assertThat(http.read(true).status()).isEqualTo(400);
            assertThat(http.isClosedByServer()).isTrue();
        }
        for (String odd : List.of(
                plain.replace("Host: a\r\n", ""),
                plain.replace("/api/links", "http://a/api/links"),
                plain.replace("Content-Type", "Transfer-Encoding: chunked\r\nContent-Type"),
                plain.replace("Content-Length: ", "Content-Length: 5\r\nContent-Length: "),
                "GET /api/templates HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}")) {
            try (RawHttp http = new RawHttp(server.adminPort())) {
                http.send(odd);
                assertThat(http.read(true).status()).as(odd).isEqualTo(400);
                assertThat(http.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void a_body_comes_when_it_is_let_and_is_not_read_for_nobody() throws IOException {
        String body = "{\"template\": \"webinar\"}";
        String head =
                "Host: a\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + body.length();
        for (String path : List.of("/api/links", "/api/render")) {
            String line = "POST " + path + " HTTP/1.1\r\n";
            String key = "\r\nAuthorization: Bearer " + SECRET + "\r\n\r\n";
            try (RawHttp http = new RawHttp(server.adminPort())) {
                http.send(line + head + key);
                assertThat(http.read(false).status()).isEqualTo(100);
                http.send(body);
                assertThat(http.read(true).status()).isIn(200, 503);
            }
            try (RawHttp http = new RawHttp(server.adminPort())) {
                http.send(line + head + "\r\n\r\n");
                assertThat(http.read(true).status()).isEqualTo(401);
                assertThat(http.isClosedByServer()).isTrue();
            }
            try (RawHttp http = new RawHttp(server.adminPort())) {
                http.send(line + head.replace("100-continue", "a-miracle") + key);
                raw("POST", path, http.read(true), 417);
            }
            try (RawHttp http = new RawHttp(server.adminPort())) {
                http.send(line + head.replace("" + body.length(), "70000") + key);
                raw("POST", path, http.read(true), 413);
            }
        }
    }

    @Test
    void a_body_that_drips_is_not_waited_for() throws Exception {
        try (RawHttp links = dripping("/api/links");
                RawHttp render = dripping("/api/render")) {
            RawHttp.Answer ofLinks = null;
            RawHttp.Answer ofRender = null;
            for (int i = 0; ofLinks == null || ofRender == null; i++) {
                assertThat(i).as("bytes sent").isLessThan(600);
                ofLinks = ofLinks == null ? drip(links) : ofLinks;
                ofRender = ofRender == null ? drip(render) : ofRender;
            }
            raw("POST", "/api/links", ofLinks, 408);
            raw("POST", "/api/render", ofRender, 408);
        }
    }

    private static RawHttp dripping(String path) throws IOException {
        RawHttp http = new RawHttp(server.adminPort(), /* timeoutMillis= */ 100);
        http.send("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + SECRET + "\r\nContent-Length: 60000\r\n\r\n");
        return http;
    }

    @Test
    void who_goes_away_amid_a_request_breaks_nothing() throws Exception {
        String head = "POST /api/links HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + SECRET
                + "\r\nContent-Type: application/";
        for (String rest : List.of(
                "json\r\nContent-Length: 100\r\n\r\n{",
                "json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"",
                "x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n18\r\n{\"template\": \"webinar\"}\n\r\n1")) {
            try (RawHttp http = new RawHttp(server.adminPort())) {
                http.send(head + rest);
                Thread.sleep(50);
            }
        }
        try (RawHttp http = new RawHttp(server.adminPort())) {
            http.send(head + "json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");
            try {
                assertThat(http.read(true).status()).isEqualTo(400);
            } catch (IOException closed) {
                assertThat(closed).hasMessageContaining("closed");
            }
        }
        Eventually.holds(() -> assertThat(new String(
                        RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8))
                .contains("nameplate_api_requests_total{operation=\"links\",status=\"499\"}"));
    }

    /** Sends another byte; the answer, if there is one. */
    private static RawHttp.@Nullable Answer drip(RawHttp http) throws IOException {
        http.send(" ");
        try {
            return http.read(true);
        } catch (SocketTimeoutException e) {
            return null;
        }
    }

    /** What a raw socket carried, held against the description like the rest. */
    private static void raw(String method, String path, RawHttp.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        client.check(method, path, "", new Reply(answer.status(), answer.headers(), answer.body()));
    }

    @Test
    void random_requests_are_answered_and_break_nothing() {
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> sound = List.of(
                "{\"template\":\"webinar\",\"ext\":\"png\",\"set\":{\"name\":\"Sarah\",\"company\":\"AT&T\"},\"open\":[\"_lang\"],"
                        + "\"expires\":\"90d\",\"pin\":true,\"dpr\":2,\"quality\":80,\"zone\":\"Europe/Berlin\",\"html\":true}",
                "{\"template\":\"webinar\",\"open\":[\"name\",\"company\"],\"esp\":\"mailchimp\",\"fields\":{\"name\":\"FNAME\"}}",
                "{\"template\":\"acme/offer\",\"values\":{\"name\":\"Sarah\",\"company\":7},\"dpr\":1,\"language\":\"de\",\"at\":\"3d\"}");
        for (int i = 0; i < 600; i++) {
            String body = mutated(random, sound.get(random.nextInt(sound.size())));
            boolean lines = random.nextInt(4) == 0;
            String path = lines || random.nextInt(4) > 0 ? "/api/links" : "/api/render";
            Reply reply = post(path, body, "Content-Type", lines ? "application/x-ndjson" : "application/json");
            assertThat(reply.status())
                    .as("seed %d, request %d: %s", seed, i, body)
                    .matches(status -> status < 500 || status == 503);
            if (lines && reply.status() == 200) {
                assertThat(reply.lines()).allMatch(line -> line.path("status").asInt() < 500);
            }
        }
        assertThat(post("/api/links", sound.get(0)).status()).isEqualTo(200);
    }

    private static String mutated(SplittableRandom random, String json) {
        StringBuilder text = new StringBuilder(json);
        String[] pieces = {
            "null",
            "{}",
            "[]",
            "\"\"",
            "-1",
            "1e999",
            "true",
            ",",
            ":",
            "\"",
            "\\u0000",
            "\\ud800",
            "{\"",
            "}",
            "]",
            "\n",
            "é",
            "\"template\":\"webinar\"",
            "_sig",
            "_open",
            "/",
            "~",
            "../",
            "999999999999999999999",
            "\"esp\":\"braze\"",
            "\"strict\":true,",
            "+999999999-12-31",
            "😀",
            "\\",
            "%00"
        };
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(0, 12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, pieces[random.nextInt(pieces.length)]);
                case 2 -> text.replace(at, end, pieces[random.nextInt(pieces.length)]);
                default -> text.insert(at, text.substring(at, end).repeat(random.nextInt(1, 5)));
            }
        }
        return text.toString();
    }

    @Test
    void no_value_and_no_secret_is_told_of() throws Exception {
        post("/api/links", "{\"template\": \"webinar\", \"set\": {\"name\": \"" + CANARY + "\"}}");
        post(
                "/api/links",
                "{\"template\": \"webinar\", \"set\": {\"name\": \"" + CANARY + "\"}, \"dpr\": \"" + CANARY + "\"}");
        post("/api/links", "{\"" + CANARY + "\": " + CANARY + "}");
        post(
                "/api/links",
                "{\"template\": \"" + CANARY + "\"}\n{\"template\": \"webinar\", \"link\": \"" + CANARY + "\"}",
                "Content-Type",
                "application/x-ndjson");
        picture("{\"template\": \"webinar\", \"values\": {\"name\": \"" + CANARY + "\"}}");
        post("/api/render", "{\"template\": \"webinar\", \"values\": {\"" + CANARY + "\": \"x\"}}");
        get("/api/templates/" + CANARY);
        get("/api/" + CANARY + "?" + CANARY);
        client.send(base, "GET", "/api/templates", new byte[0], "Authorization", "Bearer " + CANARY);
        Eventually.holds(() -> assertThat(log.text()).contains("api render 200", "\"key\":\"all\"", "api none 404"));
        String metrics =
                new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
        assertThat(metrics)
                .contains("nameplate_api_requests_total{operation=\"links\",status=\"200\"}")
                .contains("nameplate_api_requests_total{operation=\"none\",status=\"404\"}")
                .contains("nameplate_api_lines_total{result=\"made\"}")
                .contains("nameplate_api_lines_total{result=\"faulty\"}");
        for (String told : List.of(log.text(), metrics)) {
            assertThat(told).doesNotContainIgnoringCase(CANARY).doesNotContain(SECRET, OF_ACME);
        }
    }

    /** Each block of the page that is for a shell ends well. */
    @Test
    void the_examples_of_the_page_work(@TempDir Path folder) throws Exception {
        Demands.onPath("curl", "curl");
        Matcher blocks = Pattern.compile("(?s)```sh\n(.*?)```").matcher(Files.readString(Path.of("src/docs/rest.md")));
        int ran = 0;
        while (blocks.find()) {
            ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", blocks.group(1))
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            shell.environment().put("NAMEPLATE", base);
            shell.environment().put("KEY", SECRET);
            Process process = shell.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("%s\n%s", blocks.group(1), out).isZero();
            ran++;
        }
        assertThat(ran).isGreaterThan(4);
        assertThat(ImageIO.read(folder.resolve("sarah.jpg").toFile()).getWidth())
                .isEqualTo(600);
        assertThat(Files.readAllLines(folder.resolve("links.ndjson"))).hasSize(3);
    }

    /** That nobody has time for pictures {@link ApiTlsTest} sees to. */
    @Test
    @Order(Integer.MAX_VALUE)
    void everything_that_is_described_was_seen() {
        Set<String> unseen = new TreeSet<>(client.description().described());
        unseen.removeAll(client.seen());
        assertThat(unseen).isSubsetOf("POST /api/render 503");
        assertThat(log.text()).as("faults of the server").doesNotContain("\"level\":\"error\"");
    }
}
