package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SettingsTest {

    @TempDir
    private Path data;

    private List<String> problems(String... settings) {
        Map<String, String> given = new java.util.HashMap<>(Map.of("data.directory", data.toString()));
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        return Settings.read(Optional.of(Path.of("conf/nameplate.yaml")), Map.of(), given).problems().stream()
                .map(SettingProblem::toString)
                .toList();
    }

    @Test
    void the_file_of_defaults_holds_every_setting_with_its_default() throws IOException {
        Object tree = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("conf/nameplate.yaml")));
        for (Setting<?> setting : Settings.all()) {
            Object at = tree;
            for (String part : setting.key().split("\\.")) {
                assertThat(at).as(setting.key()).isInstanceOf(Map.class);
                at = ((Map<?, ?>) at).get(part);
            }
            assertThat(String.valueOf(at)).as(setting.key()).isEqualTo(setting.preset());
        }
        assertThat(problems()).isEmpty();
    }

    @Test
    void the_table_in_the_readme_is_that_of_the_descriptors() throws IOException {
        String table = Settings.all().stream()
                .map(setting -> "| `" + setting.key() + "` | "
                        + (setting.preset().isEmpty() ? "–" : "`" + setting.preset() + "`") + " | " + setting.shape()
                        + " | " + setting.doc() + " |")
                .collect(Collectors.joining("\n"));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "settings-table.md"), table);
        assertThat(Files.readString(Path.of("README.md")).replace("\\|", "|")).contains(table);
    }

    @Test
    void every_setting_says_what_it_means() {
        assertThat(Settings.all())
                .allSatisfy(setting -> assertThat(setting.doc()).endsWith(".").hasSizeGreaterThan(20));
        assertThat(Settings.all().stream().map(Setting::key)).doesNotHaveDuplicates();
    }

    @Test
    void a_host_that_others_can_reach_needs_keys() {
        assertThat(problems("http.host", "0.0.0.0"))
                .singleElement()
                .asString()
                .contains("links.keys", "nameplate keys new");
        assertThat(data.resolve("keys")).doesNotExist();
    }

    @Test
    void on_a_loopback_host_a_key_is_generated_once_and_kept_to_the_owner() throws IOException {
        assertThat(problems()).isEmpty();
        String key = Files.readString(data.resolve("keys"));
        assertThat(problems()).isEmpty();
        assertThat(Files.readString(data.resolve("keys"))).isEqualTo(key);
        assertThat(Files.getPosixFilePermissions(data.resolve("keys")))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void keys_at_fault_refuse_the_start_without_showing_secrets() {
        assertThat(problems("links.keys", "a:c2hvcnQ,b:text:hunter2hunter2"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("links.keys").doesNotContain("hunter2", "c2hvcnQ"));
    }

    @Test
    void unsigned_links_are_allowed_to_others_only_on_purpose() {
        String key = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        assertThat(problems("links.unsigned", "allow")).isEmpty();
        assertThat(problems("links.unsigned", "allow", "http.host", "0.0.0.0", "links.keys", key))
                .singleElement()
                .asString()
                .contains("links.unsigned-anywhere");
        assertThat(problems(
                        "links.unsigned",
                        "allow",
                        "http.host",
                        "0.0.0.0",
                        "links.keys",
                        key,
                        "links.unsigned-anywhere",
                        "true"))
                .isEmpty();
    }

    @Test
    void a_cluster_needs_a_secret_and_a_place_to_look_and_tells_no_secret() {
        assertThat(problems("cluster.enabled", "true"))
                .hasSize(2)
                .anyMatch(line -> line.contains("cluster.secret") && line.contains("is empty"))
                .anyMatch(line -> line.contains("cluster.members") && line.contains("no node would be found"));
        assertThat(problems("cluster.enabled", "true", "cluster.secret", "short,another", "cluster.members", "a"))
                .singleElement()
                .asString()
                .contains("fewer than 16")
                .doesNotContain("short", "another");
        assertThat(problems(
                        "cluster.enabled",
                        "true",
                        "cluster.secret",
                        "a secret of the nodes",
                        "cluster.discovery",
                        "kubernetes-dns"))
                .singleElement()
                .asString()
                .contains("cluster.service");
        assertThat(problems(
                        "cluster.enabled",
                        "true",
                        "cluster.secret",
                        "a secret of the nodes",
                        "cluster.members",
                        "10.0.0.1,10.0.0.2:5702"))
                .isEmpty();
        assertThat(problems("cluster.deadline", "2s", "cluster.keep", "0s", "cluster.name", "No Name"))
                .hasSize(3);
    }

    @Test
    void operations_never_share_the_public_port() {
        assertThat(problems("operations.port", "8080"))
                .singleElement()
                .asString()
                .contains("never share");
    }

    @Test
    void a_public_url_must_be_one() {
        assertThat(problems("http.public-url", "img.acme.com")).hasSize(1);
        assertThat(problems("http.public-url", "ftp://img.acme.com")).hasSize(1);
        assertThat(problems("http.public-url", "https://img.acme.com/x?y")).hasSize(1);
        assertThat(problems("http.public-url", "https://img.acme.com/pictures/"))
                .isEmpty();
    }

    @Test
    void rules_for_visitors_must_be_readable() throws IOException {
        assertThat(problems("visitors.rules", data.resolve("absent").toString()))
                .singleElement()
                .asString()
                .contains("visitors.rules", "cannot be read");
        Path rules = Files.writeString(data.resolve("rules.txt"), "scanner has x\nrobot has y\nhuman when tired\n");
        assertThat(problems("visitors.rules", rules.toString()))
                .singleElement()
                .asString()
                .contains("line 2, \"robot has y\"", "line 3", "no-accept");
        Files.writeString(rules, "scanner has x\n");
        assertThat(problems("visitors.rules", rules.toString())).isEmpty();
    }

    @Test
    void a_fonts_folder_must_exist() {
        assertThat(problems("fonts.directory", data.resolve("absent").toString()))
                .hasSize(1);
    }

    @Test
    void the_default_brand_kit_must_be_there() {
        assertThat(problems("brands.default", "indigo")).isEmpty();
        assertThat(problems("brands.default", "indgo"))
                .singleElement()
                .asString()
                .contains("there is no such brand kit", "indigo, paper");
    }

    @Test
    void keys_come_from_a_file_and_those_that_are_set_stand_behind_them() throws IOException {
        String secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        Path file = data.resolve("our-keys");
        Files.writeString(file, "# ours\nk2:text:" + "x".repeat(40) + "\n");
        Settings.Read read = Settings.read(
                Optional.empty(),
                Map.of("NAMEPLATE_LINKS_KEYS", "k1:" + secret, "NAMEPLATE_LINKS_KEYS_FILE", file.toString()),
                Map.of("http.host", "0.0.0.0", "data.directory", data.toString()));
        assertThat(read.problems()).isEmpty();
        assertThat(read.settings().keys().get().kids()).containsExactly("k2", "k1");
        assertThat(data.resolve("keys")).as("none is made up").doesNotExist();
    }

    @Test
    void files_of_keys_and_of_the_register_at_fault_refuse_the_start_with_every_problem() throws IOException {
        Path keys = data.resolve("our-keys");
        Path register = data.resolve("register.yaml");
        assertThat(problems("links.keys-file", keys.toString()))
                .containsExactly("links.keys-file (command line): " + keys + " is not there");
        Files.writeString(keys, "CANARY\nk1:CANARY\n");
        Files.writeString(register, "a:\n  state: over\nb: 1\n");
        assertThat(problems("links.keys-file", keys.toString(), "links.register", register.toString()))
                .hasSize(4)
                .noneMatch(problem -> problem.contains("CANARY"));
        Path folder = Files.createDirectories(data.resolve("folder"));
        assertThat(problems("links.keys-file", folder.toString()))
                .singleElement()
                .asString()
                .contains("the folder holds no file");
        assertThat(problems("links.register", data.resolve("later.yaml").toString()))
                .as("a register may come later")
                .isEmpty();
    }
}
