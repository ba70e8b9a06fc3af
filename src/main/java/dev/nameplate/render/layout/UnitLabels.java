package dev.nameplate.render.layout;

import dev.nameplate.merge.Localised;
import dev.nameplate.merge.UnitNames;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.CountdownLayer;
import dev.nameplate.template.CountdownLayer.Labels;
import dev.nameplate.template.CountdownLayer.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a countdown's units are called in one language: the reader's, or the template's where no face draws the reader's.
 * Confined to one thread.
 */
final class UnitLabels {

    /** Numbers that between them have every plural form that a language has. */
    private static final long[] FORMS = {0, 1, 2, 3, 5, 11, 21, 100};

    private final CountdownLayer layer;
    private final String language;

    UnitLabels(CountdownLayer layer, String readers, String own, FontBook book) {
        this.layer = layer;
        this.language = isDrawable(layer, readers, book) ? readers : own;
    }

    private static boolean isDrawable(CountdownLayer layer, String readers, FontBook book) {
        for (Unit unit : layer.units()) {
            if (!book.covers(name(layer, unit, readers, 2))) {
                return false;
            }
        }
        return true;
    }

    /** The language that they are in. */
    String language() {
        return language;
    }

    /** The name of a unit beside a number; empty when the template wants none. */
    String of(int unit, long number) {
        return name(layer, layer.units().get(unit), language, number);
    }

    /** The names that a unit has, whatever the number. */
    List<String> all(int unit) {
        Set<String> names = new LinkedHashSet<>();
        for (long number : FORMS) {
            names.add(of(unit, number));
        }
        return new ArrayList<>(names);
    }

    private static String name(CountdownLayer layer, Unit unit, String language, long number) {
        if (layer.labels().isEmpty()) {
            return "";
        }
        Labels labels = layer.labels().get();
        Optional<Localised> own = Optional.ofNullable(labels.words().get(unit));
        return own.map(words -> words.in(language))
                .orElseGet(() -> UnitNames.of(language, unit.unit(), labels.brief(), number));
    }
}
