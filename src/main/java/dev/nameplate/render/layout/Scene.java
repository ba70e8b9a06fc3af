package dev.nameplate.render.layout;

import dev.nameplate.raster.Damage;
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

    /** A mark, and whether it depends on values ({@code bound}) or is the same in every picture of the template. */
    public record Item(Mark mark, boolean bound) {}

    /** The ink of all bound marks: outside it the picture equals the template's base. */
    public Damage damage() {
        Damage damage = Damage.none(width, height);
        for (Item item : items) {
            if (item.bound()) {
                damage.add(item.mark().ink());
            }
        }
        return damage;
    }
}
