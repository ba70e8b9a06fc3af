package dev.nameplate.encode.png;

import dev.nameplate.encode.palette.MedianCut;
import dev.nameplate.encode.palette.Shade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the colours of a palette: all, if there are few enough; else those of {@link MedianCut}, which then move to the
 * middle of what is nearest to them.
 */
final class Quantiser {

    private static final int MOST = 256;
    private static final int ROUNDS = 10;

    /** More colours than this are first put together by their upper bits. */
    private static final int DISTINCT = 1 << 13;

    private int[] pixels = new int[1 << 16];
    private int count;
    private long[] weights = {};

    /** Takes {@code n} premultiplied colours; all before the first palette is asked for. */
    void add(int[] from, int at, int n) {
        if (pixels.length - count < n) {
            pixels = Arrays.copyOf(pixels, Math.max(pixels.length * 2, count + n));
        }
        System.arraycopy(from, at, pixels, count, n);
        count += n;
    }

    /** The colours, those that are not opaque first. */
    int[] palette() {
        if (weights.length == 0) {
            gather();
        }
        int[] colours = pixels;
        if (count > MOST) {
            List<Shade> few = MedianCut.few(pixels, weights, count, DISTINCT);
            colours = refined(few, MedianCut.cut(few, MOST));
        }
        return Arrays.stream(colours)
                .distinct()
                .boxed()
                .sorted(Integer::compareUnsigned)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Counts a colour that was taken so many times more. */
    void urge(int colour, int times) {
        weights[Arrays.binarySearch(pixels, 0, count, colour)] += times;
    }

    /** Keeps each colour once, in order, with how often it occurs. */
    private void gather() {
        Arrays.sort(pixels, 0, count);
        weights = new long[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (n == 0 || pixels[n - 1] != pixels[i]) {
                pixels[n++] = pixels[i];
            }
            weights[n - 1]++;
        }
        count = n;
        pixels = Arrays.copyOf(pixels, n);
        weights = Arrays.copyOf(weights, n);
    }

    private static int[] refined(List<Shade> shades, int[] start) {
        int[] colours = start;
        for (int round = 0; round < ROUNDS; round++) {
            Nearest nearest = new Nearest(colours);
            List<List<Shade>> groups = new ArrayList<>();
            for (int i = 0; i < colours.length; i++) {
                groups.add(new ArrayList<>());
            }
            for (Shade shade : shades) {
                groups.get(nearest.of(shade.colour())).add(shade);
            }
            int[] next = colours.clone();
            for (int i = 0; i < next.length; i++) {
                if (!groups.get(i).isEmpty()) {
                    next[i] = MedianCut.mean(groups.get(i));
                }
            }
            colours = next;
        }
        return colours;
    }
}
