package dev.nameplate.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.csv.CsvFile;
import dev.nameplate.csv.CsvHeader;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    private static final Template TEMPLATE =
            Templates.of(30, 8).field("name").field("company").field("seat_no").build();

    @TempDir
    private Path folder;

    private CsvHeader header(String line) throws IOException {
        return CsvFile.open(
                        Files.writeString(folder.resolve("x.csv"), line + "\n" + line.replaceAll("[^,;]", "") + "\n"))
                .header();
    }

    private Mapping mapping(String line, Map<String, String> asked, List<String> settled) throws IOException {
        return Mapping.of(header(line), TEMPLATE, asked, settled);
    }

    private Mapping mapping(String line) throws IOException {
        return mapping(line, Map.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "Name,Company ! {name=0, company=1}",
                "COMPANY;FIRST NAME ! {name=1, company=0}",
                "*|FNAME|*,*|COMPANY|* ! {name=0, company=1}",
                "contact.firstname,contact.company ! {name=0, company=1}",
                "first_name,organization ! {name=0, company=1}",
                "Vorname;Nachname;Firma ! {name=0, company=2}",
                "Prénom;Nom;Société ! {name=0, company=2}",
                "Imię;Nazwisko;Firma ! {name=0, company=2}",
                "SeatNo;x ! {seat_no=0}",
                "First Name,Name ! {name=1}"
            })
    void columns_find_their_fields(String header, String expected) throws IOException {
        assertThat(mapping(header).columns()).hasToString(expected);
    }

    @Test
    void what_is_asked_for_wins_and_may_fill_controls() throws IOException {
        Mapping mapping = mapping("Name,Kunde,Locale", Map.of("name", "kunde", "_lang", "Locale"), List.of());

        assertThat(mapping.columns()).isEqualTo(Map.of("name", 1, "_lang", 2));
        assertThat(mapping.notes())
                .containsExactly(
                        "no column fills company, seat_no: what the template has in their place is drawn",
                        "columns that fill nothing: Name");
    }

    @Test
    void what_is_settled_is_filled_by_no_column() throws IOException {
        assertThat(mapping("name,company", Map.of(), List.of("company")).columns())
                .isEqualTo(Map.of("name", 0));
        assertThatThrownBy(() -> mapping("name,company", Map.of("company", "company"), List.of("company")))
                .hasMessageContaining("fixed or open for all rows");
    }

    @Test
    void where_several_columns_fit_somebody_has_to_say() throws IOException {
        Mapping mapping = mapping("Firma,Unternehmen,Vorname");

        assertThat(mapping.columns()).isEqualTo(Map.of("name", 2));
        assertThat(mapping.notes().get(0))
                .isEqualTo(
                        "several columns could fill company: Firma, Unternehmen; say which, as --map company=\"Firma\"");
    }

    @Test
    void what_fits_nothing_is_refused_with_what_there_is() {
        assertThatThrownBy(() -> mapping("a,b"))
                .isInstanceOf(BatchException.class)
                .hasMessageContaining("columns: a, b")
                .hasMessageContaining("fields: name, company, seat_no")
                .hasMessageContaining("--map name=\"a\"");
        assertThatThrownBy(() -> mapping("name,b", Map.of("nmae", "b"), List.of()))
                .hasMessageContaining("no field nmae")
                .hasMessageContaining("did you mean name?");
        assertThatThrownBy(() -> mapping("name,company", Map.of("name", "compny"), List.of()))
                .hasMessageContaining("no column \"compny\"")
                .hasMessageContaining("did you mean company?");
        assertThatThrownBy(() -> mapping("name,b", Map.of("_sig", "b"), List.of()))
                .hasMessageContaining("controls that may differ");
    }
}
