package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;

/**
 * The samples of one macroblock as they should be: BT.601 in limited range, colour at half resolution.
 *
 * <p>They lie subblock by subblock, sixteen of luma, then four of Cb, then four of Cr; so do predictions and what is
 * reconstructed. Reused; not thread-safe.
 */
final class Source {

    /** Samples of a macroblock, and where those of each component begin. */
    static final int SAMPLES = 384;

    static final int BLUE = 256;
    static final int RED = 320;

    /** The bits of a pixel that say how opaque it is. */
    private static final int OPAQUE = 0xFF000000;

    /** Where in the order of subblocks the upper left of the four pixels behind a sample of colour lies. */
    private static final int[] SQUARE = new int[64];

    static {
        for (int i = 0; i < 64; i++) {
            int x = (i >> 4 & 1) * 8 + (i & 3) * 2;
            int y = (i >> 5) * 8 + (i >> 2 & 3) * 2;
            SQUARE[i] = ((y >> 2) * 4 + (x >> 2)) * 16 + (y & 3) * 4 + (x & 3);
        }
    }

    private final int[] samples = new int[SAMPLES];
    private final int[] pixels = new int[256];

    int[] samples() {
        return samples;
    }

    /** Takes the macroblock in a column and row of a picture; what lies beyond it repeats its last column and row. */
    void take(Raster raster, int column, int row) {
        int x = 16 * column;
        int y = 16 * row;
        if (x + 16 <= raster.width() && y + 16 <= raster.height()) {
            inside(raster.pixels(), y * raster.width() + x, raster.width());
        } else {
            edge(raster, x, y);
        }
        settle();
        luma(pixels, samples);
        chroma();
    }

    /**
     * Gives pixels their own colours where they are not opaque: they come scaled by alpha. What cannot be seen at all takes the
     * mean of what can, so that no edge is coded there.
     */
    private void settle() {
        int all = OPAQUE;
        for (int i = 0; i < 256; i++) {
            all &= pixels[i];
        }
        if ((all & OPAQUE) == OPAQUE) {
            return;
        }
        int red = 0;
        int green = 0;
        int blue = 0;
        int seen = 0;
        for (int i = 0; i < 256; i++) {
            if ((pixels[i] & OPAQUE) != 0) {
                pixels[i] = Argb.straight(pixels[i]);
                red += Argb.red(pixels[i]);
                green += Argb.green(pixels[i]);
                blue += Argb.blue(pixels[i]);
                seen++;
            }
        }
        int unseen = seen == 0 ? 0x808080 : red / seen << 16 | green / seen << 8 | blue / seen;
        for (int i = 0; i < 256; i++) {
            if ((pixels[i] & OPAQUE) == 0) {
                pixels[i] = unseen;
            }
        }
    }

    private void inside(int[] from, int start, int width) {
        int to = 0;
        for (int block = 0; block < 16; block++) {
            int at = start + (block >> 2) * 4 * width + (block & 3) * 4;
            for (int i = 0; i < 4; i++) {
                pixels[to] = from[at];
                pixels[to + 1] = from[at + 1];
                pixels[to + 2] = from[at + 2];
                pixels[to + 3] = from[at + 3];
                to += 4;
                at += width;
            }
        }
    }

    private void edge(Raster raster, int left, int top) {
        for (int i = 0; i < 256; i++) {
            int x = left + (i >> 4 & 3) * 4 + (i & 3);
            int y = top + (i >> 6) * 4 + (i >> 2 & 3);
            pixels[i] = raster.pixel(Math.min(x, raster.width() - 1), Math.min(y, raster.height() - 1));
        }
    }

    private static void luma(int[] pixels, int[] samples) {
        for (int i = 0; i < 256; i++) {
            int p = pixels[i];
            samples[i] = 16839 * (p >> 16 & 255) + 33059 * (p >> 8 & 255) + 6420 * (p & 255) + 0x108000 >> 16;
        }
    }

    private void chroma() {
        for (int i = 0; i < 64; i++) {
            int at = SQUARE[i];
            int a = pixels[at];
            int b = pixels[at + 1];
            int c = pixels[at + 4];
            int d = pixels[at + 5];
            int redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF);
            int green = (a >> 8 & 255) + (b >> 8 & 255) + (c >> 8 & 255) + (d >> 8 & 255);
            int red = redBlue >>> 16;
            int blue = redBlue & 0xFFFF;
            // Sums of four, so 18 bits below the point; 128 and the half that rounds are added before.
            samples[BLUE + i] = -9719 * red - 19081 * green + 28800 * blue + 0x2020000 >> 18;
            samples[RED + i] = 28800 * red - 24116 * green - 4684 * blue + 0x2020000 >> 18;
        }
    }
}
