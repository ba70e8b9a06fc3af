package dev.nameplate.mail;

import dev.nameplate.merge.Field;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a link to a template would not do, although it can be signed. */
public final class LinkAdvice {

    private LinkAdvice() {}

    /**
     * One sentence for each thing.
     *
     * @param set names of what it fixes
     * @param open names of what it leaves open
     */
    public static List<String> of(Template template, Collection<String> set, Collection<String> open) {
        List<String> advice = new ArrayList<>();
        for (String name : set) {
            if (!name.startsWith("_") && template.field(name).isEmpty()) {
                advice.add(template.path() + " has no field " + name + ": setting it has no effect; its fields are "
                        + names(template));
            }
        }
        for (String name : open) {
            if (name.startsWith("_")) {
                continue;
            }
            Optional<Field> field = template.field(name);
            if (field.isEmpty()) {
                advice.add(template.path() + " has no field " + name + ": opening it has no effect; its fields are "
                        + names(template));
            } else if (!field.get().openable()) {
                advice.add("field " + name + " of " + template.path()
                        + " may not be opened: it will count as missing; set it, or give the field \"open\": true");
            }
        }
        boolean closed = open.stream().allMatch(name -> name.startsWith("_"));
        set.stream()
                .filter(name -> closed && (name.equals("_max") || name.equals("_allow")))
                .forEach(name -> advice.add("no field is open: " + name
                        + " has no effect, since it is about what others fill in and the rest is signed"));
        return advice;
    }

    private static String names(Template template) {
        return String.join(", ", template.fields().stream().map(Field::name).toList());
    }

    /** Names of the fields that a link may leave open. */
    static List<String> openable(Template template) {
        return template.fields().stream()
                .filter(Field::openable)
                .map(Field::name)
                .toList();
    }
}
