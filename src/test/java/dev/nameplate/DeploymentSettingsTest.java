package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.config.Setting;
import dev.nameplate.testing.Manifests;
import dev.nameplate.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds manifests and image to the program: settings that exist, with values that are allowed, and probes that are answered. */
class DeploymentSettingsTest {

    /** Read by the logging, not by the settings. */
    private static final String LOG_LEVEL = "NAMEPLATE_LOG_LEVEL";

    private static final Pattern NAME = Pattern.compile("NAMEPLATE_[A-Z_]+");

    @TempDir
    private Path folder;

    private static Map<String, Setting<?>> settings() {
        return Settings.all().stream().collect(Collectors.toMap(Setting::environmentName, setting -> setting));
    }

    /** Every line of the files that become maps of settings. */
    private static Map<String, String> maps() throws IOException {
        Map<String, String> given = new TreeMap<>();
        for (Path file : below("k8s", ".env")) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    given.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
                }
            }
        }
        return given;
    }

    private static Map<String, String> image() throws IOException {
        Map<String, String> given = new TreeMap<>();
        Matcher pair = Pattern.compile("(NAMEPLATE_[A-Z_]+)=(\\S+)").matcher(Files.readString(Path.of("Dockerfile")));
        while (pair.find()) {
            given.put(pair.group(1), pair.group(2));
        }
        return given;
    }

    private static List<Path> below(String root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_setting_that_is_named_anywhere_exists() throws IOException {
        List<Path> files = new ArrayList<>(below("k8s", ".yaml"));
        files.addAll(below("k8s", ".env"));
        files.addAll(below("src/docker", ""));
        files.add(Path.of("Dockerfile"));
        files.add(Path.of("src/docs/kubernetes.md"));
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                TreeSet<String> named = new TreeSet<>();
                Matcher name = NAME.matcher(Files.readString(file));
                while (name.find()) {
                    named.add(name.group());
                }
                named.remove(LOG_LEVEL);
                named.remove("NAMEPLATE_");
                assertThat(settings().keySet()).as(file.toString()).containsAll(named);
            }
        }
        assertThat(maps()).isNotEmpty();
        assertThat(image()).containsEntry("NAMEPLATE_HTTP_HOST", "0.0.0.0");
    }

    @Test
    void together_with_the_secrets_they_make_a_server_that_starts() throws IOException {
        assertThat(problems(RunningServer.KEY, "a-secret-of-one's-own")).isEmpty();
    }

    @Test
    void no_server_starts_with_the_secrets_of_the_examples() throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        for (ObjectNode secret : Manifests.read(Files.readString(Path.of("k8s/examples/secret.yaml")))) {
            secret.path("stringData")
                    .properties()
                    .forEach(entry ->
                            secrets.put(entry.getKey(), entry.getValue().asText()));
        }
        assertThat(secrets).containsOnlyKeys("keys", "secret");
        assertThat(problems(secrets.get("keys"), "a-secret-of-one's-own"))
                .anyMatch(problem -> problem.contains("links.keys-file"));
        assertThat(problems(RunningServer.KEY, secrets.get("secret")))
                .anyMatch(problem -> problem.contains("cluster.secret"));
    }

    @Test
    void nothing_secret_stands_in_a_map() throws IOException {
        assertThat(maps().keySet())
                .noneMatch(name ->
                        settings().containsKey(name) && settings().get(name).isSecret())
                .noneMatch("NAMEPLATE_LINKS_KEYS"::equals);
    }

    @Test
    void every_probe_is_answered_by_the_operations_port() throws IOException {
        JsonNode container = Manifests.read(Files.readString(Path.of("k8s/base/deployment.yaml")))
                .get(0)
                .at("/spec/template/spec/containers/0");
        try (RunningServer server = RunningServer.start(folder)) {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                String path = container.path(probe).at("/httpGet/path").asText();
                assertThat(RawHttp.get(server.operationsPort(), path).status())
                        .as(path)
                        .isEqualTo(200);
                assertThat(RawHttp.get(server.port(), path).status()).as(path).isEqualTo(404);
            }
            assertThat(RawHttp.get(server.operationsPort(), "/metrics").status())
                    .isEqualTo(200);
        }
    }

    private List<String> problems(String keys, String clusterSecret) throws IOException {
        Map<String, String> environment = new TreeMap<>(image());
        environment.putAll(maps());
        // Where the secret would be mounted.
        Path mounted = Files.createDirectories(folder.resolve("mounted-keys"));
        Files.writeString(mounted.resolve("keys"), keys);
        assertThat(environment.put("NAMEPLATE_LINKS_KEYS_FILE", mounted.toString()))
                .isEqualTo("/etc/nameplate/keys");
        environment.put("NAMEPLATE_CLUSTER_SECRET", clusterSecret);
        // Of the component that brings a certificate, which is not here.
        environment.keySet().removeIf(name -> name.startsWith("NAMEPLATE_TLS_"));
        // Where the image has its fonts this machine may have none.
        environment.put("NAMEPLATE_FONTS_DIRECTORY", folder.toString());
        return Settings.read(Optional.empty(), environment, Map.of()).problems().stream()
                .map(Object::toString)
                .toList();
    }
}
