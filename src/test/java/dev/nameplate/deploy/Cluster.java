package dev.nameplate.deploy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.testing.Manifests;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What would be applied to a cluster: objects, and how they refer to each other. */
record Cluster(List<ObjectNode> objects) {

    private static final String POD = "/spec/template/spec";

    /** All objects of a kind. */
    List<ObjectNode> all(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    Optional<ObjectNode> named(String name) {
        return objects.stream()
                .filter(object -> Manifests.name(object).equals(name))
                .findFirst();
    }

    /** What runs pods. */
    List<ObjectNode> workloads() {
        return objects.stream()
                .filter(object -> !object.at(POD).isMissingNode())
                .toList();
    }

    static JsonNode pod(JsonNode workload) {
        return workload.at(POD);
    }

    /** A pod's containers, those that only begin included. */
    static List<JsonNode> containers(JsonNode workload) {
        return Stream.of("containers", "initContainers")
                .flatMap(kind -> items(pod(workload).path(kind)))
                .toList();
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> words(JsonNode array) {
        return items(array).map(JsonNode::asText).toList();
    }

    /** Whether labels have everything that a selector asks for. */
    static boolean selects(JsonNode selector, JsonNode labels) {
        return StreamSupport.stream(selector.properties().spliterator(), false)
                .allMatch(wanted -> labels.path(wanted.getKey()).equals(wanted.getValue()));
    }

    /** Whether a network policy is for the pods of every workload. */
    boolean isForAllPods(JsonNode policy) {
        return workloads().stream()
                .allMatch(workload -> selects(
                        policy.at("/spec/podSelector/matchLabels"), workload.at("/spec/template/metadata/labels")));
    }

    /** The same with one place changed. */
    Cluster with(Breakage breakage) {
        List<ObjectNode> copies = objects.stream().map(ObjectNode::deepCopy).toList();
        Cluster changed = new Cluster(copies);
        ObjectNode object = changed.named(breakage.object())
                .orElseThrow(() -> new IllegalArgumentException("there is no " + breakage.object()));
        put(object, JsonPointer.compile(breakage.place()), breakage.value());
        return changed;
    }

    private static void put(ObjectNode object, JsonPointer place, Optional<JsonNode> value) {
        JsonNode home = object.at(place.head());
        String last = place.last().getMatchingProperty();
        if (home instanceof ArrayNode array) {
            int index = last.equals("-") ? array.size() : Integer.parseInt(last);
            if (value.isEmpty()) {
                array.remove(index);
            } else if (index == array.size()) {
                array.add(value.get());
            } else {
                array.set(index, value.get());
            }
        } else if (home instanceof ObjectNode map) {
            if (value.isPresent()) {
                map.set(last, value.get());
            } else if (map.remove(last) == null) {
                throw new IllegalArgumentException("there is no " + place + " to take away");
            }
        } else {
            throw new IllegalArgumentException("there is no " + place.head());
        }
    }
}
