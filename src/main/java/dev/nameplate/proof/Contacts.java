package dev.nameplate.proof;

import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the twelve contacts: the template's first samples, in each with something awkward in its texts. */
final class Contacts {

    /** Forty letters and nowhere to break. */
    static final String LONG_WORD = "Wolfeschlegelsteinhausenbergerdorffingen";

    static final String CAPITALS = "AT&T INTERNATIONAL BUSINESS PARTNERS R&D";
    static final String HYPHENS = "O’Neil-Smith-Łukasiewicz";
    static final String FAMILY = "Sarah 👩‍👩‍👧 🎉";

    /** Three hundred characters of names. */
    static final String ENDLESS =
            "Anna-Sophia Maria Theresia Konstantina ".repeat(8).substring(0, 299) + "x";

    private final Template template;
    private final Map<String, String> fixed;
    private final Cast cast;

    Contacts(Template template, Map<String, String> fixed) {
        this.template = template;
        this.fixed = fixed;
        this.cast = new Cast(template, fixed.keySet());
    }

    List<Contact> all() {
        return List.of(
                contact("complete", "Complete", "Every field is there.", true, values -> {}),
                contact("nothing", "Everything missing", "What is left when no field arrives.", true, Map::clear),
                contact("first-field", "Only the first field", "One field arrives and no other.", true, this::first),
                contact(
                        "long-word",
                        "One word of 40 letters",
                        "A name that cannot be broken between words.",
                        false,
                        values -> put(values, cast.persons().stream().limit(1).toList(), LONG_WORD)),
                contact(
                        "capitals",
                        "ALL CAPS company",
                        "Capitals, and an & that was not encoded.",
                        false,
                        values -> put(values, cast.companies(), CAPITALS)),
                contact(
                        "hyphens",
                        HYPHENS,
                        "Hyphens, an apostrophe and an accent.",
                        true,
                        values -> put(values, last(cast.persons()), HYPHENS)),
                contact("arabic", "Arabic", "Letters that join and run from right to left.", true, this::arabic),
                contact("japanese", "Japanese", "A script without spaces.", true, this::japanese),
                contact(
                        "emoji",
                        "Emoji and a family",
                        "Pictures, one of them of seven code points.",
                        false,
                        values -> put(values, last(cast.persons()), FAMILY)),
                contact("merge-tag", "Raw merge tag", "Tags that the provider did not resolve.", true, this::tags),
                contact(
                        "endless",
                        "300 characters",
                        "More than fits, in every text.",
                        false,
                        values -> put(values, cast.texts(), ENDLESS)),
                contact(
                        "no-images",
                        "Missing images",
                        "Every field is there but the pictures.",
                        true,
                        this::withoutImages));
    }

    private Contact contact(
            String id, String title, String tests, boolean ordinary, Consumer<Map<String, String>> awkward) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : template.fields()) {
            String value = sensible(field);
            if (!value.isEmpty()) {
                values.put(field.name(), value);
            }
        }
        awkward.accept(values);
        return new Contact(id, title, tests, ordinary, values, delivery(values));
    }

    /** The first sample, or a value of the field's type that no rule of its own is likely to refuse; empty for none. */
    private static String sensible(Field field) {
        if (!field.samples().isEmpty()) {
            return field.samples().get(0);
        }
        return switch (field.type()) {
            case TEXT -> field.label();
            case NUMBER ->
                String.valueOf(Math.round(field.rules()
                        .least()
                        .orElse(Math.min(42, field.rules().most().orElse(42.0)))));
            case DATE -> "2027-01-28T16:00:00Z";
            case COLOUR -> "#3B2A8C";
            case CHOICE -> field.choices().get(0).key();
            case IMAGE -> field.assets().get(0);
            case LIST -> "";
        };
    }

    private void first(Map<String, String> values) {
        String only = template.fields().stream()
                .filter(field -> field.openable() && !fixed.containsKey(field.name()))
                .findFirst()
                .or(() -> template.fields().stream().findFirst())
                .map(Field::name)
                .orElse("");
        values.keySet().retainAll(List.of(only));
    }

    private void arabic(Map<String, String> values) {
        put(values, cast.texts(), "مثال جديد");
        put(values, cast.companies(), "شركة الواحة للتجارة");
        put(values, cast.persons(), "محمد الأحمد");
    }

    private void japanese(Map<String, String> values) {
        put(values, cast.texts(), "新しい例");
        put(values, cast.companies(), "株式会社さくら製作所");
        put(values, cast.persons(), "山田太郎");
    }

    private void tags(Map<String, String> values) {
        for (Field field : template.fields()) {
            if (field.openable()) {
                values.put(field.name(), "*|" + field.name().toUpperCase(Locale.ROOT) + "|*");
            }
        }
    }

    private void withoutImages(Map<String, String> values) {
        for (Field field : template.fields()) {
            boolean pictured =
                    field.choices().stream().anyMatch(choice -> choice.asset().isPresent());
            if (field.type() == FieldType.IMAGE || pictured) {
                values.remove(field.name());
            }
        }
    }

    private static void put(Map<String, String> values, List<Field> fields, String value) {
        fields.forEach(field -> values.put(field.name(), value));
    }

    private static List<Field> last(List<Field> fields) {
        return fields.isEmpty() ? fields : fields.subList(fields.size() - 1, fields.size());
    }

    /** Fields that may be opened are, and those that did not arrive are empty there; the others are fixed or absent. */
    private Delivery delivery(Map<String, String> values) {
        Map<String, String> signed = new HashMap<>();
        List<String> open = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (Field field : template.fields()) {
            String name = field.name();
            if (field.openable()) {
                open.add(name);
                part.append(part.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(raw(values.getOrDefault(name, "")));
            } else if (values.containsKey(name)) {
                signed.put(name, values.get(name));
            }
        }
        fixed.forEach((name, value) -> {
            open.remove(name);
            signed.put(name, value);
        });
        return new Delivery(signed, open, part.toString());
    }

    /** A value as it comes out of a mail: bytes as they are, {@code &} too, but for what could not stand in a target. */
    private static String raw(String value) {
        StringBuilder raw = new StringBuilder();
        for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            if (c <= ' ' || c == '#' || c == '+') {
                raw.append(String.format("%%%02X", (int) c));
            } else {
                raw.append(c);
            }
        }
        return raw.toString();
    }
}
