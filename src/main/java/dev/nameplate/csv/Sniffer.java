package dev.nameplate.csv;

import dev.nameplate.csv.CsvDialect.Escaping;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what separates the cells of a file and how quotes are written, by reading its beginning in every way and taking the one
 * that makes most sense: rows as wide as the header, and no quotes in odd places.
 */
final class Sniffer {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int MOST_ROWS = 2000;

    /** With less sense than that a delimiter is none: the header holds one, and hardly any row does. */
    private static final double LEAST_SENSE = 0.1;

    private final byte[] sample;
    private final boolean all;

    /**
     * @param sample the beginning of the rows
     * @param all whether it is the whole file
     */
    Sniffer(byte[] sample, boolean all) {
        this.sample = sample;
        this.all = all;
    }

    /** A way to read the file, and how much sense it makes. */
    record Reading(char delimiter, Escaping escaping, int columns, double sense, int splits) {

        private boolean beats(@Nullable Reading other) {
            if (other == null) {
                return true;
            }
            // One column is what every wrong delimiter gives.
            if (columns > 1 != other.columns > 1) {
                return columns > 1;
            }
            if (columns == 1) {
                return splits != other.splits ? splits < other.splits : sense > other.sense;
            }
            return sense != other.sense ? sense > other.sense : columns > other.columns;
        }
    }

    Reading best() {
        Reading best = null;
        for (Escaping escaping : Escaping.values()) {
            for (char delimiter : DELIMITERS) {
                Reading reading = read(delimiter, escaping);
                if (reading.beats(best)) {
                    best = reading;
                }
            }
        }
        return Objects.requireNonNull(best);
    }

    /** How quotes are written where the delimiter is known. */
    Reading with(char delimiter) {
        Reading doubled = read(delimiter, Escaping.DOUBLED);
        Reading backslashed = read(delimiter, Escaping.BACKSLASH);
        return backslashed.sense() > doubled.sense() ? backslashed : doubled;
    }

    private Reading read(char delimiter, Escaping escaping) {
        List<RawRow> rows = rows(delimiter, escaping);
        int columns = rows.isEmpty() ? 1 : rows.get(0).cells().size();
        double fitting = 0;
        int odd = 0;
        int splits = 0;
        int oddities = 0;
        for (RawRow row : rows) {
            int cells = row.cells().size();
            fitting += cells == columns ? 1 : cells > 1 ? 0.5 : 0;
            odd += row.fault() != null || row.strays() > 0 ? 1 : 0;
            splits += cells - 1;
            oddities += row.oddities();
        }
        // The header fits itself.
        double sense = rows.size() < 2
                ? 1 - odd
                : (fitting - 1 - odd) / (rows.size() - 1) - 0.1 * oddities / Math.max(1, splits);
        return new Reading(delimiter, escaping, sense < LEAST_SENSE ? 1 : columns, sense, splits);
    }

    private List<RawRow> rows(char delimiter, Escaping escaping) {
        List<RawRow> rows = new ArrayList<>();
        try (RowReader reader =
                new RowReader(new ByteArrayInputStream(sample), delimiter, escaping, CsvLimits.DEFAULT)) {
            for (RawRow row = reader.next(); row != null && rows.size() < MOST_ROWS; row = reader.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!all && rows.size() > 1 && rows.size() < MOST_ROWS) {
            // The sample ends in the middle of it.
            rows.remove(rows.size() - 1);
        }
        return rows;
    }
}
