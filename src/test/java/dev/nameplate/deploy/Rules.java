package dev.nameplate.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.testing.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is watched: the rules and the dashboard as they stand in their files. */
public final class Rules {

    private static final Path FOLDER = Path.of("k8s", "components", "monitoring");

    private Rules() {}

    /** The rule groups, as Prometheus itself reads them. */
    static JsonNode groups() throws IOException {
        return Manifests.read(Files.readString(FOLDER.resolve("rules.yaml")))
                .get(0)
                .path("spec");
    }

    /** Every rule. */
    static List<JsonNode> all() throws IOException {
        return Cluster.items(groups().path("groups"))
                .flatMap(group -> Cluster.items(group.path("rules")))
                .toList();
    }

    /** The rules that wake somebody. */
    static List<JsonNode> alerts() throws IOException {
        return all().stream().filter(rule -> rule.has("alert")).toList();
    }

    static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
    }

    /** What the rules ask for. */
    public static List<String> ofRules() throws IOException {
        return all().stream().map(rule -> rule.path("expr").asText()).toList();
    }

    /** What the dashboard asks for, its variables included. */
    public static List<String> ofDashboard() throws IOException {
        List<String> expressions = new ArrayList<>();
        Stream.concat(
                        Cluster.items(dashboard().path("panels"))
                                .flatMap(panel -> Cluster.items(panel.path("targets")))
                                .map(target -> target.path("expr")),
                        Cluster.items(dashboard().at("/templating/list"))
                                .map(variable -> variable.at("/query/query"))
                                .filter(query -> !query.isMissingNode()))
                .forEach(expression -> expressions.add(expression.asText()));
        return expressions;
    }

    /** Names that the rules record. */
    public static List<String> recorded() throws IOException {
        return all().stream()
                .filter(rule -> rule.has("record"))
                .map(rule -> rule.path("record").asText())
                .toList();
    }

    /** Series and labels that an expression asks for, as {@code metric label=value}; a name alone has no label. */
    public static List<String> asked(String expression) {
        List<String> asked = new ArrayList<>();
        Expression.of(expression).selectors().forEach(selector -> {
            asked.add(selector.metric());
            selector.labels()
                    .forEach((label, values) ->
                            values.forEach(value -> asked.add(selector.metric() + ' ' + label + '=' + value)));
        });
        return asked;
    }
}
