package dev.nameplate.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fields for tests, each a change or two away from a plain text field. */
final class Fields {

    private Field field;

    private Fields(Field field) {
        this.field = field;
    }

    static Fields of(FieldType type, String name, Fallback... ladder) {
        Field text = Field.text(name, ladder);
        return new Fields(new Field(
                name,
                name,
                type,
                name,
                "",
                List.of(),
                /* openable= */ true,
                text.rules(),
                text.letterCase(),
                text.number(),
                text.date(),
                text.choices(),
                text.assets(),
                text.ladder()));
    }

    Field make() {
        return field;
    }

    Fields rules(FieldRules rules) {
        return with(field.openable(), rules, field.letterCase(), field.number(), field.date());
    }

    Fields maxLength(int most) {
        return rules(new FieldRules(most, Optional.empty(), false, true, Optional.empty(), Optional.empty()));
    }

    Fields pattern(String regex) {
        return rules(new FieldRules(
                80, Optional.of(Pattern.compile(regex)), false, true, Optional.empty(), Optional.empty()));
    }

    Fields range(double least, double most) {
        return rules(new FieldRules(80, Optional.empty(), false, true, Optional.of(least), Optional.of(most)));
    }

    Fields addresses() {
        return rules(new FieldRules(80, Optional.empty(), true, true, Optional.empty(), Optional.empty()));
    }

    Fields anyWord() {
        return rules(new FieldRules(80, Optional.empty(), false, false, Optional.empty(), Optional.empty()));
    }

    Fields closed() {
        return with(false, field.rules(), field.letterCase(), field.number(), field.date());
    }

    Fields letters(LetterCase letterCase) {
        return with(field.openable(), field.rules(), letterCase, field.number(), field.date());
    }

    Fields number(NumberFormat number) {
        return with(field.openable(), field.rules(), field.letterCase(), number, field.date());
    }

    Fields date(DateFormat date) {
        return with(field.openable(), field.rules(), field.letterCase(), field.number(), date);
    }

    Fields skeleton(String skeleton, Optional<String> zone) {
        return date(new DateFormat(Optional.of(skeleton), DateFormat.Style.LONG, false, Optional.empty(), zone));
    }

    Fields choices(Choice... choices) {
        return lists(List.of(choices), field.assets());
    }

    Fields assets(String... assets) {
        return lists(field.choices(), List.of(assets));
    }

    Fields list(FieldType of, int most) {
        return list(new ListRules(of, Optional.empty(), most));
    }

    /** The last of the changes. */
    Fields list(ListRules list) {
        field = new Field(
                field.id(),
                field.name(),
                field.type(),
                field.label(),
                field.help(),
                field.samples(),
                field.openable(),
                field.rules(),
                field.letterCase(),
                field.number(),
                field.date(),
                field.choices(),
                field.assets(),
                list,
                field.ladder());
        return this;
    }

    private Fields with(
            boolean openable, FieldRules rules, LetterCase letterCase, NumberFormat number, DateFormat date) {
        field = new Field(
                field.id(),
                field.name(),
                field.type(),
                field.label(),
                field.help(),
                field.samples(),
                openable,
                rules,
                letterCase,
                number,
                date,
                field.choices(),
                field.assets(),
                field.ladder());
        return this;
    }

    private Fields lists(List<Choice> choices, List<String> assets) {
        field = new Field(
                field.id(),
                field.name(),
                field.type(),
                field.label(),
                field.help(),
                field.samples(),
                field.openable(),
                field.rules(),
                field.letterCase(),
                field.number(),
                field.date(),
                choices,
                assets,
                field.ladder());
        return this;
    }

    /** The fields that the head of corpus.txt describes. */
    static List<Field> ofCorpus() {
        Fallback there = new Fallback.Fixed(new Localised("there", Map.of("de", "du")));
        Fallback hidden = new Fallback.Fixed(Localised.of("hidden"));
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text("name", there));
        fields.add(Field.text("company"));
        fields.add(of(FieldType.TEXT, "title").letters(LetterCase.SMART).make());
        fields.add(of(
                        FieldType.TEXT,
                        "city",
                        new Fallback.OtherField("company"),
                        new Fallback.Fixed(Localised.of("your town")))
                .maxLength(12)
                .make());
        fields.add(of(FieldType.TEXT, "nick").anyWord().make());
        fields.add(of(FieldType.TEXT, "code").pattern("[A-Z0-9-]{4,12}").make());
        fields.add(of(FieldType.TEXT, "evil").pattern("(a+)+$").make());
        fields.add(of(FieldType.TEXT, "site").addresses().make());
        fields.add(of(FieldType.TEXT, "hidden", hidden).closed().make());
        fields.add(of(FieldType.TEXT, "shout").letters(LetterCase.UPPER).make());
        fields.add(of(FieldType.TEXT, "head").letters(LetterCase.TITLE).make());
        fields.add(of(FieldType.TEXT, "lead").letters(LetterCase.SENTENCE).make());
        fields.add(of(FieldType.TEXT, "quiet").letters(LetterCase.LOWER).make());
        fields.addAll(numbersAndDates());
        fields.add(of(FieldType.COLOUR, "tint").make());
        fields.add(of(FieldType.CHOICE, "tier", new Fallback.Fixed(Localised.of("silver")))
                .choices(
                        new Choice(
                                "gold",
                                new Localised("Gold member", Map.of("de", "Goldmitglied")),
                                Optional.of(0xFFD4AF37),
                                Optional.empty()),
                        new Choice("silver", Localised.of("Silver"), Optional.empty(), Optional.of("harbour")))
                .make());
        fields.addAll(lists());
        fields.add(of(FieldType.IMAGE, "photo", new Fallback.Asset("harbour"))
                .assets("sunrise", "harbour")
                .make());
        return fields;
    }

    private static List<Field> lists() {
        Fallback prices = new Fallback.Fixed(Localised.of("1|2"));
        return List.of(
                of(FieldType.LIST, "tags").maxLength(12).list(FieldType.TEXT, 4).make(),
                of(FieldType.LIST, "more", new Fallback.OtherField("tags")).make(),
                of(FieldType.LIST, "lines")
                        .list(new ListRules(FieldType.TEXT, Optional.of(" / "), 12))
                        .make(),
                of(FieldType.LIST, "sizes").list(FieldType.NUMBER, 12).make(),
                of(FieldType.LIST, "steps")
                        .range(0, 100)
                        .list(FieldType.NUMBER, 12)
                        .make(),
                of(FieldType.LIST, "prices", prices)
                        .number(number(NumberFormat.Style.CURRENCY, 0, 2))
                        .list(FieldType.NUMBER, 12)
                        .make(),
                of(FieldType.LIST, "days")
                        .date(new DateFormat(
                                Optional.empty(), DateFormat.Style.MEDIUM, false, Optional.empty(), Optional.empty()))
                        .list(FieldType.DATE, 12)
                        .make(),
                of(FieldType.LIST, "tiers")
                        .choices(
                                new Choice("gold", Localised.of("Gold member"), Optional.empty(), Optional.empty()),
                                new Choice("silver", Localised.of("Silver"), Optional.empty(), Optional.empty()))
                        .list(FieldType.CHOICE, 12)
                        .make());
    }

    private static List<Field> numbersAndDates() {
        return List.of(
                of(FieldType.NUMBER, "seats").range(0, 1000).make(),
                of(FieldType.NUMBER, "ratio").make(),
                of(FieldType.NUMBER, "price")
                        .number(number(NumberFormat.Style.CURRENCY, 0, 2))
                        .make(),
                of(FieldType.NUMBER, "rate")
                        .number(number(NumberFormat.Style.PERCENT, 0, 0))
                        .make(),
                of(FieldType.NUMBER, "views")
                        .number(number(NumberFormat.Style.COMPACT, 0, 1))
                        .make(),
                of(FieldType.DATE, "date").make(),
                of(FieldType.DATE, "at")
                        .skeleton("yMMMMdjm", Optional.of("Europe/Berlin"))
                        .make(),
                of(FieldType.DATE, "day").skeleton("EEEEMMMd", Optional.empty()).make(),
                of(FieldType.DATE, "clock").skeleton("jm", Optional.empty()).make());
    }

    static NumberFormat number(NumberFormat.Style style, int least, int most) {
        return new NumberFormat(style, least, most, Optional.of("EUR"), Optional.empty());
    }
}
