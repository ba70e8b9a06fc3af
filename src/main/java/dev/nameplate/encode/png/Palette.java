package dev.nameplate.encode.png;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A number for each colour; other colours take the nearest, or a mixture. Only chosen where base and samples look the same so
 * ({@link Likeness}), and only images that do are written so.
 */
final class Palette implements Form {

    private final Mixtures mixtures;
    private final int width;
    private final BitSet mixed;

    /**
     * Makes one.
     *
     * @param width of the pictures
     * @param mixed the blocks in which colours are mixed
     */
    Palette(Mixtures mixtures, int width, BitSet mixed) {
        this.mixtures = mixtures;
        this.width = width;
        this.mixed = mixed;
    }

    /** How many blocks lie along a side. */
    static int blocks(int side) {
        return (side + Blocks.SIDE - 1) / Blocks.SIDE;
    }

    /** The block of a pixel, counted by rows. */
    int block(int x, int y) {
        return y / Blocks.SIDE * blocks(width) + x / Blocks.SIDE;
    }

    /** The blocks in which colours are mixed. */
    BitSet mixed() {
        return mixed;
    }

    /** The number that stands for a pixel. */
    int number(int pixel, int x, int y) {
        return mixed.get(block(x, y)) ? mixtures.mixed(pixel, x, y) : mixtures.nearest(pixel);
    }

    /** All premultiplied colours, by their numbers; to read. */
    int[] colours() {
        return mixtures.colours();
    }

    /** The premultiplied colour of a number. */
    int colour(int number) {
        return mixtures.colour(number);
    }

    /** Whether a whole picture looks the same in these colours. */
    boolean shows(Raster picture) {
        Likeness likeness = new Likeness(picture, this, Likeness.STRICT);
        return Blocks.each(picture, likeness::take) && likeness.good();
    }

    @Override
    public int pixelBytes() {
        return 1;
    }

    @Override
    public int colourType() {
        return 3;
    }

    @Override
    public byte[] chunks() {
        int count = mixtures.count();
        byte[] entries = new byte[3 * count];
        int clear = 0;
        while (clear < count && Argb.alpha(colour(clear)) < 255) {
            clear++;
        }
        byte[] alphas = new byte[clear];
        for (int i = 0; i < count; i++) {
            int straight = Argb.straight(colour(i));
            entries[3 * i] = (byte) Argb.red(straight);
            entries[3 * i + 1] = (byte) Argb.green(straight);
            entries[3 * i + 2] = (byte) Argb.blue(straight);
            if (i < clear) {
                alphas[i] = (byte) Argb.alpha(straight);
            }
        }
        Bits chunks = new Bits();
        chunks.raw(FileWriter.chunk("PLTE", entries));
        if (clear > 0) {
            chunks.raw(FileWriter.chunk("tRNS", alphas));
        }
        return Arrays.copyOf(chunks.bytes(), chunks.length());
    }

    @Override
    public boolean filtered() {
        return false;
    }

    @Override
    public void unpack(Raster raster, int from, int n, byte[] out, int at) {
        int[] pixels = raster.pixels();
        int y = from / width;
        int end = from + n;
        int row = y * width;
        for (int i = from; i < end; ) {
            int x = i - row;
            int stop = Math.min(end, row + (x / Blocks.SIDE + 1) * Blocks.SIDE);
            if (mixed.get(block(x, y))) {
                for (; i < stop; i++) {
                    out[at + i - from] = (byte) mixtures.mixed(pixels[i], i - row, y);
                }
            } else {
                for (; i < stop; i++) {
                    out[at + i - from] = (byte) mixtures.nearest(pixels[i]);
                }
            }
        }
    }

    @Override
    public boolean suits(Raster base, Raster pixels, Damage damage, Numbers numbers) {
        numbers.begin(pixels);
        return alike(base, pixels, damage, new Likeness(pixels, this, Likeness.LENIENT, numbers));
    }

    @Override
    public Form knowing(Numbers numbers) {
        return new KnownPalette(this, numbers);
    }

    /** Whether the blocks of a picture that differ from the base's look the same in these colours. */
    boolean alike(Raster base, Raster pixels, Damage damage) {
        return alike(base, pixels, damage, new Likeness(pixels, this, Likeness.STRICT));
    }

    private static boolean alike(Raster base, Raster pixels, Damage damage, Likeness likeness) {
        return Blocks.eachChanged(base, pixels, damage, likeness::take) && likeness.good();
    }

    @Override
    public int shown(int premultiplied, int x, int y) {
        return Argb.straight(colour(number(premultiplied, x, y)));
    }

    @Override
    public long weight() {
        return mixtures.weight() + mixed.size() / 8 + 64;
    }
}
