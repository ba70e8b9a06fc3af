package dev.nameplate.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file of rows anew with further columns at its right, in its own dialect and encoding. The bytes of the cells that were there stay
 * as they are, whatever they hold; a row that is narrower than the widest is filled up, so that what is added stands in its column.
 *
 * <p>Cells that are added begin with a letter or a digit, or are empty: none can be taken for a formula.
 */
public final class CsvCopy {

    private final CsvFile file;
    private final int width;
    private final OutputStream out;

    /**
     * @param width how many cells the widest row has, the header included
     * @param out takes the file; it is neither buffered nor closed here
     */
    public CsvCopy(CsvFile file, int width, OutputStream out) {
        this.file = file;
        this.width = width;
        this.out = out;
    }

    /** Writes what stands above the rows. */
    public void header(List<String> names) {
        CsvDialect dialect = file.dialect();
        try {
            if (dialect.bom()) {
                out.write(dialect.encoding().mark());
            }
            RawRow first = file.first();
            String end = first.lineEnd().isEmpty() ? "\n" : first.lineEnd();
            if (dialect.separatorLine()) {
                write("sep=" + dialect.delimiter() + end);
            }
            row(first.bytes(), first.cells().size(), names, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a row with the cells that are added to it. One that could not be read is copied as it stands. */
    public void row(CsvRow row, List<String> added) {
        byte[] bytes = row.bytes();
        if (bytes == null) {
            return;
        }
        try {
            if (row.fault().isPresent()) {
                out.write(file.dialect().encoding().widened(bytes));
                write(row.lineEnd());
            } else {
                row(bytes, row.cells().size(), added, row.lineEnd());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(byte @Nullable [] bytes, int cells, List<String> added, String end) throws IOException {
        if (bytes != null) {
            out.write(file.dialect().encoding().widened(bytes));
        }
        char delimiter = file.dialect().delimiter();
        StringBuilder more = new StringBuilder();
        more.append(String.valueOf(delimiter).repeat(Math.max(0, width - cells)));
        for (String cell : added) {
            more.append(delimiter).append(written(cell));
        }
        write(more.append(end).toString());
    }

    private String written(String cell) {
        if (!cell.isEmpty() && !Character.isLetterOrDigit(cell.codePointAt(0))) {
            throw new IllegalArgumentException("a cell that could be a formula");
        }
        boolean plain = cell.indexOf(file.dialect().delimiter()) < 0
                && cell.indexOf('"') < 0
                && cell.indexOf('\n') < 0
                && cell.indexOf('\r') < 0;
        if (plain) {
            return cell;
        }
        return file.dialect().escaping() == CsvDialect.Escaping.BACKSLASH
                ? '"' + cell.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private void write(String text) throws IOException {
        out.write(file.dialect().encoding().bytes(text));
    }
}
