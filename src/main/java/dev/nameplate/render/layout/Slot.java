package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Condition;
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

    /**
     * What is being made of values: items bottom first, and reports on texts. Not thread-safe.
     *
     * @param flows whether values decide where what is added stands
     */
    record Filling(Values values, List<Scene.Item> items, List<Layout.Report> reports, boolean flows) {

        /** Of what stands where it stands. */
        Filling(Values values, List<Scene.Item> items, List<Layout.Report> reports) {
            this(values, items, reports, /* flows= */ false);
        }

        /** The same with other values. */
        Filling with(Values others) {
            return new Filling(others, items, reports, flows);
        }

        /** The same for what values move. */
        Filling flowing() {
            return new Filling(values, items, reports, /* flows= */ true);
        }

        /** One whose items are mixed before they are added here. */
        Filling apart() {
            return new Filling(values, new ArrayList<>(), reports, flows);
        }

        /** Whether it matters what groups are mixed of: a second that passes changes parts of them. */
        boolean tellsParts() {
            return !flows && values.left().isPresent();
        }

        void add(List<Mark> marks, boolean bound) {
            for (Mark mark : marks) {
                if (mark.ink().isEmpty()) {
                    continue;
                }
                boolean seesThrough = !bound && mark instanceof Mark.Backdrop;
                items.add(
                        seesThrough ? new Scene.Item(mark, below((Mark.Backdrop) mark)) : new Scene.Item(mark, bound));
            }
        }

        /** Where what shines through a backdrop differs. */
        private List<Rect> below(Mark.Backdrop backdrop) {
            List<Rect> damage = new ArrayList<>();
            for (Scene.Item item : items) {
                for (Rect rect : item.damage()) {
                    Rect seen = rect.outset(Mask.growth(backdrop.sigma())).intersection(backdrop.ink());
                    if (!seen.isEmpty()) {
                        damage.add(seen);
                    }
                }
            }
            return damage;
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
            drawn.accept(filling.flowing());
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

    /** What values make of a group's finish. */
    interface Finishing {

        /** None when nothing of the group is to be seen. */
        Optional<Finish> of(Values values, List<Layout.Report> reports);
    }

    /**
     * Parts that are drawn apart and mixed as one.
     *
     * @param live whether the finish depends on values, so that nothing is known without them
     */
    record Apart(List<Slot> parts, Finishing finishing, boolean live) implements Slot {

        /** Parts whose finish is known, and what its text came to. */
        Apart(List<Slot> parts, Finish finish, List<Layout.Report> said) {
            this(
                    parts,
                    (values, reports) -> {
                        reports.addAll(said);
                        return Optional.of(finish);
                    },
                    /* live= */ false);
        }

        @Override
        public void still(List<Mark> into) {
            List<Mark> marks = new ArrayList<>();
            if (!live) {
                parts.forEach(part -> part.still(marks));
            }
            marks.removeIf(mark -> mark.ink().isEmpty());
            if (!marks.isEmpty()) {
                finishing.of(Marks.NO_VALUES, new ArrayList<>()).ifPresent(finish -> into.add(finish.of(marks)));
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
            Optional<Finish> finish = finishing.of(filling.values(), filling.reports());
            if (inner.items().isEmpty() || finish.isEmpty()) {
                return;
            }
            Mark mark =
                    finish.get().of(inner.items().stream().map(Scene.Item::mark).toList());
            if (live) {
                filling.add(List.of(mark), /* bound= */ true);
                return;
            }
            List<Rect> damage = new ArrayList<>();
            inner.items().forEach(item -> damage.addAll(item.damage()));
            List<Scene.Item> seen = filling.tellsParts() ? parts(inner, finish.get(), mark) : List.of();
            filling.items().add(new Scene.Item(mark, finish.get().damage(damage, mark.ink()), seen));
        }

        private static List<Scene.Item> parts(Filling inner, Finish finish, Mark mixed) {
            List<Scene.Item> seen = new ArrayList<>();
            for (Scene.Item item : inner.items()) {
                for (Scene.Item part : item.parts().isEmpty() ? List.of(item) : item.parts()) {
                    if (part.bound()) {
                        seen.add(new Scene.Item(part.mark(), finish.damage(part.damage(), mixed.ink())));
                    }
                }
            }
            return seen;
        }

        @Override
        public boolean isBound() {
            return live || parts.stream().anyMatch(Slot::isBound);
        }
    }
}
