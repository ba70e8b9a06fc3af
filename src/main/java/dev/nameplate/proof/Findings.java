package dev.nameplate.proof;

import dev.nameplate.proof.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers findings: of what is found at one place in many pictures, the worst is kept with all the contacts. */
final class Findings {

    private record Key(String id, String place) {}

    private static final class Gathered {
        private Finding worst;
        private double badness;
        private final Set<String> contacts = new LinkedHashSet<>();

        Gathered(Finding worst, double badness) {
            this.worst = worst;
            this.badness = badness;
        }
    }

    private final Map<Key, Gathered> byPlace = new LinkedHashMap<>();

    /** @param badness grows with how bad it is, to choose among several of one kind at one place */
    void add(Finding finding, double badness) {
        Gathered gathered =
                byPlace.computeIfAbsent(new Key(finding.id(), finding.place()), key -> new Gathered(finding, badness));
        gathered.contacts.addAll(finding.contacts());
        int bySeverity = gathered.worst.severity().compareTo(finding.severity());
        if (bySeverity > 0 || bySeverity == 0 && badness > gathered.badness) {
            gathered.worst = finding;
            gathered.badness = badness;
        }
    }

    /** Errors first, otherwise in the order of the document. */
    List<Finding> all(Anatomy anatomy) {
        List<Finding> all = new ArrayList<>();
        for (Gathered it : byPlace.values()) {
            all.add(new Finding(
                    it.worst.id(),
                    it.worst.severity(),
                    it.worst.place(),
                    it.worst.message(),
                    it.worst.remedy(),
                    List.copyOf(it.contacts)));
        }
        all.sort(Comparator.comparing(Finding::severity)
                .thenComparingInt(finding -> anatomy.order(finding.place()))
                .thenComparing(Finding::id));
        return all;
    }

    static Finding error(String id, String place, String message, String remedy, String... contacts) {
        return new Finding(id, Severity.ERROR, place, message, remedy, List.of(contacts));
    }

    static Finding warning(String id, String place, String message, String remedy, String... contacts) {
        return new Finding(id, Severity.WARNING, place, message, remedy, List.of(contacts));
    }
}
