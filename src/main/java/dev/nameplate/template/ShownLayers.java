package dev.nameplate.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns "that layer is shown" into conditions on fields: that its own condition and those around it hold, and that there is
 * something to show.
 */
final class ShownLayers {

    private final Scope scope;
    private final Function<Node, Condition> conditions;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> asking = new LinkedHashSet<>();

    /** A layer's own node, and those of the groups and stacks around it from the outside in. */
    private record Place(Node layer, List<Node> around) {}

    /** @param conditions reads what stands at {@code when} */
    ShownLayers(Scope scope, Function<Node, Condition> conditions) {
        this.scope = scope;
        this.conditions = conditions;
    }

    /** Finds every layer by its id; what is wrong with layers is for others to report. */
    void index(Node layers) {
        index(layers, List.of(), 0);
    }

    private void index(Node layers, List<Node> around, int depth) {
        for (Node layer : layers.plainItems()) {
            layer.plainText("id").ifPresent(id -> places.putIfAbsent(id, new Place(layer, around)));
            if (layer.hasKey("layers") && depth < 16) {
                List<Node> inner = new ArrayList<>(around);
                inner.add(layer);
                index(layer.inside("layers"), inner, depth + 1);
            }
        }
    }

    /** The condition that the layer named here is shown. */
    Condition of(Node reference) {
        String id = reference.text("", 1, 64);
        Place place = places.get(id);
        if (place == null) {
            if (!id.isEmpty()) {
                reference.problem(Near.unknown("layer", id, places.keySet()));
            }
            return new Condition.Always();
        }
        if (!asking.add(id)) {
            reference.problem("layer \"" + id + "\" is shown only when it is shown itself: "
                    + String.join(" → ", asking) + " → " + id);
            return new Condition.Always();
        }
        List<Condition> all = new ArrayList<>();
        place.around().forEach(around -> addWhen(around, all));
        all.add(shown(place.layer()));
        asking.remove(id);
        return all.size() == 1 ? all.get(0) : new Condition.All(all);
    }

    private Condition shown(Node layer) {
        List<Condition> all = new ArrayList<>();
        addWhen(layer, all);
        String type = layer.plainText("type").orElse("");
        if (type.equals("text") && layer.hasKey("text")) {
            Wording words = scope.texts().wording(layer.inside("text"), scope, new Wording(List.of(), Map.of()));
            all.add(new Condition.Says(words, scope.texts().language()));
        } else if (type.equals("image") && layer.hasKey("field")) {
            layer.plainText("field").ifPresent(field -> all.add(new Condition.Present(field)));
        } else if (type.equals("countdown")) {
            all.add(counting(layer));
        } else if (type.equals("stack") && layer.hasKey("layers")) {
            all.add(new Condition.Any(flowOf(layer)));
        }
        return all.size() == 1 ? all.get(0) : all.isEmpty() ? new Condition.Always() : new Condition.All(all);
    }

    /** A countdown is shown while it runs, and afterwards when it has words for that. */
    private Condition counting(Node layer) {
        Condition running = new Condition.Counting(CountdownLayer.State.RUNNING);
        if (!layer.hasKey("passed")) {
            return running;
        }
        Wording words = scope.texts().wording(layer.inside("passed"), scope, new Wording(List.of(), Map.of()));
        return new Condition.Any(List.of(
                running,
                new Condition.All(List.of(
                        new Condition.Counting(CountdownLayer.State.PASSED),
                        new Condition.Says(words, scope.texts().language())))));
    }

    /** A stack is shown when anything in its flow is. */
    private List<Condition> flowOf(Node stack) {
        List<Condition> any = new ArrayList<>();
        for (Node layer : stack.inside("layers").plainItems()) {
            if (!layer.hasKey("box") && !layer.hasKey("pin")) {
                any.add(shown(layer));
            }
        }
        return any;
    }

    private void addWhen(Node layer, List<Condition> into) {
        if (layer.hasKey("when")) {
            into.add(conditions.apply(layer.inside("when")));
        }
    }
}
