package dev.nameplate.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.register.Entry.State;
import dev.nameplate.testing.Seeds;
import dev.nameplate.watch.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of the register: what is read, and every message. */
class RegisterTextTest {

    private static RegisterText.Read read(String... texts) {
        List<Content.Text> files = new java.util.ArrayList<>();
        for (String text : texts) {
            files.add(new Content.Text("file" + (texts.length > 1 ? files.size() + 1 : ""), text));
        }
        return RegisterText.read(new Content(files, "digest", Instant.EPOCH));
    }

    private static Map<String, Entry> entries(String text) {
        RegisterText.Read read = read(text);
        assertThat(read.problems()).isEmpty();
        return read.entries();
    }

    @Test
    void entries_are_read_by_the_ids_of_links() {
        Map<String, Entry> entries = entries("""
                # what was sent
                wrong-price:
                  state: revoked
                  note: "the price is \\"old\\""
                spring_27:
                  until: 2027-01-31
                  template: acme/webinar
                Autumn:
                  state: paused
                  until: 2027-01-31T09:00:00+02:00
                  recipients: 120000
                  allow: autumn-list
                """);

        assertThat(entries)
                .containsOnlyKeys("wrong-price", "spring_27", "Autumn")
                .containsEntry(
                        "wrong-price",
                        new Entry(
                                State.REVOKED,
                                Optional.empty(),
                                "the price is \"old\"",
                                Optional.empty(),
                                OptionalLong.empty(),
                                Optional.empty()))
                .containsEntry(
                        "spring_27",
                        new Entry(
                                State.LIVE,
                                Optional.of(Instant.parse("2027-02-01T00:00:00Z")),
                                "",
                                Optional.of("acme/webinar"),
                                OptionalLong.empty(),
                                Optional.empty()))
                .containsEntry(
                        "Autumn",
                        new Entry(
                                State.PAUSED,
                                Optional.of(Instant.parse("2027-01-31T07:00:00Z")),
                                "",
                                Optional.empty(),
                                OptionalLong.of(120_000),
                                Optional.of("autumn-list")));
    }

    @Test
    void json_is_read_too() {
        assertThat(entries("{\"a\": {\"state\": \"paused\", \"recipients\": 7},\n \"b\": {}}"))
                .containsOnlyKeys("a", "b")
                .extractingByKey("a")
                .returns(State.PAUSED, Entry::state)
                .returns(OptionalLong.of(7), Entry::recipients);
        assertThat(entries("{\n\t\"a\": {\n\t\t\"state\": \"revoked\"\n\t}\n}")).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e5", "0x1F", "null", "true", "no", "2027-01-31", "1_000", "007", "12345678901234567890", "NaN"
            })
    void an_id_is_what_is_written_whatever_else_yaml_sees_in_it(String id) {
        assertThat(entries(id + ":\n  state: paused\n")).containsOnlyKeys(id);
    }

    @Test
    void nothing_known_is_written_on_purpose() {
        assertThat(entries("{}")).isEmpty();
        assertThat(read("").problems()).containsExactly("file: is empty; {} says that nothing is known of any link");
        assertThat(read("# none\n").problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                a:\\n  state: ended       | file, line 2, a.state: "ended" is no state; allowed are live, paused, revoked
                a:\\n  state: Revoked     | file, line 2, a.state: "Revoked" is no state; allowed are live, paused, revoked
                a:\\n  state: [live]      | file, line 2, a.state: is a list or a map; allowed is one value
                a:\\n\\n  until: tomorrow | file, line 3, a.until: "tomorrow" is no moment; allowed is a day, as 2027-01-31 (its end, UTC), or a moment with its offset, as 2027-01-31T09:00:00Z
                a:\\n  until: 2027-02-30  | file, line 2, a.until: "2027-02-30" is no moment; allowed is a day, as 2027-01-31 (its end, UTC), or a moment with its offset, as 2027-01-31T09:00:00Z
                a:\\n  until: 2027-01-31T09:00:00 | file, line 2, a.until: "2027-01-31T09:00:00" is no moment; allowed is a day, as 2027-01-31 (its end, UTC), or a moment with its offset, as 2027-01-31T09:00:00Z
                a:\\n  template: Web.jpg  | file, line 2, a.template: "Web.jpg" is no template; allowed is webinar, or acme/webinar with a project
                a:\\n  recipients: 0      | file, line 2, a.recipients: "0" is no number of readers; allowed is a whole number from 1 to 1000000000
                a:\\n  recipients: 1e5    | file, line 2, a.recipients: "1e5" is no number of readers; allowed is a whole number from 1 to 1000000000
                a:\\n  recipients: 9999999999 | file, line 2, a.recipients: "9999999999" is no number of readers; allowed is a whole number from 1 to 1000000000
                a:\\n  allow: Our List    | file, line 2, a.allow: "Our List" is no set's name; allowed is [a-z0-9][a-z0-9-]{0,62}
                a:\\n  sate: revoked      | file, line 2, a.sate: is unknown; allowed are state, until, note, template, recipients, allow
                a:\\n  state: live\\n  state: live | file, line 3, a.state: stands twice
                a: revoked                | file, line 1, a: holds no keys; allowed are state, until, note, template, recipients, allow
                a.b:\\n  state: live      | file, line 1: this is no link's id; allowed: 1 to 32 of A-Z a-z 0-9 - _
                [a]: {}                   | file, line 1: this is no link's id; allowed: 1 to 32 of A-Z a-z 0-9 - _
                - a\\n- b                 | file, line 1: holds no entries; a link's id stands before a colon
                a: {}\\nb: {}\\na: {}     | file, line 3, a: stands twice; each id stands once
                """)
    void what_is_wrong_is_said_with_its_line(String text, String message) {
        RegisterText.Read read = read(text.replace("\\n", "\n"));
        assertThat(read.problems()).containsExactly(message);
    }

    @Test
    void a_note_is_one_line() {
        assertThat(read("a:\n  note: \"two\\nlines\"\n").problems())
                .containsExactly("file, line 2, a.note: is longer than one line of 200 characters");
        assertThat(read("a:\n  note: " + "x".repeat(201) + "\n").problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: {", "a:\n\tstate: x", "a: *b", "a: 'x", "a: {}\n---\nb: {}"})
    void what_is_no_yaml_says_so_and_where(String text) {
        assertThat(read(text).problems())
                .singleElement()
                .asString()
                .startsWith("file, line ")
                .contains("is neither YAML nor JSON");
    }

    @Test
    void all_problems_are_said_together() {
        assertThat(read("a:\n  state: x\n  until: y\nb:\n  allow: Z\n").problems())
                .hasSize(3)
                .allMatch(problem -> problem.startsWith("file, line "));
    }

    @Test
    void an_id_stands_in_one_file_of_a_folder() {
        assertThat(read("a: {}\nb: {}\n", "c: {}\n").entries()).containsOnlyKeys("a", "b", "c");
        assertThat(read("a: {}\n", "a: {}\n").problems())
                .containsExactly("file2, a: stands in another file of the folder too");
        assertThat(read().problems()).containsExactly("the folder holds no file");
    }

    @Test
    void a_flood_of_entries_is_refused() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= RegisterText.MOST_ENTRIES; i++) {
            text.append("id").append(i).append(": {}\n");
        }
        assertThat(read(text.toString()).problems())
                .singleElement()
                .asString()
                .startsWith("50001 links; at most 50000");
    }

    @Test
    void what_is_written_for_other_nodes_is_read_as_it_was() {
        long seed = Seeds.one();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Entry entry = new Entry(
                    List.of(State.LIVE, State.PAUSED, State.REVOKED).get(random.nextInt(3)),
                    random.nextBoolean()
                            ? Optional.of(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)))
                            : Optional.empty(),
                    note(random),
                    random.nextBoolean() ? Optional.of("acme/webinar") : Optional.empty(),
                    random.nextBoolean() ? OptionalLong.of(1 + random.nextInt(1_000_000_000)) : OptionalLong.empty(),
                    random.nextBoolean() ? Optional.of("list-" + random.nextInt(100)) : Optional.empty());
            assertThat(EntryText.parsed(EntryText.written(entry)))
                    .as("seed %d: %s", seed, EntryText.written(entry))
                    .contains(entry);
        }
    }

    /** Any characters that the file may hold. */
    private static String note(Random random) {
        StringBuilder note = new StringBuilder();
        for (int length = random.nextInt(20); note.length() < length; ) {
            int c = random.nextInt(4) == 0 ? random.nextInt(0x110000) : 0x20 + random.nextInt(0x60);
            if (Character.isValidCodePoint(c) && !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF)) {
                note.appendCodePoint(c);
            }
        }
        return note.toString().strip();
    }

    @Test
    void a_later_versions_keys_are_left_out_and_its_states_are_not_guessed() {
        assertThat(EntryText.parsed("{\"state\":\"revoked\",\"mood\":\"bad\"}")
                        .orElseThrow()
                        .state())
                .isEqualTo(State.REVOKED);
        assertThat(EntryText.parsed("{\"state\":\"asleep\"}")).isEmpty();
        assertThat(EntryText.parsed("not a map")).isEmpty();
        assertThat(EntryText.parsed("{")).isEmpty();
    }

    @Test
    void an_end_comes_with_its_moment_and_a_state_that_was_set_counts_more() {
        Instant end = Instant.parse("2027-02-01T00:00:00Z");
        Entry entry = entries("a:\n  until: 2027-01-31\n").get("a");
        assertThat(entry.at(end.minusSeconds(1))).isEqualTo(State.LIVE);
        assertThat(entry.at(end)).isEqualTo(State.ENDED);
        Entry revoked = entries("a:\n  until: 2027-01-31\n  state: revoked\n").get("a");
        assertThat(revoked.at(end)).isEqualTo(State.REVOKED);
    }

    @Test
    void a_template_keeps_links_of_others_out() {
        Entry entry =
                entries("a:\n  state: revoked\n  template: acme/webinar\n").get("a");
        assertThat(entry.of("acme/webinar")).isSameAs(entry);
        assertThat(entry.of("webinar")).isSameAs(Entry.NONE);
        assertThat(Entry.NONE.of("webinar")).isSameAs(Entry.NONE);
    }
}
