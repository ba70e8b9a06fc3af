package dev.nameplate.csv;

/**
 * What a file may hold at most. A row that breaks a limit comes out with a fault; too many rows end the reading.
 *
 * @param rows most rows below the header
 * @param columns most cells of a row
 * @param cellBytes most bytes of a cell
 * @param rowBytes most bytes of a row
 */
public record CsvLimits(long rows, int columns, int cellBytes, int rowBytes) {

    /** Ten million rows of a thousand columns; 64 KB in a cell, a megabyte in a row. */
    public static final CsvLimits DEFAULT = new CsvLimits(10_000_000, 1000, 1 << 16, 1 << 20);
}
