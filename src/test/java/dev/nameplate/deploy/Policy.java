package dev.nameplate.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nameplate.testing.Manifests;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rule that manifests must meet.
 *
 * @param words the rule as a sentence
 * @param violations where it is not met
 * @param breakages changes that it must notice, each on its own
 */
record Policy(String words, Function<Cluster, List<String>> violations, List<Breakage> breakages) {

    static Policy of(String words, Function<Cluster, List<String>> violations, Breakage... breakages) {
        return new Policy(words, violations, List.of(breakages));
    }

    /** A rule for each object of a kind. */
    static Policy each(String kind, String words, Predicate<JsonNode> holds, Breakage... breakages) {
        return of(words, cluster -> broken(cluster.all(kind), holds), breakages);
    }

    /** A rule for each workload. */
    static Policy pods(String words, Predicate<JsonNode> holds, Breakage... breakages) {
        return of(
                words,
                cluster -> broken(cluster.workloads(), workload -> holds.test(Cluster.pod(workload))),
                breakages);
    }

    /** A rule for each container of each workload. */
    static Policy containers(String words, Predicate<JsonNode> holds, Breakage... breakages) {
        return of(
                words,
                cluster -> broken(cluster.workloads(), workload -> Cluster.containers(workload).stream()
                        .allMatch(holds)),
                breakages);
    }

    static List<String> broken(List<? extends JsonNode> objects, Predicate<JsonNode> holds) {
        return objects.stream()
                .filter(object -> !holds.test(object))
                .map(Manifests::name)
                .toList();
    }
}
