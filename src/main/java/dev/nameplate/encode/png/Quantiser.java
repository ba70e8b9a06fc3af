package dev.nameplate.encode.png;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses the colours of a palette: all, if there are few enough; else boxes of colours are cut where they spread most, and
 * their means then move to the middle of what is nearest to them. A colour that makes up half of what it stands for is kept
 * as it is, so that flat ground stays the colour it was.
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

    /**
     * A premultiplied colour and how often it occurs.
     *
     * @param weight grows slower than the count, for a small thing of its own colour should not vanish beside a large ground
     */
    private record Shade(int colour, long count, double weight) {

        Shade(int colour, long count) {
            this(colour, count, Math.sqrt(count));
        }

        int channel(int i) {
            return colour >>> 8 * i & 255;
        }
    }

    private record Box(List<Shade> shades, double spread, int channel) {

        static Box of(List<Shade> shades) {
            double most = -1;
            int widest = 0;
            for (int channel = 0; channel < 4; channel++) {
                double all = 0;
                double sum = 0;
                double squares = 0;
                for (Shade shade : shades) {
                    all += shade.weight;
                    sum += shade.weight * shade.channel(channel);
                    squares += shade.weight * shade.channel(channel) * shade.channel(channel);
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
                sum += sorted.get(at++).weight;
            }
            return List.of(of(List.copyOf(sorted.subList(0, at))), of(List.copyOf(sorted.subList(at, sorted.size()))));
        }

        int mean() {
            long all = 0;
            long[] sums = new long[4];
            Shade most = shades.get(0);
            for (Shade shade : shades) {
                all += shade.count;
                for (int i = 0; i < 4; i++) {
                    sums[i] += shade.count * shade.channel(i);
                }
                most = shade.count > most.count ? shade : most;
            }
            if (most.count * 2 >= all) {
                return most.colour;
            }
            int mean = 0;
            for (int i = 0; i < 4; i++) {
                mean |= (int) ((sums[i] + all / 2) / all) << 8 * i;
            }
            return mean;
        }
    }

    /** The colours, those that are not opaque first. */
    int[] palette() {
        if (weights.length == 0) {
            gather();
        }
        int[] colours = pixels;
        if (count > MOST) {
            List<Shade> few = few();
            colours = refined(few, cut(few));
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

    /** Of each group of colours alike in their upper bits the most frequent, for all. */
    private List<Shade> few() {
        int[] colours = pixels.clone();
        long[] counts = weights.clone();
        int n = count;
        for (int bits = 1; n > DISTINCT; bits++) {
            n = grouped(colours, counts, n, 0x01010101 * (0xFF << bits & 0xFF));
        }
        List<Shade> few = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            few.add(new Shade(colours[i], counts[i]));
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

    private static int[] cut(List<Shade> shades) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(Box.of(shades));
        while (boxes.size() < MOST) {
            int widest = 0;
            for (int i = 1; i < boxes.size(); i++) {
                widest = boxes.get(i).spread > boxes.get(widest).spread ? i : widest;
            }
            if (boxes.get(widest).spread < 0) {
                break;
            }
            boxes.addAll(boxes.remove(widest).cut());
        }
        return boxes.stream().mapToInt(Box::mean).toArray();
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
                groups.get(nearest.of(shade.colour)).add(shade);
            }
            int[] next = colours.clone();
            for (int i = 0; i < next.length; i++) {
                if (!groups.get(i).isEmpty()) {
                    next[i] = new Box(groups.get(i), 0, 0).mean();
                }
            }
            colours = next;
        }
        return colours;
    }
}
