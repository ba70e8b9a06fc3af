package dev.nameplate.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.csv.CsvDialect.Escaping;
import dev.nameplate.testing.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random tables in random dialects, written here and by another library, are read as they were meant; a failure names seed and round. */
class RandomTablesTest {

    private static final int ROUNDS = 150;

    @TempDir
    private Path folder;

    /** A table and how it is written. */
    private record Table(
            CsvEncoding encoding,
            boolean bom,
            char delimiter,
            Escaping escaping,
            boolean separatorLine,
            String end,
            boolean lastEnded,
            List<List<String>> rows) {

        static Table random(Random random) {
            CsvEncoding encoding = CsvEncoding.values()[random.nextInt(4)];
            int columns = 1 + random.nextInt(6);
            Escaping escaping = Escaping.values()[random.nextInt(2)];
            List<List<String>> rows = new ArrayList<>();
            rows.add(header(random, columns));
            for (int i = 2 + random.nextInt(20); i > 0; i--) {
                List<String> row = new ArrayList<>();
                while (row.size() < columns) {
                    row.add(cell(random, encoding));
                }
                rows.add(row);
            }
            if (escaping == Escaping.BACKSLASH) {
                // Without a quote that needs it nobody could tell.
                rows.get(1).set(0, "say \"x\" or \"\" " + rows.get(1).get(0));
            }
            if (encoding == CsvEncoding.WINDOWS_1252
                    && rows.stream().flatMap(List::stream).anyMatch(cell -> cell.chars()
                            .anyMatch(c -> c > 127))) {
                // Without a letter that is none in UTF-8 nobody could tell: two others may well be one.
                rows.get(1).set(0, rows.get(1).get(0) + "ä-");
            }
            return new Table(
                    encoding,
                    encoding != CsvEncoding.WINDOWS_1252 && random.nextBoolean(),
                    ",;\t|".charAt(random.nextInt(4)),
                    escaping,
                    random.nextInt(4) == 0,
                    List.of("\n", "\r\n", "\r").get(random.nextInt(3)),
                    random.nextBoolean(),
                    rows);
        }

        private static List<String> header(Random random, int columns) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                names.add("field" + i + (random.nextInt(3) == 0 ? " of a reader" : ""));
            }
            return names;
        }

        private static String cell(Random random, CsvEncoding encoding) {
            String letters = encoding == CsvEncoding.WINDOWS_1252 ? "äöüßÄé€’“ñ" : "äöüßÄé€’“ñŁ日本م🎉";
            StringBuilder cell = new StringBuilder();
            for (int i = random.nextInt(4) == 0 ? 0 : random.nextInt(14); i > 0; i--) {
                switch (random.nextInt(8)) {
                    case 0 -> cell.append(",;\t|\"\\'".charAt(random.nextInt(7)));
                    case 1 -> cell.append(List.of("\n", "\r\n", "\r", " ").get(random.nextInt(4)));
                    case 2 -> {
                        int at = letters.offsetByCodePoints(
                                0, random.nextInt(letters.codePointCount(0, letters.length())));
                        cell.appendCodePoint(letters.codePointAt(at));
                    }
                    default -> cell.append((char) ('a' + random.nextInt(26)));
                }
            }
            return cell.toString();
        }

        byte[] bytes(Random random) throws IOException {
            StringBuilder text = new StringBuilder(bom ? "\uFEFF" : "");
            if (separatorLine) {
                text.append("sep=").append(delimiter).append(end);
            }
            for (int row = 0; row < rows.size(); row++) {
                if (row > 0) {
                    text.append(end);
                }
                for (int i = 0; i < rows.get(row).size(); i++) {
                    text.append(i == 0 ? "" : delimiter)
                            .append(written(rows.get(row).get(i), random));
                }
            }
            return (text + (lastEnded ? end : ""))
                    .getBytes(
                            encoding == CsvEncoding.WINDOWS_1252
                                    ? Charset.forName("windows-1252")
                                    : Charset.forName(encoding.toString()));
        }

        private String written(String cell, Random random) {
            boolean needs = cell.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r')
                    || cell.startsWith(" ")
                    || escaping == Escaping.BACKSLASH && cell.contains("\\")
                    || cell.isEmpty() && rows.get(0).size() == 1
                    || rows.get(0).size() == 1 && cell.chars().anyMatch(c -> ",;\t|".indexOf(c) >= 0);
            if (!needs && random.nextInt(4) > 0) {
                return cell;
            }
            return escaping == Escaping.DOUBLED
                    ? '"' + cell.replace("\"", "\"\"") + '"'
                    : '"' + cell.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    private static List<List<String>> read(CsvFile file) {
        List<List<String>> all = new ArrayList<>();
        all.add(file.header().names());
        try (CsvRows rows = file.rows()) {
            rows.forEachRemaining(row -> {
                assertThat(row.fault()).isEmpty();
                all.add(row.cells());
            });
        }
        return all;
    }

    static LongStream seeds() {
        return Seeds.some(3);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void a_table_is_read_as_it_was_written(long seed) throws IOException {
        Random random = new Random(seed);
        Path path = folder.resolve("table.csv");
        for (int round = 0; round < ROUNDS; round++) {
            Table table = Table.random(random);
            Files.write(path, table.bytes(random));

            CsvFile file = CsvFile.open(path);

            assertThat(read(file))
                    .as("seed %d, round %d: %s read as %s", seed, round, table, file.dialect())
                    .isEqualTo(table.rows());
            assertThat(file.dialect().bom()).isEqualTo(table.bom());
            assertThat(file.dialect().separatorLine()).isEqualTo(table.separatorLine());
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void a_copy_keeps_every_byte_and_reads_as_the_table_with_a_column_more(long seed) throws IOException {
        Random random = new Random(seed);
        Path path = folder.resolve("table.csv");
        Path copied = folder.resolve("copy.csv");
        for (int round = 0; round < ROUNDS; round++) {
            Table table = Table.random(random);
            Files.write(path, table.bytes(random));
            CsvFile file = CsvFile.open(path);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            ByteArrayOutputStream wider = new ByteArrayOutputStream();
            copy(file, plain, List.of());
            copy(file, wider, List.of("x1", "b, \"c\";\td|"));
            Files.write(copied, wider.toByteArray());

            assertThat(plain.toByteArray())
                    .as("seed %d, round %d: %s", seed, round, table)
                    .isEqualTo(Files.readAllBytes(path));
            List<List<String>> expected = table.rows().stream()
                    .map(row -> {
                        List<String> more = new ArrayList<>(row);
                        more.add("x1");
                        more.add("b, \"c\";\td|");
                        return more;
                    })
                    .toList();
            assertThat(read(CsvFile.open(copied)))
                    .as("seed %d, round %d: %s", seed, round, table)
                    .isEqualTo(expected);
        }
    }

    private static void copy(CsvFile file, ByteArrayOutputStream into, List<String> added) {
        CsvCopy copy = new CsvCopy(file, file.header().size(), into);
        copy.header(added);
        try (CsvRows rows = file.rows()) {
            rows.forEachRemaining(row -> copy.row(row, added));
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void what_another_library_writes_is_read_and_a_copy_is_read_by_it(long seed) throws IOException {
        Random random = new Random(seed);
        Path path = folder.resolve("table.csv");
        for (int round = 0; round < ROUNDS; round++) {
            Table table = Table.random(random);
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(table.delimiter())
                    .setRecordSeparator(table.end())
                    .setQuoteMode(table.rows().get(0).size() == 1 ? QuoteMode.ALL : QuoteMode.MINIMAL)
                    .get();
            StringBuilder text = new StringBuilder();
            try (CSVPrinter printer = new CSVPrinter(text, format)) {
                printer.printRecords(table.rows());
            }
            Files.writeString(path, text);

            CsvFile file = CsvFile.open(path);
            ByteArrayOutputStream copied = new ByteArrayOutputStream();
            copy(file, copied, List.of("https://img.acme.com/t/webinar.jpg?_sig=k1.x&name=a,b;c|d\te"));

            assertThat(read(file))
                    .as("seed %d, round %d: %s", seed, round, table)
                    .isEqualTo(table.rows());
            try (CSVParser parser = CSVParser.parse(
                    new StringReader(copied.toString(StandardCharsets.UTF_8)),
                    format.builder().setDelimiter(file.dialect().delimiter()).get())) {
                List<CSVRecord> records = parser.getRecords();
                for (int i = 0; i < records.size(); i++) {
                    List<String> expected = new ArrayList<>(table.rows().get(i));
                    expected.add("https://img.acme.com/t/webinar.jpg?_sig=k1.x&name=a,b;c|d\te");
                    assertThat(records.get(i).toList())
                            .as("seed %d, round %d: %s", seed, round, table)
                            .isEqualTo(expected);
                }
                assertThat(records).hasSameSizeAs(table.rows());
            }
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void random_bytes_are_read_to_their_end_whatever_they_hold(long seed) throws IOException {
        Random random = new Random(seed);
        Path path = folder.resolve("noise.csv");
        CsvLimits limits = new CsvLimits(1000, 5, 30, 80);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte)
                        (random.nextInt(20) == 0 ? random.nextInt(256) : "ab\",;\\\n\r \"x".charAt(random.nextInt(11)));
            }
            Files.write(path, noise);
            try {
                long line = 0;
                CsvFile file = CsvFile.open(path, limits);
                try (CsvRows rows = file.rows()) {
                    while (rows.hasNext()) {
                        CsvRow row = rows.next();
                        assertThat(row.line())
                                .as("seed %d, round %d", seed, round)
                                .isGreaterThan(line);
                        assertThat(row.cells()).hasSizeLessThanOrEqualTo(5);
                        line = row.line();
                    }
                }
            } catch (CsvException e) {
                assertThat(e).as("seed %d, round %d", seed, round).hasMessageContaining("noise.csv");
            }
        }
    }
}
