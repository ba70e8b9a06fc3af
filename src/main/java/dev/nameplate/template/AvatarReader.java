package dev.nameplate.template;

import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Common;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads avatar layers. */
final class AvatarReader {

    /** Ten colours on which near-white is read: at least 4.5:1 each. */
    private static final int[] COLOURS = {
        0xFF3B5BDB,
        0xFF7048C6,
        0xFFA63A94,
        0xFFC2255C,
        0xFFB5462B,
        0xFF8A5A12,
        0xFF4C6B1F,
        0xFF14735A,
        0xFF0F6C86,
        0xFF4A5568
    };

    private static final int MOST_PAINTS = 16;

    private final Scope scope;
    private final StyleReader styles;
    private final PaintReader paints;

    AvatarReader(Scope scope, StyleReader styles) {
        this.scope = scope;
        this.styles = styles;
        this.paints = new PaintReader(scope);
    }

    Layer read(Entry entry, Common common) {
        Box box = common.box();
        Node field = entry.get("field");
        Node text = entry.get("text");
        if (!field.isThere() && !text.isThere()) {
            entry.node().problem("neither \"field\" nor \"text\" is given; an avatar shows one of them");
        }
        List<Paint> fills = new ArrayList<>();
        for (Node paint : entry.get("fills").oneOrMore("paints", 1, MOST_PAINTS)) {
            fills.add(paints.paint(paint, box, new Paint.Solid(new ColourRef.Fixed(COLOURS[0]))));
        }
        Node colour = entry.get("colour");
        Node radius = entry.get("radius");
        return new AvatarLayer(
                common,
                field.isThere() ? Optional.of(LayerReader.pictureField(field, scope)) : Optional.empty(),
                text.isThere()
                        ? Optional.of(scope.texts().wording(text, scope, new Wording(List.of(), Map.of())))
                        : Optional.empty(),
                fills.isEmpty() ? palette() : fills,
                colour.isThere() ? Optional.of(paints.colour(colour)) : Optional.empty(),
                styles.family(entry.get("family"), "Inter"),
                entry.get("weight").whole(600, 100, 900),
                radius.isThere() ? LayerReader.clip(radius) : new ImageLayer.Clip(0, /* round= */ true),
                paints.stroke(entry.get("stroke"), box));
    }

    static List<Paint> palette() {
        List<Paint> palette = new ArrayList<>();
        for (int colour : COLOURS) {
            palette.add(new Paint.Solid(new ColourRef.Fixed(colour)));
        }
        return palette;
    }
}
