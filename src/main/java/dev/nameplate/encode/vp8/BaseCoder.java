package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Raster;

/** Codes a base at one quality. Used once; not thread-safe. */
final class BaseCoder {

    private final Grid grid;
    private final Raster pixels;
    private final Areas areas;
    private final Place place = new Place();
    private final Reconstruction reconstruction = new Reconstruction();
    private final ModeChoice choice = new ModeChoice(reconstruction);
    private final Macroblock macroblock = new Macroblock();

    BaseCoder(Grid grid, Raster pixels, Areas areas) {
        this.grid = grid;
        this.pixels = pixels;
        this.areas = areas;
        choice.of(grid);
    }

    /** Chooses modes and levels. */
    Plan plan(int quality) {
        Plan quick = plan(quality, choice);
        Probabilities probabilities = quick.counts().probabilities();
        return plan(quality, new ModeSearch(grid, reconstruction, new TokenCosts(probabilities)));
    }

    /** As {@link #plan(int)}, by the modes that were chosen for another quality. */
    Plan plan(int quality, Plan other) {
        return plan(quality, (at, quantiser, it) -> {
            other.macroblocks().modes(at.index, it);
            reconstruction.code(at.source, at.around, quantiser, it);
        });
    }

    private Plan plan(int quality, ModeFinder finder) {
        Recipe recipe = Recipe.at(quality);
        Macroblocks macroblocks = new Macroblocks(grid.macroblocks());
        Edges edges = new Edges();
        edges.reserve(grid.macroblocks());
        byte[] renewed = new byte[grid.macroblocks()];
        Counts counts = new Counts();
        int[] above = new int[grid.columns()];
        int left = 0;
        for (int i = 0; i < grid.macroblocks(); i++) {
            int column = i % grid.columns();
            left = column == 0 ? 0 : left;
            place.take(grid, pixels, i, edges, edges, renewed);
            place.modesAbove = i < grid.columns() ? 0 : macroblocks.modes(i - grid.columns());
            place.modesLeft = column == 0 ? 0 : macroblocks.modes(i - 1);
            place.contexts = Contexts.of(above[column], left);
            place.forbidden = areas.forbidden(i);
            finder.code(place, recipe.quantiser(), macroblock);
            edges.put(i, reconstruction.samples());
            macroblocks.put(i, macroblock);
            counts.macroblock(macroblock, above[column], left);
            int filled = macroblock.filled();
            above[column] = Contexts.below(filled, macroblock.hasMeans(), above[column]);
            left = Contexts.right(filled, macroblock.hasMeans(), left);
        }
        macroblocks.trim();
        return new Plan(quality, recipe, macroblocks, edges, counts);
    }

    /** Writes the bits that images are made of. */
    CodedBase write(Plan plan, Probabilities probabilities) {
        int count = grid.macroblocks();
        Macroblocks macroblocks = plan.macroblocks();
        CodedPartition modes = new CodedPartition(count);
        CodedPartition tokens = new CodedPartition(count);
        BooleanCoder first = new BooleanCoder();
        BooleanCoder second = new BooleanCoder();
        Frame.begin(first, plan.recipe(), probabilities);
        int[] above = new int[grid.columns()];
        int left = 0;
        for (int i = 0; i < count; i++) {
            int column = i % grid.columns();
            left = column == 0 ? 0 : left;
            macroblocks.get(i, macroblock);
            int filled = macroblocks.filled(i);
            modes.note(i, first);
            tokens.note(i, second);
            long modesAbove = i < grid.columns() ? 0 : macroblocks.modes(i - grid.columns());
            long modesLeft = column == 0 ? 0 : macroblocks.modes(i - 1);
            Modes.write(first, probabilities, macroblock, filled == 0, modesAbove, modesLeft);
            if (filled != 0) {
                Tokens.write(second, probabilities.tokens(), macroblock, above[column], left);
            }
            above[column] = Contexts.below(filled, macroblock.hasMeans(), above[column]);
            left = Contexts.right(filled, macroblock.hasMeans(), left);
        }
        modes.note(count, first);
        tokens.note(count, second);
        first.finish();
        second.finish();
        modes.finish(first);
        tokens.finish(second);
        return new CodedBase(plan, probabilities, modes, tokens);
    }
}
