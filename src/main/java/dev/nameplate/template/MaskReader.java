package dev.nameplate.template;

import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Layer.Common;
import java.util.List;
import java.util.Optional;

/** Reads what groups are seen through, and what falls from them. */
final class MaskReader {

    private static final Paint OPAQUE = new Paint.Solid(new ColourRef.Fixed(0xFF000000));
    private static final int MOST_SHADOWS = 8;

    private final Scope scope;
    private final StyleReader styles;
    private final PaintReader paints;

    MaskReader(Scope scope, StyleReader styles) {
        this.scope = scope;
        this.styles = styles;
        this.paints = new PaintReader(scope);
    }

    /** @param group whose box it is by default */
    Optional<GroupMask> mask(Node node, Common group) {
        if (!node.isThere()) {
            return Optional.empty();
        }
        boolean letters = node.hasKey("text");
        Entry entry = node.object(letters ? "text-mask" : "shape-mask");
        Node place = entry.get("box");
        Common common = new Common(
                group.id(),
                group.name(),
                StandingReader.box(place, group.box()),
                1,
                0,
                Blend.NORMAL,
                new Condition.Always(),
                place.isThere() ? new Standing.Boxed() : new Standing.Whole());
        Layer window = letters ? text(entry, common) : shape(entry, common);
        GroupMask mask = new GroupMask(window, entry.get("feather").number(0, 0, 500));
        entry.end();
        return Optional.of(mask);
    }

    private Layer text(Entry entry, Common common) {
        Wording wording = scope.texts().wording(entry.get("text"), scope, new Wording(List.of(), java.util.Map.of()));
        return new TextLayer(common, wording, styles.read(entry.get("style"), common.box()));
    }

    private Layer shape(Entry entry, Common common) {
        ShapeLayer.Shape shape = ShapeReader.closed(entry);
        Paint fill = paints.paint(entry.get("fill"), common.box(), OPAQUE);
        return new ShapeLayer(common, shape, Optional.of(fill), Optional.empty(), List.of(), 0);
    }

    /** Shadows of a group have neither spread nor inside. */
    List<Layer.Shadow> shadows(Node node) {
        return node.items("shadows", 0, MOST_SHADOWS).stream().map(this::shadow).toList();
    }

    private Layer.Shadow shadow(Node node) {
        Entry entry = node.object("group-shadow");
        Layer.Shadow shadow = new Layer.Shadow(
                entry.get("x").number(0, -1000, 1000),
                entry.get("y").number(0, -1000, 1000),
                entry.get("blur").number(0, 0, 500),
                0,
                paints.colour(entry.need("colour")),
                /* inner= */ false);
        entry.end();
        return shadow;
    }
}
