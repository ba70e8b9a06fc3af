package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.testing.TemplateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the published schema to what the compiler reads. */
class SchemaTest {

    private static final JsonNode SCHEMA = Examples.value(Examples.resource("/schema/template.json"));

    @Test
    void the_template_that_uses_every_key_is_sound_for_both() {
        assertThat(Examples.problems(Examples.everything())).isEmpty();
        assertThat(Examples.objections(Examples.everything())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> the_library_is_sound_for_the_schema() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/library"))) {
            List<Path> templates =
                    files.filter(file -> file.endsWith("template.json")).toList();
            assertThat(templates).isNotEmpty();
            return templates.stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertThat(
                                    Examples.objections(Examples.value(Files.readString(file))))
                            .isEmpty()));
        }
    }

    @Test
    void the_compiler_and_the_schema_know_the_same_keys() {
        assertThat(flat(inSchema())).containsExactlyInAnyOrderElementsOf(flat(inCompiler()));
    }

    @Test
    void the_example_uses_every_key() {
        Map<String, Set<String>> unused = new TreeMap<>();
        Set<String> used = keys(Examples.everything(), new TreeSet<>());
        inCompiler().forEach((kind, keys) -> {
            Set<String> rest = new TreeSet<>(keys);
            rest.removeAll(used);
            if (!rest.isEmpty() && !kind.endsWith("-numbers")) {
                unused.put(kind, rest);
            }
        });
        assertThat(unused).isEmpty();
    }

    @Test
    void every_key_of_the_schema_says_what_it_is() {
        inSchemaNodes().forEach((kind, properties) -> properties.properties().forEach(entry -> {
            JsonNode node = entry.getValue();
            JsonNode target =
                    node.has("$ref") ? SCHEMA.at(node.get("$ref").asText().substring(1)) : node;
            assertThat(node.has("description") || target.has("description") || node.has("const"))
                    .as("%s.%s has a description", kind, entry.getKey())
                    .isTrue();
        }));
    }

    @Test
    void the_words_of_the_schema_are_those_of_the_model() {
        assertWords("/$defs/text-layer/properties/blend", Layer.Blend.values());
        assertWords("/$defs/style/properties/align", TextStyle.Align.values());
        assertWords("/$defs/style/properties/valign", TextStyle.Valign.values());
        assertWords("/$defs/plate/properties/per", TextStyle.Plate.Per.values());
        assertWords("/$defs/stroke/properties/position", Stroke.Position.values());
        assertWords("/$defs/image-layer/properties/fit", ImageLayer.Fit.values());
        assertWords("/$defs/countdown-layer/properties/units/items", CountdownLayer.Unit.values());
        assertWords("/$defs/countdown-plate/properties/around", CountdownLayer.Plate.Around.values());
        assertWords("/$defs/condition/properties/countdown", CountdownLayer.State.values());
        assertWords("/$defs/field/properties/type", dev.nameplate.merge.FieldType.values());
        assertWords("/$defs/field/properties/case", dev.nameplate.merge.LetterCase.values());
        assertWords("/$defs/field/properties/scripts/items", dev.nameplate.merge.Script.values());
        assertWords("/$defs/number-format/properties/style", dev.nameplate.merge.NumberFormat.Style.values());
        assertWords("/$defs/date-format/properties/style", dev.nameplate.merge.DateFormat.Style.values());
    }

    @Test
    void writing_a_default_out_changes_nothing() {
        ObjectNode template = Examples.object("""
                {"format": 1, "title": "t", "sizes": [{"width": 100, "height": 50}],
                 "fields": [{"name": "n"}, {"name": "m", "type": "number"}, {"name": "d", "type": "date", "format": {}}],
                 "variants": [{}], "output": {}, "cache": {},
                 "layers": [
                   {"id": "a", "type": "text", "text": "x",
                    "style": {"runs": {"b": {}}, "plate": {"fill": "#000"}, "rule": {"paint": "#000"}}},
                   {"id": "b", "type": "image", "asset": "acme.png"},
                   {"id": "c", "type": "shape", "stroke": {"paint": "#000"}, "shadows": [{"colour": "#000"}],
                    "fill": {"linear": {"stops": ["#000", "#FFF"]}}},
                   {"id": "d", "type": "shape", "fill": {"radial": {"stops": ["#000", "#FFF"]}}},
                   {"id": "e", "type": "shape", "fill": {"conic": {"stops": ["#000", "#FFF"]}}},
                   {"id": "f", "type": "pattern", "pattern": "dots", "numbers": {}},
                   {"id": "g", "type": "code", "code": "qr", "text": "x"},
                   {"id": "h", "type": "progress", "value": 3},
                   {"id": "i", "type": "rating", "value": 3},
                   {"id": "j", "type": "chart", "chart": "donut", "values": [3]},
                   {"id": "k", "type": "avatar", "text": "x"},
                   {"id": "l", "type": "countdown", "field": "d", "labels": "long", "plate": {"fill": "#000"}}
                 ]}
                """);
        Template before = Examples.template(template);
        writeDefaults(template, "", "template");
        writeDefaults(template, "/output", "output");
        writeDefaults(template, "/cache", "cache");
        writeDefaults(template, "/sizes/0", "size");
        writeDefaults(template, "/variants/0", "variant");
        for (String key :
                List.of("type", "help", "open", "null-words", "max-length", "addresses", "bad-words", "case")) {
            writeDefault(template, "/fields/0", "field", key);
        }
        writeDefaults(template, "/fields/2/format", "date-format");
        writeDefaults(template, "/layers/0", "text-layer");
        writeDefaults(template, "/layers/0/style", "style");
        writeDefaults(template, "/layers/0/style/runs/b", "run");
        writeDefaults(template, "/layers/0/style/plate", "plate");
        writeDefaults(template, "/layers/0/style/rule", "rule");
        writeDefaults(template, "/layers/1", "image-layer");
        writeDefaults(template, "/layers/2", "shape-layer");
        writeDefaults(template, "/layers/2/stroke", "stroke");
        writeDefaults(template, "/layers/2/shadows/0", "shadow");
        writeDefaults(template, "/layers/2/fill/linear", "linear");
        writeDefaults(template, "/layers/3/fill/radial", "radial");
        writeDefaults(template, "/layers/4/fill/conic", "conic");
        writeDefaults(template, "/layers/5", "pattern-layer");
        writeDefaults(template, "/layers/5/numbers", "dots-numbers");
        for (String key : List.of("level", "radius", "dots")) {
            writeDefault(template, "/layers/6", "code-layer", key);
        }
        for (String key : List.of("shape", "least", "round", "segments", "gap")) {
            writeDefault(template, "/layers/7", "progress-layer", key);
        }
        for (String key : List.of("symbol", "count", "step", "gap")) {
            writeDefault(template, "/layers/8", "rating-layer", key);
        }
        writeDefault(template, "/layers/9", "chart-layer", "highlight");
        writeDefaults(template, "/layers/10", "avatar-layer");
        writeDefaults(template, "/layers/11", "countdown-layer");
        writeDefaults(template, "/layers/11/plate", "countdown-plate");
        Template after = Examples.template(template);
        assertThat(after).usingRecursiveComparison().ignoringFields("version").isEqualTo(before);
        assertThat(Examples.objections(template)).isEmpty();
    }

    private static void writeDefaults(ObjectNode template, String pointer, String kind) {
        inSchemaNodes().get(kind).fieldNames().forEachRemaining(key -> writeDefault(template, pointer, kind, key));
    }

    private static void writeDefault(ObjectNode template, String pointer, String kind, String key) {
        JsonNode node = inSchemaNodes().get(kind).get(key);
        ObjectNode object = (ObjectNode) template.at(pointer);
        if (node.has("default") && !object.has(key)) {
            object.set(key, node.get("default"));
        }
    }

    private static void assertWords(String pointer, Enum<?>[] constants) {
        Set<String> words = new TreeSet<>();
        SCHEMA.at(pointer + "/enum").forEach(word -> words.add(word.asText()));
        Set<String> names = new TreeSet<>();
        for (Enum<?> constant : constants) {
            names.add(Node.constantName(constant));
        }
        assertThat(words).as(pointer).isEqualTo(names);
    }

    /** What the compiler asks for while it reads the example and every generator. */
    private static Map<String, Set<String>> inCompiler() {
        Reading reading = new Reading();
        ObjectNode json = Examples.everything();
        PatternLayer.GENERATORS.keySet().forEach(name -> json.withArray("layers")
                .add(Examples.value("{\"id\": \"p-" + name + "\", \"type\": \"pattern\", \"pattern\": \"" + name
                        + "\", \"numbers\": {}}")));
        Compiled compiled = new TemplateCompiler(TemplateFiles.FAMILIES)
                .compile("test", TemplateFiles.tree(json.toString()), Examples.FILES, Brand.NONE, reading);
        assertThat(compiled).isInstanceOf(Compiled.Sound.class);
        return reading.keys();
    }

    private static Map<String, JsonNode> inSchemaNodes() {
        Map<String, JsonNode> properties = new TreeMap<>();
        properties.put("template", SCHEMA.get("properties"));
        SCHEMA.get("$defs").properties().forEach(entry -> {
            if (entry.getValue().has("properties")) {
                properties.put(entry.getKey(), entry.getValue().get("properties"));
            }
        });
        return properties;
    }

    private static Map<String, Set<String>> inSchema() {
        Map<String, Set<String>> keys = new TreeMap<>();
        inSchemaNodes().forEach((kind, properties) -> {
            Set<String> names = new TreeSet<>();
            properties.fieldNames().forEachRemaining(names::add);
            keys.put(kind, names);
        });
        return keys;
    }

    private static Set<String> flat(Map<String, Set<String>> keys) {
        Set<String> flat = new TreeSet<>();
        keys.forEach((kind, names) -> names.forEach(name -> flat.add(kind + "." + name)));
        return flat;
    }

    private static Set<String> keys(JsonNode node, Set<String> keys) {
        node.fieldNames().forEachRemaining(keys::add);
        node.forEach(inner -> keys(inner, keys));
        return keys;
    }
}
