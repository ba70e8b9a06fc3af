package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the table {@code corpus.txt}, whose head says how it is read. */
class CorpusTest {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9A-F]{2})|u([0-9A-F]{4}))");
    private static final Pattern CONTROL = Pattern.compile("(?:^|&)(_[a-z]+)=");
    private static final List<Field> FIELDS = Fields.ofCorpus();

    private final Merger merger = new Merger();

    record Row(int line, String query, String values, String notes) {
        @Override
        public String toString() {
            return "line " + line + ": " + query;
        }
    }

    static Stream<Row> rows() {
        List<String> lines = lines();
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).startsWith("#") && lines.get(i).contains("¦"))
                .mapToObj(i -> {
                    String[] columns = (lines.get(i) + " ").split(" ¦ ", -1);
                    assertThat(columns).as("columns of line %d", i + 1).hasSize(3);
                    return new Row(i + 1, columns[0], unescaped(columns[1]), columns[2].trim());
                });
    }

    @Test
    void the_table_has_at_least_150_rows() {
        assertThat(rows().count()).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_merges_as_the_table_says(Row row) {
        Map<String, String> expected = expected(row.values());
        List<Field> fields = FIELDS.stream()
                .filter(field -> expected.containsKey(field.name()))
                .toList();
        assertThat(fields).as("fields that the row names").hasSameSizeAs(expected.keySet());
        Delivery delivery = delivery(row, expected.keySet().stream().toList());

        Values values = merger.merge(delivery, fields, MergeContext.of("en"));

        Map<String, String> drawn = new HashMap<>();
        expected.keySet()
                .forEach(name ->
                        drawn.put(name, values.get(name).map(Value::text).orElse("–")));
        assertThat(drawn).as(row.toString()).isEqualTo(expected);
        assertThat(values.notes().stream()
                        .map(note -> note.field() + "=" + note.kind().key())
                        .collect(Collectors.joining(", ")))
                .as("notes of " + row)
                .isEqualTo(row.notes());
    }

    private static Delivery delivery(Row row, List<String> names) {
        String query = row.query();
        Map<String, String> fixed = new HashMap<>();
        if (query.startsWith("[") && query.contains("]")) {
            String inside = query.substring(1, query.indexOf(']'));
            fixed.put(inside.substring(0, inside.indexOf('=')), inside.substring(inside.indexOf('=') + 1));
            query = query.substring(query.indexOf(']') + 1);
        }
        List<String> open = new ArrayList<>(names);
        open.removeAll(fixed.keySet());
        CONTROL.matcher(query).results().map(found -> found.group(1)).forEach(open::add);
        return new Delivery(fixed, open, unescaped(query));
    }

    private static Map<String, String> expected(String column) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : column.split("; (?=[a-z]+=)", -1)) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return values;
    }

    private static String unescaped(String column) {
        return ESCAPE.matcher(column).replaceAll(CorpusTest::character);
    }

    private static String character(MatchResult found) {
        String hex = found.group(1) != null ? found.group(1) : found.group(2);
        return String.valueOf((char) Integer.parseInt(hex, 16));
    }

    private static List<String> lines() {
        try (var stream = CorpusTest.class.getResourceAsStream("/merge/corpus.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
