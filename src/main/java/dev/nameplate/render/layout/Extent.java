package dev.nameplate.render.layout;

/**
 * How large something in the flow of a stack is.
 *
 * @param width canvas units
 * @param height canvas units
 * @param baseline from the upper edge; the height where there are no letters
 */
record Extent(double width, double height, double baseline) {

    /** Something without letters. */
    static Extent of(double width, double height) {
        return new Extent(width, height, height);
    }
}
