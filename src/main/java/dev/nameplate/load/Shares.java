package dev.nameplate.load;

import java.util.HashMap;
import java.util.Map;

/** How much of the render threads' time each project had lately: half of what was a second ago. Not thread-safe. */
final class Shares {

    /** The most that a project has while others wait. */
    static final double MOST = 0.5;

    private static final double HALF_LIFE_NANOS = 1e9;

    /** Doublings after which all is written anew, lest numbers overflow. */
    private static final double FAR = 400;

    /** Of what a project had, so small a part is forgotten. */
    private static final double NOTHING = 1e-6;

    private final Map<String, Double> had = new HashMap<>();
    private double total;
    private long origin;

    /** Writes down time that a project has had; negative to take some back. */
    void add(String project, long nanos, long now) {
        double doublings = (now - origin) / HALF_LIFE_NANOS;
        if (doublings > FAR) {
            rewrite(doublings);
            origin = now;
            doublings = 0;
        }
        // What is written later counts more, which is the same as that what is old counts less.
        double weight = nanos * Math.pow(2, doublings);
        had.merge(project, weight, Double::sum);
        total += weight;
    }

    private void rewrite(double doublings) {
        double shrink = Math.pow(2, -doublings);
        had.replaceAll((project, weight) -> weight * shrink);
        forget();
    }

    private void forget() {
        total = had.values().stream().mapToDouble(Double::doubleValue).sum();
        had.values().removeIf(weight -> weight <= total * NOTHING);
    }

    /** Whether a project had its share. */
    boolean isOver(String project) {
        return had.getOrDefault(project, 0.0) > total * MOST;
    }

    /** Lets go of projects that have had nothing for long; called now and then. */
    void tidy() {
        forget();
    }
}
