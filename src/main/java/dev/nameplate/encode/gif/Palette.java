package dev.nameplate.encode.gif;

import dev.nameplate.encode.palette.MedianCut;
import dev.nameplate.encode.palette.Shade;
import dev.nameplate.raster.Argb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The colours that a file has: a template's, or fewer of which each stands for some of those. So a pixel is numbered once, by
 * the template's colours, and what it becomes in any palette is looked up. Immutable.
 */
final class Palette {

    private final int[] colours;
    private final int bits;
    /** By number among the template's colours, the one for none included. */
    private final byte[] numbers;

    private Palette(int[] colours, byte[] numbers) {
        this.colours = colours;
        this.bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(colours.length));
        this.numbers = numbers;
    }

    /** A template's colours themselves. */
    static Palette of(Colours all) {
        byte[] same = new byte[256];
        for (int i = 0; i < same.length; i++) {
            same[i] = (byte) i;
        }
        return new Palette(all.argb(), same);
    }

    /**
     * At most so many for all.
     *
     * @param counts how often each of a template's colours occurs
     */
    static Palette of(Colours all, long[] counts, int most) {
        int[] from = all.argb();
        List<Shade> shades = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            shades.add(new Shade(from[i], Math.max(1, counts[i])));
        }
        int[] few =
                Arrays.stream(MedianCut.cut(shades, most)).sorted().distinct().toArray();
        byte[] numbers = new byte[256];
        for (int i = 0; i < from.length; i++) {
            numbers[i] = (byte) nearest(few, from[i]);
        }
        numbers[all.none()] = (byte) few.length;
        return new Palette(few, numbers);
    }

    private static int nearest(int[] few, int colour) {
        int best = 0;
        for (int i = 1; i < few.length; i++) {
            best = Colours.distance(few[i], colour) < Colours.distance(few[best], colour) ? i : best;
        }
        return best;
    }

    /** Bits of a number. */
    int bits() {
        return bits;
    }

    /** The number that stands for no colour. */
    int none() {
        return colours.length;
    }

    /** Turns the first numbers of an array from those of the template's colours into those of this. */
    void translate(byte[] some, int count) {
        for (int i = 0; i < count; i++) {
            some[i] = numbers[some[i] & 255];
        }
    }

    /** What a number among the template's colours becomes. */
    byte number(byte of) {
        return numbers[of & 255];
    }

    /** The table, filled up with black. */
    byte[] table() {
        byte[] table = new byte[3 << bits];
        for (int i = 0; i < colours.length; i++) {
            table[3 * i] = (byte) Argb.red(colours[i]);
            table[3 * i + 1] = (byte) Argb.green(colours[i]);
            table[3 * i + 2] = (byte) Argb.blue(colours[i]);
        }
        return table;
    }

    long weight() {
        return 4L * colours.length + numbers.length + 64;
    }
}
