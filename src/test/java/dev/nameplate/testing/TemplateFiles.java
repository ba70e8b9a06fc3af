package dev.nameplate.testing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.Problem;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Templates from JSON text, for tests. */
public final class TemplateFiles {

    /** The families that tests may name. */
    public static final Set<String> FAMILIES =
            Set.of("Inter", "Liberation Sans", "Liberation Serif", "Liberation Mono");

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private TemplateFiles() {}

    /** A compiled template without assets; fails with all its problems when it has any. */
    public static Template template(String json) {
        return template(json, Map.of());
    }

    /** A compiled template with assets by name; fails with all its problems when it has any. */
    public static Template template(String json, Map<String, byte[]> files) {
        return compile(json, files).fold(template -> template, problems -> {
            throw new AssertionError("the template is faulty:\n" + problems);
        });
    }

    /** The problems of a template without assets; none when it is sound. */
    public static List<Problem> problems(String json) {
        return compile(json, Map.of()).fold(template -> List.of(), problems -> problems);
    }

    public static Compiled compile(String json, Map<String, byte[]> files) {
        return new TemplateCompiler(FAMILIES).compile("test", tree(json), files);
    }

    /** The tree of a JSON object: maps in document order, lists, strings, numbers, booleans and null. */
    public static Map<String, Object> tree(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException fault) {
            throw new AssertionError("no JSON: " + fault.getOriginalMessage() + "\n" + json, fault);
        }
    }
}
