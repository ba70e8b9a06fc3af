package dev.nameplate.encode.gif;

import dev.nameplate.encode.palette.MedianCut;
import java.util.Arrays;

/** Counts colours and chooses few for them. Colours that follow themselves, as on flat ground, take no room. */
final class Tally {

    /** More colours than this are put together by their upper bits. */
    private static final int DISTINCT = 1 << 14;

    /** A colour above, and below how often it follows itself. */
    private long[] runs = new long[1 << 12];

    private int count;

    void add(int colour) {
        if (count > 0 && (int) (runs[count - 1] >>> 32) == colour) {
            runs[count - 1]++;
            return;
        }
        if (count == runs.length) {
            runs = Arrays.copyOf(runs, 2 * count);
        }
        runs[count++] = (long) colour << 32 | 1;
    }

    /** At least one colour and at most so many, in ascending order. */
    int[] colours(int most) {
        Arrays.sort(runs, 0, count);
        int[] colours = new int[count];
        long[] counts = new long[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            int colour = (int) (runs[i] >>> 32);
            if (n == 0 || colours[n - 1] != colour) {
                colours[n++] = colour;
            }
            counts[n - 1] += (int) runs[i];
        }
        int[] cut = MedianCut.cut(MedianCut.few(colours, counts, n, DISTINCT), most);
        return Arrays.stream(cut).sorted().distinct().toArray();
    }
}
