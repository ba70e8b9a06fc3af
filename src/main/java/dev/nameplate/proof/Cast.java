package dev.nameplate.proof;

import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which of a template's texts is filled with a person, which with a company, and which with something else. */
final class Cast {

    private static final List<String> COMPANY =
            List.of("company", "organi", "employer", "account", "firma", "business");
    private static final List<String> PERSON =
            List.of("name", "guest", "recipient", "attendee", "member", "customer", "contact", "surname");

    private final List<Field> texts;
    private final List<Field> persons = new ArrayList<>();
    private final List<Field> companies = new ArrayList<>();

    /** @param settled fields that are the same for every contact */
    Cast(Template template, Set<String> settled) {
        List<Field> all = template.fields().stream()
                .filter(field -> field.type() == FieldType.TEXT && !settled.contains(field.name()))
                .toList();
        List<Field> open = all.stream().filter(Field::openable).toList();
        List<Field> free =
                open.stream().filter(field -> field.rules().pattern().isEmpty()).toList();
        this.texts = open.isEmpty() ? all : free.isEmpty() ? open : free;
        for (Field field : texts) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (COMPANY.stream().anyMatch(name::contains)) {
                companies.add(field);
            } else if (PERSON.stream().anyMatch(name::contains)) {
                persons.add(field);
            }
        }
        if (persons.isEmpty()) {
            texts.stream()
                    .filter(field -> !companies.contains(field))
                    .findFirst()
                    .ifPresent(persons::add);
        }
        if (persons.isEmpty()) {
            persons.addAll(companies);
        }
        if (companies.isEmpty()) {
            companies.addAll(texts.stream()
                    .filter(field -> !persons.contains(field))
                    .limit(1)
                    .toList());
        }
        if (companies.isEmpty()) {
            companies.addAll(persons);
        }
    }

    /** The texts that messy data arrives in: those that may be opened, codes and the like aside; or all where none may. */
    List<Field> texts() {
        return texts;
    }

    /** Those that hold a person's name; one at least where there is any text. */
    List<Field> persons() {
        return persons;
    }

    /** Those that hold a company, or what comes closest; one at least where there is any text. */
    List<Field> companies() {
        return companies;
    }
}
