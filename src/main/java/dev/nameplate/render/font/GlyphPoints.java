package dev.nameplate.render.font;

/**
 * The points of a glyph that is drawn by itself.
 *
 * @param ends the last point of each contour
 */
record GlyphPoints(int[] x, int[] y, boolean[] onCurve, int[] ends) {

    int count() {
        return x.length;
    }
}
