package dev.nameplate.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows with a header, of which everything but its rows is known. Immutable; holds nothing open.
 *
 * <pre>{@code
 * CsvFile file = CsvFile.open(Path.of("people.csv"));
 * try (CsvRows rows = file.rows()) {
 *     rows.forEachRemaining(row -> …);
 * }
 * }</pre>
 */
public final class CsvFile {

    private static final int SAMPLE = 1 << 18;

    private final Path path;
    private final CsvDialect dialect;
    private final CsvLimits limits;
    private final RawRow first;
    private final CsvHeader header;

    private CsvFile(Path path, CsvDialect dialect, CsvLimits limits) throws IOException {
        this.path = path;
        this.dialect = dialect;
        this.limits = limits;
        try (RowReader reader = reader()) {
            RawRow row = reader.next();
            if (row == null) {
                throw new CsvException(path + " is empty; its first row has to name the columns");
            }
            if (row.fault() != null) {
                throw new CsvException(path + ", " + row.fault() + "; the first row has to name the columns");
            }
            first = row;
        }
        header = CsvHeader.of(
                first.cells().stream().map(dialect.encoding()::text).toList());
    }

    /** Finds out how a file is written. Reads all of it once, unless it says its encoding at its beginning. */
    public static CsvFile open(Path path) {
        return open(path, CsvLimits.DEFAULT);
    }

    /** {@link #open(Path)} with limits of its own. */
    public static CsvFile open(Path path, CsvLimits limits) {
        try {
            return new CsvFile(path, dialect(path), limits);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static CsvException unreadable(Path path, IOException fault) {
        String why = fault instanceof NoSuchFileException
                ? "there is no such file"
                : fault instanceof AccessDeniedException ? "it may not be read" : String.valueOf(fault.getMessage());
        return new CsvException(path + ": " + why, fault);
    }

    private static CsvDialect dialect(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new CsvException(path + ": a folder, not a file");
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(SAMPLE);
        }
        refuseOthers(path, start);
        CsvEncoding marked = marked(start);
        CsvEncoding encoding = marked == null ? unmarked(path, start) : marked;
        int behindMark = marked == null ? 0 : marked.mark().length;
        byte[] sample = encoding.narrowed(new ByteArrayInputStream(start, behindMark, start.length - behindMark))
                .readAllBytes();
        int separated = separatorLine(sample);
        Sniffer sniffer =
                new Sniffer(Arrays.copyOfRange(sample, separated, sample.length), /* all= */ start.length < SAMPLE);
        Sniffer.Reading reading = separated > 0 ? sniffer.with((char) (sample[4] & 0xFF)) : sniffer.best();
        return new CsvDialect(reading.delimiter(), reading.escaping(), encoding, marked != null, separated > 0);
    }

    /** What people take for such a file. */
    private static void refuseOthers(Path path, byte[] start) {
        String what = null;
        if (begins(start, 'P', 'K', 3, 4)) {
            what = "a workbook (Excel, Numbers, LibreOffice) or another zip; save it as CSV first";
        } else if (begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            what = "an old Excel workbook; save it as CSV first";
        } else if (begins(start, 0x1F, 0x8B)) {
            what = "compressed; unpack it with gunzip first";
        }
        if (what != null) {
            throw new CsvException(path + " is " + what);
        }
    }

    private static boolean begins(byte[] start, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (start.length <= i || (start[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable CsvEncoding marked(byte[] start) {
        for (CsvEncoding encoding : CsvEncoding.values()) {
            if (encoding.marks(start)) {
                return encoding;
            }
        }
        return null;
    }

    /** Zeros are the other half of ASCII in UTF-16; text of one byte a character has none. */
    private static CsvEncoding unmarked(Path path, byte[] start) throws IOException {
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i & 1] += start[i] == 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] > start.length / 8) {
            if (zeros[1] > 4 * zeros[0]) {
                return CsvEncoding.UTF_16LE;
            }
            if (zeros[0] > 4 * zeros[1]) {
                return CsvEncoding.UTF_16BE;
            }
            throw new CsvException(path + " is no text: it is full of zeros");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Utf8Survey.of(in);
        }
    }

    /** The length of a first line {@code sep=;} with its end; 0 when there is none. */
    private static int separatorLine(byte[] sample) {
        if (sample.length < 5 || !new String(sample, 0, 4, StandardCharsets.US_ASCII).equals("sep=")) {
            return 0;
        }
        int delimiter = sample[4] & 0xFF;
        boolean possible = delimiter < 0x80 && delimiter >= ' ' && delimiter != '"' || delimiter == '\t';
        boolean ended = sample.length == 5 || sample[5] == '\r' || sample[5] == '\n';
        if (!possible || !ended) {
            return 0;
        }
        boolean two = sample.length > 6 && sample[5] == '\r' && sample[6] == '\n';
        return Math.min(sample.length, two ? 7 : 6);
    }

    /** Reads behind mark and {@code sep=} line. */
    private RowReader reader() throws IOException {
        InputStream file = Files.newInputStream(path);
        if (dialect.bom()) {
            file.skipNBytes(dialect.encoding().mark().length);
        }
        RowReader reader =
                new RowReader(dialect.encoding().narrowed(file), dialect.delimiter(), dialect.escaping(), limits);
        if (dialect.separatorLine()) {
            reader.next();
        }
        return reader;
    }

    public Path path() {
        return path;
    }

    public CsvDialect dialect() {
        return dialect;
    }

    public CsvHeader header() {
        return header;
    }

    RawRow first() {
        return first;
    }

    /** The rows below the header, from the first on. Close it. */
    public CsvRows rows() {
        try {
            RowReader reader = reader();
            reader.next();
            return new CsvRows(path, reader, dialect.encoding(), limits);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }
}
