package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;

/**
 * A palette for one picture, whose numbers are known where it was asked whether the palette suits it.
 *
 * @param numbers of that picture in this palette
 */
record KnownPalette(Palette palette, Numbers numbers) implements Form {

    @Override
    public void unpack(Raster raster, int from, int n, byte[] out, int at) {
        int width = raster.width();
        int row = from / width * width;
        int end = from + n;
        for (int i = from; i < end; ) {
            int block = palette.block(i - row, from / width);
            boolean known = numbers.knows(block);
            int stop = i;
            do {
                stop = Math.min(end, row + ((stop - row) / Blocks.SIDE + 1) * Blocks.SIDE);
            } while (stop < end && numbers.knows(palette.block(stop - row, from / width)) == known);
            if (known) {
                System.arraycopy(numbers.plane(), i, out, at + i - from, stop - i);
            } else {
                palette.unpack(raster, i, stop - i, out, at + i - from);
            }
            i = stop;
        }
    }

    @Override
    public int pixelBytes() {
        return palette.pixelBytes();
    }

    @Override
    public int colourType() {
        return palette.colourType();
    }

    @Override
    public byte[] chunks() {
        return palette.chunks();
    }

    @Override
    public boolean filtered() {
        return palette.filtered();
    }

    @Override
    public boolean suits(Raster base, Raster pixels, Damage damage, Numbers others) {
        return palette.suits(base, pixels, damage, others);
    }

    @Override
    public Form knowing(Numbers others) {
        return palette.knowing(others);
    }

    @Override
    public int shown(int premultiplied, int x, int y) {
        return palette.shown(premultiplied, x, y);
    }

    @Override
    public long weight() {
        return palette.weight();
    }
}
