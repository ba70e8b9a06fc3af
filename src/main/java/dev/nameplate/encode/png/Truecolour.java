package dev.nameplate.encode.png;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;

/**
 * Every colour as it is, and alpha where asked.
 *
 * @param alpha whether pixels may be other than opaque
 */
record Truecolour(boolean alpha) implements Form {

    @Override
    public int pixelBytes() {
        return alpha ? 4 : 3;
    }

    @Override
    public int colourType() {
        return alpha ? 6 : 2;
    }

    @Override
    public byte[] chunks() {
        return new byte[0];
    }

    @Override
    public boolean filtered() {
        return true;
    }

    @Override
    public void unpack(Raster raster, int from, int n, byte[] out, int at) {
        int[] pixels = raster.pixels();
        int to = at;
        for (int i = from; i < from + n; i++) {
            int pixel = alpha ? Argb.straight(pixels[i]) : pixels[i];
            out[to] = (byte) (pixel >> 16);
            out[to + 1] = (byte) (pixel >> 8);
            out[to + 2] = (byte) pixel;
            if (alpha) {
                out[to + 3] = (byte) (pixel >> 24);
            }
            to += pixelBytes();
        }
    }

    @Override
    public boolean suits(Raster base, Raster pixels, Damage damage) {
        if (alpha) {
            return true;
        }
        // The base is opaque, so what is not declared is too.
        for (Rect rect : damage.rects()) {
            int all = 0xFF000000;
            for (int y = rect.y(); y < rect.bottom(); y++) {
                for (int x = rect.x(); x < rect.right(); x++) {
                    all &= pixels.pixel(x, y);
                }
            }
            if (all != 0xFF000000) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int shown(int premultiplied, int x, int y) {
        return Argb.straight(premultiplied);
    }

    @Override
    public long weight() {
        return 32;
    }
}
