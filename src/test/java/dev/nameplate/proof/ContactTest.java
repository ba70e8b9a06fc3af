package dev.nameplate.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Explanation;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.MergeNote.Kind;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Value;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The twelve contacts, made of whatever fields a template has. */
class ContactTest {

    private static final Template PLAIN = template("""
            {"name": "name", "samples": ["Sarah"], "open": true, "max-length": 60},
            {"name": "company", "samples": ["Northwind & Sons"], "open": true, "case": "smart"},
            {"name": "code", "samples": ["HELLO-20"], "open": true, "pattern": "[A-Z0-9-]+"},
            {"name": "seats", "type": "number", "samples": ["3"], "open": true},
            {"name": "date", "type": "date", "open": true},
            {"name": "colour", "type": "colour", "samples": ["#3B2A8C"], "open": true},
            {"name": "topic", "samples": ["Pricing"]}
            """);

    private static Template template(String fields) {
        return TemplateFiles.template("{\"format\": 1, \"title\": \"t\", \"sizes\": [{\"width\": 40, \"height\": 40}],"
                + " \"fields\": [" + fields + "], \"layers\": []}");
    }

    private static Contact contact(Template template, String id, Map<String, String> fixed) {
        return Contact.twelve(template, fixed).stream()
                .filter(contact -> contact.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Explanation merged(Template template, String id) {
        return new Merger()
                .explain(contact(template, id, Map.of()).delivery(), template.fields(), MergeContext.of("en"));
    }

    private static String value(Explanation merge, String field) {
        return merge.values().get(field).map(Value::text).orElse("");
    }

    private static List<Kind> notes(Explanation merge, String field) {
        return merge.fields().stream()
                .filter(it -> it.field().equals(field))
                .findFirst()
                .orElseThrow()
                .notes();
    }

    @Test
    void there_are_twelve_and_always_the_same() {
        List<Contact> twelve = Contact.twelve(PLAIN, Map.of());
        assertThat(twelve).hasSize(12).isEqualTo(Contact.twelve(PLAIN, Map.of()));
        Set<String> ids = new HashSet<>();
        twelve.forEach(contact -> {
            assertThat(ids.add(contact.id())).isTrue();
            assertThat(contact.id()).matches("[a-z-]+");
            assertThat(contact.title()).isNotBlank();
            assertThat(contact.tests()).isNotBlank();
        });
        assertThat(Contacts.LONG_WORD).hasSize(40).matches("[A-Za-z]+");
        assertThat(Contacts.ENDLESS).hasSize(300);
    }

    @Test
    void the_complete_one_has_everything() {
        Explanation merge = merged(PLAIN, "complete");
        assertThat(merge.values().byName()).hasSize(PLAIN.fields().size());
        assertThat(merge.values().byName().values()).allMatch(value -> value.rung() == 0);
        assertThat(value(merge, "company")).isEqualTo("Northwind & Sons");
        assertThat(value(merge, "colour")).isEqualTo("#3B2A8C");
    }

    @Test
    void the_others_miss_what_they_say() {
        assertThat(merged(PLAIN, "nothing").values().byName()).isEmpty();
        assertThat(merged(PLAIN, "first-field").values().byName()).containsOnlyKeys("name");
        Explanation tags = merged(PLAIN, "merge-tag");
        assertThat(tags.values().byName()).containsOnlyKeys("topic");
        assertThat(notes(tags, "name")).contains(Kind.UNRESOLVED_TAG);
        assertThat(notes(tags, "date")).contains(Kind.UNRESOLVED_TAG);
        assertThat(notes(merged(PLAIN, "endless"), "name")).contains(Kind.TOO_LONG);
    }

    @Test
    void messy_texts_arrive_as_they_would_in_a_mail() {
        Explanation capitals = merged(PLAIN, "capitals");
        assertThat(notes(capitals, "company")).contains(Kind.HEALED_AMPERSAND);
        assertThat(value(capitals, "company")).contains("AT&T").contains("R&D");
        assertThat(value(merged(PLAIN, "hyphens"), "name")).isEqualTo("O’Neil-Smith-Łukasiewicz");
        assertThat(value(merged(PLAIN, "arabic"), "name")).isEqualTo("محمد الأحمد");
        assertThat(value(merged(PLAIN, "japanese"), "company")).isEqualTo("株式会社さくら製作所");
        assertThat(value(merged(PLAIN, "emoji"), "name")).isEqualTo("Sarah 👩‍👩‍👧 🎉");
        assertThat(value(merged(PLAIN, "long-word"), "name")).isEqualTo(Contacts.LONG_WORD);
    }

    @Test
    void fields_that_are_no_free_text_keep_sensible_values() {
        for (Contact contact : Contact.twelve(PLAIN, Map.of())) {
            if (!Set.of("nothing", "first-field", "merge-tag").contains(contact.id())) {
                Explanation merge = merged(PLAIN, contact.id());
                assertThat(value(merge, "code")).as(contact.id()).isEqualTo("HELLO-20");
                assertThat(value(merge, "seats")).as(contact.id()).isEqualTo("3");
                assertThat(value(merge, "topic")).as(contact.id()).isEqualTo("Pricing");
                assertThat(merge.values().has("date")).as(contact.id()).isTrue();
            }
        }
    }

    @Test
    void what_is_fixed_is_the_same_for_all() {
        for (Contact contact : Contact.twelve(PLAIN, Map.of("company", "Acme", "_lang", "de"))) {
            assertThat(contact.delivery().fixed())
                    .containsEntry("company", "Acme")
                    .containsEntry("_lang", "de");
            assertThat(contact.delivery().open()).doesNotContain("company");
        }
    }

    @Test
    void a_template_without_such_fields_has_twelve_all_the_same() {
        assertThat(Contact.twelve(template(""), Map.of())).hasSize(12);
        Template closed = template("{\"name\": \"headline\", \"samples\": [\"Hello\"]}");
        assertThat(value(merged(closed, "arabic"), "headline")).isEqualTo("محمد الأحمد");
    }
}
