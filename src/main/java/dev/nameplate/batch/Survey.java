package dev.nameplate.batch;

import dev.nameplate.csv.CsvFile;
import dev.nameplate.csv.CsvRow;
import dev.nameplate.csv.CsvRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;

/**
 * What has to be known of a file before its first row is worked on; one reading of it.
 *
 * @param rows how many there are
 * @param width how many cells the widest has, the header included
 * @param repeated marks of the file names that several rows would have, sorted; eight bytes each are held for every row while it is read
 */
@SuppressWarnings("ArrayRecordComponent")
record Survey(long rows, int width, long[] repeated) {

    static Survey of(CsvFile file, OptionalInt nameBy) {
        long count = 0;
        int width = file.header().size();
        long[] marks = new long[1024];
        int marked = 0;
        try (CsvRows rows = file.rows()) {
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                count++;
                if (row.fault().isEmpty()) {
                    width = Math.max(width, row.cells().size());
                }
                if (nameBy.isPresent()) {
                    marks = marked == marks.length ? Arrays.copyOf(marks, 2 * marked) : marks;
                    marks[marked++] = FileNames.mark(FileNames.cleaned(row.cell(nameBy.getAsInt())));
                }
            }
        }
        return new Survey(count, width, repeated(marks, marked));
    }

    private static long[] repeated(long[] marks, int marked) {
        Arrays.sort(marks, 0, marked);
        int kept = 0;
        for (int i = 1; i < marked; i++) {
            if (marks[i] == marks[i - 1] && (kept == 0 || marks[kept - 1] != marks[i])) {
                marks[kept++] = marks[i];
            }
        }
        return Arrays.copyOf(marks, kept);
    }

    /** A digest of all that the file holds. */
    static String digest(CsvFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[1 << 16];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                digest.update(some, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            throw new BatchException(file.path() + " cannot be read: " + e.getMessage());
        }
    }
}
