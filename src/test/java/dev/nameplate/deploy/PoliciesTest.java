package dev.nameplate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.testing.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the manifests to rules, and each rule to changes that it must notice. */
class PoliciesTest {

    private static final List<Policy> POLICIES = Stream.of(
                    PodPolicies.all(), RolloutPolicies.all(), TrafficPolicies.all())
            .flatMap(List::stream)
            .toList();

    /** As the files are written, without kustomize, but for the port that the cluster's component gives to the pods. */
    private static Cluster written() throws IOException {
        Cluster cluster = new Cluster(Manifests.written());
        JsonNode port = Manifests.read(Files.readString(Path.of("k8s/components/cluster/deployment.patch.yaml")))
                .get(0)
                .at("/spec/template/spec/containers/0/ports/0");
        return cluster.with(Breakage.container("/ports/-", port.toString()));
    }

    @Test
    void no_rule_stands_there_twice_or_without_a_counter_example() {
        assertThat(POLICIES.stream().map(Policy::words)).doesNotHaveDuplicates();
        assertThat(POLICIES)
                .allSatisfy(policy ->
                        assertThat(policy.breakages()).as(policy.words()).isNotEmpty());
    }

    @TestFactory
    Stream<DynamicTest> the_files_meet_every_rule() throws IOException {
        Cluster cluster = written();
        return POLICIES.stream()
                .map(policy -> DynamicTest.dynamicTest(
                        policy.words(),
                        () -> assertThat(policy.violations().apply(cluster)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_notices_what_it_is_there_for() throws IOException {
        Cluster cluster = written();
        return POLICIES.stream().flatMap(policy -> policy.breakages().stream()
                .map(breakage -> DynamicTest.dynamicTest(policy.words() + ' ' + breakage, () -> assertThat(
                                policy.violations().apply(with(cluster, breakage)))
                        .isNotEmpty())));
    }

    /** A change of the pods' account must not be excused by the role that one component brings. */
    private static Cluster with(Cluster cluster, Breakage breakage) {
        boolean aboutRoles = breakage.object().startsWith("Role");
        return new Cluster(cluster.objects().stream()
                        .filter(object ->
                                aboutRoles || !object.path("kind").asText().startsWith("Role"))
                        .toList())
                .with(breakage);
    }

    @TestFactory
    Stream<DynamicTest> every_overlay_meets_every_rule() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String overlay : Manifests.overlays()) {
            Cluster cluster = new Cluster(Manifests.built(overlay));
            POLICIES.forEach(policy -> tests.add(DynamicTest.dynamicTest(
                    overlay + ": " + policy.words(),
                    () -> assertThat(policy.violations().apply(cluster)).isEmpty())));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> everything_there_is_put_together_meets_every_rule() throws IOException {
        Cluster cluster = new Cluster(Manifests.together(
                "overlays/production", List.of("kubernetes-api", "queue-time", "shared-data", "tls")));
        List<DynamicTest> tests = new ArrayList<>();
        POLICIES.forEach(policy -> tests.add(DynamicTest.dynamicTest(
                policy.words(),
                () -> assertThat(policy.violations().apply(cluster)).isEmpty())));
        cluster.objects()
                .forEach(object -> tests.add(
                        DynamicTest.dynamicTest(Manifests.name(object), () -> assertThat(StrictSchema.objection(object))
                                .isEmpty())));
        return tests.stream();
    }

    @Test
    void production_has_everything_and_a_single_pod_what_it_needs() throws IOException {
        assertThat(kinds(Manifests.built("production")))
                .contains(
                        "ConfigMap",
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "Namespace",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "PrometheusRule",
                        "Service",
                        "ServiceAccount",
                        "ServiceMonitor")
                .doesNotContain("Secret", "Role");
        assertThat(kinds(Manifests.built("single")))
                .containsExactly("ConfigMap", "Deployment", "Namespace", "NetworkPolicy", "Service", "ServiceAccount");
    }

    @Test
    void overlays_say_which_image_and_it_is_that_of_this_version() throws Exception {
        JsonNode image = new Cluster(Manifests.built("production"))
                .named("Deployment/nameplate")
                .orElseThrow()
                .at("/spec/template/spec/containers/0/image");
        assertThat(image.asText()).isEqualTo("nameplate:" + version());
    }

    @Test
    void a_changed_setting_rolls_the_pods() throws IOException {
        for (String overlay : Manifests.overlays()) {
            Cluster cluster = new Cluster(Manifests.built(overlay));
            String map = cluster.named("Deployment/nameplate")
                    .orElseThrow()
                    .at("/spec/template/spec/containers/0/envFrom/0/configMapRef/name")
                    .asText();
            assertThat(map).matches("nameplate-settings-[a-z0-9]{10}");
            assertThat(cluster.named("ConfigMap/" + map)).isPresent();
        }
    }

    @Test
    void everything_lies_in_one_namespace() throws IOException {
        for (String overlay : Manifests.overlays()) {
            assertThat(Manifests.built(overlay).stream()
                            .filter(object -> !object.path("kind").asText().equals("Namespace")))
                    .allSatisfy(object -> assertThat(
                                    object.at("/metadata/namespace").asText())
                            .as(Manifests.name(object))
                            .isEqualTo("nameplate"));
        }
    }

    private static Set<String> kinds(List<ObjectNode> objects) {
        return objects.stream()
                .map(object -> object.path("kind").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String version() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement()
                .getElementsByTagName("version")
                .item(0)
                .getTextContent();
    }
}
