package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.template.Generators.Generator;
import dev.nameplate.template.Generators.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds what schema and docs say of patterns to the catalogue of generators.
 *
 * <p>{@code -Dpatterns=write} writes both anew, and fails, so that somebody looks at the difference.
 */
class GeneratorsTest {

    private static final Path SCHEMA = Path.of("src/main/resources/schema/template.json");
    private static final Path DOCS = Path.of("src/docs/template-format.md");
    private static final String HEAD = "| generator | draws | its numbers, with their defaults |\n";

    @Test
    void the_schema_has_every_generator_with_its_numbers() throws IOException {
        String text = Files.readString(SCHEMA);
        String before = text.substring(0, text.indexOf("    \"generator\": "));
        hold(SCHEMA, text, before + definitions());
    }

    @Test
    void the_docs_have_every_generator_with_its_numbers() throws IOException {
        String text = Files.readString(DOCS);
        int start = text.indexOf(HEAD);
        int end = text.indexOf("\n\n", start);
        hold(DOCS, text, text.substring(0, start) + table() + text.substring(end + 1));
    }

    @Test
    void defaults_lie_within_their_bounds() {
        for (Generator generator : Generators.ALL) {
            for (Parameter number : generator.numbers()) {
                assertThat(number.otherwise())
                        .as("%s.%s", generator.name(), number.name())
                        .isBetween(number.least(), number.most());
            }
        }
    }

    private static void hold(Path file, String actual, String expected) throws IOException {
        if ("write".equals(System.getProperty("patterns")) && !actual.equals(expected)) {
            Files.writeString(file, expected);
        }
        assertThat(actual)
                .as("%s; -Dpatterns=write in test.jvm.args writes it anew", file)
                .isEqualTo(expected);
    }

    private static String table() {
        return HEAD + "| --- | --- | --- |\n"
                + Generators.ALL.stream()
                        .map(generator -> "| `" + generator.name() + "` | " + generator.draws() + " | "
                                + generator.numbers().stream()
                                        .map(number -> "`" + number.name() + "` " + plain(number.otherwise()) + ": "
                                                + number.meaning())
                                        .collect(Collectors.joining("; "))
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static String definitions() {
        String names = joined("\"%s\"", ", ");
        String cases = joined(
                "        {\"if\": {\"properties\": {\"pattern\": {\"const\": \"%1$s\"}}, \"required\": [\"pattern\"]},\n"
                        + "          \"then\": {\"properties\": {\"numbers\": {\"$ref\": \"#/$defs/%1$s-numbers\"}}}}",
                ",\n");
        return "    \"generator\": {\n      \"description\": \"What draws the pattern.\",\n      \"enum\": [" + names
                + "]\n    },\n    \"generator-numbers\": {\n      \"allOf\": [\n" + cases + "\n      ]\n    },\n"
                + Generators.ALL.stream().map(GeneratorsTest::definition).collect(Collectors.joining(",\n"))
                + "\n  }\n}\n";
    }

    private static String joined(String form, String between) {
        return Generators.ALL.stream()
                .map(generator -> String.format(form, generator.name()))
                .collect(Collectors.joining(between));
    }

    private static String definition(Generator generator) {
        return "    \"" + generator.name() + "-numbers\": {\n      \"description\": \"" + sentence(generator.draws())
                + "\",\n      \"type\": \"object\",\n      \"properties\": {\n"
                + generator.numbers().stream()
                        .map(number -> "        \"" + number.name() + "\": {\"description\": \""
                                + sentence(number.meaning()) + "\",\n          \"type\": \"number\", \"minimum\": "
                                + plain(number.least()) + ", \"maximum\": " + plain(number.most()) + ", \"default\": "
                                + plain(number.otherwise()) + "}")
                        .collect(Collectors.joining(",\n"))
                + "\n      },\n      \"patternProperties\": {\"^x-\": true},\n      \"additionalProperties\": false\n    }";
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String plain(double number) {
        return Numbers.plain(number);
    }
}
