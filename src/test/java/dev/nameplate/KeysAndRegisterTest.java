package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.observe.CapturedLog;
import dev.nameplate.observe.LogSettings;
import dev.nameplate.testing.Eventually;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and the register change in their files while a server answers over sockets. */
class KeysAndRegisterTest {

    private static final String OLD = RunningServer.KEY;
    private static final String NEW = "k2:text:a-new-key-CANARY-whose-secret-nobody-may-see";
    private static final String HELLO = "{\"format\":1,\"title\":\"Hello\",\"sizes\":[{\"width\":300,\"height\":80}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[10,10,280,60],\"text\":[\"{name}\",\"Hello\"]}]}";

    private static final String API_SET = "a2V5LXRoYXQtaXMtc2V0LWFuZC1zdGFuZHMtYmVzaWRlLWl0";
    private static final String API_ONE = "c2VjcmV0LW9mLWEtdGVzdC10aGF0LWlzLWxvbmctZW5vdWdo";
    private static final String API_TWO = "YW5vdGhlci1zZWNyZXQtZm9yLW9uZS1wcm9qZWN0LWFsb25l";

    private static RunningServer server;
    private static Path folder;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        folder = data;
        for (String template : List.of("hello", "other")) {
            Path home = Files.createDirectories(data.resolve("templates").resolve(template));
            Files.writeString(home.resolve("template.json"), HELLO);
        }
        Files.createDirectories(data.resolve("keyring"));
        write("keyring/keys", OLD);
        write("api-keys", "one:" + API_ONE + "\n");
        server = RunningServer.start(
                data,
                "links.keys",
                "",
                "links.keys-file",
                data.resolve("keyring").toString(),
                "links.register",
                data.resolve("register.yaml").toString(),
                "admin.port",
                "0",
                "admin.keys",
                "set:" + API_SET,
                "admin.keys-file",
                data.resolve("api-keys").toString(),
                "links.reload",
                "30ms",
                "templates.library",
                "false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Whole or not at all. */
    private static void write(String file, String text) throws IOException {
        Path scratch = folder.resolve("scratch");
        Files.writeString(scratch, text);
        Files.move(scratch, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @BeforeEach
    void with_the_old_key_and_nothing_registered() throws IOException {
        keys("# the only one", OLD);
        register("{}");
        Eventually.holds(() -> {
            assertThat(outcome(link(OLD, Map.of()))).startsWith("image");
            assertThat(get(link(NEW, Map.of())).status()).isEqualTo(403);
        });
    }

    private static void keys(String... lines) throws IOException {
        write("keyring/keys", String.join("\n", lines) + "\n");
    }

    private static void register(String text) throws IOException {
        write("register.yaml", text);
    }

    private static String link(String key, Map<String, String> set) {
        return RunningServer.sign(key, "hello.png", set, List.of("name")) + "&name=Sarah";
    }

    private static Answer get(String target, String... headers) throws IOException {
        return RawHttp.get(server.port(), target, headers);
    }

    private static String outcome(String target) throws IOException {
        return get(target).header("Nameplate-Outcome").orElse("");
    }

    private static double metric(String line) throws IOException {
        String scrape =
                new String(RawHttp.get(server.operationsPort(), "/metrics").body(), StandardCharsets.UTF_8);
        return scrape.lines()
                .filter(one -> one.startsWith(line + " "))
                .mapToDouble(one -> Double.parseDouble(one.substring(line.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void assertFallback(String target, String reason) throws IOException {
        Answer answer = get(target, "If-None-Match: *");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Nameplate-Outcome")).contains("fallback; reason=" + reason);
        assertThat(answer.header("Cache-Control")).contains("no-cache, max-age=0");
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.body())
                .as("the picture that an expired link shows")
                .isEqualTo(get(link(OLD, Map.of("_exp", "1700000000"))).body());
    }

    private static String day(int fromToday) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(fromToday).toString();
    }

    private static int api(String secret) throws IOException {
        return RawHttp.get(server.adminPort(), "/api/templates", "Authorization: Bearer " + secret)
                .status();
    }

    @Test
    void a_key_of_the_api_is_exchanged_while_it_runs_and_a_fault_changes_nothing() throws IOException {
        assertThat(api(API_ONE)).isEqualTo(200);
        assertThat(api(API_SET)).isEqualTo(200);
        assertThat(api(API_TWO)).isEqualTo(401);
        write("api-keys", "# both for a while\none:" + API_ONE + "\ntwo:" + API_TWO + "\n");
        Eventually.holds(() -> assertThat(api(API_TWO)).isEqualTo(200));
        assertThat(api(API_ONE)).isEqualTo(200);
        write("api-keys", "two:" + API_TWO + "\n");
        Eventually.holds(() -> assertThat(api(API_ONE)).isEqualTo(401));
        for (String faulty : List.of("two:" + API_TWO + "\nshort:secret\n", "a:" + API_SET + "\n")) {
            double refused = metric("nameplate_api_keys_reloads_total{result=\"refused\"}");
            write("api-keys", faulty);
            Eventually.holds(() -> assertThat(metric("nameplate_api_keys_reloads_total{result=\"refused\"}"))
                    .isEqualTo(refused + 1));
            assertThat(api(API_TWO)).as("what was in force").isEqualTo(200);
            assertThat(api(API_SET)).isEqualTo(200);
        }
    }

    @Test
    void a_key_is_rotated_while_links_of_both_are_served() throws IOException {
        List<String> failed = new ArrayList<>();
        // A key is added: the new one signs, both verify.
        keys(NEW, OLD);
        Eventually.holds(() -> {
            String old = outcome(link(OLD, Map.of()));
            if (!old.startsWith("image")) {
                failed.add(old);
            }
            assertThat(outcome(link(NEW, Map.of()))).startsWith("image");
        });
        assertThat(failed).as("answers to the old key's links meanwhile").isEmpty();
        assertThat(new String(get("/").body(), StandardCharsets.UTF_8))
                .contains("_sig=k2.")
                .doesNotContain("_sig=k1.");
        double before = metric("nameplate_links_verified_total{kid=\"k1\"}");
        get(link(OLD, Map.of()));
        assertThat(metric("nameplate_links_verified_total{kid=\"k1\"}")).isGreaterThan(before);

        // The old one is to retire some day.
        keys(NEW, OLD.replace("k1:", "k1~2999-12-31:"));
        Eventually.holds(() -> assertThat(metric("nameplate_keys_retirement{kid=\"k1\",project=\"\"}"))
                .isEqualTo(Instant.parse("3000-01-01T00:00:00Z").getEpochSecond()));
        assertThat(outcome(link(OLD, Map.of()))).startsWith("image");

        // It has retired: its links show the fallback image.
        keys(NEW, OLD.replace("k1:", "k1~" + day(-1) + ":"));
        Eventually.holds(() -> assertThat(outcome(link(OLD, Map.of()))).isEqualTo("fallback; reason=retired"));
        Answer retired = get(link(OLD, Map.of()), "If-None-Match: *");
        assertThat(retired.status()).isEqualTo(200);
        assertThat(retired.header("Cache-Control")).contains("no-cache, max-age=0");
        assertThat(outcome(link(NEW, Map.of()))).startsWith("image");

        // It is taken away: its links are refused.
        keys(NEW);
        Eventually.holds(() -> assertThat(get(link(OLD, Map.of())).status()).isEqualTo(403));
        assertThat(outcome(link(NEW, Map.of()))).startsWith("image");
        assertThat(metric("nameplate_keys_retirement{kid=\"k1\",project=\"\"}")).isNaN();
    }

    @Test
    void keys_at_fault_leave_those_in_force_and_are_said_without_a_secret() throws IOException {
        double refused = metric("nameplate_keys_reloads_total{result=\"refused\"}");
        String said;
        try (CapturedLog log = CapturedLog.objects(LogSettings.Level.INFO)) {
            keys(NEW, "k1:CANARY!", OLD, "k3 CANARY");
            Eventually.holds(() -> assertThat(metric("nameplate_keys_reloads_total{result=\"refused\"}"))
                    .isEqualTo(refused + 1));
            assertThat(outcome(link(OLD, Map.of()))).startsWith("image");
            assertThat(get(link(NEW, Map.of())).status()).isEqualTo(403);
            log.close();
            said = log.text();
        }
        assertThat(said)
                .contains("keys, line 2 has a secret that is not base64url", "keys, line 4 has no colon")
                .doesNotContain("CANARY", OLD.substring(3));
        Files.delete(folder.resolve("keyring/keys"));
        Eventually.holds(() -> assertThat(metric("nameplate_keys_reloads_total{result=\"refused\"}"))
                .isEqualTo(refused + 2));
        assertThat(outcome(link(OLD, Map.of()))).as("without any key at all").startsWith("image");
    }

    @Test
    void a_link_is_paused_revoked_and_ended_by_its_id_and_lives_again() throws IOException {
        String link = link(OLD, Map.of("_link", "spring"));
        Answer image = get(link);
        assertThat(image.header("Cache-Control")).contains("public, max-age=300");
        String etag = image.header("ETag").orElseThrow();
        assertThat(get(link, "If-None-Match: " + etag).status()).isEqualTo(304);

        register("spring:\n  state: revoked\n  note: wrong price\n");
        Eventually.holds(() -> assertFallback(link, "revoked"));
        assertThat(get(link, "If-None-Match: " + etag).status()).isEqualTo(200);
        assertThat(outcome(link(OLD, Map.of("_link", "autumn"))))
                .as("another id")
                .startsWith("image");
        assertThat(outcome(link(OLD, Map.of()))).as("no id").startsWith("image");
        assertThat(metric("nameplate_register_links{state=\"revoked\"}")).isEqualTo(1);

        register("spring:\n  state: paused\n");
        Eventually.holds(() -> assertFallback(link, "paused"));
        register("spring:\n  until: " + day(-1) + "\n");
        Eventually.holds(() -> assertFallback(link, "ended"));
        register("spring:\n  until: " + Instant.now().plusSeconds(100) + "\n");
        Eventually.holds(() -> {
            String control = get(link).header("Cache-Control").orElseThrow();
            assertThat(Integer.parseInt(control.substring(control.lastIndexOf('=') + 1)))
                    .isBetween(1, 100);
        });
        register("spring:\n  state: revoked\n  template: other\n");
        Eventually.holds(() -> {
            assertThat(get(link).header("Cache-Control")).contains("public, max-age=300");
            assertFallback(RunningServer.sign(OLD, "other.png", Map.of("_link", "spring"), List.of("name")), "revoked");
        });
        register("spring:\n  state: revoked\n");
        Eventually.holds(() -> assertFallback(link, "revoked"));
        register("{}");
        Eventually.holds(() -> assertThat(outcome(link)).startsWith("image"));
    }

    @Test
    void a_register_at_fault_leaves_what_was_in_force() throws IOException {
        String link = link(OLD, Map.of("_link", "spring"));
        register("spring:\n  state: revoked\n");
        Eventually.holds(() -> assertFallback(link, "revoked"));
        double refused = metric("nameplate_register_reloads_total{result=\"refused\"}");
        try (CapturedLog log = CapturedLog.objects(LogSettings.Level.INFO)) {
            register("spring:\n  state: live\nautumn:\n  state: over\n  until: never\n");
            Eventually.holds(() -> assertThat(metric("nameplate_register_reloads_total{result=\"refused\"}"))
                    .isEqualTo(refused + 1));
            assertFallback(link, "revoked");
            log.close();
            assertThat(log.text()).contains("line 4, autumn.state", "line 5, autumn.until");
        }
        register("");
        Eventually.holds(() -> assertThat(metric("nameplate_register_reloads_total{result=\"refused\"}"))
                .isEqualTo(refused + 2));
        assertFallback(link, "revoked");
    }
}
