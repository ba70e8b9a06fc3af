package dev.nameplate.render.layout;

import java.util.ArrayList;
import java.util.List;

/** Sees the marks of every layer as they are made. The usual one looks away. */
class Witness {

    /** Keeps nothing and changes nothing: for all threads. */
    static final Witness NONE = new Witness();

    private Witness() {}

    /** What is drawn of a text. */
    List<Mark> lettered(TextMarks.Lettered lettered) {
        return lettered.marks();
    }

    /** @param marks of one layer as they are drawn, not cut to the canvas */
    void drawn(String layer, List<Mark> marks) {
        // Nobody wants to know.
    }

    /** Leaves letters out of the picture and keeps them apart. Confined to one thread. */
    static final class Attentive extends Witness {

        private final List<Unlettered.Element> elements = new ArrayList<>();
        private List<Mark> letters = List.of();
        private List<Mark> outline = List.of();

        @Override
        List<Mark> lettered(TextMarks.Lettered lettered) {
            List<Mark> its = lettered.letters();
            letters = together(letters, its);
            outline = together(outline, lettered.outline());
            List<Mark> rest = new ArrayList<>(lettered.marks());
            // By identity: an equal mark may belong to something else, such as a shadow that does not move.
            rest.removeIf(mark -> its.stream().anyMatch(letter -> letter == mark));
            return rest;
        }

        @Override
        void drawn(String layer, List<Mark> marks) {
            elements.add(new Unlettered.Element(layer, Marks.ink(marks), letters, outline));
            letters = List.of();
            outline = List.of();
        }

        /** A layer may have several texts, as a chart's labels. */
        private static List<Mark> together(List<Mark> some, List<Mark> more) {
            List<Mark> all = new ArrayList<>(some);
            all.addAll(more);
            return all;
        }

        /** What was seen since the last time. */
        List<Unlettered.Element> taken() {
            List<Unlettered.Element> taken = List.copyOf(elements);
            elements.clear();
            return taken;
        }
    }
}
