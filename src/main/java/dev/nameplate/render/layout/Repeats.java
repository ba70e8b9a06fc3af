package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import java.util.ArrayList;
import java.util.List;

/** The values of what stands once for each item of one or more lists. */
final class Repeats {

    private Repeats() {}

    /**
     * For each item of the first list, the values in which every list field stands for its item of that place. A list that is
     * shorter is missing behind its end. Without lists, the values themselves.
     */
    static List<Values> of(List<String> lists, Values values) {
        if (lists.isEmpty()) {
            return List.of(values);
        }
        int count = items(values, lists.get(0)).size();
        List<Values> each = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Values one = values;
            for (String list : lists) {
                List<Value> items = items(values, list);
                one = i < items.size() ? one.with(list, items.get(i)) : one.without(list);
            }
            each.add(one);
        }
        return each;
    }

    private static List<Value> items(Values values, String list) {
        return values.get(list).map(Value::items).orElse(List.of());
    }
}
