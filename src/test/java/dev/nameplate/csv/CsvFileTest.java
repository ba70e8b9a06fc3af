package dev.nameplate.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.csv.CsvDialect.Escaping;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    private Path folder;

    private Path written(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("people.csv"), text.getBytes(charset));
    }

    private CsvFile opened(String text) throws IOException {
        return CsvFile.open(written(text, StandardCharsets.UTF_8));
    }

    private static List<CsvRow> rows(CsvFile file) {
        List<CsvRow> all = new ArrayList<>();
        try (CsvRows rows = file.rows()) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }

    private static List<List<String>> cells(CsvFile file) {
        return rows(file).stream().map(CsvRow::cells).toList();
    }

    @Test
    void excel_in_german_writes_semicolons_and_windows_1252() throws IOException {
        CsvFile file = CsvFile.open(written(
                "Vorname;Firma;Betrag\r\nJürgen;Müller & Söhne;1.234,50 €\r\nZoë;„Zur Post“;0,99\r\n", WINDOWS_1252));

        assertThat(file.dialect()).hasToString("semicolons, windows-1252");
        assertThat(file.header().names()).containsExactly("Vorname", "Firma", "Betrag");
        assertThat(cells(file))
                .containsExactly(
                        List.of("Jürgen", "Müller & Söhne", "1.234,50 €"), List.of("Zoë", "„Zur Post“", "0,99"));
    }

    @Test
    void excel_as_unicode_text_writes_tabs_and_utf_16() throws IOException {
        CsvFile file = CsvFile.open(written("\uFEFFname\tcompany\r\nZoë 🎉\tŁódź\r\n", StandardCharsets.UTF_16LE));

        assertThat(file.dialect()).hasToString("tabs, UTF-16LE with a byte order mark");
        assertThat(cells(file)).containsExactly(List.of("Zoë 🎉", "Łódź"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, UTF_16LE", "UTF-16BE, UTF_16BE"})
    void utf_16_is_seen_without_a_mark(String charset, CsvEncoding encoding) throws IOException {
        CsvFile file = CsvFile.open(written("name;company\nZoë;Łódź\n", Charset.forName(charset)));

        assertThat(file.dialect().encoding()).isEqualTo(encoding);
        assertThat(file.dialect().bom()).isFalse();
        assertThat(cells(file)).containsExactly(List.of("Zoë", "Łódź"));
    }

    @Test
    void the_mark_of_utf_8_is_no_part_of_the_first_name() throws IOException {
        CsvFile file = opened("\uFEFFname,company\nAda,Acme\n");

        assertThat(file.dialect().bom()).isTrue();
        assertThat(file.header().names()).containsExactly("name", "company");
    }

    @Test
    void a_line_of_separators_is_obeyed_and_no_row() throws IOException {
        CsvFile file = opened("sep=|\r\na,b|c\r\n1,2|3\r\n");

        assertThat(file.dialect().separatorLine()).isTrue();
        assertThat(file.header().names()).containsExactly("a,b", "c");
        assertThat(rows(file).get(0).line()).isEqualTo(3);
        assertThat(cells(file)).containsExactly(List.of("1,2", "3"));
    }

    @Test
    void a_cell_from_elsewhere_does_not_spoil_a_file_of_utf_8() throws IOException {
        byte[] head = "name,company\nJosé,Müller\nZoë,".getBytes(StandardCharsets.UTF_8);
        byte[] pasted = "Café “ö” ü\n".getBytes(WINDOWS_1252);
        Path path = folder.resolve("mixed.csv");
        Files.write(path, head);
        Files.write(path, pasted, StandardOpenOption.APPEND);

        CsvFile file = CsvFile.open(path);

        assertThat(file.dialect().encoding()).isEqualTo(CsvEncoding.WINDOWS_1252);
        Files.write(path, "José,Łódź\nÅsa,Ærø\n".repeat(3).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        file = CsvFile.open(path);
        assertThat(file.dialect().encoding()).isEqualTo(CsvEncoding.UTF_8);
        assertThat(cells(file))
                .contains(List.of("José", "Müller"), List.of("Zoë", "Café “ö” ü"), List.of("Åsa", "Ærø"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'name;company\\nDoe, John;Acme, Inc\\nRoe, Jane;Foo, Ltd' ! ;",
                "'name,company\\n\"Doe; John\",a;b\\n\"x;y;z\",c' ! ,",
                "'name, company\\nAda, Acme\\nBob, Bolt' ! ,",
                "'Name;Betrag\\nMüller;1,50\\nMeier;2,30' ! ;",
                "'a|b\\n1,2,3|x\\n4;5|y' ! |",
                "'name;company' ! ;",
                "'name\tcompany\\nA, B\tC; D\\nE, F\tG; H' ! '\t'",
                "'\"a;b\",\"c;d\"\\n\"1;2\",\"3;4\"' ! ,",
                "'name,company,town,country\\nAda,Acme\\nBob,Bolt\\nCy,Corp' ! ,"
            })
    void the_delimiter_is_what_makes_sense(String text, char delimiter) throws IOException {
        assertThat(opened(text.replace("\\n", "\n")).dialect().delimiter()).isEqualTo(delimiter);
    }

    @Test
    void a_list_of_companies_with_commas_is_one_column() throws IOException {
        CsvFile file = opened("company\nAcme, Inc\nFoo GmbH\n");

        assertThat(file.header().size()).isEqualTo(1);
        assertThat(cells(file)).containsExactly(List.of("Acme, Inc"), List.of("Foo GmbH"));
    }

    @Test
    void backslashed_quotes_are_told_from_backslashes_at_the_end() throws IOException {
        CsvFile backslashed = opened("name,quote\nAda,\"She said \\\"hi, you\\\"\"\nBob,\"C:\\\\x\"\n");
        assertThat(backslashed.dialect().escaping()).isEqualTo(Escaping.BACKSLASH);
        assertThat(cells(backslashed)).containsExactly(List.of("Ada", "She said \"hi, you\""), List.of("Bob", "C:\\x"));

        CsvFile doubled = opened("name,folder\nAda,\"C:\\\"\nBob,\"D:\\a\"\"b\\\"\n");
        assertThat(doubled.dialect().escaping()).isEqualTo(Escaping.DOUBLED);
        assertThat(cells(doubled)).containsExactly(List.of("Ada", "C:\\"), List.of("Bob", "D:\\a\"b\\"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void every_end_of_a_line_ends_a_row_and_none_inside_of_quotes_does(String end) throws IOException {
        CsvFile file = opened(String.join(end, "a,b", "1,\"two" + end + "lines\"", "", "3,4", ""));

        assertThat(cells(file)).containsExactly(List.of("1", "two" + end + "lines"), List.of("3", "4"));
        assertThat(rows(file)).extracting(CsvRow::line).containsExactly(2L, 5L);
        assertThat(rows(file)).extracting(CsvRow::number).containsExactly(1L, 2L);
    }

    @Test
    void quotes_that_nobody_doubled_are_understood() throws IOException {
        CsvFile file = opened("a,b\n\"Joe \"The Boss\" Smith\",1\n 5\" tube,2\n \"x, y\" ,3\n");

        assertThat(cells(file))
                .containsExactly(
                        List.of("Joe \"The Boss\" Smith", "1"), List.of(" 5\" tube", "2"), List.of("x, y", "3"));
    }

    @Test
    void columns_get_names_of_their_own() throws IOException {
        CsvFile file = opened("Name, Name ,,Name (2),\n1,2,3,4,5\n");

        assertThat(file.header().names()).containsExactly("Name", "Name (2)", "column 3", "Name (2) (2)", "column 5");
        assertThat(file.header().named()).containsExactly(true, true, false, true, false);
        assertThat(file.header().find("column 3")).hasValue(2);
        assertThat(file.header().find("nothing")).isEmpty();
    }

    @Test
    void rows_may_be_shorter_or_longer_than_the_header() throws IOException {
        CsvFile file = opened("a,b,c\n1\n1,2,3,4\n");

        assertThat(rows(file).get(0).cell(2)).isEmpty();
        assertThat(rows(file).get(1).cells()).hasSize(4);
        assertThat(rows(file)).allMatch(row -> row.fault().isEmpty());
    }

    @Test
    void a_quote_that_is_never_closed_costs_one_row_and_not_the_rest() throws IOException {
        CsvFile file = opened("a,b\n1,2\n3,\"four\n5,6\n7,8\n");

        List<CsvRow> rows = rows(file);
        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 3L, 4L, 5L);
        assertThat(rows.get(1).fault()).hasValue("line 3, column 2: the quote that opens here is never closed");
        assertThat(rows.get(2).cells()).containsExactly("5", "6");
        assertThat(rows.get(3).cells()).containsExactly("7", "8");
    }

    @Test
    void what_is_too_large_is_said_and_passed_over_within_bounds() throws IOException {
        CsvLimits limits = new CsvLimits(4, 3, 20, 60);
        Path path = written(
                "a,b\n1," + "x".repeat(21) + "\n2," + "y".repeat(100_000) + ",z\n1,2,3,4\n5,\"" + "q".repeat(30)
                        + "\n6,7\n8,9\n",
                StandardCharsets.UTF_8);
        CsvFile file = CsvFile.open(path, limits);

        List<String> faults = new ArrayList<>();
        assertThatThrownBy(() -> {
                    try (CsvRows rows = file.rows()) {
                        rows.forEachRemaining(row -> faults.add(row.fault().orElse("")));
                    }
                })
                .isInstanceOf(CsvException.class)
                .hasMessageEndingWith("people.csv, line 6: more than 4 rows");
        assertThat(faults)
                .containsExactly(
                        "line 2, column 2: a cell of more than 20 bytes",
                        "line 3, column 2: a cell of more than 20 bytes",
                        "line 4: more than 3 columns",
                        "line 5, column 2: the quote that opens here is not closed within 20 bytes");
    }

    @Test
    void what_is_no_file_of_rows_is_refused_with_a_remedy() throws IOException {
        assertThatThrownBy(() -> CsvFile.open(folder.resolve("nosuch.csv"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> CsvFile.open(folder)).hasMessageContaining("a folder");
        assertThatThrownBy(() -> opened("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> opened("\n\r\n")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> opened("PK\u0003\u0004xx")).hasMessageContaining("workbook");
        assertThatThrownBy(() -> opened("\0\0\0\0\0\0")).hasMessageContaining("no text");
        assertThatThrownBy(() -> opened("\"a,b")).hasMessageContaining("line 1, column 1");
    }

    @Test
    void a_row_shows_no_cell_of_its_own_accord() throws IOException {
        assertThat(rows(opened("a,b\nSarah,Acme\n")).get(0).toString()).isEqualTo("CsvRow[1, line 2, 2 cells]");
    }
}
