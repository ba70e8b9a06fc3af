package dev.nameplate.deploy;

import static dev.nameplate.deploy.Breakage.container;
import static dev.nameplate.deploy.Breakage.drop;
import static dev.nameplate.deploy.Breakage.dropPod;
import static dev.nameplate.deploy.Breakage.pod;
import static dev.nameplate.deploy.Breakage.put;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nameplate.testing.Manifests;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How pods come and go: rollouts, drains, spreading, autoscaling, and who has which rights. */
final class RolloutPolicies {

    /** A server that is told to stop has ended by then. */
    private static final int LONGEST_STOP = 45;

    private static final String DEPLOYMENT = "Deployment/nameplate";
    private static final String AUTOSCALER = "HorizontalPodAutoscaler/nameplate";
    private static final String BUDGET = "PodDisruptionBudget/nameplate";
    private static final String ROLE = "Role/nameplate-members";

    private RolloutPolicies() {}

    static List<Policy> all() {
        return Stream.of(stops(), scale(), rights()).flatMap(List::stream).toList();
    }

    private static List<Policy> stops() {
        return List.of(
                Policy.pods(
                        "The grace period is longer than waiting, draining and closing together.",
                        pod -> pod.path("terminationGracePeriodSeconds").asInt() > pause(pod) + LONGEST_STOP,
                        pod("/terminationGracePeriodSeconds", "30"),
                        container("/lifecycle/preStop/exec/command/1", "\"20\""),
                        dropPod("/terminationGracePeriodSeconds")),
                Policy.pods(
                        "A pod goes on answering for some seconds after it was told to stop.",
                        pod -> pause(pod) >= 5,
                        dropPod("/containers/0/lifecycle"),
                        container("/lifecycle/preStop/exec/command/1", "\"1\"")),
                Policy.each(
                        "Deployment",
                        "A rollout takes no pod away before another is ready.",
                        deployment -> deployment
                                        .at("/spec/strategy/rollingUpdate/maxUnavailable")
                                        .asText()
                                        .equals("0")
                                && !deployment
                                        .at("/spec/strategy/rollingUpdate/maxSurge")
                                        .asText()
                                        .matches("|0%?"),
                        put(DEPLOYMENT, "/spec/strategy/rollingUpdate/maxUnavailable", "1"),
                        put(DEPLOYMENT, "/spec/strategy/rollingUpdate/maxSurge", "0"),
                        put(DEPLOYMENT, "/spec/strategy", "{\"type\": \"Recreate\"}")),
                Policy.each(
                        "Deployment",
                        "Pods are spread over zones and nodes.",
                        deployment -> spread(deployment)
                                .containsAll(Set.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")),
                        dropPod("/topologySpreadConstraints/0"),
                        pod("/topologySpreadConstraints/1/labelSelector/matchLabels/app.kubernetes.io~1name", "\"x\"")),
                Policy.each(
                        "Deployment",
                        "A deployment selects its own pods.",
                        deployment -> Cluster.selects(
                                        deployment.at("/spec/selector/matchLabels"),
                                        deployment.at("/spec/template/metadata/labels"))
                                && !deployment.at("/spec/selector/matchLabels").isEmpty(),
                        put(DEPLOYMENT, "/spec/selector/matchLabels/app.kubernetes.io~1component", "\"worker\"")));
    }

    private static List<Policy> scale() {
        return List.of(
                Policy.of(
                        "A disruption budget selects the pods and lets one go at a time.",
                        cluster -> Policy.broken(
                                cluster.all("PodDisruptionBudget"),
                                budget -> cluster.workloads().stream()
                                                .anyMatch(workload -> Cluster.selects(
                                                        budget.at("/spec/selector/matchLabels"),
                                                        workload.at("/spec/template/metadata/labels")))
                                        && budget.at("/spec/maxUnavailable")
                                                .asText()
                                                .equals("1")),
                        put(BUDGET, "/spec/maxUnavailable", "0"),
                        put(BUDGET, "/spec/selector/matchLabels/app.kubernetes.io~1component", "\"worker\"")),
                Policy.of(
                        "The autoscaler goes by processor time, keeps three pods and scales what exists.",
                        cluster -> Policy.broken(
                                cluster.all("HorizontalPodAutoscaler"),
                                scaler -> cluster.named(scaler.at("/spec/scaleTargetRef/kind")
                                                                .asText()
                                                        + '/'
                                                        + scaler.at("/spec/scaleTargetRef/name")
                                                                .asText())
                                                .isPresent()
                                        && scaler.at("/spec/minReplicas").asInt() >= 3
                                        && scaler.at("/spec/maxReplicas").asInt()
                                                > scaler.at("/spec/minReplicas").asInt()
                                        && Cluster.items(scaler.at("/spec/metrics"))
                                                .anyMatch(metric -> metric.at("/resource/name")
                                                        .asText()
                                                        .equals("cpu"))),
                        put(AUTOSCALER, "/spec/minReplicas", "1"),
                        put(AUTOSCALER, "/spec/maxReplicas", "3"),
                        put(AUTOSCALER, "/spec/scaleTargetRef/name", "\"other\""),
                        put(AUTOSCALER, "/spec/metrics/0/resource/name", "\"memory\"")),
                Policy.each(
                        "HorizontalPodAutoscaler",
                        "Pods are added at once and taken away slowly.",
                        scaler -> scaler.at("/spec/behavior/scaleUp/stabilizationWindowSeconds")
                                                .asInt(-1)
                                        == 0
                                && scaler.at("/spec/behavior/scaleDown/stabilizationWindowSeconds")
                                                .asInt()
                                        >= 300,
                        put(AUTOSCALER, "/spec/behavior/scaleUp/stabilizationWindowSeconds", "300"),
                        drop(AUTOSCALER, "/spec/behavior/scaleDown")),
                Policy.of(
                        "Where the autoscaler rules, the deployment names no number of its own.",
                        cluster -> cluster.all("HorizontalPodAutoscaler").isEmpty()
                                ? List.of()
                                : Policy.broken(
                                        cluster.all("Deployment"),
                                        deployment -> !deployment.path("spec").has("replicas")),
                        put(DEPLOYMENT, "/spec/replicas", "3")));
    }

    private static List<Policy> rights() {
        return List.of(
                Policy.of(
                        "Pods have no token, unless their account has a role.",
                        cluster -> Policy.broken(
                                cluster.workloads(),
                                workload -> !hasToken(cluster, workload) || hasRole(cluster, workload)),
                        pod("/automountServiceAccountToken", "true")),
                Policy.each(
                        "ServiceAccount",
                        "An account gives no token by itself.",
                        account -> account.path("automountServiceAccountToken").isBoolean()
                                && !account.path("automountServiceAccountToken").asBoolean(),
                        put("ServiceAccount/nameplate", "/automountServiceAccountToken", "true")),
                Policy.each(
                        "Role",
                        "A role reads addresses and nothing else.",
                        role -> Cluster.items(role.path("rules"))
                                .allMatch(rule ->
                                        Set.of("get", "list", "watch").containsAll(Cluster.words(rule.path("verbs")))
                                                && Set.of("endpoints", "endpointslices", "pods", "services")
                                                        .containsAll(Cluster.words(rule.path("resources")))),
                        put(ROLE, "/rules/0/verbs/-", "\"create\""),
                        put(ROLE, "/rules/0/resources/-", "\"secrets\""),
                        put(ROLE, "/rules/0/resources", "[\"*\"]")),
                Policy.of(
                        "Rights end at the namespace.",
                        cluster -> Stream.of("ClusterRole", "ClusterRoleBinding")
                                .flatMap(kind -> cluster.all(kind).stream())
                                .map(Manifests::name)
                                .toList(),
                        put(ROLE, "/kind", "\"ClusterRole\"")),
                Policy.each(
                        "Namespace",
                        "The namespace takes only pods that meet the restricted standard.",
                        namespace -> namespace
                                .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                                .asText()
                                .equals("restricted"),
                        put(
                                "Namespace/nameplate",
                                "/metadata/labels/pod-security.kubernetes.io~1enforce",
                                "\"baseline\"")));
    }

    /** How long a pod waits before it is told to stop. */
    private static int pause(JsonNode pod) {
        return Cluster.items(pod.path("containers"))
                .map(container -> container.at("/lifecycle/preStop/exec/command"))
                .filter(command -> command.path(0).asText().equals("sleep"))
                .mapToInt(command -> command.path(1).asInt())
                .max()
                .orElse(0);
    }

    private static Set<String> spread(JsonNode deployment) {
        return Cluster.items(Cluster.pod(deployment).path("topologySpreadConstraints"))
                .filter(one -> Cluster.selects(
                        one.at("/labelSelector/matchLabels"), deployment.at("/spec/template/metadata/labels")))
                .map(one -> one.path("topologyKey").asText())
                .collect(Collectors.toSet());
    }

    private static boolean hasToken(Cluster cluster, JsonNode workload) {
        JsonNode own = Cluster.pod(workload).path("automountServiceAccountToken");
        Optional<JsonNode> account = cluster.named("ServiceAccount/"
                        + Cluster.pod(workload).path("serviceAccountName").asText())
                .map(it -> it.path("automountServiceAccountToken"));
        return own.isBoolean()
                ? own.asBoolean()
                : account.isEmpty() || account.get().asBoolean(true);
    }

    private static boolean hasRole(Cluster cluster, JsonNode workload) {
        String account = Cluster.pod(workload).path("serviceAccountName").asText();
        return cluster.all("RoleBinding").stream()
                .flatMap(binding -> Cluster.items(binding.path("subjects")))
                .anyMatch(subject -> subject.path("name").asText().equals(account));
    }
}
