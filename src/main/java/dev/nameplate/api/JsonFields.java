package dev.nameplate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.esp.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the members of a request's object; everything that is wrong is kept, and each name that is not asked for is wrong. */
final class JsonFields {

    /** Most members of an object, and of a list: as many parameters as a link can have. */
    private static final int MOST = 64;

    /** Most names that nobody asked for that are told one by one. */
    private static final int MOST_STRANGERS = 20;

    private static final int LONGEST_SHOWN = 60;

    private final ObjectNode object;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<ApiError> errors = new ArrayList<>();

    JsonFields(ObjectNode object) {
        this.object = object;
    }

    /** Everything that was wrong with what was asked for. */
    List<ApiError> errors() {
        return errors;
    }

    void wrong(String pointer, String detail) {
        errors.add(new ApiError(pointer, detail));
    }

    /** Complains of every member that nobody asked for; to be called last. */
    void nothingElse() {
        int strangers = 0;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (!known.contains(name) && ++strangers <= MOST_STRANGERS) {
                wrong(
                        ApiError.step(name),
                        "there is no " + shortened(name) + " here" + near(name, known) + "; allowed are "
                                + String.join(", ", known));
            }
        }
        if (strangers > MOST_STRANGERS) {
            wrong("", "there are " + (strangers - MOST_STRANGERS) + " more names that are none here");
        }
    }

    /** {@code ; did you mean x?}, or nothing; of what is far too long nothing is near. */
    static String near(String given, Collection<String> allowed) {
        return given.length() > LONGEST_SHOWN ? "" : Nearest.question(given, allowed);
    }

    /** A text of at most so many characters. */
    Optional<String> text(String name, int longest) {
        Optional<String> given = text(name);
        if (given.isPresent() && given.get().length() > longest) {
            wrong(
                    ApiError.step(name),
                    name + " has " + given.get().length() + " characters; it takes at most " + longest);
            return Optional.empty();
        }
        return given;
    }

    Optional<String> text(String name) {
        return member(name).flatMap(node -> {
            if (!node.isTextual()) {
                wrong(ApiError.step(name), name + " is " + kind(node) + "; it takes a text");
                return Optional.empty();
            }
            return Optional.of(node.textValue());
        });
    }

    boolean flag(String name) {
        return member(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        wrong(ApiError.step(name), name + " is " + kind(node) + "; it takes true or false");
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    OptionalInt whole(String name, int least, int most) {
        Optional<JsonNode> node = member(name);
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        JsonNode given = node.get();
        boolean fits = given.isIntegralNumber()
                && given.canConvertToInt()
                && given.intValue() >= least
                && given.intValue() <= most;
        if (!fits) {
            wrong(
                    ApiError.step(name),
                    name + " is " + (given.isNumber() ? shortened(given.asText()) : kind(given))
                            + "; it takes a whole number from " + least + " to " + most);
            return OptionalInt.empty();
        }
        return OptionalInt.of(given.intValue());
    }

    /** A list of texts, each of which stands once, with their places. */
    Map<String, Integer> texts(String name) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        Optional<JsonNode> list = member(name);
        if (list.isPresent() && !list.get().isArray()) {
            wrong(ApiError.step(name), name + " is " + kind(list.get()) + "; it takes a list of texts");
        } else if (list.isPresent() && isSmall(name, list.get())) {
            int index = 0;
            for (JsonNode one : list.get()) {
                String place = ApiError.step(name) + '/' + index;
                if (!one.isTextual()) {
                    wrong(place, "it is " + kind(one) + "; " + name + " lists texts");
                } else if (texts.putIfAbsent(one.textValue(), index) != null) {
                    wrong(place, shortened(one.textValue()) + " stands twice; " + name + " lists each once");
                }
                index++;
            }
        }
        return texts;
    }

    /** An object of texts, or of whole numbers taken as they are written. */
    Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        Optional<JsonNode> given = member(name);
        if (given.isPresent() && !given.get().isObject()) {
            wrong(ApiError.step(name), name + " is " + kind(given.get()) + "; it takes an object of texts");
        } else if (given.isPresent() && isSmall(name, given.get())) {
            given.get().properties().forEach(entry -> {
                JsonNode value = entry.getValue();
                if (value.isTextual() || value.isIntegralNumber()) {
                    map.put(entry.getKey(), value.asText());
                } else {
                    wrong(
                            ApiError.step(name) + ApiError.step(entry.getKey()),
                            "it is " + kind(value) + "; " + name + " takes texts and whole numbers"
                                    + (value.isNumber() ? "; write it as a text" : ""));
                }
            });
        }
        return map;
    }

    private boolean isSmall(String name, JsonNode several) {
        if (several.size() > MOST) {
            wrong(ApiError.step(name), name + " has " + several.size() + " members; it takes at most " + MOST);
        }
        return several.size() <= MOST;
    }

    private Optional<JsonNode> member(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name));
    }

    /** What a value is, in words. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> node.isIntegralNumber() ? "a whole number" : "a number with a fraction";
            case BOOLEAN -> node.asText();
            case NULL -> "null";
            default -> "nothing";
        };
    }

    /** What was given, as far as it is worth repeating. */
    static String shortened(String given) {
        int end = given.codePointCount(0, given.length()) <= LONGEST_SHOWN
                ? given.length()
                : given.offsetByCodePoints(0, LONGEST_SHOWN);
        return '"' + given.substring(0, end) + (end < given.length() ? "…" : "") + '"';
    }
}
