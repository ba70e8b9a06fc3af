package dev.nameplate.encode.jpeg;

/**
 * Writes the units of one scan in order: changed ones from their coefficients, the others from the base's bits. Keeps the
 * DC coefficients that the next unit is coded against.
 */
final class UnitCoder {

    private final Scan scan;
    private final Grid grid;
    private final int[][] dc;
    private final int[][] ac;
    private int y;
    private int cb;
    private int cr;

    UnitCoder(Scan scan, Grid grid, Coding coding) {
        this.scan = scan;
        this.grid = grid;
        dc = new int[][] {coding.dc(0).entries(), coding.dc(1).entries()};
        ac = new int[][] {coding.ac(0).entries(), coding.ac(1).entries()};
    }

    /** Writes unit {@code i} of a batch of {@code n}. */
    void changed(Quantised batch, int i, int n) {
        scan.reserve(grid.blocks() * Scan.BLOCK_ROOM);
        luma(batch, i, n);
        blue(batch, i, n);
        red(batch, i, n);
    }

    /** As {@link #changed}, of a base: notes where the unit lies. */
    void base(Quantised batch, int i, int n, Places places, int unit) {
        scan.reserve(grid.blocks() * Scan.BLOCK_ROOM);
        places.start(unit, scan.bits());
        luma(batch, i, n);
        int cbAt = scan.bits();
        blue(batch, i, n);
        places.chroma(unit, cbAt, scan.bits());
        red(batch, i, n);
        places.dc(unit, batch.dc(i), y, cb, cr);
        places.start(unit + 1, scan.bits());
    }

    /**
     * Copies the units {@code from} to {@code to} of the base. Only the first of them can follow another unit than it
     * did in the base: its three differences are coded anew, all else is taken as it is.
     */
    void unchanged(CodedBase base, int from, int to) {
        if (from == to) {
            return;
        }
        Places places = base.places();
        byte[] bits = base.bits();
        int end = places.start(to);
        int at = places.start(from);
        scan.reserve((end - at >> 2) + Scan.BLOCK_ROOM);
        if (y != places.lastY(from - 1) || cb != places.cb(from - 1) || cr != places.cr(from - 1)) {
            int first = places.firstY(from);
            at = seam(bits, at, at, first - places.lastY(from - 1), first - y, dc[0]);
            int blue = places.cb(from);
            at = seam(bits, at, places.cbStart(from), blue - places.cb(from - 1), blue - cb, dc[1]);
            int red = places.cr(from);
            at = seam(bits, at, places.crStart(from), red - places.cr(from - 1), red - cr, dc[1]);
        }
        scan.copy(bits, at, end);
        y = places.lastY(to - 1);
        cb = places.cb(to - 1);
        cr = places.cr(to - 1);
    }

    /** Copies up to a block and puts one difference in place of another; gives where to go on. */
    private int seam(byte[] bits, int from, int block, int was, int is, int[] entries) {
        scan.copy(bits, from, block);
        scan.difference(is, entries);
        return block + (entries[Symbols.size(was)] & 31);
    }

    private void luma(Quantised batch, int i, int n) {
        for (int block = i; block < n * grid.lumaBlocks(); block += n) {
            int value = batch.dc(block);
            scan.block(batch.values(), block, batch.mask(block), value - y, dc[0], ac[0]);
            y = value;
        }
    }

    private void blue(Quantised batch, int i, int n) {
        int block = n * grid.lumaBlocks() + i;
        int value = batch.dc(block);
        scan.block(batch.values(), block, batch.mask(block), value - cb, dc[1], ac[1]);
        cb = value;
    }

    private void red(Quantised batch, int i, int n) {
        int block = n * (grid.lumaBlocks() + 1) + i;
        int value = batch.dc(block);
        scan.block(batch.values(), block, batch.mask(block), value - cr, dc[1], ac[1]);
        cr = value;
    }
}
