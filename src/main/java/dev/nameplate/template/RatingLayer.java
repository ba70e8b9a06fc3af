package dev.nameplate.template;

import java.util.Optional;

/**
 * A row of symbols, of which a part is filled: stars of a review.
 *
 * @param amount how many are filled; beyond 0 to {@code count} it counts as the nearer end
 * @param symbol what is repeated
 * @param count how many there are
 * @param step what the number is rounded to, as 0.5 for half symbols; 0 shows it as it is
 * @param gap between symbols, canvas units
 * @param track what is not filled shows this
 * @param fill gradients span the whole row
 * @param stroke along each symbol
 */
public record RatingLayer(
        Common common,
        Amount amount,
        Symbol symbol,
        int count,
        double step,
        double gap,
        Paint track,
        Paint fill,
        Optional<Stroke> stroke)
        implements FigureLayer {

    @Override
    public RatingLayer in(Layer.Box box) {
        return new RatingLayer(common.in(box), amount, symbol, count, step, gap, track, fill, stroke);
    }

    /** SVG path data in a view of its own. */
    public record Symbol(String path, double width, double height) {}
}
