package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.GroupLayer;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.PatternLayer;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.Template;
import dev.nameplate.template.TextLayer;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts the layers of a template into what values change and what they do not, and lays the latter out.
 *
 * <p>A layer is bound when it shows a field, takes a colour, a picture or a seed from one, speaks several languages, or
 * stands where a condition on fields decides.
 */
final class Layers {

    private final Template template;
    private final FontBook book;
    private final Rect canvas;
    private final TextSetter setter;
    private final Images images;
    private final Values none;

    Layers(Template template, FontBook book, Rect canvas, Pictures pictures) {
        this.template = template;
        this.book = book;
        this.canvas = canvas;
        this.setter = new TextSetter(book);
        this.images = new Images(template.assets(), pictures);
        this.none = Values.none(template.language());
    }

    /** The whole template, bottom first. */
    List<Slot> slots(Place place) {
        return slots(template.layers(), place, /* bound= */ false);
    }

    private List<Slot> slots(List<Layer> layers, Place place, boolean bound) {
        List<Slot> slots = new ArrayList<>();
        for (Layer layer : layers) {
            Layer.Common common = layer.common();
            Set<String> deciding = new HashSet<>();
            Conditions.fields(common.when(), deciding);
            if (deciding.isEmpty() && !Conditions.holds(common.when(), none)) {
                continue;
            }
            Place own = place.of(common.box(), common.rotation());
            List<Slot> parts = content(layer, own, bound || !deciding.isEmpty());
            if (deciding.isEmpty()) {
                slots.addAll(parts);
            } else {
                slots.add(new Slot.Conditional(common.when(), parts));
            }
        }
        return slots;
    }

    private List<Slot> content(Layer layer, Place place, boolean bound) {
        if (layer instanceof GroupLayer group) {
            return group(group, place, bound);
        }
        if (isLive(layer)) {
            return List.of(new Slot.Live((values, reports) -> marks(layer, place, values, reports)));
        }
        List<Layout.Report> reports = new ArrayList<>();
        List<Mark> marks = marks(layer, place, none, reports);
        return List.of(new Slot.Ready(marks, List.copyOf(reports), bound));
    }

    private List<Slot> group(GroupLayer group, Place place, boolean bound) {
        Layer.Common common = group.common();
        List<Slot> parts = slots(group.children(), place, bound);
        boolean apart = group.clipped() || common.opacity() < 1 || common.blend() != Blend.NORMAL;
        if (!apart || parts.isEmpty()) {
            return parts;
        }
        Optional<Path2D> clip = group.clipped()
                ? Optional.of(place.of(
                        Patterns.clip(common.box().width(), common.box().height(), group.clip())))
                : Optional.empty();
        Slot.Apart slot = new Slot.Apart(parts, common.opacity(), clip, common.blend());
        if (slot.isBound()) {
            return List.of(slot);
        }
        Slot.Filling filling = new Slot.Filling(none, new ArrayList<>(), new ArrayList<>());
        slot.fill(filling);
        List<Mark> marks = filling.items().stream().map(Scene.Item::mark).toList();
        return List.of(new Slot.Ready(marks, filling.reports(), /* bound= */ false));
    }

    /** Whether a layer's own marks depend on values. */
    private static boolean isLive(Layer layer) {
        Set<String> fields = new HashSet<>();
        if (layer instanceof TextLayer it) {
            Phrasing.fields(it.wording(), fields);
            Colours.fields(it.style().fill(), fields);
            it.style().runs().values().forEach(run -> run.fill().ifPresent(paint -> Colours.fields(paint, fields)));
            Colours.fields(it.style().outline(), fields);
            it.style().shadows().forEach(shadow -> Colours.fields(shadow.colour(), fields));
            it.style().rule().ifPresent(rule -> Colours.fields(rule.paint(), fields));
            it.style().plate().ifPresent(plate -> {
                Colours.fields(plate.fill(), fields);
                Colours.fields(plate.stroke(), fields);
                plate.shadows().forEach(shadow -> Colours.fields(shadow.colour(), fields));
            });
            return !fields.isEmpty() || !it.wording().byLanguage().isEmpty();
        }
        if (layer instanceof ShapeLayer it) {
            it.fill().ifPresent(paint -> Colours.fields(paint, fields));
            Colours.fields(it.stroke(), fields);
            it.shadows().forEach(shadow -> Colours.fields(shadow.colour(), fields));
        } else if (layer instanceof PatternLayer it) {
            it.colours().forEach(colour -> Colours.fields(colour, fields));
            it.seedField().ifPresent(fields::add);
        }
        return !fields.isEmpty()
                || (layer instanceof ImageLayer it && it.source() instanceof ImageLayer.Source.OfField);
    }

    /** A layer's marks with its opacity and blend. */
    private List<Mark> marks(Layer layer, Place place, Values values, List<Layout.Report> reports) {
        Layer.Common common = layer.common();
        if (layer instanceof PatternLayer it && Patterns.scatters(it)) {
            // Each piece stays a mark of its own, so that damage is no larger than the pieces.
            List<Mark> pieces = new ArrayList<>();
            for (Mark piece : Patterns.marks(it, place, canvas, values)) {
                pieces.addAll(Marks.mixed(List.of(piece), common.opacity(), common.blend()));
            }
            return pieces;
        }
        return Marks.mixed(plain(layer, place, values, reports), common.opacity(), common.blend());
    }

    private List<Mark> plain(Layer layer, Place place, Values values, List<Layout.Report> reports) {
        if (layer instanceof TextLayer it) {
            return text(it, place, values, reports);
        }
        if (layer instanceof ShapeLayer it) {
            return Shapes.marks(it, place, values);
        }
        if (layer instanceof ImageLayer it) {
            return images.marks(it, place, values);
        }
        return Patterns.marks((PatternLayer) layer, place, canvas, values);
    }

    private List<Mark> text(TextLayer layer, Place place, Values values, List<Layout.Report> reports) {
        Layer.Common common = layer.common();
        Optional<Phrasing.Said> said = Phrasing.say(layer.wording(), values, template.language());
        if (said.isEmpty()) {
            reports.add(new Layout.Report(common.id(), common.name(), 0, 0, false, /* removed= */ true, Rect.EMPTY));
            return List.of();
        }
        double width = common.box().width();
        double height = common.box().height();
        Phrasing.Said words = said.get();
        SetText set = setter.set(words, layer.style(), width, height);
        List<Mark> marks = TextMarks.of(set, layer.style(), width, height, place, values, book);
        reports.add(new Layout.Report(
                common.id(),
                common.name(),
                set.size(),
                set.lines().size(),
                set.truncated(),
                /* removed= */ false,
                Marks.ink(marks)));
        return marks;
    }
}
