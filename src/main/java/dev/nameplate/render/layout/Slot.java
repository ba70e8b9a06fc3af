package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Condition;
import dev.nameplate.template.Layer.Blend;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a template, laid out as far as values are not needed. Immutable. */
sealed interface Slot {

    /** Adds what is the same in every picture. */
    void still(List<Mark> into);

    /** Adds everything that values make of it. */
    void fill(Filling filling);

    /** Whether any of it depends on values. */
    boolean isBound();

    /** What is being made of values: items bottom first, and reports on texts. Not thread-safe. */
    record Filling(Values values, List<Scene.Item> items, List<Layout.Report> reports) {

        /** The same with other values. */
        Filling with(Values others) {
            return new Filling(others, items, reports);
        }

        /** One whose items are mixed before they are added here. */
        Filling apart() {
            return new Filling(values, new ArrayList<>(), reports);
        }

        void add(List<Mark> marks, boolean bound) {
            for (Mark mark : marks) {
                if (!mark.ink().isEmpty()) {
                    items.add(new Scene.Item(mark, bound));
                }
            }
        }
    }

    /**
     * Marks that no value changes.
     *
     * @param bound whether they are not in every picture: they stand where a condition decides
     */
    record Ready(List<Mark> marks, List<Layout.Report> reports, boolean bound) implements Slot {

        @Override
        public void still(List<Mark> into) {
            if (!bound) {
                into.addAll(marks);
            }
        }

        @Override
        public void fill(Filling filling) {
            filling.add(marks, bound);
            filling.reports().addAll(reports);
        }

        @Override
        public boolean isBound() {
            return bound;
        }
    }

    /** A layer whose marks values decide. */
    record Live(Drawn drawn) implements Slot {

        /** Makes marks of values, and adds reports. */
        interface Drawn {
            List<Mark> marks(Values values, List<Layout.Report> reports);
        }

        @Override
        public void still(List<Mark> into) {
            // Nothing is known yet.
        }

        @Override
        public void fill(Filling filling) {
            filling.add(drawn.marks(filling.values(), filling.reports()), /* bound= */ true);
        }

        @Override
        public boolean isBound() {
            return true;
        }
    }

    /** Layers whose boxes values decide. */
    record Flowing(java.util.function.Consumer<Filling> drawn) implements Slot {

        @Override
        public void still(List<Mark> into) {
            // Nothing is known yet.
        }

        @Override
        public void fill(Filling filling) {
            drawn.accept(filling);
        }

        @Override
        public boolean isBound() {
            return true;
        }
    }

    /** Parts that are shown together when a condition on fields holds; all of them bound. */
    record Conditional(Condition when, List<Slot> parts) implements Slot {

        @Override
        public void still(List<Mark> into) {
            // Nothing is known yet.
        }

        @Override
        public void fill(Filling filling) {
            if (Conditions.holds(when, filling.values())) {
                parts.forEach(part -> part.fill(filling));
            }
        }

        @Override
        public boolean isBound() {
            return true;
        }
    }

    /** Parts that are drawn apart and mixed as one. */
    record Apart(List<Slot> parts, double opacity, Optional<Path2D> clip, Blend blend) implements Slot {

        @Override
        public void still(List<Mark> into) {
            List<Mark> marks = new ArrayList<>();
            parts.forEach(part -> part.still(marks));
            marks.removeIf(mark -> mark.ink().isEmpty());
            if (!marks.isEmpty()) {
                into.add(group(marks));
            }
        }

        @Override
        public void fill(Filling filling) {
            Filling inner = filling.apart();
            parts.forEach(part -> part.fill(inner));
            add(inner, filling);
        }

        /** Adds what was filled in apart, as one. */
        void add(Filling inner, Filling filling) {
            if (inner.items().isEmpty()) {
                return;
            }
            Mark.Group group =
                    group(inner.items().stream().map(Scene.Item::mark).toList());
            List<Rect> damage = new ArrayList<>();
            for (Scene.Item item : inner.items()) {
                for (Rect rect : item.damage()) {
                    Rect shown = rect.intersection(group.ink());
                    if (!shown.isEmpty()) {
                        damage.add(shown);
                    }
                }
            }
            filling.items().add(new Scene.Item(group, damage));
        }

        private Mark.Group group(List<Mark> marks) {
            Rect all = Marks.ink(marks);
            Rect ink = clip.map(path -> all.intersection(Mask.extent(path, 0))).orElse(all);
            return new Mark.Group(List.copyOf(marks), opacity, clip, blend, ink);
        }

        @Override
        public boolean isBound() {
            return parts.stream().anyMatch(Slot::isBound);
        }
    }
}
