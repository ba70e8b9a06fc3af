package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.esp.Arrival;
import dev.nameplate.esp.FieldNaming;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives over a socket, as several providers send it, and what the operations port then says of it. */
class DataHealthTest {

    /** Every value holds it, in small letters or capitals. */
    private static final String CANARY = "Zanzibara";

    private static final List<String> NASTY = List.of(
            CANARY,
            CANARY + " & Sons",
            CANARY + "&Co",
            "100% " + CANARY,
            "O’" + CANARY,
            CANARY.toUpperCase(Locale.ROOT) + " GmbH",
            CANARY + ".com",
            CANARY + " ".repeat(3) + "x",
            CANARY.repeat(12),
            "",
            "null");

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        Path rules = data.resolve("rules.txt");
        Files.createDirectories(data);
        Files.writeString(rules, "# ours\nscanner has AcmeGuard\n");
        server = SmallServer.start(data, "visitors.rules", rules.toString(), "data-health.links", "10");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void fetch(String target, String... headers) throws IOException {
        assertThat(RawHttp.get(server.port(), target, headers).status()).isEqualTo(200);
    }

    private static String link(String id) {
        return RunningServer.sign("webinar.png", Map.of("_link", id), List.of("name", "company"));
    }

    private static String operations(String target) throws IOException {
        Answer answer = RawHttp.get(server.operationsPort(), target);
        assertThat(answer.status()).as(target).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static JsonObject row(String query) throws IOException {
        JsonObject told = new JsonObject(operations("/data-health?template=webinar&" + query));
        JsonArray rows = told.getJsonArray("templates").getJsonObject(0).getJsonArray("rows");
        assertThat(rows).as(query).hasSize(1);
        return rows.getJsonObject(0);
    }

    private static JsonObject field(JsonObject row, String name) {
        return row.getJsonObject("start").getJsonArray("fields").stream()
                .map(JsonObject.class::cast)
                .filter(field -> field.getString("field").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> said(JsonObject row) {
        return row.getJsonArray("cures").stream()
                .map(cure -> ((JsonObject) cure).getString("says"))
                .toList();
    }

    /** As a provider writes a value, and a mail program asks for it. */
    private static String sent(Profile profile, String value) {
        Arrival arrival = profile.linkArrival();
        String written = arrival.encoded() ? arrival.write(value) : value;
        StringBuilder asked = new StringBuilder();
        for (byte unit : written.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            asked.append(c <= ' ' || c >= 0x7F ? String.format("%%%02X", (int) c) : String.valueOf(c));
        }
        return asked.toString();
    }

    private static String tag(Profile profile, String field) {
        FieldNaming naming = new FieldNaming(profile);
        return profile.linkTag(naming.ofOurs(field)
                        .orElseGet(() -> naming.guessed(field))
                        .field())
                .replace(" ", "%20");
    }

    @Test
    void what_several_providers_send_is_counted_link_by_link_and_no_value_is_told() throws Exception {
        for (String id : List.of("mailchimp", "hubspot", "braze")) {
            Profile profile = Profiles.find(id).orElseThrow();
            for (int round = 0; round < 5; round++) {
                for (String value : NASTY) {
                    fetch(
                            link(id) + "&name=" + sent(profile, "Sarah") + "&company=" + sent(profile, value),
                            "Accept: */*",
                            "User-Agent: " + BROWSER);
                }
            }
            for (int i = 0; i < 5; i++) {
                fetch(link(id) + "&name=" + tag(profile, "name") + "&company=" + tag(profile, "company"));
            }
        }
        JsonObject hubspot = row("link=hubspot");
        JsonObject company = field(hubspot, "company");
        assertThat(hubspot.getJsonObject("start").getLong("opens")).isEqualTo(60);
        assertThat(hubspot.getString("provider")).isEqualTo("hubspot");
        assertThat(company.getLong("raw-tag")).isEqualTo(5);
        assertThat(company.getLong("missing")).isEqualTo(10);
        assertThat(company.getLong("rejected"))
                .as("an address, and one that is too long")
                .isEqualTo(10);
        assertThat(company.getLong("unencoded")).isEqualTo(15);
        assertThat(company.getJsonObject("raw-tags-of").getLong("hubspot")).isEqualTo(5);
        assertThat(said(hubspot))
                .contains(
                        "company arrived unencoded in 25 % of 60 opens; HubSpot cannot encode: nothing to do, Nameplate mends"
                                + " it; only what stands behind a #, or behind an & with an = after it, is lost");
        for (String encodes : List.of("mailchimp", "braze")) {
            JsonObject row = row("link=" + encodes);
            assertThat(row.getString("provider")).isEqualTo(encodes);
            assertThat(field(row, "company").getLong("unencoded")).as(encodes).isZero();
            assertThat(row.getJsonObject("lately").getJsonObject("visits").getLong("human"))
                    .isEqualTo(55);
        }
        assertThat(said(row("link=mailchimp&esp=mailchimp")))
                .contains("company was missing in 8 % of 60 opens; the list lacks it; what shows it was removed");
        String metrics = operations("/metrics");
        assertThat(metrics)
                .contains("nameplate_field_arrivals_total{field=\"company\",kind=\"raw-tag\",template=\"webinar\"}")
                .contains("nameplate_visits_total{template=\"webinar\",visitor=\"human\"}");
        for (String told : List.of(metrics, operations("/data-health"), operations("/data-health?hours=1"))) {
            assertThat(told.toLowerCase(Locale.ROOT)).doesNotContain(CANARY.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void who_fetches_is_counted_and_scanners_data_is_not() throws Exception {
        String link = RunningServer.sign("webinar.png", Map.of(), List.of("name")) + "&name=Ada";
        fetch(link, "User-Agent: " + BROWSER, "Accept: */*");
        JsonObject before = row("link=").getJsonObject("start");
        fetch(link, "User-Agent: Mozilla/5.0 (compatible; AcmeGuard/1)", "Accept: */*");
        fetch(link, "User-Agent: " + BROWSER, "Accept: image/*", "If-None-Match: \"x\"");
        fetch(link, "User-Agent: " + BROWSER);
        fetch(link, "User-Agent: Mozilla/5.0", "Accept: */*");
        assertThat(RawHttp.exchange(server.port(), "HEAD", link, "User-Agent: " + BROWSER, "Accept: */*")
                        .status())
                .isEqualTo(200);
        JsonObject after = row("link=").getJsonObject("start");
        assertThat(grown(before, after, "scanner"))
                .as("a rule of one's own, and HEAD")
                .isEqualTo(2);
        assertThat(grown(before, after, "human")).isEqualTo(1);
        assertThat(grown(before, after, "other"))
                .as("a browser that accepts nothing")
                .isEqualTo(1);
        assertThat(grown(before, after, "apple")).isEqualTo(1);
        assertThat(after.getLong("opens") - before.getLong("opens")).isEqualTo(3);
        assertThat(after.getLong("kept") - before.getLong("kept")).isEqualTo(1);
    }

    private static long grown(JsonObject before, JsonObject after, String visitor) {
        return after.getJsonObject("visits").getLong(visitor)
                - before.getJsonObject("visits").getLong(visitor);
    }

    @Test
    void who_asks_for_dozens_over_one_connection_is_nobodys_browser() throws Exception {
        String link = link("hurry");
        try (RawHttp http = new RawHttp(server.port())) {
            for (int i = 0; i < 50; i++) {
                http.send("GET " + link + "&name=N" + i + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nUser-Agent: "
                        + BROWSER + "\r\n\r\n");
                assertThat(http.read(true).status()).isEqualTo(200);
            }
        }
        JsonObject visits = row("link=hurry").getJsonObject("start").getJsonObject("visits");
        // A machine that takes over ten seconds for fifty small pictures sees no hurry.
        assertThat(visits.getLong("human") + visits.getLong("other")).isEqualTo(50);
        assertThat(visits.getLong("human")).isGreaterThanOrEqualTo(40);
    }

    @Test
    void what_cannot_be_asked_is_refused_with_the_reason() throws Exception {
        Map<String, String> refused = Map.of(
                "hours=25", "hours: \"25\"; allowed is a whole number from 1 to 24",
                "hours=", "hours: \"\"; allowed is a whole number",
                "template=Webinar", "template: \"Webinar\"; allowed is a template's name",
                "link=a.b", "link: \"a.b\"; allowed is the id of a link",
                "esp=mailchump", "did you mean mailchimp?",
                "tempalte=webinar", "there is no parameter \"tempalte\"; allowed are template, link, hours, esp",
                "hours=1&hours=2", "a parameter is there twice",
                "link=%zz", "a parameter has a % that starts no escape");
        for (Map.Entry<String, String> one : refused.entrySet()) {
            Answer answer = RawHttp.get(server.operationsPort(), "/data-health?" + one.getKey());
            assertThat(answer.status()).as(one.getKey()).isEqualTo(400);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(one.getValue());
        }
        Answer unknown = RawHttp.get(server.operationsPort(), "/data-health?template=nosuch");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(new String(unknown.body(), StandardCharsets.UTF_8)).contains("There is no template nosuch");
    }

    @Test
    void the_path_is_not_on_the_image_port() throws Exception {
        assertThat(RawHttp.get(server.port(), "/data-health").status()).isEqualTo(404);
        Eventually.holds(() -> assertThat(
                        RawHttp.get(server.operationsPort(), "/data-health").header("Content-Type"))
                .contains("application/json"));
    }
}
