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

    /** So many macroblocks that their modes surely fit into a first partition. */
    static final int MOST = 100_000;

    /** The bytes that a first partition can have. */
    private static final int FIRST_PARTITION = (1 << 19) - 1;

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

    /** How many bits the modes of one macroblock's subblocks may take, as {@link Cost} counts, if all took as many. */
    int modeBits() {
        // Aside from the frame's header, and what every macroblock takes whatever its modes are.
        return (int) Math.min(1 << 20, (FIRST_PARTITION - 4096) * 8L * 256 / macroblocks() - 36 * 256);
    }
}
