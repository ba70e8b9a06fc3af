package dev.nameplate.render.font;

import dev.nameplate.raster.Raster;

/**
 * A glyph that is a picture: a colour emoji. Lengths in font units from the pen, y downwards.
 *
 * @param raster the picture as its font holds it; never written again
 * @param left where its left edge lies
 * @param top where its upper edge lies; negative above the baseline
 * @param width of the picture
 * @param height of the picture
 * @param advance from this pen to the next
 */
public record Sprite(Raster raster, int left, int top, int width, int height, int advance) {

    public int right() {
        return left + width;
    }

    public int bottom() {
        return top + height;
    }

    long weight() {
        return raster.weight() + 96;
    }
}
