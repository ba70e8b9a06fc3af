package dev.nameplate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Manifests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the image's instructions to rules, and the script that carries them out without an engine to the instructions. */
class DockerfileTest {

    private static final Path DOCKERFILE = Path.of("Dockerfile");

    /** A rule about the text of the file, and a change that it must notice. */
    private record Rule(String words, java.util.function.Predicate<String> holds, String from, String to) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "It ends with a numeric user above 10000.",
                    text -> last(text, "USER")
                            .filter(user -> user.matches("[1-9]\\d{4,}:[1-9]\\d{4,}"))
                            .isPresent(),
                    "USER 10001:10001",
                    "USER nameplate"),
            new Rule(
                    "Bases are arguments.",
                    text -> all(text, "FROM").allMatch(from -> from.startsWith("${")),
                    "FROM ${RUNTIME_BASE}",
                    "FROM debian:trixie-slim"),
            new Rule(
                    "Bases have a version and are no Alpine, whose C library the natives do not know.",
                    text -> all(text, "ARG")
                            .filter(argument -> argument.contains("_BASE="))
                            .allMatch(base -> base.matches("[A-Z_]+=[^:]+:(?!latest).+") && !base.contains("alpine")),
                    "debian:trixie-slim",
                    "alpine:latest"),
            new Rule(
                    "Nothing asks after the container's health: Kubernetes does.",
                    text -> all(text, "HEALTHCHECK").findAny().isEmpty(),
                    "STOPSIGNAL SIGTERM",
                    "HEALTHCHECK CMD true"),
            new Rule(
                    "The process ends when it runs out of memory, and its heap leaves room for the rest.",
                    text -> last(text, "ENV")
                            .filter(env -> env.contains("JDK_JAVA_OPTIONS=")
                                    && env.contains("-XX:+ExitOnOutOfMemoryError")
                                    && env.matches("(?s).*-XX:MaxRAMPercentage=[3-7]\\d .*")
                                    && env.contains("-XX:MaxDirectMemorySize="))
                            .isPresent(),
                    "-XX:+ExitOnOutOfMemoryError ",
                    ""),
            new Rule(
                    "The program is started as such, and not by a shell that keeps signals from it.",
                    text -> all(text, "ENTRYPOINT").allMatch(line -> line.startsWith("[\"java\""))
                            && all(text, "ENTRYPOINT").count() == 1,
                    "ENTRYPOINT [\"java\", \"-jar\", \"/opt/nameplate/nameplate.jar\"]",
                    "ENTRYPOINT java -jar /opt/nameplate/nameplate.jar"),
            new Rule(
                    "Nothing is fetched but packages.",
                    text -> !text.toLowerCase(Locale.ROOT).matches("(?s).*\\b(add|curl|wget) .*"),
                    "RUN groupadd",
                    "RUN curl x && groupadd"));

    @TestFactory
    Stream<DynamicTest> the_image_meets_every_rule_and_every_rule_notices_a_change() throws IOException {
        String text = instructions(Files.readString(DOCKERFILE));
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.words(), () -> {
                    assertThat(rule.holds().test(text)).isTrue();
                    assertThat(text).contains(rule.from());
                    assertThat(rule.holds().test(text.replace(rule.from(), rule.to())))
                            .isFalse();
                }));
    }

    @Test
    void pods_and_image_agree_on_user_ports_and_folders() throws IOException {
        String text = instructions(Files.readString(DOCKERFILE));
        var deployment = Manifests.read(Files.readString(Path.of("k8s/base/deployment.yaml")))
                .get(0);
        var pod = Cluster.pod(deployment);
        assertThat(last(text, "USER").orElseThrow())
                .isEqualTo(pod.at("/securityContext/runAsUser").asText()
                        + ':'
                        + pod.at("/securityContext/runAsGroup").asText());
        List<String> exposed = List.of(last(text, "EXPOSE").orElseThrow().split(" "));
        assertThat(exposed)
                .containsAll(Cluster.items(pod.at("/containers/0/ports"))
                        .map(port -> port.path("containerPort").asText())
                        .toList());
        assertThat(Cluster.items(pod.at("/containers/0/volumeMounts"))
                        .map(mount -> mount.path("mountPath").asText()))
                .contains("/tmp")
                .anyMatch(mount -> text.contains("NAMEPLATE_DATA_DIRECTORY=" + mount));
    }

    @Test
    void tests_and_image_have_the_same_faces() throws IOException {
        String text = Files.readString(DOCKERFILE);
        Matcher fonts = Pattern.compile("ARG FONTS=\"(.*)\"").matcher(text);
        assertThat(fonts.find()).isTrue();
        assertThat(Arrays.asList(Files.readString(Path.of(".ci/run")).split("\\s+")))
                .containsAll(List.of(fonts.group(1).split(" ")));
    }

    @Test
    void what_is_copied_is_not_ignored() throws IOException {
        List<String> kept = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        List<String> copied = all(instructions(Files.readString(DOCKERFILE)), "COPY")
                .filter(copy -> !copy.contains("--from="))
                .map(copy -> copy.replaceAll("--\\S+ ", "").split(" ")[0])
                .toList();
        assertThat(kept).containsExactlyInAnyOrderElementsOf(copied);
        assertThat(copied).allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void the_script_without_an_engine_carries_out_every_instruction_of_the_last_stage() throws Exception {
        Demands.need(System.getProperty("os.name").equals("Linux"), "a shell as on Linux", "bash 4.3 or newer");
        Process process = new ProcessBuilder("src/docker/rootfs", "--plan")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> plan =
                List.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        assertThat(process.waitFor()).isZero();
        String stage = instructions(Files.readString(DOCKERFILE));
        stage = stage.substring(stage.lastIndexOf("\nFROM"));
        assertThat(count(plan, "RUN ")).isEqualTo(all(stage, "RUN").count()).isPositive();
        assertThat(count(plan, "COPY ")).isEqualTo(all(stage, "COPY").count()).isPositive();
        assertThat(plan)
                .contains("USER " + last(stage, "USER").orElseThrow())
                .contains("START java -jar /opt/nameplate/nameplate.jar serve")
                .noneMatch(line -> line.contains("${"))
                .anyMatch(line -> line.startsWith("RUN") && line.contains("fonts-noto-color-emoji"));
    }

    private static long count(List<String> plan, String begin) {
        return plan.stream().filter(line -> line.startsWith(begin)).count();
    }

    /** Instructions, each on one line, without comments. */
    private static String instructions(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.replaceAll("\\\\\n\\s*", "").split("\n")) {
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return '\n' + String.join("\n", lines) + '\n';
    }

    private static Stream<String> all(String instructions, String name) {
        return instructions
                .lines()
                .filter(line -> line.startsWith(name + ' '))
                .map(line -> line.substring(name.length() + 1));
    }

    private static Optional<String> last(String instructions, String name) {
        return all(instructions, name).reduce((earlier, later) -> later);
    }
}
