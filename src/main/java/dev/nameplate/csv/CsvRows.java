package dev.nameplate.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other; only one is in memory. For one thread. */
public final class CsvRows implements Iterator<CsvRow>, AutoCloseable {

    private final Path path;
    private final RowReader reader;
    private final CsvEncoding encoding;
    private final CsvLimits limits;
    private @Nullable RawRow next;
    private long number;

    CsvRows(Path path, RowReader reader, CsvEncoding encoding, CsvLimits limits) {
        this.path = path;
        this.reader = reader;
        this.encoding = encoding;
        this.limits = limits;
    }

    /** @throws CsvException when the file cannot be read, or has more rows than it may */
    @Override
    public boolean hasNext() {
        try {
            if (next == null) {
                next = reader.next();
            }
        } catch (IOException e) {
            throw CsvFile.unreadable(path, e);
        }
        if (next != null && number >= limits.rows()) {
            throw new CsvException(path + ", line " + next.line() + ": more than " + limits.rows() + " rows");
        }
        return next != null;
    }

    @Override
    public CsvRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        CsvRow row = new CsvRow(++number, next, encoding);
        next = null;
        return row;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw CsvFile.unreadable(path, e);
        }
    }
}
