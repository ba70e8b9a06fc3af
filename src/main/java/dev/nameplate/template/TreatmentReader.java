package dev.nameplate.template;

import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Treatment.Overlay;
import dev.nameplate.template.Treatment.Tint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is done to pictures. */
final class TreatmentReader {

    private static final int BLACK = 0xFF000000;

    private final PaintReader paints;

    TreatmentReader(Scope scope) {
        this.paints = new PaintReader(scope);
    }

    Treatment read(Entry entry, Box box) {
        return new Treatment(
                entry.get("blur").number(0, 0, 500),
                entry.get("saturation").number(1, 0, 3),
                entry.get("brightness").number(1, 0, 3),
                entry.get("contrast").number(1, 0, 3),
                duotone(entry.get("duotone")),
                tint(entry.get("tint")),
                overlay(entry.get("overlay"), box));
    }

    private List<ColourRef> duotone(Node node) {
        List<ColourRef> colours = new ArrayList<>();
        for (Node colour : node.items("colours, dark and light,", 2, 2)) {
            colours.add(paints.colour(colour));
        }
        return colours.size() == 2 ? colours : List.of();
    }

    private Optional<Tint> tint(Node node) {
        if (!node.isThere()) {
            return Optional.empty();
        }
        Entry entry = node.object("tint");
        Tint tint = new Tint(
                paints.colour(entry.need("colour")),
                entry.get("amount").number(0.5, 0, 1),
                entry.get("blend").oneOf(Blend.NORMAL));
        entry.end();
        return Optional.of(tint);
    }

    private Optional<Overlay> overlay(Node node, Box box) {
        if (!node.isThere()) {
            return Optional.empty();
        }
        Entry entry = node.object("overlay");
        Paint paint = paints.plain(entry.need("paint"), box, new Paint.Solid(new ColourRef.Fixed(BLACK)));
        Overlay overlay = new Overlay(paint, entry.get("blend").oneOf(Blend.NORMAL));
        entry.end();
        return Optional.of(overlay);
    }
}
