package dev.nameplate.pipeline;

import dev.nameplate.template.Condition;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the fields of which a template asks whether they arrived: for these, a fallback draws another picture than the same value. */
final class GivenFields {

    private GivenFields() {}

    static Set<String> of(Template template) {
        Set<String> fields = new HashSet<>();
        collect(template.layers(), fields);
        return Set.copyOf(fields);
    }

    private static void collect(List<Layer> layers, Set<String> into) {
        for (Layer layer : layers) {
            collect(layer.common().when(), into);
            collect(layer.children(), into);
        }
    }

    private static void collect(Condition condition, Set<String> into) {
        if (condition instanceof Condition.Given given) {
            into.add(given.field());
        } else if (condition instanceof Condition.Not not) {
            collect(not.condition(), into);
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(one -> collect(one, into));
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(one -> collect(one, into));
        }
    }
}
