package dev.nameplate.template;

import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import java.util.ArrayList;
import java.util.List;

/** Reads when a layer is shown. */
final class ConditionReader {

    private static final int DEEPEST = 8;
    private static final int MOST = 50;

    private final Scope scope;
    private final ShownLayers shown;
    private final List<Node> asked = new ArrayList<>();

    ConditionReader(Scope scope) {
        this.scope = scope;
        this.shown = new ShownLayers(scope, this::read);
    }

    /** Makes the layers known that conditions may refer to. */
    void layers(Node layers) {
        shown.index(layers);
    }

    Condition read(Node node) {
        return node.isThere() ? read(node, 1) : new Condition.Always();
    }

    private Condition read(Node node, int depth) {
        if (depth > DEEPEST) {
            node.problem("conditions are nested too deeply; " + DEEPEST + " levels are allowed");
            return new Condition.Always();
        }
        Entry entry = node.object("condition");
        String key = entry.oneKey("present", "given", "shown", "field", "count", "countdown", "not", "all", "any");
        Condition condition =
                switch (key) {
                    case "present" -> new Condition.Present(scope.field(entry.get(key)));
                    case "given" -> new Condition.Given(scope.field(entry.get(key)));
                    case "shown" -> shown.of(entry.get(key));
                    case "field" -> compared(entry);
                    case "count" -> counted(entry);
                    case "countdown" -> counting(entry.get(key));
                    case "not" -> new Condition.Not(read(entry.get(key), depth + 1));
                    case "all" -> new Condition.All(readAll(entry.get(key), depth));
                    case "any" -> new Condition.Any(readAll(entry.get(key), depth));
                    default -> new Condition.Always();
                };
        for (String comparison : List.of("is", "least", "most")) {
            Node stray = entry.get(comparison);
            boolean counts = key.equals("count") && !comparison.equals("is");
            if (stray.isThere() && !key.equals("field") && !counts && !key.isEmpty()) {
                stray.problem("\"" + comparison + "\" needs \"field\" beside it");
            }
        }
        entry.end();
        return condition;
    }

    private List<Condition> readAll(Node node, int depth) {
        List<Condition> conditions = new ArrayList<>();
        for (Node item : node.items("conditions", 1, MOST)) {
            conditions.add(read(item, depth + 1));
        }
        return conditions;
    }

    private Condition compared(Entry entry) {
        Node is = entry.get("is");
        Node least = entry.get("least");
        Node most = entry.get("most");
        if (!is.isThere() && !least.isThere() && !most.isThere()) {
            entry.node().problem("a field alone is no condition; add \"is\", or \"least\" or \"most\"");
            return new Condition.Present(scope.field(entry.get("field")));
        }
        if (is.isThere() && (least.isThere() || most.isThere())) {
            entry.node().problem("\"is\" and a range are given; one of them is needed");
        }
        if (is.isThere()) {
            String field = scope.field(entry.get("field"));
            return new Condition.OneOf(field, keys(is, field));
        }
        String field = scope.field(entry.get("field"), FieldType.NUMBER);
        double from = least.number(Double.NEGATIVE_INFINITY, -1e15, 1e15);
        double to = most.number(Double.POSITIVE_INFINITY, -1e15, 1e15);
        checkOrder(least, from, most, to);
        return new Condition.InRange(field, from, to);
    }

    private Condition counted(Entry entry) {
        String field = scope.field(entry.get("count"), FieldType.LIST);
        Node least = entry.get("least");
        Node most = entry.get("most");
        if (!least.isThere() && !most.isThere()) {
            entry.node().problem("a count alone is no condition; add \"least\" or \"most\"");
        }
        int from = least.whole(0, 0, FieldsReader.MOST_ITEMS);
        int to = most.whole(FieldsReader.MOST_ITEMS, 0, FieldsReader.MOST_ITEMS);
        checkOrder(least, from, most, to);
        return new Condition.Counted(field, from, to);
    }

    private Condition counting(Node node) {
        asked.add(node);
        return new Condition.Counting(node.oneOf(CountdownLayer.State.RUNNING));
    }

    /** Reports conditions on the deadline of a template that has none. */
    void checkCountdowns(boolean counts) {
        if (!counts) {
            asked.forEach(node -> node.problem("no layer counts down to anything; add one of type \"countdown\""));
        }
    }

    private static void checkOrder(Node least, double from, Node most, double to) {
        if (from > to) {
            most.problem(most.given() + " is less than \"least\", which is " + least.given());
        }
    }

    private List<String> keys(Node is, String name) {
        List<String> keys = new ArrayList<>();
        Field field = scope.fields().get(name);
        for (Node item : is.oneOrMore("values", 1, MOST)) {
            String key = item.isNumber() ? item.given() : item.text("", 1, 500);
            if (field != null
                    && (field.item().type() == FieldType.CHOICE || field.type() == FieldType.IMAGE)
                    && !key.isEmpty()) {
                SampleCheck.stranger(field, key).ifPresent(item::problem);
            }
            keys.add(key);
        }
        return keys;
    }
}
