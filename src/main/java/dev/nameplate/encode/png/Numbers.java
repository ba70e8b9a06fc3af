package dev.nameplate.encode.png;

import dev.nameplate.raster.Raster;
import java.util.BitSet;

/**
 * The numbers in a palette of one picture's pixels, as far as they are known. Whether the palette suits the picture is asked
 * of all pixels that changed, and the same are written afterwards, so they are looked up once. Reused; not thread-safe.
 */
final class Numbers {

    private byte[] plane = {};
    private final BitSet blocks = new BitSet();

    /** Begins a picture, of which nothing is known. */
    void begin(Raster picture) {
        int pixels = picture.width() * picture.height();
        if (plane.length < pixels) {
            plane = new byte[pixels];
        }
        blocks.clear();
    }

    /** By pixel, in rows; true where {@link #knows}. */
    byte[] plane() {
        return plane;
    }

    /** Whether the numbers of a block are in the plane. */
    boolean knows(int block) {
        return blocks.get(block);
    }

    /** Says that those of a block are there now. */
    void learn(int block) {
        blocks.set(block);
    }
}
