package dev.nameplate.render.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One question about pictures, and where its golden is.
 *
 * @param name {@code feature/case}, which is also the path of both of its files
 * @param question what the picture shows, as a question that looking at it answers
 * @param template as in a {@code template.json}
 * @param brand as in the {@code brand.json} of the kit that dresses the template; empty when none does
 * @param given values as a link's fixed part sets them, the reader's language among them
 * @param density device pixels per canvas unit
 * @param scripts whether faces for many scripts are there, or the embedded ones alone
 * @param assets pictures of {@link GoldenAssets} that stand beside the template
 * @param left seconds until the template's deadline
 */
record GoldenCase(
        String name,
        String question,
        Map<String, Object> template,
        Map<String, Object> brand,
        Map<String, String> given,
        int density,
        boolean scripts,
        List<String> assets,
        OptionalLong left) {

    static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** Every case there is, by name. */
    static Map<String, GoldenCase> all() {
        Map<String, GoldenCase> cases = new TreeMap<>();
        for (Path file : files(".json")) {
            GoldenCase one = read(file);
            cases.put(one.name(), one);
        }
        return cases;
    }

    /** The files of all features with an ending, sorted. */
    static List<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        String path = FOLDER.relativize(file).toString().replace('\\', '/');
        return path.substring(0, path.lastIndexOf('.'));
    }

    /** The pictures that lie in the kit's folder instead of the template's. */
    Set<String> logosOfBrand() {
        return Set.copyOf(object(brand.get("logos")).values().stream()
                .map(String::valueOf)
                .toList());
    }

    Path golden() {
        return FOLDER.resolve(name + ".png");
    }

    private static GoldenCase read(Path file) {
        String name = name(file);
        assertThat(name).as("a feature's folder, and a case").matches("[a-z-]+/[a-z0-9-]+");
        Map<String, Object> keys = tree(file);
        Map<String, Object> template = object(keys.remove("template"));
        Map<String, String> given = new LinkedHashMap<>();
        object(keys.remove("values")).forEach((field, value) -> given.put(field, (String) value));
        if (keys.containsKey("language")) {
            given.put("_lang", (String) keys.remove("language"));
        }
        String question = String.valueOf(keys.remove("question"));
        template.putIfAbsent("format", 1);
        template.putIfAbsent("title", "Golden");
        Map<String, Object> brand = object(keys.remove("brand"));
        if (!brand.isEmpty()) {
            brand.putIfAbsent("format", 1);
            brand.putIfAbsent("title", "Golden");
        }
        Object density = keys.remove("density");
        Object fonts = keys.remove("fonts");
        Object assets = keys.remove("assets");
        Object left = keys.remove("left");
        assertThat(question).as("the question of %s", name).endsWith("?").hasSizeBetween(10, 160);
        assertThat(fonts).as("the fonts of %s", name).isIn(null, "embedded", "scripts");
        assertThat(keys.keySet()).as("unknown keys of %s", name).isEmpty();
        return new GoldenCase(
                name,
                question,
                template,
                brand,
                given,
                density == null ? 1 : (Integer) density,
                "scripts".equals(fonts),
                assets == null
                        ? List.of()
                        : ((List<?>) assets).stream().map(String::valueOf).toList(),
                left == null ? OptionalLong.empty() : OptionalLong.of(((Number) left).longValue()));
    }

    private static Map<String, Object> tree(Path file) {
        try {
            return JSON.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object node) {
        return node == null ? new LinkedHashMap<>() : (Map<String, Object>) node;
    }

    @Override
    public String toString() {
        return name;
    }
}
