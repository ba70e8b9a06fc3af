package dev.nameplate.encode.jpeg;

import dev.nameplate.encode.jpeg.JpegWriter.Jpeg;
import dev.nameplate.encode.jpeg.JpegWriter.Limits;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Encodes one image after another in buffers that it keeps. One per thread. */
final class Worker {

    /** Batches whose coefficients are kept while qualities are tried, 98 KB each; those of more are computed again for each. */
    static final int KEPT = 16;

    private final int kept;
    private final Changes changes = new Changes();
    private final BlockBatch batch = new BlockBatch();
    private final Quantised quantised = new Quantised();
    private final List<int[][]> coefficients = new ArrayList<>();
    private int transformed;
    private Scan scan = Scan.ofFile();
    private Scan best = Scan.ofFile();

    Worker(int kept) {
        this.kept = kept;
    }

    Jpeg write(JpegBase base, Raster pixels, Damage damage, Limits limits) {
        assert damage.requireCovered(base.pixels(), pixels);
        changes.find(base.grid(), base.pixels(), pixels, damage);
        transformed = 0;
        best.clear();
        int quality = QualitySearch.best(limits, tried -> attempt(base, pixels, tried, limits.budget()));
        return new Jpeg(bytes(base, quality), quality);
    }

    /** Writes the file at a quality and gives its length; the best one that fits is kept. */
    private int attempt(JpegBase base, Raster pixels, int quality, int budget) {
        CodedBase coded = base.at(quality);
        if (changes.count() == 0) {
            return coded.fileLength();
        }
        write(base.grid(), coded, pixels);
        int length = scan.length();
        if (length <= budget) {
            Scan other = best;
            best = scan;
            scan = other;
        }
        return length;
    }

    private byte[] bytes(JpegBase base, int quality) {
        if (changes.count() == 0) {
            return base.at(quality).file();
        }
        // What fits is in the one scan; if nothing did, the last attempt was the least quality and is in the other.
        Scan found = best.length() > 0 ? best : scan;
        return Arrays.copyOf(found.bytes(), found.length());
    }

    private void write(Grid grid, CodedBase base, Raster pixels) {
        Coding coding = base.coding();
        scan.clear();
        scan.raw(base.header(), 0, base.header().length);
        UnitCoder coder = new UnitCoder(scan, grid, coding);
        int[] units = changes.units();
        int capacity = BlockBatch.capacity(grid);
        int next = 0;
        for (int from = 0; from < changes.count(); from += capacity) {
            int n = Math.min(capacity, changes.count() - from);
            int[][] transformed = coefficients(grid, pixels, from, n);
            quantised.take(transformed, n * grid.lumaBlocks(), n * grid.blocks(), coding.quant(0), coding.quant(1));
            for (int i = 0; i < n; i++) {
                int unit = units[from + i];
                coder.unchanged(base, next, unit);
                coder.changed(quantised, i, n);
                next = unit + 1;
            }
        }
        coder.unchanged(base, next, grid.units());
        scan.pad();
        scan.end();
    }

    /** The coefficients of the batch that begins at a changed unit; they do not depend on the quality. */
    private int[][] coefficients(Grid grid, Raster pixels, int from, int n) {
        int index = from / BlockBatch.capacity(grid);
        int place = Math.min(index, kept);
        if (place == coefficients.size()) {
            coefficients.add(BlockBatch.room());
        }
        int[][] room = coefficients.get(place);
        if (index >= transformed) {
            batch.transform(pixels, grid, changes.units(), from, n, room);
            transformed = Math.min(index + 1, kept);
        }
        return room;
    }
}
