package dev.nameplate.encode.jpeg;

import dev.nameplate.raster.Raster;
import java.util.List;

/**
 * Which symbols the changed units of sample images take, so that Huffman tables suit the images and not the base alone.
 *
 * <p>Counted once for a ladder of qualities; the pictures are not kept. A quality between two rungs takes the one below.
 */
final class Samples {

    private static final int LOWEST = 30;
    private static final int RUNG = 5;
    private static final int RUNGS = 14;

    private final int samples;
    private final Symbols[] rungs = new Symbols[RUNGS];

    Samples(Grid grid, Raster base, List<JpegBase.Sample> samples, Recipe recipe) {
        this.samples = samples.size();
        for (int rung = 0; rung < RUNGS; rung++) {
            rungs[rung] = new Symbols();
        }
        Changes changes = new Changes();
        BlockBatch batch = new BlockBatch();
        Quantised quantised = new Quantised();
        int[][] coefficients = BlockBatch.room();
        int capacity = BlockBatch.capacity(grid);
        for (JpegBase.Sample sample : samples) {
            changes.find(grid, base, sample.pixels(), sample.damage());
            for (int from = 0; from < changes.count(); from += capacity) {
                int n = Math.min(capacity, changes.count() - from);
                batch.transform(sample.pixels(), grid, changes.units(), from, n, coefficients);
                for (int rung = 0; rung < RUNGS; rung++) {
                    int quality = LOWEST + rung * RUNG;
                    quantised.take(
                            coefficients,
                            n * grid.lumaBlocks(),
                            n * grid.blocks(),
                            recipe.lumaAt(quality),
                            recipe.chromaAt(quality));
                    UnitCounter counter = new UnitCounter(rungs[rung], grid);
                    for (int i = 0; i < n; i++) {
                        counter.unit(quantised, i, n);
                    }
                }
            }
        }
    }

    /** The symbols of the base as often as there were samples, and those of the samples. */
    Symbols with(Symbols base, int quality) {
        int rung = Math.max(0, Math.min(RUNGS - 1, (quality - LOWEST) / RUNG));
        return base.timesPlus(Math.max(1, samples), rungs[rung]);
    }

    long weight() {
        return RUNGS * 2L * (256 + Symbols.DC_SIZES) * Long.BYTES;
    }
}
