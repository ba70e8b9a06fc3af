package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Codes a base in one form: chooses filters, matches and codes, then writes the bits that images are made of. */
final class BaseCoder {

    /** Of the zlib format: a window of 32 KB, the best effort. */
    private static final int ZLIB = 0xDA78;

    private static final int MEMORY = 1 << 20;

    private final Raster pixels;
    private final Form form;
    private final Cells cells;
    private final byte[] filters;
    private final Rows rows = new Rows();
    private final Adler adler = new Adler();
    private final Tokens tokens = new Tokens();
    private final int[] at;
    private final int[] parts;

    /**
     * Prepares.
     *
     * @param filters of the rows
     * @param changing where pictures are known to differ
     */
    BaseCoder(Raster pixels, Form form, byte[] filters, Damage changing) {
        this.pixels = pixels;
        this.form = form;
        this.filters = filters;
        cells = new Cells(pixels.width(), pixels.height(), form.pixelBytes(), changing);
        at = new int[cells.count() + 1];
        parts = new int[cells.count()];
    }

    /** Codes the base. The samples show which symbols images take. */
    CodedBase code(List<PngBase.Sample> samples) {
        Dependents dependents = parse();
        Plan plan = new Plan(form, cells, filters, dependents);
        return write(plan, Bands.of(counts(plan, samples)));
    }

    /** Turns all cells into tokens: each may repeat itself and any cell at rest before it. */
    private Dependents parse() {
        Dependents.Builder dependents = new Dependents.Builder(cells);
        Matcher matcher =
                new Matcher(MEMORY, form.pixelBytes() == 1 ? Matcher.Effort.THOROUGH : Matcher.Effort.THOROUGH_GRAINY);
        for (int row = 0; row < cells.height(); row++) {
            int end = cells.first(row + 1);
            for (int from = cells.first(row); from < end; ) {
                int to = cells.restless(from) ? from + 1 : steadyEnd(row, from);
                parse(matcher, row, from, to);
                if (cells.restless(from)) {
                    matcher.withdraw();
                }
                for (int cell = from; cell < to; cell++) {
                    dependents.add(cell, cells.start(row, cell), tokens, at[cell], at[cell + 1]);
                }
                from = to;
            }
        }
        return dependents.build();
    }

    private int steadyEnd(int row, int from) {
        int to = from + 1;
        while (to < cells.first(row + 1) && !cells.restless(to) && cells.fits(row, from, to)) {
            to++;
        }
        return to;
    }

    private void parse(Matcher matcher, int row, int from, int to) {
        int place = cells.start(row, from);
        int start = matcher.run(place, cells.end(row, to - 1) - place);
        byte[] data = matcher.data();
        rows.filter(form, pixels, filters[row], row, cells.left(from), cells.right(row, to - 1), data, start);
        for (int cell = from; cell < to; cell++) {
            int begin = start + cells.start(row, cell) - place;
            int end = start + cells.end(row, cell) - place;
            matcher.parse(begin, end, tokens);
            at[cell + 1] = tokens.count();
            parts[cell] = adler.part(data, begin, end - begin);
        }
    }

    /** What occurs in each slice: in the base as often as there are samples, and in what the samples change. */
    private List<Counts> counts(Plan plan, List<PngBase.Sample> samples) {
        List<Counts> slices = new ArrayList<>();
        for (int row = 0; row < cells.height(); row += Bands.ROWS) {
            int end = Math.min(cells.height(), row + Bands.ROWS);
            Counts counts = new Counts();
            counts.add(tokens, at[cells.first(row)], at[cells.first(end)], Math.max(1, samples.size()));
            slices.add(counts);
        }
        Changes changes = new Changes();
        Spans spans = new Spans();
        for (PngBase.Sample sample : samples) {
            spans.begin(plan.form());
            changes.find(plan, pixels, sample.pixels(), sample.damage());
            changes.each(cells, (row, from, to) -> {
                Tokens changed = spans.tokens(plan, sample.pixels(), row, from, to);
                slices.get(row / Bands.ROWS).add(changed, 0, changed.count(), 1);
            });
        }
        return slices;
    }

    /** The tokens of all cells, in order. */
    Tokens tokens() {
        return tokens;
    }

    /** The first token of a cell; that of the cell after the last is their number. */
    int first(int cell) {
        return at[cell];
    }

    private CodedBase write(Plan plan, List<Codes> codes) {
        Bits bits = new Bits();
        int[] starts = new int[cells.count()];
        int[] ends = new int[cells.count()];
        bits.put(ZLIB, 16);
        Codes last = codes.get(codes.size() - 1);
        for (int row = 0; row < cells.height(); row++) {
            Codes own = codes.get(row / Bands.ROWS);
            Codes before = row == 0 ? null : codes.get((row - 1) / Bands.ROWS);
            if (own != before) {
                if (before != null) {
                    before.end(bits);
                }
                own.begin(bits, own == last);
            }
            for (int cell = cells.first(row); cell < cells.first(row + 1); cell++) {
                starts[cell] = bits.count();
                own.write(tokens, at[cell], at[cell + 1], bits);
                ends[cell] = bits.count();
            }
        }
        last.end(bits);
        int length = bits.count();
        bits.align();
        byte[] bytes = Arrays.copyOf(bits.bytes(), bits.length() + Bits.SLACK);
        byte[] header = FileWriter.header(form, pixels.width(), pixels.height());
        return new CodedBase(plan, codes, header, bytes, length, starts, ends, parts);
    }
}
