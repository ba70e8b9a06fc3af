package dev.nameplate.pipeline;

import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A template filled with its own samples, and with nothing: what encoders take statistics from, and the fallback image. */
final class Samples {

    /** More samples tell an encoder nothing new. */
    private static final int MOST = 3;

    private final Merger merger;
    private final Function<Template, MergeContext> contexts;

    Samples(Merger merger, Function<Template, MergeContext> contexts) {
        this.merger = merger;
        this.contexts = contexts;
    }

    /** Nothing given: every field walks its fallback ladder, and nobody knows what time it is. */
    Values nothing(Template template) {
        return merged(template, Map.of());
    }

    /**
     * The n-th sample of every field together, for as many as there are; then the first with a deadline that has passed, if
     * there is one; then nothing.
     */
    List<Values> of(Template template) {
        List<Values> all = new ArrayList<>();
        int rows = template.fields().stream()
                .mapToInt(field -> field.samples().size())
                .max()
                .orElse(0);
        Optional<Deadline> deadline = Deadline.of(template);
        for (int row = 0; row < Math.min(rows, MOST); row++) {
            Values values = row(template, row);
            all.add(deadline.map(it -> it.shown(values)).orElse(values));
        }
        deadline.ifPresent(it -> {
            if (rows == 0) {
                all.add(it.shown(nothing(template)));
            }
            all.add(row(template, 0).left(OptionalLong.of(0)));
        });
        all.add(nothing(template));
        return all;
    }

    private Values row(Template template, int row) {
        Map<String, String> given = new HashMap<>();
        for (Field field : template.fields()) {
            if (!field.samples().isEmpty()) {
                given.put(
                        field.name(), field.samples().get(row % field.samples().size()));
            }
        }
        return merged(template, given);
    }

    private Values merged(Template template, Map<String, String> given) {
        return merger.merge(new Delivery(given, List.of(), ""), template.fields(), contexts.apply(template));
    }
}
