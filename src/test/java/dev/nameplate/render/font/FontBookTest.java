package dev.nameplate.render.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.testing.Fonts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FontBookTest {

    private final FontBook book = Fonts.embedded();

    @Test
    void the_embedded_families_are_there() {
        assertThat(book.families()).containsExactly("Inter", "Liberation Mono", "Liberation Sans", "Liberation Serif");
    }

    @Test
    void an_unknown_family_is_refused_with_a_list_of_what_there_is() {
        assertThatThrownBy(() -> book.face("Comic Sans MS", 400, false))
                .isInstanceOf(FontFault.class)
                .hasMessage("no font family \"Comic Sans MS\"; there are Inter, Liberation Mono, Liberation Sans,"
                        + " Liberation Serif");
    }

    @ParameterizedTest
    @CsvSource({
        "Inter, 100, 300", "Inter, 300, 300", "Inter, 350, 300", "Inter, 400, 400", "Inter, 450, 400",
        "Inter, 500, 400", "Inter, 501, 600", "Inter, 600, 600", "Inter, 650, 700", "Inter, 900, 700",
        "Liberation Sans, 300, 400", "Liberation Sans, 600, 700", "Liberation Sans, 500, 400",
    })
    void the_nearest_weight_is_taken_as_css_says(String family, int wanted, int taken) {
        assertThat(book.face(family, wanted, false).weight()).isEqualTo(taken);
        assertThat(book.face(family, wanted, true).weight()).isEqualTo(taken);
        assertThat(book.face(family, wanted, true).italic()).isTrue();
    }

    @Test
    void metrics_are_those_of_the_files() {
        Face.Metrics inter = book.face("Inter", 400, false).metrics();
        assertThat(inter).isEqualTo(new Face.Metrics(2048, 1984, 494, 1490, 1118, 348, 140));
        Face.Metrics serif = book.face("Liberation Serif", 400, false).metrics();
        assertThat(serif.unitsPerEm()).isEqualTo(2048);
        assertThat(serif.ascent()).isEqualTo(1825);
        assertThat(serif.capHeight()).isEqualTo(1341);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë O’Neil-Łukasiewicz",
                "Ὀδυσσεύς",
                "Владимир Ўткир",
                "שלום",
                "Ấn Độ",
                "e\u0301\u0323",
                "100\u202F€",
                "line\nbreak",
                "A\u200DB",
                "",
                "\u2068name\u2069"
            })
    void text_that_the_embedded_faces_have_is_covered(String text) {
        assertThat(book.covers(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "محمد",
                "李小龍",
                "ณัฐวุฒิ",
                "\uD83D\uDC69\u200D\uD83D\uDC67",
                "1\uFE0F\u20E3",
                "\uE000",
                "\uD800",
                "a\u0007b",
                "\uFFFE",
                "नमस्ते",
                "Sarah \uD83C\uDF89"
            })
    void text_that_would_show_boxes_is_not_covered(String text) {
        assertThat(book.covers(text)).isFalse();
    }

    @Test
    void two_books_of_the_same_faces_have_the_same_digest() {
        assertThat(FontBook.embedded().digest()).isEqualTo(book.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void faces_of_a_directory_join_the_book_and_change_its_digest(@TempDir Path directory) throws IOException {
        Path deep = Files.createDirectories(directory.resolve("a/b"));
        copy("liberation/LiberationMono-Bold.ttf", deep.resolve("Face.TTF"));
        Files.writeString(directory.resolve("readme.txt"), "no font");
        FontBook more = FontBook.with(directory);
        assertThat(more.families()).isEqualTo(book.families());
        assertThat(more.digest()).isNotEqualTo(book.digest());
        assertThat(FontBook.with(directory).digest()).isEqualTo(more.digest());
    }

    @Test
    void hidden_copies_of_mounted_volumes_are_passed_over(@TempDir Path directory) throws IOException {
        Path data = Files.createDirectories(directory.resolve("..data"));
        copy("liberation/LiberationMono-Bold.ttf", data.resolve("face.ttf"));
        assertThat(FontBook.with(directory).digest()).isEqualTo(book.digest());
        Files.createSymbolicLink(directory.resolve("face.ttf"), data.resolve("face.ttf"));
        assertThat(FontBook.with(directory).digest()).isNotEqualTo(book.digest());
    }

    @Test
    void every_broken_file_of_a_directory_is_named(@TempDir Path directory) throws IOException {
        Files.write(directory.resolve("empty.ttf"), new byte[0]);
        Files.writeString(directory.resolve("words.otf"), "these are no tables at all");
        copy("liberation/LiberationMono-Bold.ttf", directory.resolve("fine.ttf"));
        byte[] whole = Files.readAllBytes(directory.resolve("fine.ttf"));
        Files.write(directory.resolve("half.ttf"), java.util.Arrays.copyOf(whole, 2000));
        assertThatThrownBy(() -> FontBook.with(directory))
                .isInstanceOf(FontFault.class)
                .hasMessageContaining("3 files of the fonts directory")
                .hasMessageContaining("empty.ttf")
                .hasMessageContaining("words.otf")
                .hasMessageContaining("half.ttf")
                .hasMessageNotContaining("fine.ttf:");
    }

    @Test
    void a_directory_that_is_not_there_is_refused(@TempDir Path directory) {
        assertThatThrownBy(() -> FontBook.with(directory.resolve("nowhere")))
                .isInstanceOf(FontFault.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void a_truncated_font_gives_a_fault_and_nothing_else(@TempDir Path directory) throws IOException {
        copy("liberation/LiberationMono-Bold.ttf", directory.resolve("face.ttf"));
        byte[] whole = Files.readAllBytes(directory.resolve("face.ttf"));
        for (int length : List.of(4, 11, 12, 40, 300, 1000, 5000, 20000)) {
            Files.write(directory.resolve("face.ttf"), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> FontBook.with(directory)).isInstanceOf(FontFault.class);
        }
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = FontBook.class.getClassLoader().getResourceAsStream(resource)) {
            Files.copy(in, to);
        }
    }
}
