package dev.nameplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nameplate.testing.OpenApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the description to the rules of OpenAPI 3.1, and to the code. */
class DescriptionTest {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /** What each kind of object may have, and what it has to (with a !). */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "",
                    Set.of(
                            "openapi!",
                            "info!",
                            "jsonSchemaDialect",
                            "servers",
                            "paths",
                            "webhooks",
                            "components",
                            "security",
                            "tags",
                            "externalDocs"),
            "info", Set.of("title!", "summary", "description", "termsOfService", "contact", "license", "version!"),
            "operation",
                    Set.of(
                            "tags",
                            "summary",
                            "description",
                            "externalDocs",
                            "operationId",
                            "parameters",
                            "requestBody",
                            "responses",
                            "callbacks",
                            "deprecated",
                            "security",
                            "servers"),
            "parameter",
                    Set.of(
                            "name!",
                            "in!",
                            "description",
                            "required",
                            "deprecated",
                            "style",
                            "explode",
                            "schema!",
                            "example",
                            "examples"),
            "requestBody", Set.of("description", "content!", "required"),
            "response", Set.of("description!", "headers", "content", "links"),
            "header", Set.of("description", "required", "deprecated", "schema!", "example", "examples"),
            "content", Set.of("schema", "example", "examples", "encoding"),
            "example", Set.of("summary", "description", "value", "externalValue"),
            "components",
                    Set.of(
                            "schemas",
                            "responses",
                            "parameters",
                            "examples",
                            "requestBodies",
                            "headers",
                            "securitySchemes",
                            "links",
                            "callbacks",
                            "pathItems"));

    private final OpenApi description = new OpenApi("/api/openapi.json");

    private void hold(String kind, String place, JsonNode object) {
        Set<String> allowed = new TreeSet<>();
        KEYS.get(kind).forEach(key -> allowed.add(key.replace("!", "")));
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        assertThat(allowed).as("%s: a %s has no others", place, kind).containsAll(names);
        for (String key : KEYS.get(kind)) {
            if (key.endsWith("!")) {
                assertThat(names).as("%s: a %s", place, kind).contains(key.replace("!", ""));
            }
        }
    }

    private void operations(BiConsumer<String, JsonNode> look) {
        description.document().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> {
                    assertThat(METHODS).contains(operation.getKey());
                    look.accept(OpenApi.operation(operation.getKey(), path.getKey()), operation.getValue());
                }));
    }

    @Test
    void its_objects_have_what_they_have_to_and_nothing_else() {
        JsonNode root = description.document();
        hold("", "", root);
        hold("info", "/info", root.get("info"));
        hold("components", "/components", root.get("components"));
        assertThat(root.get("openapi").asText()).matches("3\\.1\\.\\d+");
        assertThat(root.get("jsonSchemaDialect").asText()).isEqualTo(DIALECT);
        Set<String> ids = new TreeSet<>();
        operations((pointer, operation) -> {
            hold("operation", pointer, operation);
            assertThat(ids.add(operation.get("operationId").asText()))
                    .as(pointer)
                    .isTrue();
            operation.path("tags").forEach(tag -> assertThat(root.get("tags").toString())
                    .contains(tag.toString()));
            parameters(pointer, operation);
            if (operation.has("requestBody")) {
                hold("requestBody", pointer, operation.get("requestBody"));
                content(pointer + "/requestBody", operation.at("/requestBody/content"));
            }
            Set<String> statuses = new TreeSet<>();
            operation.get("responses").fieldNames().forEachRemaining(statuses::add);
            assertThat(statuses).as(pointer).contains("200").allMatch(status -> status.matches("[2-5]\\d\\d"));
            for (String status : statuses) {
                response(description.resolved(pointer + "/responses/" + status));
            }
        });
    }

    /** Each name in braces is a parameter of the path, and no other is. */
    private void parameters(String pointer, JsonNode operation) {
        Set<String> named = new TreeSet<>();
        Matcher braces = Pattern.compile("\\{([^}]+)}").matcher(pointer);
        while (braces.find()) {
            named.add(braces.group(1));
        }
        Set<String> declared = new TreeSet<>();
        operation.path("parameters").forEach(parameter -> {
            hold("parameter", pointer, parameter);
            assertThat(parameter.get("in").asText()).isEqualTo("path");
            assertThat(parameter.get("required").asBoolean()).isTrue();
            declared.add(parameter.get("name").asText());
        });
        assertThat(declared).isEqualTo(named);
    }

    private void response(String pointer) {
        JsonNode response = description.at(pointer);
        hold("response", pointer, response);
        content(pointer, response.path("content"));
        response.path("headers").fieldNames().forEachRemaining(name -> {
            String header = description.resolved(pointer + "/headers/" + OpenApi.escaped(name));
            hold("header", header, description.at(header));
        });
    }

    private void content(String pointer, JsonNode content) {
        assertThat(content.isEmpty()).as(pointer).isFalse();
        content.properties().forEach(type -> {
            assertThat(type.getKey()).matches("[a-z]+/[a-z0-9.+-]+");
            hold("content", pointer, type.getValue());
            type.getValue().path("examples").properties().forEach(example -> {
                hold("example", pointer, example.getValue());
                if (type.getKey().equals("application/json")) {
                    assertThat(description.objections(
                                    pointer + "/content/" + OpenApi.escaped(type.getKey()) + "/schema",
                                    example.getValue().get("value").toString()))
                            .as(example.getKey())
                            .isEmpty();
                }
            });
        });
    }

    @Test
    void every_reference_leads_somewhere_and_every_component_is_led_to() {
        Set<String> references = new TreeSet<>();
        references(description.document(), references);
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(description.document().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        for (String kind : List.of("schemas", "responses", "headers")) {
            description.document().at("/components/" + kind).fieldNames().forEachRemaining(name -> assertThat(
                            references)
                    .as("%s is used", name)
                    .anyMatch(reference -> (reference + "/").startsWith("#/components/" + kind + "/" + name + "/")));
        }
        description.document().at("/security/0").fieldNames().forEachRemaining(scheme -> assertThat(description
                        .document()
                        .at("/components/securitySchemes/" + scheme + "/type")
                        .asText())
                .isEqualTo("http"));
    }

    private static void references(JsonNode node, Set<String> references) {
        if (node.has("$ref")) {
            references.add(node.get("$ref").asText());
        }
        node.forEach(child -> references(child, references));
    }

    @Test
    void its_schemas_are_schemas() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DIALECT));
        List<JsonNode> schemas = new ArrayList<>();
        description.document().at("/components/schemas").forEach(schemas::add);
        schemas.addAll(description.document().findValues("schema"));
        assertThat(schemas).hasSizeGreaterThan(20).allSatisfy(schema -> assertThat(
                        meta.validate(schema.toString(), InputFormat.JSON))
                .as(schema.toString())
                .isEmpty());
        assertThat(meta.validate("{\"type\": \"strnig\"}", InputFormat.JSON))
                .as("the check itself")
                .isNotEmpty();
    }

    @Test
    void it_names_the_problems_that_there_are() throws IOException {
        List<String> uris =
                Arrays.stream(ProblemKind.values()).map(ProblemKind::uri).toList();
        List<String> described = new ArrayList<>();
        description
                .document()
                .at("/components/schemas/Problem/properties/type/enum")
                .forEach(one -> described.add(one.asText()));
        assertThat(described).isEqualTo(uris);
        String page = Files.readString(Path.of("src/docs/rest.md"));
        for (ProblemKind kind : ProblemKind.values()) {
            assertThat(page).contains("| `" + kind.key() + "` | " + kind.status() + " |");
        }
    }

    /** The reader lists what it takes to whoever sends something else. */
    @Test
    void it_names_the_members_that_are_read() {
        List<String> endings = List.of("jpg");
        assertThat(members("LinkRequest"))
                .isEqualTo(taken(LinkRequest.read(JsonText.object(bytes("{\"?\": 1}")), "", endings, Instant.EPOCH)
                        .errors()));
        assertThat(members("RenderRequest"))
                .isEqualTo(taken(RenderRequest.read(JsonText.object(bytes("{\"?\": 1}")), endings, Instant.EPOCH)
                        .errors()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Set<String> taken(List<ApiError> errors) {
        String allowed = errors.stream()
                .filter(error -> error.pointer().equals("/?"))
                .findFirst()
                .orElseThrow()
                .detail()
                .replaceFirst("(?s).*allowed are ", "");
        return new TreeSet<>(List.of(allowed.split(", ")));
    }

    private Set<String> members(String schema) {
        Set<String> members = new TreeSet<>();
        description
                .document()
                .at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(members::add);
        assertThat(description.document().at("/components/schemas/" + schema + "/additionalProperties"))
                .isEqualTo(new ObjectMapper().getNodeFactory().booleanNode(false));
        return members;
    }
}
