package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.CodeLayer;
import dev.nameplate.template.CountdownLayer;
import dev.nameplate.template.FigureLayer;
import dev.nameplate.template.GroupLayer;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.PatternLayer;
import dev.nameplate.template.Pins;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.StackLayer;
import dev.nameplate.template.Standing;
import dev.nameplate.template.Template;
import dev.nameplate.template.TextLayer;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
    private final Figures figures;
    private final Stacks stacks;
    private final Groups groups;
    private final Values none;
    private final Witness witness;

    Layers(Template template, FontBook book, Rect canvas, Pictures pictures, DrawnLayers drawn, Witness witness) {
        this.template = template;
        this.book = book;
        this.canvas = canvas;
        this.setter = new TextSetter(book);
        this.images = new Images(template.assets(), pictures);
        this.figures = new Figures(setter, images, template.language());
        this.stacks = new Stacks(this, drawn);
        this.none = Values.none(template.language());
        this.groups = new Groups(this, none);
        this.witness = witness;
    }

    /** The whole template, bottom first. */
    List<Slot> slots(Place place) {
        Template.Artboard size = template.canvas();
        return slots(template.layers(), place, size.width(), size.height(), /* bound= */ false);
    }

    /** @param width of what is around the layers, in canvas units; {@code height} likewise */
    private List<Slot> slots(List<Layer> layers, Place around, double width, double height, boolean bound) {
        List<Slot> slots = new ArrayList<>();
        for (Layer layer : layers) {
            Layer.Common common = layer.common();
            Set<String> deciding = new HashSet<>();
            Conditions.fields(common.when(), deciding);
            if (deciding.isEmpty() && !Conditions.holds(common.when(), none)) {
                continue;
            }
            boolean changing = bound || !deciding.isEmpty();
            List<Slot> parts = standing(layer, around, width, height, changing);
            if (deciding.isEmpty()) {
                slots.addAll(parts);
            } else {
                slots.add(new Slot.Conditional(common.when(), parts));
            }
        }
        return slots;
    }

    /** A layer in the box that it has, or gets from what is around it. */
    private List<Slot> standing(Layer layer, Place around, double width, double height, boolean bound) {
        Optional<Layer> known = boxed(layer, width, height);
        if (known.isEmpty()) {
            Standing.Pinned pinned = (Standing.Pinned) layer.common().standing();
            return flowing(layer, bound, filling -> stacks.pinned(layer, pinned, around, width, height, filling));
        }
        Layer boxed = known.get();
        return content(boxed, around.of(boxed.common().box(), boxed.common().rotation()), bound);
    }

    /** A layer in its box in something so large; empty when its size follows from what it shows. */
    Optional<Layer> boxed(Layer layer, double width, double height) {
        Standing standing = layer.common().standing();
        if (standing instanceof Standing.Whole) {
            return Optional.of(layer.in(new Layer.Box(0, 0, width, height)));
        }
        if (!(standing instanceof Standing.Pinned pinned)) {
            return Optional.of(layer);
        }
        return Dependence.isNatural(layer) ? Optional.empty() : Optional.of(layer.in(Pins.box(pinned, width, height)));
    }

    /** A layer with inner boxes that depend on what it shows: worked out now where no value changes that. */
    private List<Slot> flowing(Layer layer, boolean bound, Consumer<Slot.Filling> drawn) {
        if (Dependence.dependsOnValues(layer)) {
            return List.of(new Slot.Flowing(drawn));
        }
        Slot.Filling filling = new Slot.Filling(none, new ArrayList<>(), new ArrayList<>());
        drawn.accept(filling);
        List<Mark> marks = filling.items().stream().map(Scene.Item::mark).toList();
        return List.of(new Slot.Ready(marks, List.copyOf(filling.reports()), bound));
    }

    /** Adds what a layer shows, standing in something so large. */
    void fill(Layer layer, Place around, double width, double height, Slot.Filling filling) {
        slots(List.of(layer), around, width, height, /* bound= */ true).forEach(slot -> slot.fill(filling));
    }

    private List<Slot> content(Layer layer, Place place, boolean bound) {
        if (layer instanceof GroupLayer group) {
            Layer.Box box = group.common().box();
            return groups.slots(group, place, slots(group.children(), place, box.width(), box.height(), bound));
        }
        if (layer instanceof StackLayer stack) {
            return stack(stack, place, bound);
        }
        if (Dependence.isLive(layer)) {
            return List.of(new Slot.Live((values, reports) -> marks(layer, place, values, reports)));
        }
        List<Layout.Report> reports = new ArrayList<>();
        List<Mark> marks = marks(layer, place, none, reports);
        return List.of(new Slot.Ready(marks, List.copyOf(reports), bound));
    }

    private List<Slot> stack(StackLayer stack, Place place, boolean bound) {
        if (!Stacks.isRigid(stack)) {
            return mixed(
                    stack,
                    stack.clip(),
                    stack.clipped(),
                    place,
                    flowing(stack, bound, filling -> stacks.stack(stack, place, filling)));
        }
        Layer.Box box = stack.common().box();
        Slot.Filling filling = new Slot.Filling(none, new ArrayList<>(), new ArrayList<>());
        List<Layer> layers = stacks.rigid(stack, filling);
        return mixed(
                stack, stack.clip(), stack.clipped(), place, slots(layers, place, box.width(), box.height(), bound));
    }

    /** The parts of a group or stack, mixed as one where that makes a difference. */
    private List<Slot> mixed(Layer layer, ImageLayer.Clip clip, boolean clipped, Place place, List<Slot> parts) {
        Optional<Slot.Apart> apart = apart(layer, clip, clipped, place, parts);
        if (apart.isEmpty() || parts.isEmpty()) {
            return parts;
        }
        return List.of(settled(apart.get()));
    }

    /** A slot, worked out where no value changes it. */
    Slot settled(Slot slot) {
        if (slot.isBound()) {
            return slot;
        }
        Slot.Filling filling = new Slot.Filling(none, new ArrayList<>(), new ArrayList<>());
        slot.fill(filling);
        List<Mark> marks = filling.items().stream().map(Scene.Item::mark).toList();
        return new Slot.Ready(marks, filling.reports(), /* bound= */ false);
    }

    private static Optional<Slot.Apart> apart(
            Layer layer, ImageLayer.Clip clip, boolean clipped, Place place, List<Slot> parts) {
        Layer.Common common = layer.common();
        if (!clipped && common.opacity() == 1 && common.blend() == Blend.NORMAL) {
            return Optional.empty();
        }
        Optional<Path2D> outline = clipped
                ? Optional.of(place.of(
                        Patterns.clip(common.box().width(), common.box().height(), clip)))
                : Optional.empty();
        Finish finish = new Finish(0, outline, Optional.empty(), List.of(), common.opacity(), common.blend());
        return Optional.of(new Slot.Apart(parts, finish, List.of()));
    }

    /** Adds what a stack in its box holds, mixed as one where that makes a difference. */
    void apart(StackLayer stack, Place place, Slot.Filling filling, Consumer<Slot.Filling> drawn) {
        Optional<Slot.Apart> apart = apart(stack, stack.clip(), stack.clipped(), place, List.of());
        if (apart.isEmpty()) {
            drawn.accept(filling);
        } else {
            Slot.Filling inner = filling.apart();
            drawn.accept(inner);
            apart.get().add(inner, filling);
        }
    }

    List<Mark> marks(Layer layer, Place place, Values values, List<Layout.Report> reports) {
        List<Mark> marks = mixed(layer, place, values, reports);
        witness.drawn(layer.common().id(), marks);
        return marks;
    }

    /** A layer's marks with its opacity and blend. */
    private List<Mark> mixed(Layer layer, Place place, Values values, List<Layout.Report> reports) {
        Layer.Common common = layer.common();
        if (layer instanceof PatternLayer it && Patterns.scatters(it)) {
            // Each piece stays a mark of its own, so that damage is no larger than the pieces.
            List<Mark> pieces = new ArrayList<>();
            for (Mark piece : Patterns.marks(it, place, canvas, values)) {
                pieces.addAll(Marks.mixed(List.of(piece), common.opacity(), common.blend()));
            }
            return pieces;
        }
        List<Mark> plain = plain(layer, place, values, reports);
        if (layer instanceof CountdownLayer) {
            // Its units are mixed one by one, so that a second that passes changes the second's mark alone.
            return plain;
        }
        List<Mark> marks = Marks.mixed(plain, common.opacity(), common.blend());
        if (!(layer instanceof ShapeLayer it) || it.backdropBlur() == 0 || common.opacity() == 0) {
            return marks;
        }
        // It takes in what lies below the layer, so that it is no part of what is mixed.
        List<Mark> frosted = new ArrayList<>(List.of(Shapes.backdrop(it, place)));
        frosted.addAll(marks);
        return frosted;
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
        if (layer instanceof FigureLayer it) {
            return figures.marks(it, place, values, witness, reports);
        }
        return Patterns.marks((PatternLayer) layer, place, canvas, values);
    }

    private List<Mark> text(TextLayer layer, Place place, Values values, List<Layout.Report> reports) {
        Optional<Phrasing.Said> said = said(layer, values);
        if (said.isEmpty()) {
            reports.add(silent(layer));
            return List.of();
        }
        Layer.Box box = layer.common().box();
        Phrasing.Said words = said.get();
        SetText set = setter.set(words, layer.style(), box.width(), box.height());
        return text(layer, set, place, values, reports);
    }

    private List<Mark> text(TextLayer layer, SetText set, Place place, Values values, List<Layout.Report> reports) {
        Layer.Common common = layer.common();
        TextMarks.Lettered lettered = TextMarks.lettered(
                set, layer.style(), common.box().width(), common.box().height(), place, values, book);
        List<Mark> marks = lettered.marks();
        reports.add(new Layout.Report(
                common.id(),
                common.name(),
                set.size(),
                set.lines().size(),
                set.truncated(),
                /* removed= */ false,
                Marks.ink(marks)));
        return witness.lettered(lettered);
    }

    /** Whether a figure has something to show. */
    boolean isThere(FigureLayer figure, Values values) {
        return Figures.isThere(figure, values, template.language());
    }

    Optional<Phrasing.Said> said(TextLayer layer, Values values) {
        return Phrasing.say(layer.wording(), values, template.language());
    }

    /** The report on a text that has nothing to say. */
    Layout.Report silent(TextLayer layer) {
        return new Layout.Report(
                layer.common().id(), layer.common().name(), 0, 0, false, /* removed= */ true, Rect.EMPTY);
    }

    FlowText flowText(TextLayer layer, Phrasing.Said words, double width, double height) {
        return setter.flow(words, layer.style(), width, height);
    }

    /** Adds a text that is set already, in its layer's box. */
    void drawText(TextLayer layer, SetText set, Place around, Slot.Filling filling) {
        Layer.Common common = layer.common();
        Place place = around.of(common.box(), common.rotation());
        add(common, text(layer, set, place, filling.values(), filling.reports()), filling);
    }

    /** What a code says, as modules; empty when there is nothing to show. */
    Optional<Modules> modules(CodeLayer layer, Values values) {
        return figures.modules(layer, values);
    }

    /** Adds a code whose modules are known, in its layer's box. */
    void drawCode(CodeLayer layer, Modules modules, Place around, Slot.Filling filling) {
        Layer.Common common = layer.common();
        Place place = around.of(common.box(), common.rotation());
        add(common, figures.code(layer, modules, place, filling.values()), filling);
    }

    private void add(Layer.Common common, List<Mark> plain, Slot.Filling filling) {
        List<Mark> marks = Marks.mixed(plain, common.opacity(), common.blend());
        witness.drawn(common.id(), marks);
        filling.add(marks, /* bound= */ true);
    }
}
