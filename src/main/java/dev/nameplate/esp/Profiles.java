package dev.nameplate.esp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All profiles of {@code esp/profiles.json}, read once. */
public final class Profiles {

    private static final String FILE = "/esp/profiles.json";
    private static final String ANY_NAME = "[A-Za-z][A-Za-z0-9_. -]{0,60}";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Profile> ALL = load();

    private Profiles() {}

    /** In the file's order: the best known first. */
    public static List<Profile> all() {
        return List.copyOf(ALL.values());
    }

    public static Optional<Profile> find(String id) {
        return Optional.ofNullable(ALL.get(id.toLowerCase(Locale.ROOT)));
    }

    /** What to say of an id that is none: what was given, the nearest, and all that are allowed. */
    public static String unknown(String id) {
        return "\"" + id + "\" is no e-mail service provider that is known here" + Nearest.question(id, ALL.keySet())
                + "\nallowed are: " + String.join(", ", ALL.keySet());
    }

    private static Map<String, Profile> load() {
        try (InputStream stream = Profiles.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("The data file " + FILE + " is missing from the program");
            }
            Map<String, Profile> all = new LinkedHashMap<>();
            for (JsonNode node : JSON.readTree(stream)) {
                Profile profile = profile(node);
                all.put(profile.id(), profile);
            }
            return all;
        } catch (IOException broken) {
            throw new IllegalStateException("The data file " + FILE + " cannot be read", broken);
        }
    }

    private static Profile profile(JsonNode node) {
        Map<String, Confidence> confidence = new LinkedHashMap<>();
        texts(node, "confidence").forEach((fact, key) -> confidence.put(fact, Confidence.of(key)));
        List<Profile.Missing> missing = new ArrayList<>();
        list(node, "missing-forms").forEach(key -> missing.add(Profile.Missing.valueOf(key.toUpperCase(Locale.ROOT))));
        return new Profile(
                node.get("id").asText(),
                node.get("name").asText(),
                new Profile.Forms(
                        node.get("tag").asText(),
                        text(node, "encoded"),
                        text(node, "default"),
                        text(node, "encoded-default")),
                texts(node, "fields"),
                text(node, "custom").orElse(Profile.NAME),
                Pattern.compile(text(node, "field-names").orElse(ANY_NAME)),
                Arrival.of(node.get("arrives").asText()),
                Arrival.of(text(node, "encodes").orElse("percent")),
                node.path("needs-default").asBoolean(),
                node.get("missing").asText(),
                missing,
                signing(text(node, "hmac").orElse("")),
                list(node, "marks"),
                confidence,
                list(node, "caveats"));
    }

    private static Profile.Signing signing(String recipe) {
        return switch (recipe) {
            case "liquid" -> new Profile.Signing(true, Confidence.DOCUMENTED, "");
            case "liquid-unverified" -> new Profile.Signing(true, Confidence.UNVERIFIED, "");
            default ->
                new Profile.Signing(
                        false, Confidence.UNVERIFIED, recipe.startsWith("none: ") ? recipe.substring(6) : "");
        };
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
    }

    private static Map<String, String> texts(JsonNode node, String name) {
        return node.has(name) ? JSON.convertValue(node.get(name), TEXTS) : Map.of();
    }

    private static List<String> list(JsonNode node, String name) {
        return node.has(name) ? JSON.convertValue(node.get(name), LIST) : List.of();
    }
}
