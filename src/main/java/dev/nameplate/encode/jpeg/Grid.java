package dev.nameplate.encode.jpeg;

import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;

/**
 * How a picture is cut into units (JPEG's MCUs): squares of 16 pixels with 4:2:0, of 8 with 4:4:4, row by row.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param fullChroma whether colour is kept at full resolution (4:4:4)
 */
record Grid(int width, int height, boolean fullChroma) {

    static Grid of(Raster raster, boolean fullChroma) {
        return new Grid(raster.width(), raster.height(), fullChroma);
    }

    /** The side of a unit in pixels. */
    int side() {
        return fullChroma ? 8 : 16;
    }

    int columns() {
        return (width + side() - 1) / side();
    }

    int rows() {
        return (height + side() - 1) / side();
    }

    int units() {
        return columns() * rows();
    }

    /** Luma blocks of a unit. */
    int lumaBlocks() {
        return fullChroma ? 1 : 4;
    }

    /** All blocks of a unit: luma, then one of Cb, then one of Cr. */
    int blocks() {
        return lumaBlocks() + 2;
    }

    /** The pixels of a unit that lie inside the picture. */
    Rect bounds(int unit) {
        int x = unit % columns() * side();
        int y = unit / columns() * side();
        return Rect.between(x, y, Math.min(x + side(), width), Math.min(y + side(), height));
    }
}
