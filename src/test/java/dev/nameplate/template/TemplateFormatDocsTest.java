package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.testing.TemplateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compiles every example of the format's description, and finds every key in it. */
class TemplateFormatDocsTest {

    private static final String DOCS = read();
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> every_example_compiles() {
        return examples().stream()
                .map(example ->
                        DynamicTest.dynamicTest(example.lines().findFirst().orElse(""), () -> {
                            ObjectNode json = whole(example);
                            assertThat(Examples.problems(json)).isEmpty();
                            assertThat(Examples.objections(json)).isEmpty();
                        }));
    }

    @Test
    void the_first_example_stands_alone_and_is_short() {
        String first = examples().get(0);
        assertThat(TemplateFiles.problems(first)).isEmpty();
        assertThat(first.lines().count()).isLessThan(17);
    }

    @Test
    void every_key_is_described() {
        Reading reading = new Reading();
        new TemplateCompiler(TemplateFiles.FAMILIES)
                .compile(
                        "test",
                        TemplateFiles.tree(Examples.everything().toString()),
                        Examples.FILES,
                        Brand.NONE,
                        reading);
        Set<String> missing = new TreeSet<>();
        for (Map.Entry<String, Set<String>> kind : reading.keys().entrySet()) {
            for (String key : kind.getValue()) {
                if (!DOCS.contains("`" + key + "`") && !DOCS.contains("\"" + key + "\":")) {
                    missing.add(kind.getKey() + "." + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> examples() {
        List<String> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(DOCS);
        while (example.find()) {
            examples.add(example.group(1));
        }
        assertThat(examples).hasSizeGreaterThan(8);
        return examples;
    }

    /** An example alone when it is a whole template; else its keys in place of those of the template that uses every key. */
    private static ObjectNode whole(String example) {
        if (example.startsWith("{")) {
            return Examples.object(example);
        }
        JsonNode part = Examples.value("{" + example + "}");
        ObjectNode json = Examples.everything();
        if (!part.has("layers")) {
            json.putArray("layers");
        }
        part.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode object && json.get(entry.getKey()) instanceof ObjectNode whole) {
                merge(whole, object);
            } else if (entry.getKey().equals("fields")) {
                entry.getValue().forEach(field -> replace(json, field));
            } else {
                json.set(entry.getKey(), entry.getValue());
            }
        });
        return json;
    }

    private static void merge(ObjectNode whole, ObjectNode part) {
        part.properties().forEach(entry -> {
            if (whole.get(entry.getKey()) instanceof ObjectNode inner
                    && entry.getValue() instanceof ObjectNode object) {
                merge(inner, object);
            } else {
                whole.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static void replace(ObjectNode json, JsonNode field) {
        JsonNode fields = json.get("fields");
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).get("name").equals(field.get("name"))) {
                Examples.set(json, "/fields/" + i, field);
                return;
            }
        }
        Examples.set(json, "/fields/" + fields.size(), field);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("src/docs/template-format.md"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
