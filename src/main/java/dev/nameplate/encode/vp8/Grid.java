package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Raster;

/**
 * How a picture is cut into macroblocks of 16x16 pixels, row by row.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 */
record Grid(int width, int height) {

    /** The longest side that a frame's header can tell. */
    static final int LONGEST = (1 << 14) - 1;

    static Grid of(Raster raster) {
        return new Grid(raster.width(), raster.height());
    }

    int columns() {
        return (width + 15) / 16;
    }

    int rows() {
        return (height + 15) / 16;
    }

    int macroblocks() {
        return columns() * rows();
    }
}
