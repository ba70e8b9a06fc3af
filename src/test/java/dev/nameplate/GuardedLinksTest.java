package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.guard.AllowSet;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.testing.Links;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What guards do over a socket, on a server that tells the public nothing. */
class GuardedLinksTest {

    private static final String TEMPLATE = "{\"format\":1,\"title\":\"Guarded\","
            + "\"sizes\":[{\"width\":200,\"height\":60,\"background\":\"#123456\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true},{\"name\":\"team\",\"open\":true,\"scripts\":[\"latin\"]},"
            + "{\"name\":\"band\",\"open\":true,\"bad-words\":false},"
            + "{\"name\":\"city\",\"open\":true,\"values\":[\"Berlin\",\"São Paulo\"]}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[4,4,190,24],\"text\":[\"{name}\",\"Hello\"]},"
            + "{\"id\":\"t\",\"type\":\"text\",\"box\":[4,30,190,24],\"text\":\"{team}[ {band}][ {city}]\"}]}";

    private static final List<String> NAME = List.of("name");

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        Path template = data.resolve("templates").resolve("mine");
        Files.createDirectories(template);
        Files.writeString(template.resolve("template.json"), TEMPLATE);
        Path allow = Files.createDirectories(data.resolve("allow"));
        Files.write(allow.resolve("vip.allow"), set("Sarah", "José"));
        Files.writeString(allow.resolve("broken.allow"), "nothing of the kind");
        Path register =
                Files.writeString(data.resolve("register.yaml"), "small:\n  recipients: 3\nheld:\n  allow: vip\n");
        server = RunningServer.start(
                data,
                "templates.library",
                "false",
                "http.explain-headers",
                "off",
                "http.index",
                "off",
                "links.budget-percent",
                "100",
                "links.budget-least",
                "3",
                "links.register",
                register.toString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] set(String... names) throws IOException {
        AllowSet.Gathering gathering = new AllowSet.Gathering("k1", "mine", NAME, Links.ring()::derived);
        for (String name : names) {
            String raw = new String(("name=" + name).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            gathering.add(new Merger()
                    .merge(new Delivery(Map.of(), NAME, raw), List.of(Field.text("name")), MergeContext.of("en")));
        }
        return gathering.file();
    }

    private static Answer get(String target, String... headers) throws IOException {
        return RawHttp.get(server.port(), target, headers);
    }

    private static String signed(Map<String, String> controls, String... open) {
        return RunningServer.sign("mine.png", controls, List.of(open));
    }

    private static String outcome(String target) throws IOException {
        Answer answer = get(target);
        assertThat(answer.status()).isEqualTo(200);
        return answer.header("Nameplate-Outcome").orElseThrow();
    }

    /** What any link gets whose picture may not be shown: that of an expired one. */
    private static void looksLikeAnyFallback(Answer answer) throws IOException {
        Answer expired = get(signed(Map.of("_exp", "1700000000"), "name"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-cache, max-age=0");
        assertThat(comparable(answer)).isEqualTo(comparable(expired));
        assertThat(answer.body()).isEqualTo(expired.body());
    }

    private static Map<String, List<String>> comparable(Answer answer) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.keySet().removeAll(Set.of("date", "nameplate-request"));
        return headers;
    }

    private static double metric(String line) throws IOException {
        String metrics =
                new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(one -> one.startsWith(line + " "))
                .mapToDouble(one -> Double.parseDouble(one.substring(line.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    @Test
    void beyond_its_budget_a_link_shows_what_it_has_shown_and_nothing_new() throws IOException {
        double refused = metric("nameplate_guard_refusals_total{guard=\"budget\",template=\"mine\"}");
        double drawn = metric("nameplate_stage_seconds_count{stage=\"render\"}");
        String link = signed(Map.of("_max", "5", "_link", "five"), "name");
        for (int i = 0; i < 5; i++) {
            assertThat(outcome(link + "&name=Reader+" + i)).isEqualTo("image");
        }
        assertThat(metric("nameplate_stage_seconds_count{stage=\"render\"}")).isEqualTo(drawn + 5);
        for (int i = 100; i < 120; i++) {
            looksLikeAnyFallback(get(link + "&name=Stranger+" + i));
        }
        looksLikeAnyFallback(get(link + "&name=Stranger", "If-None-Match: *", "User-Agent: GoogleImageProxy"));
        Answer head = RawHttp.exchange(server.port(), "HEAD", link + "&name=Stranger");
        assertThat(comparable(head)).isEqualTo(comparable(get(link + "&name=Stranger")));
        for (int i = 0; i < 5; i++) {
            assertThat(outcome(link + "&utm_source=x&name=%20Reader%20%20" + i)).isEqualTo("image");
        }
        assertThat(outcome(link + "&name=*|FNAME|*")).isEqualTo("image");
        assertThat(outcome(link)).isEqualTo("image");
        assertThat(metric("nameplate_guard_refusals_total{guard=\"budget\",template=\"mine\"}"))
                .isEqualTo(refused + 23);
        // The picture without a name, and none of the strangers'.
        assertThat(metric("nameplate_stage_seconds_count{stage=\"render\"}")).isEqualTo(drawn + 6);
    }

    @Test
    void data_health_counts_what_is_refused_apart_from_what_arrives() throws IOException {
        String link = signed(Map.of("_max", "3", "_link", "healthy"), "name");
        for (String name : List.of("A", "B", "C", "A")) {
            assertThat(outcome(link + "&name=" + name)).isEqualTo("image");
        }
        for (int i = 0; i < 7; i++) {
            assertThat(outcome(link + "&name=Stranger" + i)).isEqualTo("fallback");
        }
        JsonObject counted = new JsonObject(new String(
                        RawHttp.get(server.operationsPort(), "/data-health?template=mine&link=healthy")
                                .body(),
                        StandardCharsets.UTF_8))
                .getJsonArray("templates")
                .getJsonObject(0)
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonObject("start");
        assertThat(counted.getLong("opens")).isEqualTo(4);
        assertThat(counted.getLong("refused")).isEqualTo(7);
        assertThat(counted.getJsonArray("fields").getJsonObject(0).getLong("resolved"))
                .isEqualTo(4);
    }

    @Test
    void links_of_one_id_share_a_budget_and_others_have_their_own() throws IOException {
        String first = signed(Map.of("_max", "3", "_link", "shared"), "name");
        String second = signed(Map.of("_max", "3", "_link", "shared", "_dpr", "2"), "name");
        assertThat(outcome(first + "&name=A")).isEqualTo("image");
        assertThat(outcome(second + "&name=B")).isEqualTo("image");
        assertThat(outcome(first + "&name=C")).isEqualTo("image");
        assertThat(outcome(second + "&name=A")).isEqualTo("image");
        assertThat(outcome(second + "&name=D")).isEqualTo("fallback");
        assertThat(outcome(signed(Map.of("_max", "3", "_q", "70"), "name") + "&name=D"))
                .isEqualTo("image");
        assertThat(outcome(signed(Map.of("_link", "unbounded"), "name") + "&name=D"))
                .isEqualTo("image");
    }

    @Test
    void the_register_may_say_how_many_readers_a_link_has() throws IOException {
        String link = signed(Map.of("_link", "small", "_max", "1000"), "name");
        for (String name : List.of("A", "B", "C")) {
            assertThat(outcome(link + "&name=" + name)).isEqualTo("image");
        }
        assertThat(outcome(link + "&name=D")).isEqualTo("fallback");
        String held = signed(Map.of("_link", "held"), "name");
        assertThat(outcome(held + "&name=Sarah")).isEqualTo("image");
        assertThat(outcome(held + "&name=Mallory")).isEqualTo("fallback");
    }

    @Test
    void a_link_with_an_allow_set_shows_its_readers_alone() throws IOException {
        String link = signed(Map.of("_allow", "vip"), "name", "team");
        assertThat(outcome(link + "&name=Sarah")).isEqualTo("image");
        assertThat(outcome(link + "&name=Jos%C3%A9&team=")).isEqualTo("image");
        assertThat(outcome(link + "&name=Jos%E9")).isEqualTo("image");
        assertThat(outcome(link)).isEqualTo("image");
        assertThat(outcome(link + "&name={{first_name}}")).isEqualTo("image");
        looksLikeAnyFallback(get(link + "&name=Mallory"));
        looksLikeAnyFallback(get(link + "&name=Sarah&team=Evil"));
        assertThat(metric("nameplate_guard_refusals_total{guard=\"allow-set\",template=\"mine\"}"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_set_that_is_missing_or_broken_lets_nobody_through_and_the_server_stays_ready() throws IOException {
        for (String name : List.of("missing", "broken")) {
            String link = signed(Map.of("_allow", name), "name");
            looksLikeAnyFallback(get(link + "&name=Sarah"));
            assertThat(outcome(link)).isEqualTo("image");
        }
        assertThat(metric("nameplate_guard_refusals_total{guard=\"no-allow-set\",template=\"mine\"}"))
                .isEqualTo(2);
        assertThat(metric("nameplate_allowsets_broken")).isEqualTo(1);
        assertThat(RawHttp.get(server.operationsPort(), "/health/ready").status())
                .isEqualTo(200);
    }

    @Test
    void a_bad_word_gets_what_a_missing_name_gets() throws IOException {
        String link = signed(Map.of(), "name", "team", "band", "city");
        Answer without = get(link);
        for (String abuse : List.of("F.U.C.K", "sh1t", "Click+here+now", "Verify%20your%20account", "Arschloch")) {
            Answer answer = get(link + "&name=" + abuse);
            assertThat(answer.header("ETag")).isEqualTo(without.header("ETag"));
            assertThat(answer.body()).isEqualTo(without.body());
            assertThat(comparable(answer)).isEqualTo(comparable(without));
        }
        assertThat(get(link + "&team=%D0%98%D0%B2%D0%B0%D0%BD").header("ETag")).isEqualTo(without.header("ETag"));
        assertThat(get(link + "&team=Scunthorpe").header("ETag")).isNotEqualTo(without.header("ETag"));
        assertThat(get(link + "&team=A&city=Paris").header("ETag"))
                .isEqualTo(get(link + "&team=A").header("ETag"));
        assertThat(get(link + "&team=A&city=sao+paulo").header("ETag"))
                .isEqualTo(get(link + "&team=A").header("ETag"));
        assertThat(get(link + "&team=A&city=S%C3%A3opaulo").header("ETag"))
                .isEqualTo(get(link + "&team=A&city=S%C3%A3o+Paulo").header("ETag"))
                .isNotEqualTo(get(link + "&team=A").header("ETag"));
        assertThat(get(link + "&team=A&band=Fucked+Up").header("ETag"))
                .isNotEqualTo(get(link + "&team=A").header("ETag"));
        assertThat(metric("nameplate_guard_refusals_total{guard=\"bad-word\",template=\"mine\"}"))
                .isEqualTo(5);
        assertThat(metric("nameplate_guard_refusals_total{guard=\"script\",template=\"mine\"}"))
                .isEqualTo(1);
    }
}
