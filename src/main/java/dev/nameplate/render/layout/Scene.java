package dev.nameplate.render.layout;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Rect;
import java.util.List;

/**
 * A picture about to be drawn: marks in order, the first at the bottom, and which of them depend on values.
 *
 * @param width device pixels
 * @param height device pixels
 * @param background straight ARGB below everything
 * @param items bottom first
 */
public record Scene(int width, int height, int background, List<Item> items) {

    public Scene {
        items = List.copyOf(items);
    }

    /**
     * A mark and where it depends on values.
     *
     * @param mark what is drawn
     * @param damage where the mark makes the picture differ from the template's base; empty when it is the same in every
     *     picture of the template. A group that mixes both has the ink of its bound marks here
     * @param parts of a group in a picture that counts down: the bound marks in it, each with where it makes the finished
     *     picture differ; none where values decide how they are mixed
     */
    public record Item(Mark mark, List<Rect> damage, List<Item> parts) {

        public Item {
            damage = List.copyOf(damage);
            parts = List.copyOf(parts);
        }

        /** A mark that stands for itself. */
        public Item(Mark mark, List<Rect> damage) {
            this(mark, damage, List.of());
        }

        /** A mark that depends on values as a whole ({@code bound}) or not at all. */
        public Item(Mark mark, boolean bound) {
            this(mark, bound ? List.of(mark.ink()) : List.of());
        }

        public boolean bound() {
            return !damage.isEmpty();
        }
    }

    /** The ink of all that is bound: outside it the picture equals the template's base. */
    public Damage damage() {
        Damage damage = Damage.none(width, height);
        for (Item item : items) {
            item.damage().forEach(damage::add);
        }
        return damage;
    }
}
