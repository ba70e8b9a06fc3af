package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Raster;
import java.util.Arrays;

/**
 * Goes over the macroblocks of an image in order and tells those that must be coded from those that are the base's.
 *
 * <p>A macroblock is coded anew when a pixel of it differs from the base's, or when a neighbour that it predicts from was
 * reconstructed differently; in the latter case by the base's modes. So what comes out depends on base and picture alone.
 * Reused; not thread-safe.
 */
final class Pass {

    /** Takes the macroblocks in order. */
    interface Sink {

        /**
         * A macroblock that was coded anew.
         *
         * @param above the {@link Contexts} above
         * @param left those to the left
         * @param modesAbove the modes above, see {@link Macroblock#modes}
         * @param modesLeft those to the left
         */
        void renewed(int index, Macroblock it, int above, int left, long modesAbove, long modesLeft);

        /**
         * A macroblock that is the base's.
         *
         * @param sameModes whether its modes are written as in the base
         * @param sameLevels whether its levels are
         */
        void kept(
                int index, boolean sameModes, boolean sameLevels, int above, int left, long modesAbove, long modesLeft);
    }

    private final Place place = new Place();
    private final Reconstruction reconstruction = new Reconstruction();
    private final ModeChoice choice = new ModeChoice(reconstruction);
    private final Macroblock macroblock = new Macroblock();
    private final Edges edges = new Edges();

    /** Of each macroblock whether it is new, and which {@link Reads} of its neighbours find something else than in the base. */
    private byte[] renewed = {};

    private byte[] differences = {};
    private long[] modes = {};
    private int[] above = {};
    private int[] aboveInBase = {};

    /** Goes over an image. */
    void run(Grid grid, Plan plan, Raster pixels, Changes changes, Sink sink) {
        reserve(grid);
        choice.of(grid);
        Macroblocks base = plan.macroblocks();
        int columns = grid.columns();
        for (int row = 0; row < grid.rows(); row++) {
            int left = 0;
            int leftInBase = 0;
            for (int column = 0; column < columns; column++) {
                int index = row * columns + column;
                int over = above[column];
                long modesAbove = row == 0 ? 0 : modes(base, index - columns);
                long modesLeft = column == 0 ? 0 : modes(base, index - 1);
                int filledInBase = base.filled(index);
                boolean meansInBase = base.hasMeans(index);
                int filled = filledInBase;
                boolean means = meansInBase;
                if (changes.has(index) || (base.reads(index) & differences(grid, row, column, index)) != 0) {
                    place.modesAbove = modesAbove;
                    place.modesLeft = modesLeft;
                    renew(grid, plan, pixels, index, changes.has(index));
                    filled = macroblock.filled();
                    means = macroblock.hasMeans();
                    sink.renewed(index, macroblock, over, left, modesAbove, modesLeft);
                } else {
                    int clash = (over ^ aboveInBase[column]) | (left ^ leftInBase);
                    boolean sameLevels = filled == 0 || (means ? clash : clash & ~Contexts.MEANS) == 0;
                    boolean sameModes = means
                            || (row == 0 || renewed[index - columns] == 0) && (column == 0 || renewed[index - 1] == 0);
                    sink.kept(index, sameModes, sameLevels, over, left, modesAbove, modesLeft);
                }
                above[column] = Contexts.below(filled, means, over);
                left = Contexts.right(filled, means, left);
                aboveInBase[column] = Contexts.below(filledInBase, meansInBase, aboveInBase[column]);
                leftInBase = Contexts.right(filledInBase, meansInBase, leftInBase);
            }
        }
    }

    /** What decoders will see of the macroblock that was last coded anew, before the loop filter; see {@link Source}. */
    int[] reconstructed() {
        return reconstruction.samples();
    }

    private void reserve(Grid grid) {
        int count = grid.macroblocks();
        edges.reserve(count);
        if (renewed.length < count) {
            renewed = new byte[count];
            differences = new byte[count];
            modes = new long[count];
        }
        Arrays.fill(renewed, 0, count, (byte) 0);
        Arrays.fill(differences, 0, count, (byte) 0);
        if (above.length < grid.columns()) {
            above = new int[grid.columns()];
            aboveInBase = new int[grid.columns()];
        }
        Arrays.fill(above, 0);
        Arrays.fill(aboveInBase, 0);
    }

    private long modes(Macroblocks base, int index) {
        return renewed[index] != 0 ? modes[index] : base.modes(index);
    }

    /** Which {@link Reads} of a macroblock find something else around it than in the base. */
    private int differences(Grid grid, int row, int column, int index) {
        int found = 0;
        if (column > 0) {
            found |= differences[index - 1] & (Reads.LEFT | Reads.CHROMA_LEFT);
        }
        if (row > 0) {
            int over = index - grid.columns();
            found |= differences[over] & (Reads.ABOVE | Reads.CHROMA_ABOVE);
            if (column > 0) {
                found |= differences[over - 1] & (Reads.CORNER | Reads.CHROMA_CORNER);
            }
            // Beside the last column its own last sample from above is repeated.
            found |= column + 1 < grid.columns()
                    ? differences[over + 1] & Reads.ABOVE_RIGHT
                    : (differences[over] & Reads.CORNER) << 1;
        }
        return found;
    }

    private void renew(Grid grid, Plan plan, Raster pixels, int index, boolean changed) {
        place.take(grid, pixels, index, plan.edges(), edges, renewed);
        Quantiser quantiser = plan.recipe().quantiser();
        if (changed) {
            choice.code(place, quantiser, macroblock);
        } else {
            plan.macroblocks().modes(index, macroblock);
            reconstruction.code(place.source, place.around, quantiser, macroblock);
        }
        renewed[index] = 1;
        modes[index] = macroblock.modes;
        edges.put(index, reconstruction.samples());
        differences[index] = (byte) edges.differences(plan.edges(), index);
    }
}
