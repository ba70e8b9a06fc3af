package dev.nameplate.csv;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of a file. Its {@link #toString()} shows no cell. */
public final class CsvRow {

    private final long number;
    private final RawRow raw;
    private final List<String> cells;

    CsvRow(long number, RawRow raw, CsvEncoding encoding) {
        this.number = number;
        this.raw = raw;
        this.cells = raw.cells().stream().map(encoding::text).toList();
    }

    /** Which row it is, the first below the header being 1. */
    public long number() {
        return number;
    }

    /** The line of the file in which it begins, the first being 1. */
    public long line() {
        return raw.line();
    }

    /** Its cells; there may be fewer or more than the header has. */
    public List<String> cells() {
        return cells;
    }

    /** A cell; empty where the row is too short for it. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** Why it could not be read as it was meant; its cells are then not to be used. */
    public Optional<String> fault() {
        return Optional.ofNullable(raw.fault());
    }

    /** Its bytes without the end of the line; null when it is too long to be kept. */
    byte @Nullable [] bytes() {
        return raw.bytes();
    }

    String lineEnd() {
        return raw.lineEnd();
    }

    @Override
    public String toString() {
        return "CsvRow[" + number + ", line " + line() + ", " + cells.size() + " cells]";
    }
}
