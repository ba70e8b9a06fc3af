package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Adler32;

/** A file as it is defined: every cell coded, none copied, each looked at by itself; slow and plain. */
final class WholeFile {

    private final PngBase base;
    private final Raster pixels;
    private final CodedBase coded;
    private final BaseCoder coder;
    private final Cells cells;
    private final byte[] filters;
    private final boolean[] changed;
    private final boolean[] marked;

    private WholeFile(PngBase base, List<PngBase.Sample> samples, Raster pixels) {
        this.base = base;
        this.pixels = pixels;
        Damage all = Damage.all(pixels.width(), pixels.height());
        coded = base.suiting(pixels, all);
        coder = new BaseCoder(base.pixels(), coded.plan().form(), coded.plan().filters(), base.changing());
        coder.code(samples);
        cells = coded.plan().cells();
        filters = coded.plan().filters();
        changed = new boolean[cells.count()];
        marked = new boolean[cells.count()];
    }

    static byte[] of(PngBase base, List<PngBase.Sample> samples, Raster pixels) {
        return new WholeFile(base, samples, pixels).bytes();
    }

    private byte[] bytes() {
        mark();
        Bits data = new Bits();
        data.put(0xDA78, 16);
        Spans spans = new Spans();
        spans.begin(coded.plan().form());
        for (int row = 0; row < cells.height(); row++) {
            Codes codes = coded.codes(row);
            if (row == 0 || codes != coded.codes(row - 1)) {
                if (row > 0) {
                    coded.codes(row - 1).end(data);
                }
                codes.begin(data, codes == coded.codes(cells.height() - 1));
            }
            int end = cells.first(row + 1);
            for (int cell = cells.first(row); cell < end; cell++) {
                if (!marked[cell]) {
                    codes.write(coder.tokens(), coder.first(cell), coder.first(cell + 1), data);
                    continue;
                }
                int to = cell + 1;
                while (to < end && marked[to]) {
                    to++;
                }
                Tokens tokens = spans.tokens(coded.plan(), pixels, row, cell, to);
                codes.write(tokens, 0, tokens.count(), data);
                cell = to - 1;
            }
        }
        coded.codes(cells.height() - 1).end(data);
        data.reserve(16);
        data.align();
        data.number(adler());
        Bits file = new Bits();
        file.raw(FileWriter.header(coded.plan().form(), pixels.width(), pixels.height()));
        file.raw(FileWriter.chunk("IDAT", Arrays.copyOf(data.bytes(), data.length())));
        file.raw(FileWriter.chunk("IEND", new byte[0]));
        return Arrays.copyOf(file.bytes(), file.length());
    }

    private void mark() {
        for (int row = 0; row < cells.height(); row++) {
            for (int cell = cells.first(row); cell < cells.first(row + 1); cell++) {
                int from = Math.max(0, cells.left(cell) - (Rows.reachesLeft(filters[row]) ? 1 : 0));
                for (int x = from; x < cells.right(row, cell); x++) {
                    changed[cell] |= differs(x, row) || Rows.reachesUp(filters[row]) && row > 0 && differs(x, row - 1);
                }
            }
        }
        for (int row = 0; row < cells.height(); row++) {
            for (int cell = cells.first(row); cell < cells.first(row + 1); cell++) {
                marked[cell] = changed[cell] || repeatsChanged(row, cell);
            }
        }
    }

    private boolean repeatsChanged(int row, int cell) {
        int at = cells.start(row, cell);
        for (int i = coder.first(cell); i < coder.first(cell + 1); i++) {
            int token = coder.tokens().token(i);
            if (Tokens.isMatch(token)) {
                for (int end = at + Tokens.length(token); at < end; at++) {
                    if (changed[cells.at(at - Tokens.distance(token))]) {
                        return true;
                    }
                }
            } else {
                at++;
            }
        }
        return false;
    }

    private boolean differs(int x, int y) {
        return base.pixels().pixel(x, y) != pixels.pixel(x, y);
    }

    private int adler() {
        Adler32 adler = new Adler32();
        Rows rows = new Rows();
        byte[] row = new byte[cells.stride()];
        for (int y = 0; y < cells.height(); y++) {
            rows.filter(coded.plan().form(), pixels, filters[y], y, 0, cells.width(), row, 0);
            adler.update(row);
        }
        return (int) adler.getValue();
    }
}
