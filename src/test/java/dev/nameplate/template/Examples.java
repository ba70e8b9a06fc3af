package dev.nameplate.template;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nameplate.testing.TemplateFiles;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** The template that uses every key, its pictures, and the schema. */
final class Examples {

    static final ObjectMapper JSON = new ObjectMapper();

    static final Map<String, byte[]> FILES = Map.of(
            "acme.png", picture("png", 8, 4),
            "globex.png", picture("png", 4, 8),
            "gold.png", picture("png", 2, 2));

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("/schema/template.json"), InputFormat.JSON);

    private Examples() {}

    static ObjectNode everything() {
        return object(resource("/template/everything.json"));
    }

    static Compiled compile(JsonNode json) {
        return TemplateFiles.compile(json.toString(), FILES);
    }

    static Template template(JsonNode json) {
        return TemplateFiles.template(json.toString(), FILES);
    }

    static List<String> problems(JsonNode json) {
        return compile(json).fold(template -> List.of(), problems -> problems.stream()
                .map(Problem::toString)
                .toList());
    }

    /** What the schema says against a template. */
    static List<String> objections(JsonNode json) {
        return SCHEMA.validate(json.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** Puts a value at a pointer; one step past a list's end adds to it. */
    static void set(ObjectNode json, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = json.at(place.head());
        String last = place.last().getMatchingProperty();
        if (parent instanceof ArrayNode list) {
            int index = Integer.parseInt(last);
            if (index == list.size()) {
                list.add(value);
            } else {
                list.set(index, value);
            }
        } else {
            ((ObjectNode) parent).set(last, value);
        }
    }

    static void remove(ObjectNode json, String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        ((ObjectNode) json.at(place.head())).remove(place.last().getMatchingProperty());
    }

    static ObjectNode object(String json) {
        return (ObjectNode) value(json);
    }

    static JsonNode value(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException fault) {
            throw new AssertionError("no JSON: " + json, fault);
        }
    }

    static String resource(String name) {
        try (InputStream in = Examples.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, 0x336699 + i * 7);
        }
        return encoded(image, format);
    }

    static byte[] encoded(BufferedImage image, String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, out)) {
                throw new AssertionError("no writer for " + format + " of that image");
            }
            return out.toByteArray();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
