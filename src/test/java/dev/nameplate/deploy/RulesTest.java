package dev.nameplate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.testing.Demands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules as Prometheus' own tool reads and runs them, and the dashboard as somebody who must understand it reads it. */
class RulesTest {

    private static final Path CASES = Path.of("src", "test", "resources", "deploy", "rules.test.yaml");

    @TempDir
    private Path folder;

    private String promtool(String... arguments) throws Exception {
        // JSON is YAML: the tool reads the groups as they are taken out of the manifest.
        Files.writeString(folder.resolve("rules.yaml"), new ObjectMapper().writeValueAsString(Rules.groups()));
        Files.copy(CASES, folder.resolve("rules.test.yaml"));
        List<String> command =
                new ArrayList<>(List.of(Demands.onPath("promtool", "prometheus").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    @Test
    void prometheus_understands_every_rule() throws Exception {
        assertThat(promtool("check", "rules", "rules.yaml"))
                .contains("SUCCESS: " + Rules.all().size() + " rules found");
    }

    @Test
    void alerts_come_when_they_should_and_only_then() throws Exception {
        assertThat(promtool("test", "rules", "rules.test.yaml")).contains("SUCCESS");
    }

    @Test
    void every_alert_is_tried_by_a_case() throws IOException {
        String cases = Files.readString(CASES);
        assertThat(Rules.alerts()).allSatisfy(alert -> assertThat(cases)
                .contains(alert.path("alert").asText()));
    }

    @Test
    void every_alert_says_what_is_wrong_and_whom_to_wake() throws IOException {
        String docs = Files.readString(Path.of("src/docs/kubernetes.md"));
        for (JsonNode alert : Rules.alerts()) {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText()).as(name).endsWith(".");
            assertThat(alert.at("/annotations/description").asText()).as(name).endsWith(".");
            assertThat(docs).as("what to do about " + name).contains("| `" + name + "` |");
        }
    }

    @Test
    void budgets_are_watched_over_two_windows_each() throws IOException {
        Map<String, Set<String>> windows = new TreeMap<>();
        for (JsonNode alert : Rules.alerts()) {
            if (alert.path("labels").has("window")) {
                windows.computeIfAbsent(alert.at("/labels/slo").asText(), absent -> new HashSet<>())
                        .add(alert.at("/labels/severity").asText()
                                + ' '
                                + alert.at("/labels/window").asText());
                assertThat(Expression.of(alert.path("expr").asText()).selectors())
                        .hasSize(2);
            }
        }
        assertThat(windows).containsOnlyKeys("impersonal", "unanswered");
        assertThat(windows.values()).allSatisfy(each -> assertThat(each)
                .containsExactlyInAnyOrder("page 1h", "page 6h", "ticket 1d", "ticket 3d"));
    }

    @Test
    void every_panel_says_what_it_shows_and_in_what_unit() throws IOException {
        JsonNode dashboard = Rules.dashboard();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("description").asText()).as(title).endsWith(".");
                assertThat(panel.at("/fieldConfig/defaults/unit").asText()
                                + panel.at("/options/yAxis/unit").asText())
                        .as(title)
                        .isNotEmpty();
                assertThat(panel.path("targets")).as(title).isNotEmpty();
            }
        }
        assertThat(Cluster.items(dashboard.at("/templating/list"))
                        .map(variable -> variable.path("name").asText()))
                .containsExactly("datasource", "namespace", "pod", "project", "template");
    }

    @Test
    void panels_do_not_lie_on_one_another() throws IOException {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : Rules.dashboard().path("panels")) {
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(taken.add((place.path("x").asInt() + x) + ","
                                    + (place.path("y").asInt() + y)))
                            .as(panel.path("title").asText())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void an_expression_is_taken_apart_into_what_it_asks_for() {
        Expression expression = Expression.of(
                "histogram_quantile(0.99, sum by (tier, le) (rate(a_bucket{x=\"1|2\", y!~\"z\"}[5m]))) > on (pod) b:c offset 1h"
                        + " and vector(0)");
        assertThat(expression.selectors())
                .containsExactly(
                        new Expression.Selector("a_bucket", Map.of("x", Set.of("1", "2"), "y", Set.of("z"))),
                        new Expression.Selector("b:c", Map.of()));
        assertThat(expression.grouped()).containsExactly("le", "pod", "tier");
    }
}
