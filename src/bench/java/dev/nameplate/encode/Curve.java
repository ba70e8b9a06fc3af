package dev.nameplate.encode;

import java.util.ArrayList;
import java.util.List;

/** How good a picture is after a way of encoding it, and what that takes, for rising qualities. */
public final class Curve {

    private final List<double[]> likeness = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();

    /** Adds the next better point. */
    public void add(double[] measures, int length) {
        likeness.add(measures);
        bytes.add(Math.log(length));
    }

    /**
     * The logarithm of how many times the other's bytes this way takes to be as good: the mean over those of the other's
     * points that this curve spans.
     *
     * @param measure which one
     */
    public double against(Curve other, int measure) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < other.bytes.size(); i++) {
            double wanted = other.likeness.get(i)[measure];
            for (int j = 1; j < bytes.size(); j++) {
                double low = likeness.get(j - 1)[measure];
                double high = likeness.get(j)[measure];
                if (low <= wanted && wanted <= high && low < high) {
                    double share = (wanted - low) / (high - low);
                    sum += bytes.get(j - 1) * (1 - share) + bytes.get(j) * share - other.bytes.get(i);
                    n++;
                    break;
                }
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }
}
