package dev.nameplate.encode.jpeg;

/** Counts the symbols of units as {@link UnitCoder} would write them. */
final class UnitCounter {

    private final Symbols symbols;
    private final Grid grid;
    private int y;
    private int cb;
    private int cr;

    UnitCounter(Symbols symbols, Grid grid) {
        this.symbols = symbols;
        this.grid = grid;
    }

    /** Counts unit {@code i} of a batch of {@code n}. */
    void unit(Quantised batch, int i, int n) {
        int luma = n * grid.lumaBlocks();
        for (int block = i; block < luma; block += n) {
            y = block(batch, block, 0, y);
        }
        cb = block(batch, luma + i, 1, cb);
        cr = block(batch, luma + n + i, 1, cr);
    }

    private int block(Quantised batch, int block, int kind, int before) {
        int value = batch.dc(block);
        symbols.block(kind, batch.values(), block, batch.mask(block), value - before);
        return value;
    }
}
