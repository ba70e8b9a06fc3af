package dev.nameplate.load;

import java.util.HashMap;
import java.util.Map;

/**
 * How long pieces of work of a kind take: a histogram in steps of a fifth, in which what is old counts less and less. Not
 * thread-safe.
 */
final class RenderTimes {

    private static final int STEPS_PER_DOUBLING = 4;
    private static final double LEAST_NANOS = 8_192;
    private static final int STEPS = 25 * STEPS_PER_DOUBLING;

    /** After so many pieces of work all counts are halved. */
    private static final int HALVING = 512;

    private final Map<String, Histogram> kinds = new HashMap<>();

    private static final class Histogram {
        private final double[] counts = new double[STEPS];
        private double count;
        private double sum;
        private int since;
    }

    void add(String kind, long nanos) {
        Histogram histogram = kinds.computeIfAbsent(kind, absent -> new Histogram());
        if (++histogram.since == HALVING) {
            histogram.since = 0;
            histogram.count /= 2;
            histogram.sum /= 2;
            for (int i = 0; i < STEPS; i++) {
                histogram.counts[i] /= 2;
            }
        }
        histogram.counts[step(nanos)]++;
        histogram.count++;
        histogram.sum += nanos;
    }

    /** The mean; 0 for a kind that nothing is known of. */
    long mean(String kind) {
        Histogram histogram = kinds.get(kind);
        return histogram == null ? 0 : (long) (histogram.sum / histogram.count);
    }

    /** What 95 of 100 stay below; 0 for a kind that nothing is known of. */
    long most(String kind) {
        Histogram histogram = kinds.get(kind);
        if (histogram == null) {
            return 0;
        }
        double above = histogram.count * 0.05;
        int step = STEPS - 1;
        while (step > 0 && (above -= histogram.counts[step]) >= 0) {
            step--;
        }
        return (long) (LEAST_NANOS * Math.pow(2, (step + 1) / (double) STEPS_PER_DOUBLING));
    }

    private static int step(long nanos) {
        double doublings = Math.log(Math.max(1, nanos / LEAST_NANOS)) / Math.log(2);
        return Math.min(STEPS - 1, (int) (doublings * STEPS_PER_DOUBLING));
    }
}
