package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.template.CodeLayer;
import dev.nameplate.template.FigureLayer;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Pins;
import dev.nameplate.template.StackLayer;
import dev.nameplate.template.Standing;
import dev.nameplate.template.Standing.Flowing;
import dev.nameplate.template.Standing.Pinned;
import dev.nameplate.template.Standing.Sizes;
import dev.nameplate.template.TextLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives layers their boxes where those follow from values: in stacks, and pinned by edges. What is not there takes no room.
 *
 * <p>Everything is decided in canvas units, before anything is drawn.
 */
final class Stacks {

    /** What a divider shows, and anything else that says nothing of its size. */
    private static final Flowing PLAIN =
            new Flowing(Sizes.FREE, 0, 0, Standing.Edges.NONE, Optional.empty(), List.of());

    /** What stands for boundless room: more than any box. */
    private static final double FARTHEST = 40_000;

    private final Layers layers;
    private final DrawnLayers drawn;

    Stacks(Layers layers, DrawnLayers drawn) {
        this.layers = layers;
        this.drawn = drawn;
    }

    /** Something with its size open: it may be measured in any room, and then drawn in a box. */
    private interface Part extends Flex.Measured {

        /** @param place of the box's corner */
        void draw(Box box, Place around, Slot.Filling filling);
    }

    /** A part in its stack; not {@code flowing} where a box or pins say where it stands. */
    private record Unit(Layer layer, Part part, boolean flowing) {
        Flex.Item item() {
            Standing standing = layer.common().standing();
            return new Flex.Item(standing instanceof Flowing flowing ? flowing : PLAIN, part);
        }
    }

    /** Draws a text or a stack whose pins leave its size open, in {@code around}, which is so large. */
    void pinned(Layer layer, Pinned pinned, Place around, double width, double height, Slot.Filling filling) {
        part(layer, filling).ifPresent(part -> part.draw(standing(part, pinned, width, height), around, filling));
    }

    private static Box standing(Part part, Pinned pinned, double width, double height) {
        Box room = Pins.room(pinned, width, height);
        Sizes sizes = pinned.sizes();
        boolean wide = !Double.isNaN(sizes.statedWidth())
                || !Double.isNaN(pinned.insets().across());
        boolean tall = !Double.isNaN(sizes.statedHeight())
                || !Double.isNaN(pinned.insets().down());
        Extent wanted = wide && tall ? Extent.of(0, 0) : part.in(room.width(), room.height());
        Box box = Pins.box(
                pinned,
                wide ? room.width() : sizes.clampedWidth(wanted.width()),
                tall ? room.height() : sizes.clampedHeight(wanted.height()),
                width,
                height);
        return new Box(Math.rint(box.x()), Math.rint(box.y()), box.width(), box.height());
    }

    /** Draws a stack in its box. */
    void stack(StackLayer stack, Place place, Slot.Filling filling) {
        units(stack, filling).ifPresent(units -> draw(stack, units, place, filling));
    }

    /** The layers of a stack in boxes that no value changes: only for one that {@link #isRigid}. */
    List<Layer> rigid(StackLayer stack, Slot.Filling filling) {
        List<Unit> units = units(stack, filling).orElse(List.of());
        Box own = stack.common().box();
        List<Box> boxes = boxes(stack, units, own.width(), own.height());
        List<Layer> layers = new ArrayList<>(units.size());
        for (int i = 0; i < boxes.size(); i++) {
            Unit unit = units.get(i);
            layers.add(unit.flowing() ? unit.layer().in(boxes.get(i)) : unit.layer());
        }
        return layers;
    }

    /** Whether no value changes which layers are in a stack's flow, or how large they are. */
    static boolean isRigid(StackLayer stack) {
        return stack.children().stream()
                .allMatch(child -> !(child.common().standing() instanceof Flowing flowing)
                        || flowing.repeat().isEmpty() && isSteady(child, flowing.sizes()));
    }

    private static boolean isSteady(Layer layer, Sizes sizes) {
        if (!Dependence.isUnconditional(layer)) {
            return false;
        }
        boolean stated = !Double.isNaN(sizes.statedWidth() + sizes.statedHeight());
        return Dependence.isNatural(layer) ? stated || !Dependence.dependsOnValues(layer) : true;
    }

    /** A layer as a part; empty when there is nothing to show. */
    private Optional<Part> part(Layer layer, Slot.Filling filling) {
        Values values = filling.values();
        if (!Conditions.holds(layer.common().when(), values)) {
            return Optional.empty();
        }
        if (layer instanceof TextLayer text) {
            return text(text, filling);
        }
        if (layer instanceof StackLayer stack) {
            return units(stack, filling).map(units -> new StackPart(stack, units));
        }
        if (layer instanceof CodeLayer code && !Figures.isSteady(code)) {
            return layers.modules(code, values).map(modules -> new CodePart(code, modules));
        }
        boolean there = layer instanceof ImageLayer image
                ? Images.asset(image, values).isPresent()
                : !(layer instanceof FigureLayer figure) || layers.isThere(figure, values);
        return there ? Optional.of(new Fixed(layer)) : Optional.empty();
    }

    private Optional<Part> text(TextLayer text, Slot.Filling filling) {
        Optional<Phrasing.Said> said = layers.said(text, filling.values());
        if (said.isEmpty()) {
            filling.reports().add(layers.silent(text));
        }
        return said.map(words -> new TextPart(text, words));
    }

    /** What is in a stack; empty when nothing is left in its flow. */
    private Optional<List<Unit>> units(StackLayer stack, Slot.Filling filling) {
        List<Unit> units = new ArrayList<>();
        boolean flows = false;
        int neighbours = 0;
        for (Layer child : stack.children()) {
            if (!(child.common().standing() instanceof Flowing flowing)) {
                units.add(new Unit(child, new Fixed(child), /* flowing= */ false));
                continue;
            }
            flows = true;
            for (Values values : Repeats.of(flowing.repeat(), filling.values())) {
                Slot.Filling own = filling.with(values);
                Optional<Part> part = part(child, own);
                if (part.isEmpty()) {
                    continue;
                }
                Optional<Part> divider = neighbours++ == 0 ? Optional.empty() : divider(stack, filling);
                divider.ifPresent(it -> units.add(new Unit(stack.divider().orElseThrow(), it, /* flowing= */ true)));
                Part whole = values == filling.values() ? part.get() : new Valued(part.get(), values);
                units.add(new Unit(child, whole, /* flowing= */ true));
            }
        }
        return flows && neighbours == 0 ? Optional.empty() : Optional.of(units);
    }

    private Optional<Part> divider(StackLayer stack, Slot.Filling filling) {
        return stack.divider().flatMap(layer -> part(layer, filling));
    }

    private static List<Flex.Item> flow(List<Unit> units) {
        return units.stream().filter(Unit::flowing).map(Unit::item).toList();
    }

    private static List<Box> boxes(StackLayer stack, List<Unit> units, double width, double height) {
        List<Box> flowing =
                Flex.arrange(stack, flow(units), Flex.Frame.of(width, height)).boxes();
        List<Box> boxes = new ArrayList<>(units.size());
        int next = 0;
        for (Unit unit : units) {
            boxes.add(
                    unit.flowing() ? flowing.get(next++) : unit.layer().common().box());
        }
        return boxes;
    }

    private void draw(StackLayer stack, List<Unit> units, Place place, Slot.Filling filling) {
        Box own = stack.common().box();
        List<Box> boxes = boxes(stack, units, own.width(), own.height());
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            if (unit.flowing()) {
                unit.part().draw(boxes.get(i), place, filling);
            } else {
                fill(unit.layer(), place, own.width(), own.height(), filling);
            }
        }
    }

    /** A layer whose size is said by others: shapes, images, patterns, groups. */
    private final class Fixed implements Part {
        private final Layer layer;

        Fixed(Layer layer) {
            this.layer = layer;
        }

        @Override
        public Extent in(double width, double height) {
            return Extent.of(0, 0);
        }

        @Override
        public void draw(Box box, Place around, Slot.Filling filling) {
            fill(layer.in(box), around, 0, 0, filling);
        }
    }

    /** Adds a layer; one that is the same in every picture, and costly to draw, is drawn once for each size. */
    private void fill(Layer layer, Place around, double width, double height, Slot.Filling filling) {
        Optional<Layer> boxed = layers.boxed(layer, width, height).filter(Dependence::isWorthKeeping);
        Optional<Mark> picture = boxed.flatMap(it -> picture(it, around, filling.values()));
        if (picture.isPresent()) {
            filling.add(List.of(picture.get()), /* bound= */ true);
        } else {
            layers.fill(layer, around, width, height, filling);
        }
    }

    private Optional<Mark> picture(Layer layer, Place around, Values values) {
        Box box = layer.common().box();
        double x = around.x(box.x(), box.y());
        double y = around.y(box.x(), box.y());
        if (!around.isUpright() || x != Math.rint(x) || y != Math.rint(y)) {
            return Optional.empty();
        }
        return drawn.at(layer, values, (int) x, (int) y, () -> {
            Slot.Filling alone = new Slot.Filling(values, new ArrayList<>(), new ArrayList<>());
            layers.fill(layer, around.moved((int) -x, (int) -y), 0, 0, alone);
            return alone.items().stream().map(Scene.Item::mark).toList();
        });
    }

    /** Text; what was measured last is drawn if it fits, so that no text is set twice. */
    private final class TextPart implements Part {
        private final TextLayer layer;
        private final Phrasing.Said words;
        private final List<FlowText> measured = new ArrayList<>(2);

        TextPart(TextLayer layer, Phrasing.Said words) {
            this.layer = layer;
            this.words = words;
        }

        @Override
        public Extent in(double width, double height) {
            FlowText text = set(width, height);
            return new Extent(text.width(), Math.min(height, text.height()), text.baseline());
        }

        /** The same as set before where that fits: a text never changes its lines for room that it does not need. */
        private FlowText set(double width, double height) {
            for (FlowText known : measured) {
                if (known.width() <= width + 1e-6 && known.height() <= height + 1e-6) {
                    return known;
                }
            }
            FlowText text = layers.flowText(layer, words, Math.min(width, FARTHEST), Math.min(height, FARTHEST));
            measured.add(text);
            return text;
        }

        @Override
        public void draw(Box box, Place around, Slot.Filling filling) {
            SetText text = set(box.width(), box.height()).in(box.width(), box.height());
            layers.drawText((TextLayer) layer.in(box), text, around, filling);
        }
    }

    /** A code that values decide; encoded when it is asked whether it is there, and not again. */
    private final class CodePart implements Part {
        private final CodeLayer layer;
        private final Modules modules;

        CodePart(CodeLayer layer, Modules modules) {
            this.layer = layer;
            this.modules = modules;
        }

        @Override
        public Extent in(double width, double height) {
            return Extent.of(0, 0);
        }

        @Override
        public void draw(Box box, Place around, Slot.Filling filling) {
            layers.drawCode((CodeLayer) layer.in(box), modules, around, filling);
        }
    }

    /** A stack whose box is open. */
    private final class StackPart implements Part {
        private final StackLayer stack;
        private final List<Unit> units;

        StackPart(StackLayer stack, List<Unit> units) {
            this.stack = stack;
            this.units = units;
        }

        @Override
        public Extent in(double width, double height) {
            return Flex.arrange(stack, flow(units), new Flex.Frame(Double.NaN, Double.NaN, width, height))
                    .extent();
        }

        @Override
        public void draw(Box box, Place around, Slot.Filling filling) {
            StackLayer placed = stack.in(box);
            Place own = around.of(box, stack.common().rotation());
            layers.apart(placed, own, filling, inner -> Stacks.this.draw(placed, units, own, inner));
        }
    }

    /** One of a repeated layer: with values of its own. */
    private record Valued(Part part, Values values) implements Part {

        @Override
        public Extent in(double width, double height) {
            return part.in(width, height);
        }

        @Override
        public void draw(Box box, Place around, Slot.Filling filling) {
            part.draw(box, around, filling.with(values));
        }
    }
}
