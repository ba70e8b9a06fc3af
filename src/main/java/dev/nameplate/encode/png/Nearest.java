package dev.nameplate.encode.png;

import dev.nameplate.raster.Argb;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Finds the nearest of up to 256 premultiplied colours. Distances are those of sRGB weighted by how well the eye tells a
 * channel. An opaque colour is only taken for an opaque one, as long as there is any. Thread-safe.
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

    private static final int WIDE_SIDE = SIDE / WIDE;

    private final int[] colours;
    private final byte[] allowed;
    private final AtomicReferenceArray<byte[]> wide = new AtomicReferenceArray<>(WIDE_SIDE * WIDE_SIDE * WIDE_SIDE);
    private final AtomicReferenceArray<byte[]> cells = new AtomicReferenceArray<>(SIDE * SIDE * SIDE);
    /** Bytes of the cells found: bases are weighed with every picture, which must not walk through all of them. */
    private final AtomicLong found = new AtomicLong();

    Nearest(int[] colours) {
        this.colours = colours;
        allowed = allowed();
    }

    /** The colours that may be nearest to those of a cell; found when a colour of it is first asked for. */
    private byte[] cell(int red, int green, int blue) {
        int at = (red * SIDE + green) * SIDE + blue;
        byte[] known = cells.getAcquire(at);
        if (known == null) {
            byte[] around = around(red / WIDE, green / WIDE, blue / WIDE);
            known = narrow(around, Argb.of(255, red * STEP, green * STEP, blue * STEP), STEP);
            keep(cells, at, known);
        }
        return known;
    }

    private byte[] around(int red, int green, int blue) {
        int at = (red * WIDE_SIDE + green) * WIDE_SIDE + blue;
        byte[] known = wide.getAcquire(at);
        if (known == null) {
            int step = WIDE * STEP;
            known = narrow(allowed, Argb.of(255, red * step, green * step, blue * step), step);
            keep(wide, at, known);
        }
        return known;
    }

    /** Whoever comes second has found the same. */
    private void keep(AtomicReferenceArray<byte[]> among, int at, byte[] cell) {
        if (among.compareAndSet(at, null, cell)) {
            found.addAndGet(16 + cell.length);
        }
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
    private byte[] narrow(byte[] from, int corner, int side) {
        int least = Integer.MAX_VALUE;
        for (byte i : from) {
            least = Math.min(least, farthest(corner, side, colours[i & 255]));
        }
        byte[] found = new byte[from.length];
        int n = 0;
        for (byte i : from) {
            if (closest(corner, side, colours[i & 255]) <= least) {
                found[n++] = i;
            }
        }
        return Arrays.copyOf(found, n);
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
            byte[] candidates = cell(pixel >> 19 & 31, pixel >> 11 & 31, pixel >> 3 & 31);
            int best = candidates[0] & 255;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < candidates.length && candidates.length > 1; i++) {
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

    /** Grows with the cells that were asked for. */
    long weight() {
        return 4L * colours.length + 4L * (wide.length() + cells.length()) + 128 + found.get();
    }
}
