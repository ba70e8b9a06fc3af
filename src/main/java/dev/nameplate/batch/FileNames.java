package dev.nameplate.batch;

import dev.nameplate.csv.CsvRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the images of rows are called: their rows' numbers, or what a column says.
 *
 * <p>A name is one part of a path whatever the column says, and none is that of two rows: where several rows say the same, in whatever case, each of
 * them has its number behind a {@code ~}, which no name holds otherwise. So names depend on the file alone and not on the order of work.
 */
final class FileNames {

    private static final int LONGEST = 100;
    private static final int LEAST_DIGITS = 4;

    /** Names that Windows keeps for devices. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final OptionalInt column;
    private final String extension;
    private final int digits;
    private final long[] repeated;

    /** @param repeated {@link #mark}s of names that several rows have, sorted */
    FileNames(OptionalInt column, String extension, long rows, long[] repeated) {
        this.column = column;
        this.extension = extension;
        this.digits = Math.max(LEAST_DIGITS, String.valueOf(rows).length());
        this.repeated = repeated;
    }

    String of(CsvRow row) {
        if (column.isEmpty()) {
            return String.format(Locale.ROOT, "%0" + digits + "d.%s", row.number(), extension);
        }
        String name = cleaned(row.cell(column.getAsInt()));
        boolean own = !name.isEmpty() && Arrays.binarySearch(repeated, mark(name)) < 0;
        return (own ? name : (name.isEmpty() ? "row" : name) + "~" + row.number()) + "." + extension;
    }

    /** A cell as part of a path: letters, digits and few signs, none of them at its ends; empty when nothing is left. */
    static String cleaned(String cell) {
        StringBuilder name = new StringBuilder();
        Normalizer.normalize(cell, Normalizer.Form.NFC).codePoints().forEach(c -> {
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK;
            if (Character.isLetterOrDigit(c) || mark && name.length() > 0 || c == '_' || c == '@' || c == '+') {
                name.appendCodePoint(c);
            } else if (name.length() > 0 && "-.".indexOf(name.charAt(name.length() - 1)) < 0) {
                name.append(c == '.' ? '.' : '-');
            }
        });
        int from = 0;
        while (from < name.length() && !Character.isLetterOrDigit(name.codePointAt(from))) {
            from += Character.charCount(name.codePointAt(from));
        }
        String kept = shortened(name.substring(from));
        int end = kept.length();
        while (end > 0 && "-._@+".indexOf(kept.charAt(end - 1)) >= 0) {
            end--;
        }
        kept = kept.substring(0, end);
        return DEVICE.matcher(kept).matches() ? "row-" + kept : kept;
    }

    private static String shortened(String name) {
        int bytes = 0;
        for (int at = 0; at < name.length(); at = name.offsetByCodePoints(at, 1)) {
            bytes += new String(Character.toChars(name.codePointAt(at))).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST) {
                return name.substring(0, at);
            }
        }
        return name;
    }

    /** A number for a name, the same for all that a file system may take for the same. */
    static long mark(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(name.toUpperCase(Locale.ROOT)
                            .toLowerCase(Locale.ROOT)
                            .getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
