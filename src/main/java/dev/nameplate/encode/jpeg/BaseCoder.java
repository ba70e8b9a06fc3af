package dev.nameplate.encode.jpeg;

import dev.nameplate.raster.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes a base at one quality: chooses the Huffman tables, then writes the bits that images are made of. */
final class BaseCoder {

    private final Grid grid;
    private final Raster pixels;
    private final Recipe recipe;
    private final BlockBatch batch = new BlockBatch();
    private final Quantised quantised = new Quantised();
    private final int[][] coefficients = BlockBatch.room();
    private final int[] units;
    private final int capacity;

    BaseCoder(Grid grid, Raster pixels, Recipe recipe) {
        this.grid = grid;
        this.pixels = pixels;
        this.recipe = recipe;
        units = new int[grid.units()];
        Arrays.setAll(units, unit -> unit);
        capacity = BlockBatch.capacity(grid);
    }

    /** Chooses tables and coefficients. */
    Plan plan(int quality, Samples samples) {
        QuantTable luma = recipe.lumaAt(quality);
        QuantTable chroma = recipe.chromaAt(quality);
        List<Quantised.Packed> batches = new ArrayList<>();
        Coding coding = new Coding(luma, chroma, samples.with(quantise(luma, chroma, null, batches), quality));
        if (recipe.thrift() > 0) {
            // The choice goes by the bits that plain quantisation would take; then the tables follow the choice.
            Trellis trellis = new Trellis(coding, recipe.thrift());
            coding = new Coding(luma, chroma, samples.with(quantise(luma, chroma, trellis, batches), quality));
        }
        return new Plan(quality, coding, batches);
    }

    /** What a base's bits will say: the tables, and the quantised units in batches of the usual size. */
    record Plan(int quality, Coding coding, List<Quantised.Packed> batches) {}

    /** Quantises all units, counts their symbols and leaves them in {@code packed}. */
    private Symbols quantise(
            QuantTable luma, QuantTable chroma, @Nullable Trellis trellis, List<Quantised.Packed> packed) {
        packed.clear();
        Symbols symbols = new Symbols();
        UnitCounter counter = new UnitCounter(symbols, grid);
        for (int from = 0; from < units.length; from += capacity) {
            int n = Math.min(capacity, units.length - from);
            int lumaBlocks = n * grid.lumaBlocks();
            int blocks = n * grid.blocks();
            batch.transform(pixels, grid, units, from, n, coefficients);
            quantised.take(coefficients, lumaBlocks, blocks, luma, chroma);
            if (trellis != null) {
                for (int block = 0; block < blocks; block++) {
                    trellis.block(coefficients, quantised, block, block < lumaBlocks ? 0 : 1);
                }
            }
            for (int i = 0; i < n; i++) {
                counter.unit(quantised, i, n);
            }
            packed.add(quantised.pack(blocks));
        }
        return symbols;
    }

    /** Writes the bits that images are made of. */
    CodedBase write(Plan plan) {
        Scan scan = Scan.ofBits();
        Places places = new Places(units.length);
        UnitCoder coder = new UnitCoder(scan, grid, plan.coding);
        for (int from = 0; from < units.length; from += capacity) {
            int n = Math.min(capacity, units.length - from);
            quantised.unpack(plan.batches.get(from / capacity));
            for (int i = 0; i < n; i++) {
                coder.base(quantised, i, n, places, from + i);
            }
        }
        scan.pad();
        byte[] bits = Arrays.copyOf(scan.bytes(), scan.length() + Scan.SLACK);
        return new CodedBase(plan.quality, plan.coding, Header.bytes(grid, plan.coding), bits, places);
    }
}
