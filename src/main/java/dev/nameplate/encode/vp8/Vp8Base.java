package dev.nameplate.encode.vp8;

import dev.nameplate.encode.qualities.Codings;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A template's base picture and its codings: one for the template's quality, made at once, and a bounded number for
 * others, made when first asked for. A coding depends on the base, the samples and the quality alone, so one that was
 * dropped comes back the same. Thread-safe.
 */
public final class Vp8Base {

    /** The longest side that a file can tell. */
    public static final int LONGEST = Grid.LONGEST;

    /** Codings kept besides the template's own. */
    private static final int OTHERS = 8;

    private final Grid grid;
    private final Raster pixels;
    private final Areas areas;
    private final byte[] alpha;
    private final int clear;
    private final Counts learnt = new Counts();
    private final int samples;
    private final CodedBase usual;
    private final Codings<CodedBase> others = new Codings<>(OTHERS, this::code, CodedBase::weight);

    /**
     * Codes a base.
     *
     * @param pixels kept by reference and never to be written again
     * @param quality what most images will ask for
     * @param samples pictures as they will come: where they differ from the base, and the statistics of tokens; may be empty.
     *     Not kept
     */
    public Vp8Base(Raster pixels, int quality, List<Sample> samples) {
        this.pixels = pixels;
        this.samples = samples.size();
        grid = Grid.of(pixels);
        clear = (int) IntStream.range(0, grid.macroblocks())
                .filter(index -> !Changes.isOpaque(grid, index, pixels.pixels()))
                .count();
        alpha = clear == 0 ? new byte[0] : Alpha.chunk(pixels);
        areas = new Areas(grid, pixels, samples);
        BaseCoder coder = new BaseCoder(grid, pixels, areas);
        Plan plan = coder.plan(quality);
        learn(plan, samples);
        usual = coder.write(plan, probabilities(plan));
    }

    /** Whether a file can hold a picture of such sides. */
    public static boolean holds(int width, int height) {
        return width <= LONGEST && height <= LONGEST && new Grid(width, height).macroblocks() <= Grid.MOST;
    }

    /** A picture and where it differs from the base. */
    public record Sample(Raster pixels, Damage damage) {}

    /** Counts what the changed macroblocks of samples take. */
    private void learn(Plan plan, List<Sample> samples) {
        Pass pass = new Pass();
        Changes changes = new Changes();
        Pass.Sink sink = new Pass.Sink() {
            @Override
            public void renewed(int index, Macroblock it, int above, int left, long modesAbove, long modesLeft) {
                learnt.macroblock(it, above, left);
            }

            @Override
            public void kept(
                    int index, boolean modes, boolean levels, int above, int left, long modesAbove, long modesLeft) {
                // Counted with the base.
            }
        };
        for (Sample sample : samples) {
            changes.find(grid, pixels, sample.pixels(), sample.damage());
            pass.run(grid, plan, sample.pixels(), changes, sink);
        }
    }

    private Probabilities probabilities(Plan plan) {
        return plan.counts().timesPlus(Math.max(1, samples), learnt).probabilities();
    }

    Grid grid() {
        return grid;
    }

    Areas areas() {
        return areas;
    }

    Raster pixels() {
        return pixels;
    }

    /** How many macroblocks are not opaque. */
    int clear() {
        return clear;
    }

    /** The content of the chunk of alpha; empty where all is opaque. */
    byte[] alpha() {
        return alpha;
    }

    /** The base at a quality; whoever asks first for a new one codes it, and others wait. */
    CodedBase at(int quality) {
        if (quality == usual.plan().quality()) {
            return usual;
        }
        return others.at(quality);
    }

    /** Bytes on the heap, without the picture, which is the template's; grows with the codings made. */
    public long weight() {
        return usual.weight()
                + alpha.length
                + 2L * Probabilities.PLACES * Long.BYTES
                + grid.macroblocks()
                + others.weight();
    }

    private CodedBase code(int quality) {
        BaseCoder coder = new BaseCoder(grid, pixels, areas);
        Plan plan = coder.plan(quality, usual.plan());
        return coder.write(plan, probabilities(plan));
    }
}
