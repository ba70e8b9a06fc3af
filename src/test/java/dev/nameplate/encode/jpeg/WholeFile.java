package dev.nameplate.encode.jpeg;

import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The same file without any splicing: every unit is coded from coefficients, those of the base for units whose pixels are
 * the base's, plainly quantised ones for the others.
 */
final class WholeFile {

    private WholeFile() {}

    static byte[] of(JpegBase base, Raster pixels, int quality) {
        Grid grid = base.grid();
        BaseCoder.Plan plan = base.plan(quality);
        Coding coding = plan.coding();
        int[] units = IntStream.range(0, grid.units()).toArray();
        int capacity = BlockBatch.capacity(grid);
        BlockBatch batch = new BlockBatch();
        Quantised own = new Quantised();
        Quantised bases = new Quantised();
        int[][] coefficients = BlockBatch.room();
        Scan scan = Scan.ofFile();
        byte[] header = Header.bytes(grid, coding);
        scan.raw(header, 0, header.length);
        UnitCoder coder = new UnitCoder(scan, grid, coding);
        for (int from = 0; from < units.length; from += capacity) {
            int n = Math.min(capacity, units.length - from);
            batch.transform(pixels, grid, units, from, n, coefficients);
            own.take(coefficients, n * grid.lumaBlocks(), n * grid.blocks(), coding.quant(0), coding.quant(1));
            bases.unpack(plan.batches().get(from / capacity));
            for (int i = 0; i < n; i++) {
                boolean same = same(base.pixels(), pixels, grid.bounds(from + i));
                coder.changed(same ? bases : own, i, n);
            }
        }
        scan.reserve(Scan.BLOCK_ROOM);
        scan.pad();
        scan.end();
        return Arrays.copyOf(scan.bytes(), scan.length());
    }

    private static boolean same(Raster one, Raster other, Rect rect) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                if (one.pixel(x, y) != other.pixel(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }
}
