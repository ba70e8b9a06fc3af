package dev.nameplate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.nameplate.testing.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds manifests to Kubernetes' description of its API, key by key. */
class StrictSchemaTest {

    /** Maps whose keys are anybody's choice. */
    private static final Set<String> FREE =
            Set.of("labels", "annotations", "matchLabels", "selector", "data", "stringData", "limits", "requests");

    /** Components that stand on others. */
    private static final Map<String, List<String>> NEEDED =
            Map.of("kubernetes-api", List.of("cluster"), "queue-time", List.of("autoscaling"));

    @TestFactory
    Stream<DynamicTest> every_file_is_what_the_api_takes() throws IOException {
        return Manifests.written().stream()
                .map(object ->
                        DynamicTest.dynamicTest(Manifests.name(object), () -> assertThat(StrictSchema.objection(object))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_overlay_is_what_the_api_takes() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String overlay : Manifests.overlays()) {
            for (ObjectNode object : Manifests.built(overlay)) {
                tests.add(DynamicTest.dynamicTest(
                        overlay + ": " + Manifests.name(object),
                        () -> assertThat(StrictSchema.objection(object)).isEmpty()));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> every_component_can_be_put_on_the_base() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> components = Files.list(Path.of("k8s/components"))) {
            for (Path component : components.sorted().toList()) {
                String name = component.getFileName().toString();
                tests.add(DynamicTest.dynamicTest(name, () -> assertThat(withBase(name))
                        .allSatisfy(object ->
                                assertThat(StrictSchema.objection(object)).isEmpty())));
            }
        }
        return tests.stream();
    }

    @Test
    void with_the_api_for_finding_members_pods_have_a_token_and_without_they_have_none() throws IOException {
        assertThat(token(withBase("kubernetes-api"))).isTrue();
        assertThat(token(withBase("cluster"))).isFalse();
    }

    @Test
    void a_shared_data_folder_takes_the_place_of_each_pods_own() throws IOException {
        JsonNode volumes = new Cluster(withBase("shared-data"))
                .named("Deployment/nameplate")
                .orElseThrow()
                .at("/spec/template/spec/volumes");
        assertThat(Cluster.items(volumes)
                        .filter(volume -> volume.path("name").asText().equals("data"))
                        .toList())
                .singleElement()
                .satisfies(volume -> assertThat(volume.properties().stream().map(Map.Entry::getKey))
                        .containsExactlyInAnyOrder("name", "persistentVolumeClaim"));
    }

    /** Every key of every file, misspelt by one letter, wherever it stands. */
    @TestFactory
    Stream<DynamicTest> a_misspelt_key_is_an_error_at_any_depth() throws IOException {
        return Manifests.written().stream()
                .map(object -> DynamicTest.dynamicTest(Manifests.name(object), () -> {
                    List<JsonPointer> keys = new ArrayList<>();
                    keys(object, JsonPointer.empty(), keys);
                    assertThat(keys).hasSizeGreaterThan(3);
                    List<JsonPointer> unnoticed = keys.stream()
                            .filter(key -> StrictSchema.objection(misspelt(object, key))
                                    .isEmpty())
                            .toList();
                    assertThat(unnoticed).isEmpty();
                }));
    }

    @Test
    void a_value_of_the_wrong_kind_is_an_error() throws IOException {
        Cluster cluster = new Cluster(Manifests.written());
        for (Breakage breakage : List.of(
                Breakage.pod("/terminationGracePeriodSeconds", "\"long\""),
                Breakage.pod("/containers", "{}"),
                Breakage.container("/securityContext/readOnlyRootFilesystem", "\"yes please\""),
                Breakage.dropPod("/containers/0/name"),
                Breakage.drop("Deployment/nameplate", "/spec/selector"))) {
            ObjectNode broken = cluster.with(breakage).named(breakage.object()).orElseThrow();
            assertThat(StrictSchema.objection(broken)).as(breakage.toString()).isPresent();
        }
    }

    private static boolean token(List<ObjectNode> objects) {
        return new Cluster(objects)
                .named("Deployment/nameplate")
                .orElseThrow()
                .at("/spec/template/spec/automountServiceAccountToken")
                .asBoolean();
    }

    /** The base with a component, and with what that needs. */
    private static List<ObjectNode> withBase(String component) throws IOException {
        List<String> components = new ArrayList<>(NEEDED.getOrDefault(component, List.of()));
        components.add(component);
        return Manifests.together("base", components);
    }

    private static void keys(JsonNode node, JsonPointer at, List<JsonPointer> keys) {
        if (node instanceof ObjectNode map) {
            map.properties().forEach(entry -> {
                JsonPointer place = at.appendProperty(entry.getKey());
                keys.add(place);
                boolean free = FREE.contains(entry.getKey())
                        && entry.getValue().properties().stream()
                                .allMatch(inner ->
                                        inner.getValue() instanceof TextNode || inner.getValue() instanceof IntNode);
                if (!free) {
                    keys(entry.getValue(), place, keys);
                }
            });
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                keys(list.get(i), at.appendIndex(i), keys);
            }
        }
    }

    private static ObjectNode misspelt(ObjectNode object, JsonPointer key) {
        ObjectNode copy = object.deepCopy();
        ObjectNode home = (ObjectNode) copy.at(key.head());
        String name = key.last().getMatchingProperty();
        home.set(name + "s", home.remove(name));
        return copy;
    }
}
