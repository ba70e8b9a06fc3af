package dev.nameplate.encode.gif;

import dev.nameplate.raster.Argb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses few colours for many: all, if there are few enough; else boxes of colours are cut where they are widest, weighted
 * by how often their colours occur. A colour that makes up half of its box is kept as it is, so that flat ground stays the
 * colour it was.
 */
final class MedianCut {

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

    private record Shade(int colour, long count) {

        int channel(int channel) {
            return colour >>> 8 * channel & 255;
        }

        /** Grows slower than the count: a small thing of its own colour should not vanish beside a large ground. */
        double weight() {
            return Math.sqrt(count);
        }
    }

    private record Box(List<Shade> shades, double spread, int channel) {

        static Box of(List<Shade> shades) {
            double most = -1;
            int widest = 0;
            for (int channel = 0; channel < 3; channel++) {
                double all = 0;
                double sum = 0;
                double squares = 0;
                for (Shade shade : shades) {
                    double weight = shade.weight();
                    all += weight;
                    sum += weight * shade.channel(channel);
                    squares += weight * shade.channel(channel) * shade.channel(channel);
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
            int by = 8 * channel;
            sorted.sort((a, b) -> {
                int order = Integer.compare(a.colour >>> by & 255, b.colour >>> by & 255);
                return order != 0 ? order : Integer.compare(a.colour, b.colour);
            });
            double half = sorted.stream().mapToDouble(Shade::weight).sum() / 2;
            double sum = 0;
            int at = 0;
            while (at < sorted.size() - 1 && (sum < half || at == 0)) {
                sum += sorted.get(at++).weight();
            }
            return List.of(of(List.copyOf(sorted.subList(0, at))), of(List.copyOf(sorted.subList(at, sorted.size()))));
        }

        int colour() {
            long all = 0;
            long[] sums = new long[3];
            Shade most = shades.get(0);
            for (Shade shade : shades) {
                all += shade.count;
                for (int i = 0; i < 3; i++) {
                    sums[i] += shade.count * shade.channel(i);
                }
                most = shade.count > most.count ? shade : most;
            }
            if (most.count * 2 >= all) {
                return most.colour;
            }
            return Argb.of(255, (int) ((sums[2] + all / 2) / all), (int) ((sums[1] + all / 2) / all), (int)
                    ((sums[0] + all / 2) / all));
        }
    }

    /** At least one colour and at most so many, in ascending order. */
    int[] colours(int most) {
        List<Shade> exact = exact();
        List<Shade> shades = exact;
        for (int bits = 1; shades.size() > DISTINCT; bits++) {
            shades = alike(exact, 0x010101 * (0xFF << bits & 0xFF));
        }
        List<Box> boxes = new ArrayList<>(List.of(Box.of(shades)));
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
        return boxes.stream().mapToInt(Box::colour).sorted().distinct().toArray();
    }

    private List<Shade> exact() {
        Arrays.sort(runs, 0, count);
        List<Shade> shades = new ArrayList<>();
        for (int from = 0; from < count; ) {
            int colour = (int) (runs[from] >>> 32);
            long all = 0;
            while (from < count && (int) (runs[from] >>> 32) == colour) {
                all += (int) runs[from++];
            }
            shades.add(new Shade(colour, all));
        }
        return shades;
    }

    /** Of colours that are alike in these bits the most frequent, for all. */
    private static List<Shade> alike(List<Shade> exact, int mask) {
        Map<Integer, Shade> groups = new TreeMap<>();
        for (Shade shade : exact) {
            groups.merge(
                    shade.colour & mask,
                    shade,
                    (a, b) -> new Shade(a.count >= b.count ? a.colour : b.colour, a.count + b.count));
        }
        return List.copyOf(groups.values());
    }
}
