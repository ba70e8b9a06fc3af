package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPartTest {

    private static final List<String> LISTED = List.of("name", "company", "_lang");

    @Test
    void a_listed_name_has_its_raw_value() {
        assertThat(value("name=Zo%C3%AB+x", "name")).isEqualTo("Zo%C3%AB+x");
    }

    @Test
    void names_are_compared_as_they_stand() {
        assertThat(OpenPart.read("n%61me=x&NAME=x&+name=x", LISTED).get("name")).isNull();
    }

    @Test
    void only_the_first_occurrence_counts() {
        assertThat(value("name=a&name=b", "name")).isEqualTo("a");
    }

    @Test
    void what_is_cut_off_a_second_occurrence_is_dropped_with_it() {
        assertThat(value("name=a&name=b&c", "name")).isEqualTo("a");
    }

    @Test
    void a_piece_without_equals_is_glued_to_the_listed_value_before_it() {
        OpenPart open = OpenPart.read("company=A&B&C&name=x", LISTED);

        assertThat(open.get("company")).isEqualTo(new OpenPart.RawValue("A&B&C", true));
        assertThat(open.get("name")).isEqualTo(new OpenPart.RawValue("x", false));
    }

    @Test
    void an_unlisted_name_ends_the_gluing() {
        assertThat(value("company=A&utm=x&B", "company")).isEqualTo("A");
    }

    @Test
    void a_listed_name_without_equals_is_empty() {
        assertThat(value("company=A&name&B", "name")).isEqualTo("&B");
        assertThat(value("company=A&name&B", "company")).isEqualTo("A");
    }

    @Test
    void an_escaped_ampersand_between_pieces_is_one() {
        assertThat(value("name=x&amp;company=y", "company")).isEqualTo("y");
    }

    @Test
    void a_semicolon_divides_nothing() {
        assertThat(value("name=a;company=b", "name")).isEqualTo("a;company=b");
    }

    @Test
    void controls_are_listed_like_fields() {
        assertThat(value("_lang=de", "_lang")).isEqualTo("de");
    }

    @Test
    void thousands_of_pieces_are_read_too() {
        String many = "name=x" + "&y".repeat(5000);

        assertThat(value(many, "name")).hasSize(10_001).startsWith("x&y&y").endsWith("&y");
    }

    private static String value(String part, String name) {
        OpenPart.RawValue raw = OpenPart.read(part, LISTED).get(name);
        assertThat(raw).as("%s of %s", name, part).isNotNull();
        return raw.text();
    }
}
