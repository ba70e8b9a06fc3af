package dev.nameplate.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one compilation gathers: problems, warnings, and the keys it asked for. Confined to one thread. */
final class Reading {

    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();
    private final Map<String, Set<String>> keys = new TreeMap<>();
    private Roles<Double> radii = new Roles<>("radius", Node.absent(this, "/radii"), node -> 0.0, Map.of());

    void problem(String pointer, String message) {
        problems.add(new Problem(pointer, message));
    }

    void warning(String pointer, String message) {
        warnings.add(new Problem(pointer, message));
    }

    /** Whether something is wrong with that very place. */
    boolean isFaulty(String pointer) {
        return problems.stream().anyMatch(problem -> problem.path().equals(pointer));
    }

    /** Whether something is wrong with a place or anything inside. */
    boolean isFaultyWithin(String pointer) {
        return problems.stream().anyMatch(problem -> (problem.path() + "/").startsWith(pointer + "/"));
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** The problems in the order in which their places stand in the document. */
    List<Problem> problems(Map<String, ?> tree) {
        return inDocumentOrder(problems, tree);
    }

    List<Problem> warnings(Map<String, ?> tree) {
        return inDocumentOrder(warnings, tree);
    }

    /** Notes that objects of that kind have that key. */
    void knows(String kind, String key) {
        keys.computeIfAbsent(kind, k -> new TreeSet<>()).add(key);
    }

    /** Every key that was asked for, by kind of object. */
    Map<String, Set<String>> keys() {
        return keys;
    }

    /** The radii that have a name: wherever a radius may stand, its node asks for them. */
    Roles<Double> radii() {
        return radii;
    }

    void radii(Roles<Double> named) {
        this.radii = named;
    }

    private static List<Problem> inDocumentOrder(Set<Problem> problems, Map<String, ?> tree) {
        Map<String, Integer> places = new HashMap<>();
        number(places, "", tree);
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(problem -> place(places, problem.path())));
        return sorted;
    }

    private static int place(Map<String, Integer> places, String pointer) {
        Integer place = places.get(pointer);
        return place != null || pointer.isEmpty()
                ? (place == null ? 0 : place)
                : place(places, pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static void number(Map<String, Integer> places, String pointer, Object value) {
        places.put(pointer, places.size());
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (inner != null) {
                    number(places, Node.below(pointer, String.valueOf(key)), inner);
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Object inner = list.get(i);
                if (inner != null) {
                    number(places, pointer + "/" + i, inner);
                }
            }
        }
    }
}
