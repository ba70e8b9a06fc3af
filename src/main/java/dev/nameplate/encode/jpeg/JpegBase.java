package dev.nameplate.encode.jpeg;

import dev.nameplate.encode.qualities.Codings;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.List;

/**
 * A template's base picture and its codings: one for the template's quality, made at once, and a bounded number for
 * others, made when first asked for. A coding depends on the base, the samples and the quality alone, so one that was
 * dropped comes back the same. Thread-safe.
 */
public final class JpegBase {

    /** Codings kept besides the template's own. */
    private static final int OTHERS = 12;

    private final Grid grid;
    private final Raster pixels;
    private final Recipe recipe;
    private final Samples samples;
    private final CodedBase usual;
    private final Codings<CodedBase> others = new Codings<>(OTHERS, this::code, CodedBase::weight);

    /**
     * Codes a base.
     *
     * @param pixels kept by reference and never to be written again
     * @param fullChroma whether colour is kept at full resolution (4:4:4) instead of 4:2:0
     * @param quality what most images will ask for
     * @param samples pictures as they will come, for the statistics of the Huffman tables; may be empty. Not kept
     */
    public JpegBase(Raster pixels, boolean fullChroma, int quality, List<Sample> samples) {
        this(pixels, fullChroma, quality, samples, Recipe.USUAL);
    }

    JpegBase(Raster pixels, boolean fullChroma, int quality, List<Sample> samples, Recipe recipe) {
        this.pixels = pixels;
        this.recipe = recipe;
        grid = Grid.of(pixels, fullChroma);
        this.samples = new Samples(grid, pixels, samples, recipe);
        usual = code(quality);
    }

    /** A picture and where it differs from the base. */
    public record Sample(Raster pixels, Damage damage) {}

    Grid grid() {
        return grid;
    }

    Raster pixels() {
        return pixels;
    }

    /** The base at a quality; whoever asks first for a new one codes it, and others wait. */
    CodedBase at(int quality) {
        if (quality == usual.quality()) {
            return usual;
        }
        return others.at(quality);
    }

    /** Bytes on the heap, without the picture, which is the template's; grows with the codings made. */
    public long weight() {
        return usual.weight() + samples.weight() + others.weight();
    }

    private CodedBase code(int quality) {
        return new BaseCoder(grid, pixels, recipe).write(plan(quality));
    }

    /** What the base's bits at a quality say. */
    BaseCoder.Plan plan(int quality) {
        return new BaseCoder(grid, pixels, recipe).plan(quality, samples);
    }
}
