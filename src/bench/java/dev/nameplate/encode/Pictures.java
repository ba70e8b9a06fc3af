package dev.nameplate.encode;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Rasters as the pictures that the image writers of the JDK take. */
final class Pictures {

    private Pictures() {}

    /** A copy with straight alpha, or without alpha when the raster is opaque. */
    static BufferedImage straight(Raster raster) {
        boolean opaque = raster.isOpaque();
        BufferedImage picture = new BufferedImage(
                raster.width(), raster.height(), opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        int[] to = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int[] from = raster.pixels();
        for (int i = 0; i < to.length; i++) {
            to[i] = opaque ? from[i] & 0xFFFFFF : Argb.straight(from[i]);
        }
        return picture;
    }

    /** A copy laid over white. */
    static BufferedImage onWhite(Raster raster) {
        BufferedImage picture = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
        int[] to = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int[] from = raster.pixels();
        for (int i = 0; i < to.length; i++) {
            // Premultiplied over white: every channel gains what alpha leaves free, and none can exceed 255.
            to[i] = (from[i] & 0xFFFFFF) + (255 - Argb.alpha(from[i])) * 0x010101;
        }
        return picture;
    }
}
