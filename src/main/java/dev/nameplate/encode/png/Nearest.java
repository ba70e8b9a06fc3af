package dev.nameplate.encode.png;

import dev.nameplate.raster.Argb;
import java.util.Arrays;

/**
 * Finds the nearest of up to 256 premultiplied colours. Distances are those of sRGB weighted by how well the eye tells a
 * channel. An opaque colour is only taken for an opaque one, as long as there is any. Immutable.
 */
final class Nearest {

    private static final int RED = 3;
    private static final int GREEN = 6;
    private static final int BLUE = 2;
    private static final int ALPHA = 6;

    /** What a distance is divided by to be the mean square of the differences of an opaque colour's channels. */
    static final int WEIGHTS = RED + GREEN + BLUE;

    /** Opaque colours are looked up in a cube of 32 cells a side, each a step of eight. */
    private static final int SIDE = 32;

    private static final int STEP = 256 / SIDE;

    /** Cells of the cube are narrowed down from larger ones, four times as wide. */
    private static final int WIDE = 4;

    private final int[] colours;
    private final int[] first = new int[SIDE * SIDE * SIDE + 1];
    private byte[] candidates = new byte[SIDE * SIDE * SIDE];

    Nearest(int[] colours) {
        this.colours = colours;
        byte[] allowed = allowed();
        byte[][] wide = new byte[SIDE / WIDE * (SIDE / WIDE) * (SIDE / WIDE)][];
        byte[] room = new byte[colours.length];
        int n = 0;
        for (int cell = 0; cell < SIDE * SIDE * SIDE; cell++) {
            int red = cell / (SIDE * SIDE);
            int green = cell / SIDE % SIDE;
            int blue = cell % SIDE;
            int around = (red / WIDE * (SIDE / WIDE) + green / WIDE) * (SIDE / WIDE) + blue / WIDE;
            if (wide[around] == null) {
                int corner = Argb.of(255, red / WIDE * WIDE * STEP, green / WIDE * WIDE * STEP, blue / WIDE * WIDE * STEP);
                wide[around] = Arrays.copyOf(room, narrow(allowed, corner, WIDE * STEP, room));
            }
            int found = narrow(wide[around], Argb.of(255, red * STEP, green * STEP, blue * STEP), STEP, room);
            if (n + found > candidates.length) {
                candidates = Arrays.copyOf(candidates, candidates.length * 2);
            }
            System.arraycopy(room, 0, candidates, n, found);
            n += found;
            first[cell + 1] = n;
        }
        candidates = Arrays.copyOf(candidates, n);
    }

    /** The colours that opaque ones may become. */
    private byte[] allowed() {
        boolean any = Arrays.stream(colours).anyMatch(colour -> Argb.alpha(colour) == 255);
        byte[] allowed = new byte[colours.length];
        int n = 0;
        for (int i = 0; i < colours.length; i++) {
            if (!any || Argb.alpha(colours[i]) == 255) {
                allowed[n++] = (byte) i;
            }
        }
        return Arrays.copyOf(allowed, n);
    }

    /** Those that may be nearest to some colour of a cell: no other is nearer wherever in the cell that lies. */
    private int narrow(byte[] from, int corner, int side, byte[] found) {
        int least = Integer.MAX_VALUE;
        for (byte i : from) {
            least = Math.min(least, farthest(corner, side, colours[i & 255]));
        }
        int n = 0;
        for (byte i : from) {
            if (closest(corner, side, colours[i & 255]) <= least) {
                found[n++] = i;
            }
        }
        return n;
    }

    private static int farthest(int corner, int side, int colour) {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            int low = corner >>> 8 * i & 255;
            int value = colour >>> 8 * i & 255;
            int away = Math.max(Math.abs(value - low), Math.abs(value - low - side + 1));
            sum += weight(i) * away * away;
        }
        return sum + ofAlpha(colour);
    }

    private static int closest(int corner, int side, int colour) {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            int low = corner >>> 8 * i & 255;
            int value = colour >>> 8 * i & 255;
            int away = Math.max(0, Math.max(low - value, value - low - side + 1));
            sum += weight(i) * away * away;
        }
        return sum + ofAlpha(colour);
    }

    private static int weight(int channel) {
        return channel == 0 ? BLUE : channel == 1 ? GREEN : RED;
    }

    private static int ofAlpha(int colour) {
        int away = 255 - Argb.alpha(colour);
        return ALPHA * away * away;
    }

    /** The number of the nearest colour; the lowest of those equally near. */
    int of(int pixel) {
        if (pixel >>> 24 == 255) {
            int cell = (pixel >> 19 & 31) << 10 | (pixel >> 11 & 31) << 5 | pixel >> 3 & 31;
            int best = candidates[first[cell]] & 255;
            int end = first[cell + 1];
            if (end - first[cell] == 1) {
                return best;
            }
            int least = Integer.MAX_VALUE;
            for (int i = first[cell]; i < end; i++) {
                int distance = distance(colours[candidates[i] & 255], pixel);
                if (distance < least) {
                    least = distance;
                    best = candidates[i] & 255;
                }
            }
            return best;
        }
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int distance = distance(colours[i], pixel);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        int alpha = (one >>> 24) - (other >>> 24);
        return RED * red * red + GREEN * green * green + BLUE * blue * blue + ALPHA * alpha * alpha;
    }

    /** The same of differences. */
    static double square(int alpha, int red, int green, int blue) {
        return (double) RED * red * red
                + (double) GREEN * green * green
                + (double) BLUE * blue * blue
                + (double) ALPHA * alpha * alpha;
    }

    /** How light a colour looks. */
    static int lightness(int colour) {
        return RED * Argb.red(colour) + GREEN * Argb.green(colour) + BLUE * Argb.blue(colour);
    }

    long weight() {
        return 4L * (colours.length + first.length) + candidates.length + 64;
    }
}
