package dev.nameplate.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Source-over in eight bits, for plain colours and pictures: rounded to nearest at each product, two channels to a
 * multiplication.
 */
final class Blits {

    private static final int PAIR = 0x00FF00FF;
    private static final int HALVES = 0x00800080;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Blits() {}

    /** All four channels times {@code by / 255}; each as {@link Argb#scaled}. */
    static int scaled(int pixel, int by) {
        int low = (pixel & PAIR) * by + HALVES;
        int high = (pixel >>> 8 & PAIR) * by + HALVES;
        low = ((low + (low >>> 8 & PAIR)) >>> 8) & PAIR;
        high = (high + (high >>> 8 & PAIR)) & ~PAIR;
        return high | low;
    }

    /** A colour through a row of coverage: {@code ladder} has its premultiplied value for each coverage. */
    static void colour(int[] to, int at, byte[] coverage, int from, int count, int[] ladder) {
        int full = ladder[255];
        boolean hides = full >>> 24 == 255;
        int i = 0;
        while (i < count) {
            // Most of what is covered at all is covered wholly.
            if (i + 8 <= count) {
                long eight = (long) EIGHT.get(coverage, from + i);
                boolean hidden = eight == -1 && hides;
                if (hidden) {
                    Arrays.fill(to, at + i, at + i + 8, full);
                }
                if (hidden || eight == 0) {
                    i += 8;
                    continue;
                }
            }
            int end = Math.min(count, i + 8);
            for (; i < end; i++) {
                int source = ladder[coverage[from + i] & 255];
                int below = to[at + i];
                to[at + i] = source + scaled(below, 255 - (source >>> 24));
            }
        }
    }

    /** Most of a picture is opaque, and what is below that need not be read. */
    static void over(int[] to, int at, int[] source, int from, int count) {
        for (int i = 0; i < count; i++) {
            int pixel = source[from + i];
            to[at + i] = pixel >>> 24 == 255 ? pixel : pixel + scaled(to[at + i], 255 - (pixel >>> 24));
        }
    }

    /** Source-over of a picture faded by {@code opacity}, 0..255. */
    static void faded(int[] to, int at, int[] source, int from, int count, int opacity) {
        for (int i = 0; i < count; i++) {
            int pixel = scaled(source[from + i], opacity);
            to[at + i] = pixel + scaled(to[at + i], 255 - (pixel >>> 24));
        }
    }

    /** As {@link #faded}, through a row of coverage. */
    static void masked(
            int[] to, int at, int[] source, int from, int count, int opacity, byte[] coverage, int maskFrom) {
        for (int i = 0; i < count; i++) {
            int share = Argb.scaled(coverage[maskFrom + i] & 255, opacity);
            if (share != 0) {
                int pixel = scaled(source[from + i], share);
                to[at + i] = pixel + scaled(to[at + i], 255 - (pixel >>> 24));
            }
        }
    }

    /** A mean of what is there and of a picture; one of two equal opaque pixels is as opaque. */
    static void replaced(
            int[] to, int at, int[] source, int from, int count, int opacity, byte[] coverage, int maskFrom) {
        for (int i = 0; i < count; i++) {
            int share = Argb.scaled(coverage[maskFrom + i] & 255, opacity);
            if (share != 0) {
                to[at + i] = scaled(source[from + i], share) + scaled(to[at + i], 255 - share);
            }
        }
    }
}
