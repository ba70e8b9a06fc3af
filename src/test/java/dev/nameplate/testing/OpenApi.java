package dev.nameplate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A description of an API in OpenAPI 3.1, to hold requests and answers against. */
public final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ObjectNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    public OpenApi(String resource) {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream(resource), resource)) {
            document = (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ObjectNode document() {
        return document;
    }

    /** The described path that a path is one of; one without braces goes first. */
    public Optional<String> template(String path) {
        String bare = path.replaceFirst("[?].*", "");
        if (document.path("paths").has(bare)) {
            return Optional.of(bare);
        }
        List<String> fits = new ArrayList<>();
        document.path("paths").fieldNames().forEachRemaining(template -> {
            if (bare.matches(template.replaceAll("\\{[^}]*}", "[^/]+"))) {
                fits.add(template);
            }
        });
        return fits.stream().findFirst();
    }

    /** Every {@code METHOD path status} that is described. */
    public Set<String> described() {
        Set<String> all = new LinkedHashSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> operation
                        .getValue()
                        .path("responses")
                        .fieldNames()
                        .forEachRemaining(status -> all.add(name(operation.getKey(), path.getKey(), status)))));
        return all;
    }

    public static String name(String method, String template, String status) {
        return method.toUpperCase(java.util.Locale.ROOT) + ' ' + template + ' ' + status;
    }

    /** What a pointer leads to, references followed. */
    public JsonNode at(String pointer) {
        JsonNode node = document.at(pointer);
        return node.has("$ref") && node.size() == 1
                ? at(node.get("$ref").asText().substring(1))
                : node;
    }

    /** The pointer that {@link #at} ends at. */
    public String resolved(String pointer) {
        JsonNode node = document.at(pointer);
        return node.has("$ref") && node.size() == 1
                ? resolved(node.get("$ref").asText().substring(1))
                : pointer;
    }

    /** The pointer to an operation. */
    public static String operation(String method, String template) {
        return "/paths/" + escaped(template) + '/' + method.toLowerCase(java.util.Locale.ROOT);
    }

    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** What the schema at a pointer says against a text of JSON. */
    public List<String> objections(String pointer, String json) {
        return schemas
                .computeIfAbsent(pointer, this::schema)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Schema schema(String pointer) {
        ObjectNode whole = document.deepCopy();
        whole.put("$ref", "#" + pointer);
        return REGISTRY.getSchema(whole.toString(), InputFormat.JSON);
    }
}
