package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.nameplate.testing.RawHttp;
import dev.nameplate.testing.RawHttp.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends every line of {@code src/docs/what-arrives.md} to a running server over a socket. There is a template for each field, whose
 * picture is a QR code of the merged value: so it is read back from the answer itself.
 */
class WhatArrivesTest {

    private static final Path TABLE = Path.of("src/docs/what-arrives.md");
    private static final Pattern BETWEEN_CELLS = Pattern.compile(" (?<!\\\\)\\| ");

    /** The fields, as the head of the table describes them. */
    private static final String FIELDS = """
            {"name": "name", "open": true, "fallback": {"text": "there"}},
            {"name": "company", "open": true},
            {"name": "city", "open": true, "max-length": 12, "fallback": [{"field": "company"}, {"text": "your town"}]},
            {"name": "title", "open": true, "case": "smart"},
            {"name": "nick", "open": true, "null-words": false},
            {"name": "code", "open": true, "pattern": "[A-Z0-9-]{4,12}"},
            {"name": "site", "open": true, "addresses": true},
            {"name": "seats", "open": true, "type": "number", "least": 0, "most": 1000},
            {"name": "ratio", "open": true, "type": "number"},
            {"name": "price", "open": true, "type": "number", "format": {"style": "currency", "currency": "EUR"}},
            {"name": "date", "open": true, "type": "date"},
            {"name": "tier", "open": true, "type": "choice", "choices": ["gold", "silver"], "fallback": {"text": "silver"}}
            """;

    private static final List<String> NAMES = List.of(
            "name", "company", "city", "title", "nick", "code", "site", "seats", "ratio", "price", "date", "tier");

    private static RunningServer server;

    record Row(int line, String what, String query, String field, String merged, String notes) {
        @Override
        public String toString() {
            return "line " + line + ": " + what + ": " + query;
        }
    }

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        for (String field : NAMES) {
            Path folder = Files.createDirectories(data.resolve("templates/shows-" + field));
            Files.writeString(folder.resolve("template.json"), """
                    {"format": 1, "title": "Shows %1$s", "sizes": [{"width": 420, "height": 420, "background": "#FFFFFF"}],
                     "fields": [%2$s],
                     "layers": [{"id": "code", "type": "code", "code": "qr", "level": "low", "box": [0, 0, 420, 420],
                       "text": ["{%1$s}", "(nothing)"]}]}
                    """.formatted(field, FIELDS));
        }
        server = RunningServer.start(data, "templates.library", "false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("| ")
                    && !lines.get(i).startsWith("| what happened")
                    && !lines.get(i).startsWith("| ---")) {
                rows.add(row(i + 1, lines.get(i)));
            }
        }
        return rows.stream();
    }

    private static Row row(int line, String text) {
        String[] cells = BETWEEN_CELLS.split(text.substring(2) + " ", -1);
        assertThat(cells).as("cells of line %d: %s", line, text).hasSizeGreaterThanOrEqualTo(5);
        String notes = cells[4].replace("|", "").strip();
        return new Row(line, plain(cells[0]), plain(cells[1]), cells[2], plain(cells[3]), notes);
    }

    private static String plain(String cell) {
        String text = cell.replace("\\|", "|");
        boolean code = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
        return code ? text.substring(1, text.length() - 1) : text;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(TABLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_table_has_four_hundred_lines_at_least_and_no_two_alike() {
        List<Row> rows = rows().toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(400);
        assertThat(rows.stream().map(row -> row.what() + row.query() + row.field()))
                .doesNotHaveDuplicates();
        assertThat(rows.stream().map(Row::field).distinct()).hasSameElementsAs(NAMES);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_line_is_merged_as_it_says(Row row) throws Exception {
        String target = RunningServer.sign("shows-" + row.field() + ".png", Map.of(), NAMES) + "&" + wire(row.query());

        Answer answer = RawHttp.get(server.port(), target);

        assertThat(answer.status()).as(row.toString()).isEqualTo(200);
        assertThat(answer.header("Nameplate-Outcome").orElseThrow()).startsWith("image");
        assertThat(merged(answer)).as(row.toString()).isEqualTo(row.merged());
        assertThat(notes(answer, row.field())).as("notes of " + row).isEqualTo(row.notes());
    }

    /** One char for each byte: {@code \xE9} is a byte, everything else UTF-8. */
    private static String wire(String query) {
        String bytes = new String(query.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return Pattern.compile("\\\\x([0-9A-F]{2})")
                .matcher(bytes)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    }

    private static String notes(Answer answer, String field) {
        return Arrays.stream(answer.header("Nameplate-Notes").orElse("").split(","))
                .filter(note -> note.startsWith(field + "="))
                .map(note -> note.substring(field.length() + 1))
                .collect(Collectors.joining(", "));
    }

    private static String merged(Answer answer) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(
                                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                        Map.of(DecodeHintType.CHARACTER_SET, "UTF-8", DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
