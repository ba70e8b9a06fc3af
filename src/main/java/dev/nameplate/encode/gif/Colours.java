package dev.nameplate.encode.gif;

import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.Arrays;
import java.util.List;

/**
 * The colours of a template's GIFs, opaque and numbered, and which of them stands for any other: the nearest. Without
 * dithering: flat ground stays flat, and a pixel's number depends on its colour alone. Immutable.
 */
final class Colours {

    /** One number is kept for what does not change, or is not there at all. */
    static final int MOST = 255;

    private static final int SIDE = 32;
    private static final int STEP = 256 / SIDE;
    /** Cells are narrowed down from larger ones, so many times as wide. */
    private static final int WIDE = 4;

    private static final int RED = 3;
    private static final int GREEN = 6;
    private static final int BLUE = 2;

    private final int[] colours;
    /** Where the candidates of a cell of the cube begin. */
    private final int[] first = new int[SIDE * SIDE * SIDE + 1];

    private final byte[] candidates;

    private Colours(int[] colours) {
        this.colours = colours;
        byte[] found = new byte[1 << 16];
        byte[] room = new byte[colours.length];
        byte[] all = new byte[colours.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[][] wide = new byte[SIDE / WIDE * (SIDE / WIDE) * (SIDE / WIDE)][];
        int count = 0;
        for (int cell = 0; cell < SIDE * SIDE * SIDE; cell++) {
            int red = cell / (SIDE * SIDE);
            int green = cell / SIDE % SIDE;
            int blue = cell % SIDE;
            int around = (red / WIDE * (SIDE / WIDE) + green / WIDE) * (SIDE / WIDE) + blue / WIDE;
            if (wide[around] == null) {
                int side = WIDE * STEP;
                int few = near(all, red / WIDE * side, green / WIDE * side, blue / WIDE * side, side, room);
                wide[around] = Arrays.copyOf(room, few);
            }
            int near = near(wide[around], red * STEP, green * STEP, blue * STEP, STEP, room);
            if (count + near > found.length) {
                found = Arrays.copyOf(found, found.length * 2);
            }
            System.arraycopy(room, 0, found, count, near);
            count += near;
            first[cell + 1] = count;
        }
        this.candidates = Arrays.copyOf(found, count);
    }

    /** Chooses those of a base and of samples where they differ from it. */
    static Colours of(Raster base, List<Raster> samples, List<Damage> damages) {
        Tally tally = new Tally();
        take(base, new Rect(0, 0, base.width(), base.height()), tally);
        for (int i = 0; i < samples.size(); i++) {
            for (Rect rect : damages.get(i).rects()) {
                take(samples.get(i), rect, tally);
            }
        }
        return new Colours(tally.colours(MOST));
    }

    private static void take(Raster raster, Rect rect, Tally tally) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                tally.add(onWhite(raster.pixel(x, y)));
            }
        }
    }

    /** Those of some colours that may be the nearest to something in a cell: none is nearer to all of it. */
    private int near(byte[] some, int red, int green, int blue, int side, byte[] into) {
        int least = Integer.MAX_VALUE;
        for (byte i : some) {
            int colour = colours[i & 255];
            least = Math.min(
                    least,
                    RED * far(Argb.red(colour), red, side)
                            + GREEN * far(Argb.green(colour), green, side)
                            + BLUE * far(Argb.blue(colour), blue, side));
        }
        int count = 0;
        for (byte i : some) {
            int colour = colours[i & 255];
            int distance = RED * close(Argb.red(colour), red, side)
                    + GREEN * close(Argb.green(colour), green, side)
                    + BLUE * close(Argb.blue(colour), blue, side);
            if (distance <= least) {
                into[count++] = i;
            }
        }
        return count;
    }

    private static int far(int value, int low, int side) {
        int away = Math.max(Math.abs(value - low), Math.abs(value - low - side + 1));
        return away * away;
    }

    private static int close(int value, int low, int side) {
        int away = Math.max(0, Math.max(low - value, value - low - side + 1));
        return away * away;
    }

    /** All of them, in the order of their numbers. */
    int[] argb() {
        return colours.clone();
    }

    /** The number that stands for no colour. */
    int none() {
        return colours.length;
    }

    /** Premultiplied over white. */
    static int onWhite(int pixel) {
        return 0xFF000000 | (pixel & 0xFFFFFF) + (255 - Argb.alpha(pixel)) * 0x010101;
    }

    /**
     * Numbers the pixels of an area, row by row.
     *
     * @param holes whether what is hardly there is left out; else it is laid over white like the rest
     */
    void number(Raster raster, Rect area, boolean holes, byte[] into, int at) {
        int[] pixels = raster.pixels();
        int to = at;
        int known = 0xFFFFFFFF;
        byte number = (byte) nearest(known);
        for (int y = area.y(); y < area.bottom(); y++) {
            int row = y * raster.width();
            for (int x = area.x(); x < area.right(); x++) {
                int pixel = pixels[row + x];
                if (pixel != known) {
                    known = pixel;
                    boolean hole = holes && Argb.alpha(pixel) < 128;
                    number = (byte) (hole ? none() : nearest(onWhite(pixel)));
                }
                into[to++] = number;
            }
        }
    }

    private int nearest(int colour) {
        int cell = (colour >> 19 & 31) * SIDE * SIDE + (colour >> 11 & 31) * SIDE + (colour >> 3 & 31);
        int best = candidates[first[cell]] & 255;
        int end = first[cell + 1];
        int least = Integer.MAX_VALUE;
        for (int i = first[cell]; i < end; i++) {
            int distance = distance(colours[candidates[i] & 255], colour);
            if (distance < least) {
                least = distance;
                best = candidates[i] & 255;
            }
        }
        return best;
    }

    static int distance(int one, int other) {
        int red = Argb.red(one) - Argb.red(other);
        int green = Argb.green(one) - Argb.green(other);
        int blue = Argb.blue(one) - Argb.blue(other);
        return RED * red * red + GREEN * green * green + BLUE * blue * blue;
    }

    long weight() {
        return 4L * (colours.length + first.length) + candidates.length + 64;
    }
}
