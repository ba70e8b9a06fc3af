package dev.nameplate.render.layout;

import com.ibm.icu.lang.UCharacter;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Condition;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.Layer;
import dev.nameplate.template.StackLayer;
import java.util.List;
import java.util.Set;

/** Whether conditions hold, and which fields they look at. */
final class Conditions {

    private Conditions() {}

    static boolean holds(Condition condition, Values values) {
        if (condition instanceof Condition.Always) {
            return true;
        }
        if (condition instanceof Condition.Present present) {
            return values.has(present.field());
        }
        if (condition instanceof Condition.Given given) {
            return values.get(given.field()).map(Value::rung).orElse(-1) == 0;
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return values.get(oneOf.field())
                    .map(value -> value.items().isEmpty() ? List.of(value) : value.items())
                    .filter(candidates -> candidates.stream().anyMatch(value -> isOneOf(value, oneOf.keys())))
                    .isPresent();
        }
        if (condition instanceof Condition.InRange range) {
            return values.get(range.field())
                    .flatMap(Value::number)
                    .filter(number -> number >= range.least() && number <= range.most())
                    .isPresent();
        }
        if (condition instanceof Condition.Says says) {
            return Phrasing.say(says.wording(), values, says.language()).isPresent();
        }
        if (condition instanceof Condition.Counted counted) {
            int count = values.get(counted.field())
                    .map(value -> value.items().size())
                    .orElse(0);
            return count >= counted.least() && count <= counted.most();
        }
        if (condition instanceof Condition.Counting counting) {
            return Countdowns.state(values) == counting.state();
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.condition(), values);
        }
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().allMatch(part -> holds(part, values));
        }
        return ((Condition.Any) condition).conditions().stream().anyMatch(part -> holds(part, values));
    }

    /** Adds whether the conditions hold that a layer and its parts are shown on, in their order. */
    static void truths(Layer layer, Values values, List<Boolean> into) {
        Condition when = layer.common().when();
        if (!(when instanceof Condition.Always)) {
            into.add(holds(when, values));
        }
        layer.children().forEach(child -> truths(child, values, into));
        if (layer instanceof StackLayer stack) {
            stack.divider().ifPresent(divider -> truths(divider, values, into));
        }
    }

    /** Adds the fields that a condition looks at. */
    static void fields(Condition condition, Set<String> into) {
        if (condition instanceof Condition.Present present) {
            into.add(present.field());
        } else if (condition instanceof Condition.Given given) {
            into.add(given.field());
        } else if (condition instanceof Condition.OneOf oneOf) {
            into.add(oneOf.field());
        } else if (condition instanceof Condition.InRange range) {
            into.add(range.field());
        } else if (condition instanceof Condition.Says says) {
            Phrasing.fields(says.wording(), into);
        } else if (condition instanceof Condition.Counted counted) {
            into.add(counted.field());
        } else if (condition instanceof Condition.Counting) {
            into.add(Deadline.TIME);
        } else if (condition instanceof Condition.Not not) {
            fields(not.condition(), into);
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(part -> fields(part, into));
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(part -> fields(part, into));
        }
    }

    private static boolean isOneOf(Value value, List<String> keys) {
        String key = folded(value.key());
        return keys.stream().anyMatch(allowed -> folded(allowed).equals(key));
    }

    private static String folded(String key) {
        return UCharacter.foldCase(key, /* defaultmapping= */ true);
    }
}
