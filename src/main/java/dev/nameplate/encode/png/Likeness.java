package dev.nameplate.encode.png;

import dev.nameplate.raster.Raster;

/**
 * How much a picture in the colours of a palette looks like itself, measured block by block of 8x8 pixels.
 *
 * <p>Differences are squares, weighted as {@link Nearest} has it. The shift of a block is how far its mean has moved: the eye
 * sees the steps of a gradient in it, and a tint, but not grain. Besides it counts what pixels are off, on average and at
 * most.
 */
final class Likeness {

    /** Shift of a block, at most: three levels. */
    private static final double SHIFT = 3 * 3;

    /** Beyond this a block is what a better palette should mend first. */
    static final double URGENT = 2 * 2;

    /** Of all blocks together, on average: one level. */
    private static final double MEAN_SHIFT = 1;

    /** Of all pixels together, on average: 38 dB. */
    private static final double NOISE = 10;

    /** Of any one pixel. */
    private static final int FARTHEST = Nearest.WEIGHTS * 20 * 20;

    /** What a template's own pictures must keep to: a palette is made for them. */
    static final double STRICT = 1;

    /** What other pictures must: squares may be so many times as large. */
    static final double LENIENT = 1.5;

    private final Raster pixels;
    private final Palette palette;
    private final double room;
    private final int farthest;
    private final Numbers numbers;
    private int blocks;
    private int counted;
    private double shifts;
    private double largest;
    private double noise;
    private boolean far;

    Likeness(Raster pixels, Palette palette, double room) {
        this(pixels, palette, room, new Numbers());
        numbers.begin(pixels);
    }

    /** @param numbers of this picture; learns of the blocks that are taken */
    Likeness(Raster pixels, Palette palette, double room, Numbers numbers) {
        this.room = room;
        this.numbers = numbers;
        farthest = (int) (FARTHEST * room);
        this.pixels = pixels;
        this.palette = palette;
    }

    /** Takes a block; gives whether it is worth while to go on. */
    boolean take(int left, int top) {
        return add(left, top) <= SHIFT * room && !far;
    }

    /** Takes a block, and gives its shift. */
    double add(int left, int top) {
        int right = Math.min(left + Blocks.SIDE, pixels.width());
        int bottom = Math.min(top + Blocks.SIDE, pixels.height());
        long difference = 0;
        int alpha = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        int[] argb = pixels.pixels();
        int[] colours = palette.colours();
        byte[] plane = numbers.plane();
        for (int y = top; y < bottom; y++) {
            int row = y * pixels.width();
            palette.unpack(pixels, row + left, right - left, plane, row + left);
            for (int i = row + left; i < row + right; i++) {
                int pixel = argb[i];
                int shown = colours[plane[i] & 255];
                if (shown == pixel) {
                    continue;
                }
                int apart = Nearest.distance(shown, pixel);
                difference += apart;
                far |= apart > farthest;
                red += (pixel >> 16 & 255) - (shown >> 16 & 255);
                green += (pixel >> 8 & 255) - (shown >> 8 & 255);
                blue += (pixel & 255) - (shown & 255);
                if ((pixel ^ shown) >>> 24 != 0) {
                    alpha += (pixel >>> 24) - (shown >>> 24);
                    far |= opposite(shown >>> 24, pixel >>> 24);
                }
            }
        }
        numbers.learn(palette.block(left, top));
        int n = (right - left) * (bottom - top);
        double shift = Nearest.square(alpha, red, green, blue) / ((double) n * n * Nearest.WEIGHTS);
        blocks++;
        counted += n;
        noise += difference / (double) Nearest.WEIGHTS;
        shifts += shift;
        largest = Math.max(largest, shift);
        return shift;
    }

    /** Opaque must stay opaque, and clear must stay clear. */
    private static boolean opposite(int alpha, int other) {
        return alpha != other && (alpha == 255 || other == 255 || alpha == 0 || other == 0);
    }

    /** Whether what was taken looks the same. */
    boolean good() {
        return !far && largest <= SHIFT * room && shifts <= MEAN_SHIFT * room * blocks && noiseFits();
    }

    /** Whether pixels are off by no more than they may on average. */
    boolean noiseFits() {
        return noise <= NOISE * room * counted;
    }
}
