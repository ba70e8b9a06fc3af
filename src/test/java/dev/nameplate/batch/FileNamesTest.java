package dev.nameplate.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.csv.CsvFile;
import dev.nameplate.csv.CsvRows;
import dev.nameplate.testing.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FileNamesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Sarah Connor ! Sarah-Connor",
                "sarah@acme.com ! sarah@acme.com",
                "../../etc/passwd ! etc-passwd",
                "/etc/passwd ! etc-passwd",
                "C:\\Windows\\x ! C-Windows-x",
                ".htaccess ! htaccess",
                "-rf ! rf",
                "=cmd() ! cmd",
                "a..b ! a.b",
                "Zoë O’Neil ! Zoë-O-Neil",
                "日本 ! 日本",
                "NUL ! row-NUL",
                "com1.txt ! row-com1.txt",
                "x~17 ! x-17",
                "'trailing. ' ! trailing",
                "🎉 ! ''",
                "... ! ''"
            })
    void a_cell_becomes_one_part_of_a_path(String cell, String name) {
        assertThat(FileNames.cleaned(cell)).isEqualTo(name);
    }

    @Test
    void long_names_are_cut_between_characters() {
        String name = FileNames.cleaned("é".repeat(300));
        assertThat(name).isEqualTo("é".repeat(50));
        assertThat(FileNames.cleaned("𠀀".repeat(300)).getBytes(StandardCharsets.UTF_8))
                .hasSize(100);
    }

    private List<String> names(List<String> cells, boolean byColumn) throws IOException {
        StringBuilder text = new StringBuilder("who,x\n");
        cells.forEach(
                cell -> text.append('"').append(cell.replace("\"", "\"\"")).append("\",\n"));
        CsvFile file = CsvFile.open(Files.writeString(folder.resolve("x.csv"), text));
        OptionalInt column = byColumn ? OptionalInt.of(0) : OptionalInt.empty();
        Survey survey = Survey.of(file, column);
        FileNames names = new FileNames(column, "jpg", survey.rows(), survey.repeated());
        List<String> all = new ArrayList<>();
        try (CsvRows rows = file.rows()) {
            rows.forEachRemaining(row -> all.add(names.of(row)));
        }
        return all;
    }

    @Test
    void rows_that_say_the_same_are_told_apart_by_their_numbers() throws IOException {
        assertThat(names(List.of("anna", "Bob", "ANNA", "", "anna~1", "b/o/b", "anna 1", "!!"), /* byColumn= */ true))
                .containsExactly(
                        "anna~1.jpg",
                        "Bob.jpg",
                        "ANNA~3.jpg",
                        "row~4.jpg",
                        "anna-1~5.jpg",
                        "b-o-b.jpg",
                        "anna-1~7.jpg",
                        "row~8.jpg");
        assertThat(names(List.of("anna", "anna"), /* byColumn= */ false)).containsExactly("0001.jpg", "0002.jpg");
    }

    static LongStream seeds() {
        return Seeds.some(2);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void no_two_rows_share_a_file_and_none_leaves_the_folder(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            StringBuilder cell = new StringBuilder();
            for (int length = random.nextInt(5); length > 0; length--) {
                cell.append("aAbB1~./\\ -_\0\"é\u0301:".charAt(random.nextInt(17)));
            }
            cells.add(cell.toString());
        }
        Set<String> seen = new HashSet<>();
        for (String name : names(cells, /* byColumn= */ true)) {
            assertThat(seen.add(name.toLowerCase(Locale.ROOT)))
                    .as("seed %d: %s", seed, name)
                    .isTrue();
            Path file = folder.resolve(name).normalize();
            assertThat(file.getParent()).as("seed %d: %s", seed, name).isEqualTo(folder);
            assertThat(name).matches("[\\p{L}\\p{N}].*\\.jpg");
        }
    }
}
