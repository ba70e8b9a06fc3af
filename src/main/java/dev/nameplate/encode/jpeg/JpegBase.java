package dev.nameplate.encode.jpeg;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final Map<Integer, Flight> others = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Flight> eldest) {
            return size() > OTHERS;
        }
    };

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
        Flight flight;
        synchronized (others) {
            flight = others.computeIfAbsent(quality, Flight::new);
        }
        return flight.coded();
    }

    /** Bytes on the heap, without the picture, which is the template's; grows with the codings made. */
    public long weight() {
        long sum = usual.weight() + samples.weight();
        synchronized (others) {
            for (Flight flight : others.values()) {
                sum += flight.weight;
            }
        }
        return sum;
    }

    private CodedBase code(int quality) {
        return new BaseCoder(grid, pixels, recipe).write(plan(quality));
    }

    /** What the base's bits at a quality say. */
    BaseCoder.Plan plan(int quality) {
        return new BaseCoder(grid, pixels, recipe).plan(quality, samples);
    }

    private final class Flight {

        private final int quality;
        private volatile long weight;
        private volatile @Nullable CodedBase coded;

        Flight(int quality) {
            this.quality = quality;
        }

        CodedBase coded() {
            CodedBase known = coded;
            return known != null ? known : land();
        }

        private synchronized CodedBase land() {
            CodedBase known = coded;
            if (known == null) {
                known = code(quality);
                weight = known.weight();
                coded = known;
            }
            return known;
        }
    }
}
