package dev.nameplate.encode.png;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Every colour as it is, and alpha where asked.
 *
 * @param alpha whether pixels may be other than opaque
 */
record Truecolour(boolean alpha) implements Form {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

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
        if (alpha) {
            straight(raster.pixels(), from, n, out, at);
            return;
        }
        int[] pixels = raster.pixels();
        int last = from + n - 1;
        int to = at;
        // Four bytes at once, of which the next pixel overwrites the last.
        for (int i = from; i < last; i++, to += 3) {
            WORD.set(out, to, Integer.reverseBytes(pixels[i]) >>> 8);
        }
        if (n > 0) {
            out[to] = (byte) (pixels[last] >> 16);
            out[to + 1] = (byte) (pixels[last] >> 8);
            out[to + 2] = (byte) pixels[last];
        }
    }

    private static void straight(int[] pixels, int from, int n, byte[] out, int at) {
        int to = at;
        for (int i = from; i < from + n; i++, to += 4) {
            WORD.set(out, to, Integer.reverseBytes(Integer.rotateLeft(Argb.straight(pixels[i]), 8)));
        }
    }

    @Override
    public boolean suits(Raster base, Raster pixels, Damage damage, Numbers numbers) {
        if (alpha) {
            return true;
        }
        int[] argb = pixels.pixels();
        // The base is opaque, so what is not declared is too.
        for (Rect rect : damage.rects()) {
            int all = 0xFF000000;
            for (int y = rect.y(); y < rect.bottom(); y++) {
                int row = y * pixels.width();
                for (int i = row + rect.x(); i < row + rect.right(); i++) {
                    all &= argb[i];
                }
            }
            if (all != 0xFF000000) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Form knowing(Numbers numbers) {
        return this;
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
