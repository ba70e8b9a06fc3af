package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.merge.MergeNote.Kind;
import dev.nameplate.testing.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordListTest {

    private static final WordList LIST = WordList.usual();

    @TempDir
    private Path folder;

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = WordListTest.class.getResourceAsStream("/merge/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void honest_names_pass() throws IOException {
        List<String> names = lines("honest-names.txt");
        assertThat(names).hasSizeGreaterThan(200);
        assertThat(names).filteredOn(LIST::in).isEmpty();
    }

    @Test
    void honest_names_pass_in_company_of_others_and_in_capitals() throws IOException {
        List<String> names = lines("honest-names.txt");
        assertThat(names)
                .filteredOn(name -> LIST.in(name.toUpperCase(java.util.Locale.ROOT))
                        || LIST.in("Dr. " + name + " GmbH & Co. KG")
                        || LIST.in(name + ", Paris"))
                .isEmpty();
    }

    @Test
    void abuses_do_not_pass() throws IOException {
        List<String> abuses = lines("abuses.txt");
        assertThat(abuses).hasSizeGreaterThan(150);
        assertThat(abuses).filteredOn(abuse -> !LIST.in(abuse)).isEmpty();
    }

    @Test
    void abuses_do_not_pass_within_a_sentence() throws IOException {
        assertThat(lines("abuses.txt"))
                .filteredOn(abuse -> !LIST.in("Sarah, " + abuse + ", please"))
                .isEmpty();
    }

    @Test
    void no_text_makes_it_throw() {
        long seed = Seeds.one();
        Random random = new Random(seed);
        String signs = "aA1!|$@*#?+. -_'\"()é\u0301\u200Dß漢🎉🇫🅵ꜰа\uD800";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.appendCodePoint(signs.codePointAt(random.nextInt(signs.length())));
            }
            assertThat(LIST.in(text.toString())).as("seed %s: %s", seed, text).isIn(true, false);
        }
    }

    @Test
    void a_file_adds_words_and_takes_some_out() throws IOException {
        Path file = Files.writeString(
                folder.resolve("words.txt"), "# ours\n\nGlobex\ncheap ~ pills\n*viagr*\nallow wanker\nknock*\n");
        WordList list = WordList.withFile(file);
        assertThat(List.of("globex", "GL0BEX!", "cheap pills", "cheap and good pills", "Viagra24", "knockoffs"))
                .allMatch(list::in);
        assertThat(List.of("Wanker", "Globexa", "pills, cheap", "knoc")).noneMatch(list::in);
        assertThat(list.in("fuck")).isTrue();
        assertThat(LIST.in("globex")).isFalse();
    }

    @Test
    void a_file_that_says_nothing_is_refused_with_its_line() throws IOException {
        for (String line : List.of("***", "~ pills", "pills ~", "!!!", "so* what", "x".repeat(201))) {
            Path file = Files.writeString(folder.resolve("bad.txt"), "fine\n" + line + "\n");
            assertThatThrownBy(() -> WordList.withFile(file))
                    .as(line)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("line 2");
        }
    }

    @Test
    void a_file_in_another_encoding_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("latin.txt"), new byte[] {'f', (byte) 0xFC, 'r'});
        assertThatThrownBy(() -> WordList.withFile(file)).hasMessageContaining("UTF-8");
    }

    @Test
    void a_bad_word_counts_as_missing_in_the_open_part_and_nowhere_else() {
        Field name = Field.text("name", new Fallback.Fixed(Localised.of("there")));
        Values open = merge(new Delivery(Map.of(), List.of("name"), "name=F.U.C.K"), name);
        assertThat(open.get("name").orElseThrow().text()).isEqualTo("there");
        assertThat(open.notes()).extracting(MergeNote::kind).containsExactly(Kind.BAD_WORD, Kind.FALLBACK);
        Values fixed = merge(new Delivery(Map.of("name", "Fuck Cancer"), List.of(), ""), name);
        assertThat(fixed.get("name").orElseThrow().text()).isEqualTo("Fuck Cancer");
    }

    @Test
    void a_field_may_switch_the_list_off_but_not_for_a_field_that_borrows() {
        FieldRules any = new FieldRules(
                80,
                Optional.empty(),
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                java.util.Set.of(),
                Listed.ANY,
                /* badWords= */ false);
        Field free = Fields.of(FieldType.TEXT, "band").rules(any).make();
        Field borrows = Field.text("name", new Fallback.OtherField("band"));
        Values values = merge(new Delivery(Map.of(), List.of("band", "name"), "band=Fucked Up"), free, borrows);
        assertThat(values.get("band").orElseThrow().text()).isEqualTo("Fucked Up");
        assertThat(values.has("name")).isFalse();
    }

    @Test
    void an_item_of_a_list_is_left_out() {
        Field list = Fields.of(FieldType.LIST, "tags").list(FieldType.TEXT, 5).make();
        Values values = merge(new Delivery(Map.of(), List.of("tags"), "tags=Berlin|shit|Oslo"), list);
        assertThat(values.get("tags").orElseThrow().text()).isEqualTo("Berlin and Oslo");
    }

    private static Values merge(Delivery delivery, Field... fields) {
        return new Merger().merge(delivery, List.of(fields), MergeContext.of("en"));
    }
}
