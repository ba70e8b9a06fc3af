package dev.nameplate.encode.png;

import dev.nameplate.raster.Argb;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What each colour becomes in a palette: the nearest colour, or four whose mean is closer to it than the nearest alone.
 *
 * <p>What a colour becomes depends on it and the palette alone. It is remembered in tables that threads share: an entry
 * holds a colour and its numbers in one word, so that it does not matter who writes over whose.
 */
final class Mixtures {

    private static final int TABLE_BITS = 15;

    /** How far a part of a mixture may be off, so that none stands out from the others. */
    private static final int FARTHEST = Nearest.WEIGHTS * 14 * 14;

    private static final int PARTS = 4;

    /** Which part a pixel shows, of those from dark to light: neighbours show parts that are not alike. */
    private static final int[] PLACES = {0, 2, 3, 1};

    private final int[] colours;
    private final Nearest nearest;
    private final AtomicLongArray alone = new AtomicLongArray(1 << TABLE_BITS);
    private final AtomicLongArray mixed = new AtomicLongArray(1 << TABLE_BITS);

    Mixtures(int[] colours) {
        this.colours = colours;
        nearest = new Nearest(colours);
        // An empty entry reads as one of colour 0, which has a place of its own; so that place must be right.
        alone.setPlain(place(0), nearest.of(0));
        mixed.setPlain(place(0), mixture(0));
    }

    /** How many colours there are. */
    int count() {
        return colours.length;
    }

    /** All premultiplied colours, by their numbers; to read. */
    int[] colours() {
        return colours;
    }

    /** The premultiplied colour of a number. */
    int colour(int number) {
        return colours[number];
    }

    /** The number of the nearest colour. */
    int nearest(int pixel) {
        int place = place(pixel);
        long entry = alone.getOpaque(place);
        if ((int) (entry >>> 32) != pixel) {
            entry = (long) pixel << 32 | nearest.of(pixel);
            alone.setOpaque(place, entry);
        }
        return (int) entry;
    }

    /** The number of that part of a colour's mixture which a pixel shows. */
    int mixed(int pixel, int x, int y) {
        int place = place(pixel);
        long entry = mixed.getOpaque(place);
        if ((int) (entry >>> 32) != pixel) {
            entry = (long) pixel << 32 | mixture(pixel) & 0xFFFFFFFFL;
            mixed.setOpaque(place, entry);
        }
        return (int) entry >>> 8 * PLACES[(y & 1) << 1 | x & 1] & 255;
    }

    private static int place(int pixel) {
        // Twice, for the colours of a shading lie in step, and one product would leave them so.
        int once = pixel * 0x9E3779B1;
        return (once ^ once >>> 15) * 0x85EBCA77 >>> 32 - TABLE_BITS;
    }

    /** Four numbers, each chosen to make up for what those before it are off by; from dark to light. */
    private int mixture(int pixel) {
        int first = nearest(pixel);
        int[] parts = {first, first, first, first};
        if (Argb.alpha(pixel) == 255 && colours[first] != pixel) {
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int i = 1; i < PARTS; i++) {
                int before = colours[parts[i - 1]];
                red += Argb.red(pixel) - Argb.red(before);
                green += Argb.green(pixel) - Argb.green(before);
                blue += Argb.blue(pixel) - Argb.blue(before);
                int wanted = Argb.of(
                        255,
                        bounded(Argb.red(pixel) + red),
                        bounded(Argb.green(pixel) + green),
                        bounded(Argb.blue(pixel) + blue));
                int found = nearest.of(wanted);
                parts[i] = Nearest.distance(colours[found], pixel) > FARTHEST ? first : found;
            }
            sort(parts);
        }
        return parts[0] | parts[1] << 8 | parts[2] << 16 | parts[3] << 24;
    }

    private void sort(int[] parts) {
        for (int i = 1; i < PARTS; i++) {
            for (int j = i; j > 0 && lightness(parts[j - 1]) > lightness(parts[j]); j--) {
                int part = parts[j];
                parts[j] = parts[j - 1];
                parts[j - 1] = part;
            }
        }
    }

    private int lightness(int number) {
        return Nearest.lightness(colours[number]);
    }

    private static int bounded(int channel) {
        return Math.max(0, Math.min(255, channel));
    }

    long weight() {
        return nearest.weight() + 2L * (8 << TABLE_BITS) + 64;
    }
}
