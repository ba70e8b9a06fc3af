package dev.nameplate.deploy;

import static dev.nameplate.deploy.Breakage.container;
import static dev.nameplate.deploy.Breakage.drop;
import static dev.nameplate.deploy.Breakage.dropPod;
import static dev.nameplate.deploy.Breakage.pod;
import static dev.nameplate.deploy.Breakage.put;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What pods may do, what they get and what they are asked: security contexts, resources, probes, volumes. */
final class PodPolicies {

    private static final Set<String> VOLUMES =
            Set.of("name", "emptyDir", "configMap", "secret", "persistentVolumeClaim", "projected");

    private PodPolicies() {}

    static List<Policy> all() {
        return Stream.of(rights(), resources(), probes()).flatMap(List::stream).toList();
    }

    private static List<Policy> rights() {
        return List.of(
                Policy.pods(
                        "Pods run as a numeric user without rights.",
                        pod -> pod.at("/securityContext/runAsNonRoot").asBoolean()
                                && pod.at("/securityContext/runAsUser").asInt() >= 10_000
                                && pod.at("/securityContext/runAsGroup").asInt() >= 10_000,
                        pod("/securityContext/runAsNonRoot", "false"),
                        pod("/securityContext/runAsUser", "0"),
                        dropPod("/securityContext/runAsGroup")),
                Policy.containers(
                        "No container overrules the pod's user.",
                        container -> !container.path("securityContext").has("runAsUser")
                                && !container.path("securityContext").has("runAsNonRoot"),
                        container("/securityContext/runAsUser", "0")),
                Policy.containers(
                        "The root file system is read-only.",
                        container -> container
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean(),
                        container("/securityContext/readOnlyRootFilesystem", "false"),
                        dropPod("/containers/0/securityContext/readOnlyRootFilesystem")),
                Policy.containers(
                        "All capabilities are dropped, none is added.",
                        container -> Cluster.words(container.at("/securityContext/capabilities/drop"))
                                        .equals(List.of("ALL"))
                                && container
                                        .at("/securityContext/capabilities/add")
                                        .isEmpty(),
                        container("/securityContext/capabilities/drop", "[\"NET_RAW\"]"),
                        container("/securityContext/capabilities/add", "[\"NET_BIND_SERVICE\"]")),
                Policy.containers(
                        "Rights cannot be gained.",
                        container -> isFalse(container.at("/securityContext/allowPrivilegeEscalation"))
                                && !container.at("/securityContext/privileged").asBoolean(),
                        dropPod("/containers/0/securityContext/allowPrivilegeEscalation"),
                        container("/securityContext/privileged", "true")),
                Policy.pods(
                        "The runtime's seccomp profile is on.",
                        pod -> pod.at("/securityContext/seccompProfile/type")
                                .asText()
                                .equals("RuntimeDefault"),
                        dropPod("/securityContext/seccompProfile"),
                        pod("/securityContext/seccompProfile/type", "\"Unconfined\"")),
                Policy.pods(
                        "Nothing of the host is shared.",
                        pod -> Stream.of("hostNetwork", "hostPID", "hostIPC")
                                        .noneMatch(host -> pod.path(host).asBoolean())
                                && Cluster.items(pod.path("volumes")).allMatch(volume -> volume.properties().stream()
                                        .allMatch(entry -> VOLUMES.contains(entry.getKey()))),
                        pod("/hostNetwork", "true"),
                        pod("/volumes/-", "{\"name\": \"host\", \"hostPath\": {\"path\": \"/\"}}")),
                Policy.pods(
                        "Services put nothing into the environment, where it would be taken for settings.",
                        pod -> isFalse(pod.path("enableServiceLinks")),
                        dropPod("/enableServiceLinks")),
                Policy.containers(
                        "Images have a tag or a digest, and not latest.",
                        container -> isNamed(container.path("image").asText()),
                        container("/image", "\"nameplate:latest\""),
                        container("/image", "\"registry.example.com:5000/nameplate\"")));
    }

    private static List<Policy> resources() {
        return List.of(
                Policy.containers(
                        "Memory is promised in full: what is asked for is the limit.",
                        container -> !container
                                        .at("/resources/limits/memory")
                                        .asText()
                                        .isEmpty()
                                && container
                                        .at("/resources/limits/memory")
                                        .equals(container.at("/resources/requests/memory")),
                        container("/resources/limits/memory", "\"2Gi\""),
                        dropPod("/containers/0/resources/limits/memory"),
                        dropPod("/containers/0/resources/requests/memory")),
                Policy.containers(
                        "Processor time is asked for and not limited.",
                        container -> container.at("/resources/requests").has("cpu")
                                && !container.at("/resources/limits").has("cpu"),
                        dropPod("/containers/0/resources/requests/cpu"),
                        container("/resources/limits/cpu", "\"2\"")),
                Policy.containers(
                        "The JVM counts as many processors as are asked for.",
                        container -> env(container, "CPU_REQUEST")
                                        .at("/valueFrom/resourceFieldRef/resource")
                                        .asText()
                                        .equals("requests.cpu")
                                && env(container, "JAVA_TOOL_OPTIONS")
                                        .path("value")
                                        .asText()
                                        .contains("-XX:ActiveProcessorCount=$(CPU_REQUEST)"),
                        container("/env/0/valueFrom/resourceFieldRef/resource", "\"limits.cpu\""),
                        dropPod("/containers/0/env/1")),
                Policy.pods(
                        "What is written has a bound.",
                        pod -> Cluster.items(pod.path("volumes"))
                                .filter(volume -> volume.has("emptyDir"))
                                .allMatch(volume -> volume.path("emptyDir").has("sizeLimit")),
                        dropPod("/volumes/0/emptyDir/sizeLimit")),
                Policy.containers(
                        "Natives can be unpacked and run: /tmp is a volume.",
                        container -> Cluster.items(container.path("volumeMounts"))
                                .anyMatch(mount ->
                                        mount.path("mountPath").asText().equals("/tmp")
                                                && !mount.path("readOnly").asBoolean()),
                        container("/volumeMounts/0/readOnly", "true"),
                        dropPod("/containers/0/volumeMounts/0")),
                Policy.containers(
                        "Signing keys are in a mounted folder, so that a change of them needs no restart.",
                        container -> env(container, "NAMEPLATE_LINKS_KEYS").isMissingNode()
                                && Cluster.items(container.path("volumeMounts"))
                                        .anyMatch(mount ->
                                                mount.path("name").asText().equals("keys") && !mount.has("subPath")),
                        container("/env/0", "{\"name\": \"NAMEPLATE_LINKS_KEYS\", \"value\": \"k1:text:secret\"}"),
                        container("/volumeMounts/2/subPath", "\"keys\""),
                        dropPod("/containers/0/volumeMounts/2")),
                Policy.pods(
                        "Signing keys come from a secret.",
                        pod -> Cluster.items(pod.path("volumes"))
                                .filter(volume -> volume.path("name").asText().equals("keys"))
                                .anyMatch(volume -> volume.path("secret").has("secretName")),
                        dropPod("/volumes/2/secret"),
                        dropPod("/volumes/2")));
    }

    private static List<Policy> probes() {
        return List.of(
                Policy.containers(
                        "A start may take a minute and a half, and at least a minute.",
                        container -> asks(container.path("startupProbe"), "/health/started")
                                && seconds(container.path("startupProbe")) >= 60,
                        container("/startupProbe/failureThreshold", "10"),
                        container("/startupProbe/httpGet/path", "\"/health/ready\""),
                        dropPod("/containers/0/startupProbe")),
                Policy.containers(
                        "Liveness asks whether the process answers, and is patient.",
                        container -> asks(container.path("livenessProbe"), "/health/live")
                                && seconds(container.path("livenessProbe")) >= 20,
                        container("/livenessProbe/httpGet/path", "\"/health/ready\""),
                        container("/livenessProbe/httpGet/port", "\"http\""),
                        container("/livenessProbe/failureThreshold", "1")),
                Policy.containers(
                        "Readiness is asked often.",
                        container -> asks(container.path("readinessProbe"), "/health/ready")
                                && seconds(container.path("readinessProbe")) <= 10,
                        container("/readinessProbe/httpGet/path", "\"/health/live\""),
                        container("/readinessProbe/periodSeconds", "30")),
                Policy.containers(
                        "Ports that are asked for by name have that name.",
                        container -> Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .map(probe -> container.path(probe).at("/httpGet/port"))
                                .allMatch(port -> Cluster.items(container.path("ports"))
                                        .anyMatch(one -> one.path("name").equals(port))),
                        container("/ports/1/name", "\"operation\"")),
                Policy.each(
                        "Deployment",
                        "A rollout gives up later than a pod's start may take.",
                        deployment ->
                                deployment.at("/spec/progressDeadlineSeconds").asInt()
                                        > Cluster.containers(deployment).stream()
                                                .mapToInt(container -> seconds(container.path("startupProbe")))
                                                .sum(),
                        put("Deployment/nameplate", "/spec/progressDeadlineSeconds", "60"),
                        drop("Deployment/nameplate", "/spec/progressDeadlineSeconds")));
    }

    /** Whether it is clear which image is meant; ours gets its tag from kustomize. */
    private static boolean isNamed(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return image.equals("nameplate")
                || image.contains("@sha256:")
                || last.indexOf(':') > 0 && !last.endsWith(":latest");
    }

    private static boolean asks(JsonNode probe, String path) {
        return probe.at("/httpGet/path").asText().equals(path)
                && probe.at("/httpGet/port").asText().equals("operations");
    }

    private static int seconds(JsonNode probe) {
        return probe.path("periodSeconds").asInt()
                * probe.path("failureThreshold").asInt();
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    private static JsonNode env(JsonNode container, String name) {
        return Cluster.items(container.path("env"))
                .filter(variable -> variable.path("name").asText().equals(name))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }
}
