package dev.nameplate.merge;

import java.util.List;

/**
 * A place in a template that a link fills.
 *
 * @param id stable identity; renaming the field keeps it
 * @param name what links call it: {@code [a-z][a-z0-9_]{0,31}}
 * @param type what it holds
 * @param label what a form shows; by default the name
 * @param help a sentence for whoever fills it in; may be empty
 * @param samples believable values as they would arrive, first the best; may be empty
 * @param openable whether a link may leave its value to the e-mail service provider
 * @param rules what it accepts
 * @param letterCase how a text's letters are set
 * @param number how a number is shown
 * @param date how a date is shown
 * @param choices the values of a choice field, in order; empty for other types
 * @param assets the assets that an image field may name, in order; empty for other types
 * @param list what a list field holds; the rest of the field is about each of its items
 * @param ladder what stands in when the value is missing, in order; the end of the list removes
 */
public record Field(
        String id,
        String name,
        FieldType type,
        String label,
        String help,
        List<String> samples,
        boolean openable,
        FieldRules rules,
        LetterCase letterCase,
        NumberFormat number,
        DateFormat date,
        List<Choice> choices,
        List<String> assets,
        ListRules list,
        List<Fallback> ladder) {

    public Field {
        samples = List.copyOf(samples);
        choices = List.copyOf(choices);
        assets = List.copyOf(assets);
        ladder = List.copyOf(ladder);
    }

    /** A field that holds no list. */
    public Field(
            String id,
            String name,
            FieldType type,
            String label,
            String help,
            List<String> samples,
            boolean openable,
            FieldRules rules,
            LetterCase letterCase,
            NumberFormat number,
            DateFormat date,
            List<Choice> choices,
            List<String> assets,
            List<Fallback> ladder) {
        this(
                id,
                name,
                type,
                label,
                help,
                samples,
                openable,
                rules,
                letterCase,
                number,
                date,
                choices,
                assets,
                ListRules.DEFAULT,
                ladder);
    }

    /** The field that each item of a list is held against; the field itself when it holds none. */
    public Field item() {
        return type == FieldType.LIST ? with(list.of(), openable, ladder) : this;
    }

    /** The same field with another ladder. */
    public Field withLadder(List<Fallback> other) {
        return with(type, openable, other);
    }

    /** The same field, which a link may leave open. */
    public Field opened() {
        return openable ? this : with(type, /* open= */ true, ladder);
    }

    private Field with(FieldType otherType, boolean open, List<Fallback> otherLadder) {
        return new Field(
                id,
                name,
                otherType,
                label,
                help,
                samples,
                open,
                rules,
                letterCase,
                number,
                date,
                choices,
                assets,
                list,
                otherLadder);
    }

    /** A text field with default rules that may be opened: for tests and tools. */
    public static Field text(String name, Fallback... ladder) {
        return new Field(
                name,
                name,
                FieldType.TEXT,
                name,
                "",
                List.of(),
                /* openable= */ true,
                FieldRules.DEFAULT,
                LetterCase.AS_IS,
                NumberFormat.PLAIN,
                DateFormat.LONG,
                List.of(),
                List.of(),
                List.of(ladder));
    }
}
