package dev.nameplate.csv;

import dev.nameplate.csv.CsvDialect.Escaping;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows apart, byte by byte.
 *
 * <p>It forgives what it can tell: blanks around quotes, and quotes inside of quotes that are not written as such. A quote that is never closed
 * would swallow the rest of the file: its row then ends with its line, with a fault, and reading goes on in the next.
 */
final class RowReader implements Closeable {

    private static final int QUOTE = '"';
    private static final int BLANK = ' ';
    private static final int CR = '\r';
    private static final int LF = '\n';

    private final ByteSource source;
    private final int delimiter;
    private final boolean backslashes;
    private final CsvLimits limits;

    private long line = 1;
    private ByteRun raw = new ByteRun();
    private ByteRun cell = new ByteRun();
    private int strays;
    private int oddities;
    private @Nullable String fault;
    private boolean whole = true;

    RowReader(InputStream in, char delimiter, Escaping escaping, CsvLimits limits) {
        this.source = new ByteSource(in);
        this.delimiter = delimiter;
        this.backslashes = escaping == Escaping.BACKSLASH;
        this.limits = limits;
    }

    /** The next row that is not an empty line; null at the end. */
    @Nullable
    RawRow next() throws IOException {
        while (source.peek() == CR || source.peek() == LF) {
            lineEnd();
        }
        if (source.peek() < 0) {
            return null;
        }
        long began = line;
        raw = new ByteRun();
        strays = 0;
        oddities = 0;
        fault = null;
        whole = true;
        List<byte[]> cells = cells();
        return new RawRow(began, whole ? raw.bytes() : null, cells, lineEnd(), fault, strays, oddities);
    }

    /** Takes a row up to the end of its line. */
    private List<byte[]> cells() throws IOException {
        List<byte[]> cells = new ArrayList<>();
        while (true) {
            cell = new ByteRun();
            cell(cells.size() + 1);
            if (cells.size() < limits.columns()) {
                cells.add(cell.bytes());
            } else if (fault == null) {
                fault = "line " + line + ": more than " + limits.columns() + " columns";
            }
            if (fault != null) {
                skipLine();
            }
            if (source.peek() != delimiter) {
                return cells;
            }
            take();
        }
    }

    private void cell(int column) throws IOException {
        int blanks = blanks();
        if (source.peek() == QUOTE) {
            quoted(column);
            return;
        }
        cell.add(BLANK, blanks);
        boolean odd = blanks > 0 && column > 1;
        while (!ends(source.peek())) {
            int c = take();
            odd |= c == QUOTE;
            cell.add(c);
            if (tooLong(column)) {
                return;
            }
        }
        oddities += odd ? 1 : 0;
    }

    private void quoted(int column) throws IOException {
        long opened = line;
        int start = raw.length();
        take();
        while (true) {
            int c = take();
            if (c < 0) {
                runaway(
                        start,
                        opened,
                        "line " + opened + ", column " + column + ": the quote that opens here is never closed");
                return;
            }
            if (c == QUOTE) {
                if (closes()) {
                    return;
                }
            } else if (c == '\\' && backslashes && (source.peek() == QUOTE || source.peek() == '\\')) {
                cell.add(take());
            } else {
                cell.add(c);
                if (c == LF || c == CR && source.peek() != LF) {
                    line++;
                }
            }
            if (cell.length() > limits.cellBytes() || raw.length() > limits.rowBytes()) {
                runaway(
                        start,
                        opened,
                        "line " + opened + ", column " + column + ": the quote that opens here is not closed within "
                                + Math.min(limits.cellBytes(), limits.rowBytes()) + " bytes");
                return;
            }
        }
    }

    /** Whether a quote inside of quotes is their end; if not, what it stands for is added to the cell. */
    private boolean closes() throws IOException {
        if (source.peek() == QUOTE) {
            cell.add(take());
            return false;
        }
        int blanks = blanks();
        if (ends(source.peek())) {
            return true;
        }
        strays++;
        cell.add(QUOTE);
        cell.add(BLANK, blanks);
        return false;
    }

    /** Ends the row with the line in which quotes were opened that are never closed. */
    private void runaway(int start, long opened, String words) throws IOException {
        fault = words;
        int end = start;
        while (end < raw.length() && raw.at(end) != CR && raw.at(end) != LF) {
            end++;
        }
        if (end < raw.length()) {
            source.giveBack(raw.from(end));
            raw.cut(end);
            line = opened;
        }
    }

    private boolean tooLong(int column) {
        if (cell.length() > limits.cellBytes()) {
            fault = "line " + line + ", column " + column + ": a cell of more than " + limits.cellBytes() + " bytes";
        } else if (raw.length() > limits.rowBytes()) {
            fault = "line " + line + ", column " + column + ": a row of more than " + limits.rowBytes() + " bytes";
        }
        return fault != null;
    }

    /** Takes what is left of a line, and of it keeps what a row may hold. */
    private void skipLine() throws IOException {
        while (source.peek() >= 0 && source.peek() != CR && source.peek() != LF) {
            if (raw.length() > limits.rowBytes()) {
                whole = false;
                source.next();
            } else {
                take();
            }
        }
    }

    private int blanks() throws IOException {
        int blanks = 0;
        while (source.peek() == BLANK && delimiter != BLANK && raw.length() <= limits.rowBytes()) {
            take();
            blanks++;
        }
        return blanks;
    }

    private boolean ends(int c) {
        return c < 0 || c == delimiter || c == CR || c == LF;
    }

    private int take() throws IOException {
        int c = source.next();
        if (c >= 0) {
            raw.add(c);
        }
        return c;
    }

    /** Takes the end of a line, if one comes next. */
    private String lineEnd() throws IOException {
        if (source.peek() != CR && source.peek() != LF) {
            return "";
        }
        line++;
        if (source.next() == LF) {
            return "\n";
        }
        if (source.peek() == LF) {
            source.next();
            return "\r\n";
        }
        return "\r";
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
