package dev.nameplate.raster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One colour. */
final class Flat extends Tint {

    private final int argb;

    /** Made when it is first asked for: a line of text asks for it with every letter. */
    private volatile int @Nullable [] ladder;

    Flat(int argb, int shiftX, int shiftY, boolean dithered, boolean contrasted) {
        super(shiftX, shiftY, dithered, contrasted);
        this.argb = argb;
    }

    @Override
    Tint with(int dx, int dy, boolean contrast) {
        return new Flat(argb, dx, dy, isDithered(), contrast);
    }

    @Override
    int mean() {
        return argb;
    }

    @Override
    void row(int x, int y, int count, float[][] planes) {
        float alpha = Argb.alpha(argb);
        Arrays.fill(planes[0], 0, count, alpha);
        Arrays.fill(planes[1], 0, count, Argb.red(argb) * alpha / 255);
        Arrays.fill(planes[2], 0, count, Argb.green(argb) * alpha / 255);
        Arrays.fill(planes[3], 0, count, Argb.blue(argb) * alpha / 255);
    }

    /** The premultiplied colour for every coverage; not to be written to. */
    int[] ladder() {
        int[] known = ladder;
        if (known == null) {
            known = made();
            ladder = known;
        }
        return known;
    }

    private int[] made() {
        byte[] curve = curve();
        int full = Argb.premultiplied(argb);
        int[] made = new int[256];
        for (int i = 1; i < 256; i++) {
            made[i] = Blits.scaled(full, curve[i] & 255);
        }
        return made;
    }
}
