package dev.nameplate.encode.jpeg;

import dev.nameplate.encode.jpeg.JpegWriter.Limits;
import java.util.function.IntUnaryOperator;

/**
 * The search for the best quality that fits a budget.
 *
 * <p>What it finds depends on the sizes alone and not on anything remembered: the found quality fits and the next better
 * one does not. It guesses from the sizes seen so far, so that three or four attempts do.
 */
final class QualitySearch {

    /** How fast bytes fall as quantisation grows: about with this power of it. */
    private static final double FALL = 0.62;

    /** Guesses before halving takes over, which ends surely. */
    private static final int GUESSES = 5;

    private QualitySearch() {}

    /**
     * The best quality that fits, or the least if none does.
     *
     * @param size the bytes at a quality
     */
    static int best(Limits limits, IntUnaryOperator size) {
        int budget = limits.budget();
        int least = limits.least();
        int top = limits.top();
        int bytes = size.applyAsInt(top);
        if (bytes <= budget || top == least) {
            return top;
        }
        int fits = least - 1;
        int fails = top;
        int at = top;
        for (int attempt = 0; fails - fits > 1; attempt++) {
            int guess = attempt < GUESSES ? guess(at, bytes, budget) : fits + fails >> 1;
            at = Math.max(fits + 1, Math.min(fails - 1, guess));
            bytes = size.applyAsInt(at);
            if (bytes <= budget) {
                fits = at;
            } else {
                fails = at;
            }
        }
        return Math.max(fits, least);
    }

    private static int guess(int quality, int bytes, int budget) {
        double scale = scale(quality) * StrictMath.pow(bytes / (double) Math.max(1, budget), 1 / FALL);
        return (int) (scale > 100 ? 5000 / scale : 100 - scale / 2);
    }

    /** By which percentage a quality scales the quantisation of quality 50. */
    static double scale(int quality) {
        return quality < 50 ? 5000.0 / quality : Math.max(1, 200 - 2 * quality);
    }
}
