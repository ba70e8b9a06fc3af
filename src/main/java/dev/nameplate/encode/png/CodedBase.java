package dev.nameplate.encode.png;

import java.util.List;

/**
 * A coded base, and what it takes to lift cells out of it: where each one's bits begin and end, and its part of the
 * checksum. Immutable.
 */
final class CodedBase {

    private final Plan plan;
    private final List<Codes> codes;
    private final byte[] header;
    private final byte[] bits;
    private final int length;
    private final int[] starts;
    private final int[] ends;
    private final int[] parts;
    private final int adler;
    private final byte[] file;
    /** Bytes that are there from the beginning; the plan's form grows. */
    private final long own;

    /**
     * Keeps what was coded.
     *
     * @param codes of each slice of {@link Bands#ROWS} rows
     * @param header the file up to the data
     * @param bits the data without its checksum, with {@link Bits#SLACK}
     * @param length how many bits
     * @param starts of the cells
     * @param ends of the cells; between one's end and the next's start lie the codes of a band, or nothing
     * @param parts of the cells in the checksum
     */
    CodedBase(
            Plan plan,
            List<Codes> codes,
            byte[] header,
            byte[] bits,
            int length,
            int[] starts,
            int[] ends,
            int[] parts) {
        this.plan = plan;
        this.codes = List.copyOf(codes);
        this.header = header;
        this.bits = bits;
        this.length = length;
        this.starts = starts;
        this.ends = ends;
        this.parts = parts;
        Adler sum = new Adler();
        sum.start(1);
        // Each byte counts one in the moment, whatever it is, as zlib has it.
        sum.add(plan.cells().bytes() % Adler.BASE << 16, 0);
        for (int row = 0; row < plan.cells().height(); row++) {
            for (int cell = plan.cells().first(row); cell < plan.cells().first(row + 1); cell++) {
                sum.add(parts[cell], plan.cells().bytes() - plan.cells().end(row, cell));
            }
        }
        adler = sum.value();
        FileWriter writer = new FileWriter();
        writer.begin(header);
        writer.data().copy(bits, 0, length);
        file = writer.end(adler);
        own = codes.stream().distinct().mapToLong(Codes::weight).sum()
                + header.length
                + bits.length
                + 12L * starts.length
                + file.length
                + 512;
    }

    Plan plan() {
        return plan;
    }

    Codes codes(int row) {
        return codes.get(row / Bands.ROWS);
    }

    byte[] header() {
        return header;
    }

    byte[] bits() {
        return bits;
    }

    /** How many bits there are. */
    int length() {
        return length;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    /** A cell's part of the checksum. */
    int part(int cell) {
        return parts[cell];
    }

    /** The checksum of the base's filtered rows. */
    int adler() {
        return adler;
    }

    /** The base itself as a file. */
    byte[] file() {
        return file;
    }

    long weight() {
        return plan.weight() + own;
    }
}
