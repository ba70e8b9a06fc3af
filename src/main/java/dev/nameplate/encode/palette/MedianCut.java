package dev.nameplate.encode.palette;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses few colours for many: boxes of colours are cut where they spread most, by weight. Alpha is a channel like the others;
 * where all are opaque it spreads nowhere.
 */
public final class MedianCut {

    private MedianCut() {}

    private record Box(List<Shade> shades, double spread, int channel) {

        static Box of(List<Shade> shades) {
            double most = -1;
            int widest = 0;
            for (int channel = 0; channel < 4; channel++) {
                double all = 0;
                double sum = 0;
                double squares = 0;
                for (Shade shade : shades) {
                    all += shade.weight();
                    sum += shade.weight() * shade.channel(channel);
                    squares += shade.weight() * shade.channel(channel) * shade.channel(channel);
                }
                double spread = squares - sum * sum / all;
                if (spread > most) {
                    most = spread;
                    widest = channel;
                }
            }
            return new Box(shades, shades.size() > 1 ? most : -1, widest);
        }

        List<Box> cut() {
            List<Shade> sorted = new ArrayList<>(shades);
            sorted.sort(Comparator.<Shade>comparingInt(shade -> shade.channel(channel))
                    .thenComparingInt(Shade::colour));
            double half = sorted.stream().mapToDouble(Shade::weight).sum() / 2;
            double sum = 0;
            int at = 0;
            while (at < sorted.size() - 1 && (sum < half || at == 0)) {
                sum += sorted.get(at++).weight();
            }
            return List.of(of(List.copyOf(sorted.subList(0, at))), of(List.copyOf(sorted.subList(at, sorted.size()))));
        }
    }

    /** At most so many colours for some, which are at least one. */
    public static int[] cut(List<Shade> shades, int most) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(Box.of(shades));
        while (boxes.size() < most) {
            int widest = 0;
            for (int i = 1; i < boxes.size(); i++) {
                widest = boxes.get(i).spread > boxes.get(widest).spread ? i : widest;
            }
            if (boxes.get(widest).spread < 0) {
                break;
            }
            boxes.addAll(boxes.remove(widest).cut());
        }
        return boxes.stream().mapToInt(box -> mean(box.shades)).toArray();
    }

    /** The mean colour; one that makes up half of them is kept as it is, so that flat ground stays the colour it was. */
    public static int mean(List<Shade> shades) {
        long all = 0;
        long[] sums = new long[4];
        Shade most = shades.get(0);
        for (Shade shade : shades) {
            all += shade.count();
            for (int i = 0; i < 4; i++) {
                sums[i] += shade.count() * shade.channel(i);
            }
            most = shade.count() > most.count() ? shade : most;
        }
        if (most.count() * 2 >= all) {
            return most.colour();
        }
        int mean = 0;
        for (int i = 0; i < 4; i++) {
            mean |= (int) ((sums[i] + all / 2) / all) << 8 * i;
        }
        return mean;
    }

    /**
     * Colours put together by their upper bits until they are few enough: of each group the most frequent, for all.
     *
     * @param colours each once, the first {@code n} of them counted by {@code counts}
     * @param most how many may be left
     */
    public static List<Shade> few(int[] colours, long[] counts, int n, int most) {
        int[] left = Arrays.copyOf(colours, n);
        long[] sums = Arrays.copyOf(counts, n);
        int kept = n;
        for (int bits = 1; kept > most; bits++) {
            kept = grouped(left, sums, kept, 0x01010101 * (0xFF << bits & 0xFF));
        }
        List<Shade> few = new ArrayList<>();
        for (int i = 0; i < kept; i++) {
            few.add(new Shade(left[i], sums[i]));
        }
        return few;
    }

    private static int grouped(int[] colours, long[] counts, int n, int mask) {
        long[] order = new long[n];
        for (int i = 0; i < n; i++) {
            order[i] = (long) (colours[i] & mask) << 32 | i;
        }
        Arrays.sort(order);
        int[] from = Arrays.copyOf(colours, n);
        long[] weights = Arrays.copyOf(counts, n);
        int groups = 0;
        for (int i = 0; i < n; ) {
            int most = (int) order[i];
            long sum = 0;
            for (long key = order[i] >> 32; i < n && order[i] >> 32 == key; i++) {
                int at = (int) order[i];
                sum += weights[at];
                most = weights[at] > weights[most] ? at : most;
            }
            colours[groups] = from[most];
            counts[groups++] = sum;
        }
        return groups;
    }
}
