package dev.nameplate.render.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Shares out room between things by weight, within their bounds: "resolving flexible lengths" of CSS flexbox (section 9.7). */
final class Shares {

    private Shares() {}

    /**
     * Who takes part.
     *
     * @param weight 0 takes nothing
     * @param taken is told the size that came of it
     */
    record Share(double size, double weight, double least, double most, DoubleConsumer taken) {

        double clamped(double wanted) {
            return Math.max(0, Math.max(least, Math.min(most, wanted)));
        }
    }

    /** Gives out so much, or takes it where it is negative. */
    static void give(List<Share> shares, double amount) {
        List<Share> open = new ArrayList<>(shares);
        open.removeIf(share -> !(share.weight > 0));
        double left = amount;
        while (!open.isEmpty()) {
            double weights = 0;
            for (Share share : open) {
                weights += share.weight;
            }
            // A sum of weights below 1 shares out less than all, as in CSS; weights of what shrinks are sizes.
            double portion = amount > 0 && weights < 1 ? amount * weights : left;
            portion = Math.abs(portion) < Math.abs(left) ? portion : left;
            double violation = 0;
            for (Share share : open) {
                double wanted = share.size + portion * share.weight / weights;
                violation += share.clamped(wanted) - wanted;
            }
            List<Share> still = new ArrayList<>();
            double given = 0;
            for (Share share : open) {
                double wanted = share.size + portion * share.weight / weights;
                double clamped = share.clamped(wanted);
                boolean settled = Math.abs(violation) < 1e-9 || (violation > 0 ? clamped > wanted : clamped < wanted);
                if (settled) {
                    share.taken.accept(clamped);
                    given += clamped - share.size;
                } else {
                    still.add(share);
                }
            }
            if (still.size() == open.size()) {
                // Rounding left nothing to settle: take it as it is.
                open.forEach(share -> share.taken.accept(share.clamped(share.size)));
                return;
            }
            left -= given;
            open = still;
        }
    }
}
