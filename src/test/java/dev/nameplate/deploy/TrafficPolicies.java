package dev.nameplate.deploy;

import static dev.nameplate.deploy.Breakage.drop;
import static dev.nameplate.deploy.Breakage.put;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who may talk to whom: network policies, services, ingress. */
final class TrafficPolicies {

    private static final String CLUSTER_PORT = "cluster";
    private static final List<String> PRIVATE =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16");
    private static final String MEMBERS = "NetworkPolicy/nameplate-members";
    private static final String NAMES = "NetworkPolicy/nameplate-names";
    private static final String INGRESS = "Ingress/nameplate";

    private TrafficPolicies() {}

    static List<Policy> all() {
        return Stream.of(firewall(), outward(), services(), wayIn())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Policy> firewall() {
        return List.of(
                Policy.of(
                        "Everything is closed to all pods, in and out, unless another policy opens it.",
                        cluster -> cluster.all("NetworkPolicy").stream().anyMatch(policy -> isClosed(cluster, policy))
                                ? List.of()
                                : List.of("no policy closes all"),
                        put("NetworkPolicy/nameplate-closed", "/spec/policyTypes", "[\"Ingress\"]"),
                        put("NetworkPolicy/nameplate-closed", "/spec/ingress", "[{}]"),
                        put(
                                "NetworkPolicy/nameplate-closed",
                                "/spec/podSelector/matchLabels/app.kubernetes.io~1component",
                                "\"other\"")),
                Policy.each(
                        "NetworkPolicy",
                        "Whatever is opened is opened to somebody and on a port.",
                        policy -> rules(policy, "ingress")
                                        .allMatch(rule -> !rule.path("from").isEmpty()
                                                && !rule.path("ports").isEmpty())
                                && rules(policy, "egress")
                                        .allMatch(rule -> !rule.path("to").isEmpty()
                                                && !rule.path("ports").isEmpty()),
                        drop("NetworkPolicy/nameplate-images", "/spec/ingress/0/from"),
                        drop("NetworkPolicy/nameplate-metrics", "/spec/ingress/0/ports"),
                        drop(NAMES, "/spec/egress/0/to")),
                Policy.each(
                        "NetworkPolicy",
                        "The cluster port, which knows no passwords, is open between our pods alone.",
                        policy -> Stream.of("ingress", "egress")
                                .flatMap(way -> rules(policy, way))
                                .filter(rule -> opens(rule, CLUSTER_PORT, 5701))
                                .flatMap(rule ->
                                        Stream.concat(Cluster.items(rule.path("from")), Cluster.items(rule.path("to"))))
                                .allMatch(TrafficPolicies::isOurs),
                        put(
                                MEMBERS,
                                "/spec/ingress/0/from/-",
                                "{\"namespaceSelector\": {\"matchLabels\": {\"name\": \"other\"}}}"),
                        put(MEMBERS, "/spec/ingress/0/from/0/podSelector", "{}"),
                        put("NetworkPolicy/nameplate-images", "/spec/ingress/0/ports/0/port", "5701"),
                        put(
                                "NetworkPolicy/nameplate-images",
                                "/spec/ingress/0/ports/0",
                                "{\"port\": 5000, \"endPort\": 6000}")),
                Policy.each(
                        "NetworkPolicy",
                        "The operations port is open to the monitoring alone.",
                        policy -> rules(policy, "ingress")
                                .filter(rule -> opens(rule, "operations", 8081))
                                .flatMap(rule -> Cluster.items(rule.path("from")))
                                .allMatch(peer -> peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                                        .asText()
                                        .equals("monitoring")),
                        put("NetworkPolicy/nameplate-images", "/spec/ingress/0/ports/0/port", "\"operations\""),
                        put(
                                "NetworkPolicy/nameplate-metrics",
                                "/spec/ingress/0/from/0",
                                "{\"namespaceSelector\": {}}")),
                Policy.of(
                        "A policy is for pods that exist.",
                        cluster -> Policy.broken(cluster.all("NetworkPolicy"), cluster::isForAllPods),
                        put(
                                "NetworkPolicy/nameplate-metrics",
                                "/spec/podSelector/matchLabels/app.kubernetes.io~1name",
                                "\"namplate\"")));
    }

    private static List<Policy> outward() {
        return List.of(
                Policy.each(
                        "NetworkPolicy",
                        "Nothing leads into private networks but names, members and the cluster's API, address by address.",
                        policy -> rules(policy, "egress")
                                .flatMap(rule -> Cluster.items(rule.path("to")))
                                .filter(peer -> peer.has("ipBlock"))
                                .map(peer -> peer.path("ipBlock"))
                                .allMatch(block -> block.path("cidr").asText().endsWith("/32")
                                        || Cluster.words(block.path("except")).containsAll(PRIVATE)),
                        put(NAMES, "/spec/egress/0/to/-", "{\"ipBlock\": {\"cidr\": \"0.0.0.0/0\"}}"),
                        put(
                                NAMES,
                                "/spec/egress/0/to/-",
                                "{\"ipBlock\": {\"cidr\": \"0.0.0.0/0\", \"except\": [\"10.0.0.0/8\"]}}"),
                        put(NAMES, "/spec/egress/0/to/-", "{\"ipBlock\": {\"cidr\": \"10.0.0.0/8\"}}")),
                Policy.each(
                        "NetworkPolicy",
                        "Other pods are reached for names alone.",
                        policy -> rules(policy, "egress")
                                .filter(rule -> !opensOnly(rule, 53))
                                .flatMap(rule -> Cluster.items(rule.path("to")))
                                .filter(peer -> !peer.has("ipBlock"))
                                .allMatch(TrafficPolicies::isOurs),
                        put(NAMES, "/spec/egress/0/ports/-", "{\"port\": 443, \"protocol\": \"TCP\"}")),
                Policy.of(
                        "Names can be resolved, by either protocol.",
                        cluster -> cluster.all("NetworkPolicy").stream()
                                        .filter(cluster::isForAllPods)
                                        .flatMap(policy -> rules(policy, "egress"))
                                        .anyMatch(rule -> Cluster.items(rule.path("ports"))
                                                .filter(port ->
                                                        port.path("port").asInt() == 53)
                                                .map(port ->
                                                        port.path("protocol").asText())
                                                .toList()
                                                .containsAll(List.of("UDP", "TCP")))
                                ? List.of()
                                : List.of("no policy lets names be resolved"),
                        drop(NAMES, "/spec/egress/0/ports/1"),
                        put(NAMES, "/spec/podSelector/matchLabels/app.kubernetes.io~1component", "\"other\"")));
    }

    private static List<Policy> services() {
        return List.of(
                Policy.of(
                        "A service leads to pods that exist, by ports that they have.",
                        cluster -> Policy.broken(cluster.all("Service"), service -> cluster.workloads().stream()
                                .anyMatch(workload -> leads(service, workload))),
                        put("Service/nameplate", "/spec/selector/app.kubernetes.io~1component", "\"other\""),
                        put("Service/nameplate-operations", "/spec/ports/0/targetPort", "\"metrics\"")),
                Policy.each(
                        "Service",
                        "The world is led in by an ingress, not by a service.",
                        service -> service.at("/spec/type").asText("ClusterIP").equals("ClusterIP"),
                        put("Service/nameplate", "/spec/type", "\"LoadBalancer\"")),
                Policy.each(
                        "Service",
                        "The public service has the image port and no other.",
                        service -> service.at("/spec/clusterIP").asText().equals("None")
                                || ports(service).equals(List.of("http")),
                        put("Service/nameplate", "/spec/ports/-", "{\"name\": \"operations\", \"port\": 8081}")),
                Policy.each(
                        "Service",
                        "Members find each other before they are ready, each by its own address.",
                        service -> !ports(service).contains(CLUSTER_PORT)
                                || service.at("/spec/clusterIP").asText().equals("None")
                                        && service.at("/spec/publishNotReadyAddresses")
                                                .asBoolean(),
                        put("Service/nameplate-members", "/spec/publishNotReadyAddresses", "false"),
                        drop("Service/nameplate-members", "/spec/clusterIP")),
                Policy.of(
                        "Metrics are scraped from a service that has the port.",
                        cluster ->
                                Policy.broken(cluster.all("ServiceMonitor"), monitor -> cluster.all("Service").stream()
                                        .filter(service -> Cluster.selects(
                                                monitor.at("/spec/selector/matchLabels"),
                                                service.at("/metadata/labels")))
                                        .anyMatch(service -> ports(service)
                                                .containsAll(Cluster.items(monitor.at("/spec/endpoints"))
                                                        .map(endpoint -> endpoint.path("port")
                                                                .asText())
                                                        .toList()))),
                        put("ServiceMonitor/nameplate", "/spec/endpoints/0/port", "\"http\""),
                        put(
                                "ServiceMonitor/nameplate",
                                "/spec/selector/matchLabels/app.kubernetes.io~1component",
                                "\"server\"")));
    }

    private static List<Policy> wayIn() {
        return List.of(
                Policy.each(
                        "Ingress",
                        "Only links lead in, and only to the public service.",
                        ingress -> paths(ingress).stream()
                                .allMatch(path -> path.path("path").asText().equals("/t/")
                                        && path.path("pathType").asText().equals("Prefix")
                                        && path.at("/backend/service/name")
                                                .asText()
                                                .equals("nameplate")
                                        && path.at("/backend/service/port/name")
                                                .asText()
                                                .equals("http")),
                        put(INGRESS, "/spec/rules/0/http/paths/0/path", "\"/\""),
                        put(INGRESS, "/spec/rules/0/http/paths/0/backend/service/name", "\"nameplate-operations\"")),
                Policy.each(
                        "Ingress",
                        "Every host has a certificate.",
                        ingress -> Cluster.items(ingress.at("/spec/tls"))
                                .flatMap(tls -> Cluster.words(tls.path("hosts")).stream())
                                .toList()
                                .containsAll(Cluster.items(ingress.at("/spec/rules"))
                                        .map(rule -> rule.path("host").asText())
                                        .toList()),
                        put(INGRESS, "/spec/rules/0/host", "\"other.example.com\""),
                        drop(INGRESS, "/spec/tls")),
                Policy.each(
                        "Ingress",
                        "Bodies are small and nobody is waited for longer than ten seconds.",
                        ingress -> annotation(ingress, "client-max-body-size").equals("1k")
                                && annotation(ingress, "proxy-read-timeout").equals("10s")
                                && annotation(ingress, "proxy-connect-timeout").equals("1s"),
                        drop(INGRESS, "/metadata/annotations/nginx.org~1client-max-body-size"),
                        put(INGRESS, "/metadata/annotations/nginx.org~1proxy-read-timeout", "\"60s\"")),
                Policy.each(
                        "Ingress",
                        "No reader is limited by an address that he shares with a million others.",
                        ingress -> ingress.at("/metadata/annotations").properties().stream()
                                .noneMatch(entry ->
                                        entry.getKey().matches(".*(limit-req|limit-r|rate-limit|limit-conn).*")),
                        put(INGRESS, "/metadata/annotations/nginx.org~1limit-req-rate", "\"10r/s\"")));
    }

    private static boolean isClosed(Cluster cluster, JsonNode policy) {
        return cluster.isForAllPods(policy)
                && Set.copyOf(Cluster.words(policy.at("/spec/policyTypes"))).equals(Set.of("Ingress", "Egress"))
                && policy.at("/spec/ingress").isEmpty()
                && policy.at("/spec/egress").isEmpty();
    }

    private static Stream<JsonNode> rules(JsonNode policy, String way) {
        return Cluster.items(policy.path("spec").path(way));
    }

    /** Whether a rule opens a port, by name, by number or as one of a range. */
    private static boolean opens(JsonNode rule, String name, int number) {
        return rule.path("ports").isEmpty()
                || Cluster.items(rule.path("ports")).anyMatch(port -> {
                    int first = port.path("port").asInt();
                    return port.path("port").asText().equals(name)
                            || port.path("port").isMissingNode()
                            || first <= number && number <= port.path("endPort").asInt(first);
                });
    }

    private static boolean opensOnly(JsonNode rule, int number) {
        return Cluster.items(rule.path("ports"))
                .allMatch(port -> port.path("port").asInt() == number && !port.has("endPort"));
    }

    /** Whether a peer is a pod of ours: of this namespace, and by our name. */
    private static boolean isOurs(JsonNode peer) {
        return peer.size() == 1
                && peer.at("/podSelector/matchLabels/app.kubernetes.io~1name")
                        .asText()
                        .equals("nameplate");
    }

    private static List<String> ports(JsonNode service) {
        return Cluster.items(service.at("/spec/ports"))
                .map(port -> port.path("name").asText())
                .toList();
    }

    private static boolean leads(JsonNode service, JsonNode workload) {
        List<String> offered = new ArrayList<>();
        Cluster.containers(workload).forEach(container -> Cluster.items(container.path("ports"))
                .forEach(port -> offered.add(port.path("name").asText())));
        return Cluster.selects(service.at("/spec/selector"), workload.at("/spec/template/metadata/labels"))
                && Cluster.items(service.at("/spec/ports"))
                        .allMatch(
                                port -> offered.contains(port.path("targetPort").asText()));
    }

    private static List<JsonNode> paths(JsonNode ingress) {
        return Cluster.items(ingress.at("/spec/rules"))
                .flatMap(rule -> Cluster.items(rule.at("/http/paths")))
                .toList();
    }

    private static String annotation(JsonNode ingress, String name) {
        return ingress.at("/metadata/annotations").path("nginx.org/" + name).asText();
    }
}
