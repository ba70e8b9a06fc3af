package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.merge.Explanation.Origin;
import dev.nameplate.merge.MergeNote.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the table of the corpus cannot show: ladders between fields, coverage, languages, explanations. */
class MergerTest {

    private static final Fallback REMOVE = new Fallback.Remove();

    private final Merger merger = new Merger();

    @Test
    void rungs_are_tried_in_order_and_counted() {
        Field name = Field.text("name", other("nick"), other("company"), words("there"));
        List<Field> fields = List.of(name, Field.text("nick"), Field.text("company"));

        assertThat(merge("name=A&nick=B&company=C", fields).get("name")).contains(Value.text("A"));
        assertThat(merge("nick=B&company=C", fields).get("name"))
                .contains(Value.text("B").onRung(1));
        assertThat(merge("company=C", fields).get("name"))
                .contains(Value.text("C").onRung(2));
        assertThat(merge("", fields).get("name")).contains(Value.text("there").onRung(3));
    }

    @Test
    void the_ladder_of_another_field_is_not_walked() {
        List<Field> fields = List.of(Field.text("name", other("nick")), Field.text("nick", words("pal")));

        Values values = merge("", fields);

        assertThat(values.has("name")).isFalse();
        assertThat(values.get("nick").map(Value::text)).contains("pal");
    }

    @Test
    void two_fields_may_stand_in_for_each_other() {
        List<Field> fields = List.of(Field.text("a", other("b")), Field.text("b", other("a")));

        assertThat(merge("a=x", fields).get("b").map(Value::text)).contains("x");
        assertThat(merge("", fields).byName()).isEmpty();
    }

    @Test
    void what_another_field_lends_must_keep_the_borrowers_rules() {
        Field name = Fields.of(FieldType.TEXT, "name", other("mail"), words("there"))
                .maxLength(8)
                .make();
        Field mail = Fields.of(FieldType.TEXT, "mail").addresses().make();

        assertThat(merge("mail=sarah", List.of(name, mail)).get("name").map(Value::text))
                .contains("sarah");
        assertThat(merge("mail=s@x.com", List.of(name, mail)).get("name").map(Value::text))
                .contains("there");
        assertThat(merge("mail=sarah+ann+smith", List.of(name, mail))
                        .get("name")
                        .map(Value::text))
                .contains("there");
    }

    @Test
    void what_another_field_lends_is_read_by_the_borrowers_type() {
        Field ratio = Fields.of(FieldType.NUMBER, "ratio").make();
        Field date = Fields.of(FieldType.DATE, "date").make();
        Choice gold = new Choice("gold", Localised.of("Gold"), Optional.of(0xFFD4AF37), Optional.of("coin"));
        Field tier = Fields.of(FieldType.CHOICE, "tier").choices(gold).make();
        List<Field> fields = List.of(
                ratio,
                date,
                tier,
                Field.text("label", other("ratio")),
                Fields.of(FieldType.NUMBER, "copy", other("ratio")).make(),
                Field.text("day", other("date")),
                Fields.of(FieldType.DATE, "again", other("date")).make(),
                Fields.of(FieldType.COLOUR, "tint", other("tier")).make(),
                Fields.of(FieldType.IMAGE, "photo", other("tier"))
                        .assets("coin")
                        .make());

        Values values = merge("ratio=1.234.567,891&date=31.01.2027&tier=gold&_lang=de", fields);

        assertThat(values.get("label").map(Value::text)).contains("1.234.567,891");
        assertThat(values.get("copy").map(Value::key)).contains("1234567.891");
        assertThat(values.get("day").map(Value::text)).contains("31. Januar 2027");
        assertThat(values.get("again").map(Value::key)).contains("2027-01-31");
        assertThat(values.get("tint").flatMap(Value::colour)).contains(0xFFD4AF37);
        assertThat(values.get("photo").flatMap(Value::asset)).contains("coin");
    }

    @Test
    void a_number_lent_in_a_language_of_commas_keeps_its_size() {
        List<Field> fields = List.of(
                Fields.of(FieldType.NUMBER, "a").make(),
                Fields.of(FieldType.NUMBER, "b", other("a")).make());

        assertThat(merge("a=1,234&_lang=de", fields).get("b").flatMap(Value::number))
                .contains(1.234);
    }

    @Test
    void fixed_words_are_formatted_but_not_held_to_the_rules() {
        Field seats =
                Fields.of(FieldType.NUMBER, "seats", words("1234")).range(0, 10).make();
        Field site = Fields.of(FieldType.TEXT, "site", words("acme.com"))
                .letters(LetterCase.UPPER)
                .make();

        Values values = merge("", List.of(seats, site));

        assertThat(values.get("seats").map(Value::text)).contains("1,234");
        assertThat(values.get("site").map(Value::text)).contains("ACME.COM");
    }

    @Test
    void smart_case_leaves_an_authors_words_as_they_are_meant() {
        Field name = Fields.of(FieldType.TEXT, "name", words("there"))
                .letters(LetterCase.SMART)
                .make();

        assertThat(merge("name=sarah", List.of(name)).get("name").map(Value::text))
                .contains("Sarah");
        assertThat(merge("", List.of(name)).get("name").map(Value::text)).contains("there");
    }

    @Test
    void a_fixed_value_that_does_not_fit_its_field_is_passed_over() {
        Field tier = Fields.of(FieldType.CHOICE, "tier", words("bronze"), words("gold"))
                .choices(new Choice("gold", Localised.of("Gold"), Optional.empty(), Optional.empty()))
                .make();

        assertThat(merge("", List.of(tier)).get("tier").map(Value::rung)).contains(2);
    }

    @Test
    void removal_ends_a_ladder() {
        Values values = merge("", List.of(Field.text("name", REMOVE, words("never"))));

        assertThat(values.has("name")).isFalse();
        assertThat(values.notes())
                .containsExactly(new MergeNote("name", Kind.ABSENT), new MergeNote("name", Kind.REMOVED));
    }

    @Test
    void what_no_face_draws_is_missing_on_every_rung() {
        MergeContext latin =
                new MergeContext("en", Optional.of(text -> text.codePoints().allMatch(c -> c < 0x250)));
        Field name = Field.text("name", other("nick"), words("友"), words("there"));
        List<Field> fields = List.of(name, Field.text("nick"));

        Values values = merger.merge(open("name=%E6%9D%8E&nick=%E6%9D%8E", fields), fields, latin);

        assertThat(values.get("name")).contains(Value.text("there").onRung(3));
        assertThat(values.notes())
                .extracting(MergeNote::kind)
                .containsExactly(Kind.NO_GLYPH, Kind.FALLBACK, Kind.NO_GLYPH, Kind.REMOVED);
    }

    @Test
    void controls_of_the_signed_part_count_before_open_ones() {
        List<Field> fields = List.of(Field.text("name"));
        Delivery delivery = new Delivery(
                Map.of("_lang", "pt_br", "_tz", "Europe/Lisbon", "_seed", "7"),
                List.of("name", "_lang", "_tz", "_seed"),
                "_lang=de&_tz=UTC&_seed=9");

        Values values = merger.merge(delivery, fields, MergeContext.of("en"));

        assertThat(values.language()).isEqualTo("pt-BR");
        assertThat(values.zone()).isEqualTo("Europe/Lisbon");
        assertThat(values.seed()).isEqualTo("7");
    }

    @Test
    void controls_that_are_not_listed_are_not_read() {
        List<Field> fields = List.of(Field.text("name"));
        Delivery delivery = new Delivery(Map.of(), List.of("name"), "_lang=de&_tz=Europe/Berlin&_seed=9&name=x");

        Values values = merger.merge(delivery, fields, MergeContext.of("en"));

        assertThat(values.language()).isEqualTo("en");
        assertThat(values.zone()).isEqualTo("UTC");
        assertThat(values.seed()).isEmpty();
        assertThat(values.notes()).isEmpty();
    }

    @Test
    void a_language_without_rules_chooses_words_and_leaves_numbers_to_the_templates() {
        Field name = Field.text("name", new Fallback.Fixed(new Localised("there", Map.of("tlh", "jup"))));
        Field ratio = Fields.of(FieldType.NUMBER, "ratio").make();

        Values values = merger.merge(
                open("ratio=1234.5&_lang=tlh", List.of(name, ratio)), List.of(name, ratio), MergeContext.of("de"));

        assertThat(values.get("name").map(Value::text)).contains("jup");
        assertThat(values.get("ratio").map(Value::text)).contains("1.234,5");
        assertThat(values.language()).isEqualTo("tlh");
    }

    @Test
    void a_field_may_have_a_language_of_its_own() {
        NumberFormat german = new NumberFormat(NumberFormat.Style.DECIMAL, 0, 3, Optional.empty(), Optional.of("de"));
        Field ratio = Fields.of(FieldType.NUMBER, "ratio").number(german).make();

        assertThat(merge("ratio=1234.5&_lang=fr", List.of(ratio)).get("ratio").map(Value::text))
                .contains("1.234,5");
    }

    @Test
    void an_explanation_tells_what_became_of_each_field() {
        List<Field> fields = List.of(Field.text("name", words("there")), Field.text("company"), Field.text("title"));

        Explanation explanation = merger.explain(
                new Delivery(
                        Map.of("title", " Dr "),
                        List.of("name", "company", "_lang"),
                        "name=*|FNAME|*&company=AT&T&_lang=DE"),
                fields,
                MergeContext.of("en"));

        assertThat(explanation.controls()).containsExactly(Map.entry("_lang", "de"));
        assertThat(explanation.fields())
                .containsExactly(
                        new Explanation.OfField(
                                "name",
                                Origin.OPEN,
                                Optional.of("*|FNAME|*"),
                                Optional.empty(),
                                List.of(Kind.UNRESOLVED_TAG, Kind.FALLBACK),
                                Optional.of(Value.text("there").onRung(1))),
                        new Explanation.OfField(
                                "company",
                                Origin.OPEN,
                                Optional.of("AT&T"),
                                Optional.of("AT&T"),
                                List.of(Kind.HEALED_AMPERSAND),
                                Optional.of(Value.text("AT&T"))),
                        new Explanation.OfField(
                                "title",
                                Origin.FIXED,
                                Optional.of(" Dr "),
                                Optional.of("Dr"),
                                List.of(Kind.HEALED_CHARACTERS),
                                Optional.of(Value.text("Dr"))));
    }

    @Test
    void notes_hold_names_and_kinds_only() {
        assertThat(MergeNote.class.getRecordComponents())
                .extracting(java.lang.reflect.RecordComponent::getName)
                .containsExactly("field", "kind");
    }

    private Values merge(String part, List<Field> fields) {
        return merger.merge(open(part, fields), fields, MergeContext.of("en"));
    }

    private static Delivery open(String part, List<Field> fields) {
        List<String> names =
                new java.util.ArrayList<>(fields.stream().map(Field::name).toList());
        names.add("_lang");
        return new Delivery(Map.of(), names, part);
    }

    private static Fallback other(String name) {
        return new Fallback.OtherField(name);
    }

    private static Fallback words(String text) {
        return new Fallback.Fixed(Localised.of(text));
    }
}
