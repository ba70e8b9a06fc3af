package dev.nameplate.template;

import dev.nameplate.merge.Fallback;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fallback ladder of a field. */
final class LadderReader {

    private static final int MOST_RUNGS = 8;

    private final Scope scope;
    private final SampleCheck check;

    LadderReader(Scope scope, SampleCheck check) {
        this.scope = scope;
        this.check = check;
    }

    /**
     * Reads the rungs.
     *
     * @param sound whether nothing is wrong with the field so far, so that its values can be tried out
     */
    List<Fallback> read(Node node, Field field, boolean sound) {
        List<Fallback> ladder = new ArrayList<>();
        for (Node item : node.oneOrMore("rungs", 0, MOST_RUNGS)) {
            if (!ladder.isEmpty() && ladder.get(ladder.size() - 1) instanceof Fallback.Remove) {
                item.problem("nothing after \"remove\" is ever tried");
            }
            rung(item, field, sound).ifPresent(ladder::add);
        }
        return ladder;
    }

    private Optional<Fallback> rung(Node item, Field field, boolean sound) {
        if (!item.isObject()) {
            if (item.isText() && item.given().equals("\"remove\"")) {
                return Optional.of(new Fallback.Remove());
            }
            item.wrong("is no fallback; write {\"field\": …}, {\"text\": …}, {\"asset\": …} or" + " \"remove\"");
            return Optional.empty();
        }
        Entry entry = item.object("fallback");
        String key = entry.oneKey("field", "text", "asset");
        entry.end();
        Node node = key.isEmpty() ? item : entry.get(key);
        return switch (key) {
            case "field" -> otherField(node, field);
            case "text" -> fixed(node, field, sound);
            case "asset" -> asset(node, field);
            default -> Optional.empty();
        };
    }

    private Optional<Fallback> otherField(Node node, Field field) {
        String other =
                switch (field.type()) {
                    case TEXT ->
                        scope.field(
                                node,
                                FieldType.TEXT,
                                FieldType.NUMBER,
                                FieldType.DATE,
                                FieldType.CHOICE,
                                FieldType.LIST);
                    case COLOUR -> scope.field(node, FieldType.COLOUR, FieldType.CHOICE);
                    case IMAGE -> scope.field(node, FieldType.IMAGE, FieldType.CHOICE);
                    default -> scope.field(node, field.type());
                };
        if (other.equals(field.name())) {
            node.problem("field \"" + other + "\" cannot stand in for itself");
        }
        return Optional.of(new Fallback.OtherField(other));
    }

    private Optional<Fallback> fixed(Node node, Field field, boolean sound) {
        if (field.type() == FieldType.IMAGE) {
            node.problem("words cannot stand in for an image; write {\"asset\": …}");
            return Optional.empty();
        }
        Fallback.Fixed fixed = new Fallback.Fixed(scope.texts().plain(node, "?"));
        if (sound && field.type() != FieldType.TEXT && node.isText() && !node.isFaulty()) {
            check.faultOfFallback(field, fixed).ifPresent(node::problem);
        }
        return Optional.of(fixed);
    }

    private Optional<Fallback> asset(Node node, Field field) {
        if (field.type() != FieldType.IMAGE) {
            node.problem("an asset stands in for images only; this is "
                    + Grammar.article(field.type().key()) + " field");
            return Optional.empty();
        }
        return Optional.of(new Fallback.Asset(scope.assets().name(node)));
    }
}
