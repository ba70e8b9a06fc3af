package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;

/** How pixels become bytes before they are filtered. Immutable. */
sealed interface Form permits Truecolour, Palette, KnownPalette {

    /** Bytes of a pixel. */
    int pixelBytes();

    /** PNG's name for it. */
    int colourType();

    /** The chunks between {@code IHDR} and {@code IDAT}. */
    byte[] chunks();

    /** Whether rows gain by filters. */
    boolean filtered();

    /**
     * Writes pixels as bytes.
     *
     * @param from the first pixel in the raster
     * @param n how many of one row
     */
    void unpack(Raster raster, int from, int n, byte[] out, int at);

    /**
     * Whether a picture may be written so. Depends on the pixels that differ from the base's alone, not on how generously
     * the damage was declared.
     *
     * @param numbers takes what was found out about the picture
     */
    boolean suits(Raster base, Raster pixels, Damage damage, Numbers numbers);

    /** The same, for the picture of which something is known. */
    Form knowing(Numbers numbers);

    /** The straight colour that a reader sees for a pixel. */
    int shown(int premultiplied, int x, int y);

    long weight();
}
