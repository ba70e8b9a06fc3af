package dev.nameplate.template;

import java.util.Optional;

/**
 * How far something has come: a bar or a ring, of which a part is filled.
 *
 * @param amount the number; beyond the range it counts as the range's end
 * @param least where nothing is filled
 * @param most where all is filled
 * @param track what is not filled shows this
 * @param fill gradients span the whole box, so that their colours lie at the same place however far it is filled
 * @param thickness of a ring, canvas units, by default an eighth of its box; a bar is as thick as its box
 * @param round whether ends are round
 * @param segments pieces that it is cut into; 1 for none
 * @param gap between segments, canvas units
 */
public record ProgressLayer(
        Common common,
        Form form,
        Amount amount,
        double least,
        double most,
        Paint track,
        Paint fill,
        Optional<Double> thickness,
        boolean round,
        int segments,
        double gap)
        implements FigureLayer {

    @Override
    public ProgressLayer in(Layer.Box box) {
        return new ProgressLayer(
                common.in(box), form, amount, least, most, track, fill, thickness, round, segments, gap);
    }

    /** What is filled. */
    public sealed interface Form {

        /** The box, towards one of its sides; by default along the longer one, to the right or up. */
        record Bar(Optional<Towards> towards) implements Form {}

        /**
         * An arc in the middle of the box, clockwise.
         *
         * @param start degrees, 0 upwards
         * @param sweep degrees, 360 for all around
         */
        record Ring(double start, double sweep) implements Form {}
    }

    /** The side that a bar grows to. */
    public enum Towards {
        RIGHT,
        LEFT,
        UP,
        DOWN
    }
}
