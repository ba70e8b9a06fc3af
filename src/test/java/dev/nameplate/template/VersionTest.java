package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.nameplate.testing.Seeds;
import dev.nameplate.testing.TemplateFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionTest {

    @Test
    void a_version_is_64_small_hex_digits() {
        assertThat(version(Examples.everything())).matches("[0-9a-f]{64}");
    }

    static LongStream seeds() {
        return Seeds.some(5);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void the_order_of_keys_means_nothing(long seed) {
        JsonNode shuffled = shuffled(Examples.everything(), new Random(seed));
        assertThat(shuffled.toString()).isNotEqualTo(Examples.everything().toString());
        assertThat(version(shuffled)).as("seed %d", seed).isEqualTo(version(Examples.everything()));
    }

    @Test
    void the_form_of_a_number_means_nothing() {
        String plain = "{\"layers\": [1, 100, 0.5, 0, -3]}";
        String other = "{\"layers\": [1.0, 1e2, 5e-1, -0.0, -30e-1]}";
        assertThat(Version.of(TemplateFiles.tree(other), Map.of()))
                .isEqualTo(Version.of(TemplateFiles.tree(plain), Map.of()));
    }

    @Test
    void notes_of_others_mean_nothing() {
        ObjectNode noted = Examples.everything();
        noted.put("meta", "changed")
                .put("$schema", "elsewhere")
                .put("x-new", true)
                .remove("x-note");
        Examples.set(noted, "/layers/8/layers/0/x-deep", Examples.value("[1, {\"y\": null}]"));
        Examples.set(noted, "/colours/x-note", Examples.value("2"));
        assertThat(version(noted)).isEqualTo(version(Examples.everything()));
    }

    @Test
    void a_text_that_looks_like_a_number_is_another_text() {
        assertThat(Version.of(TemplateFiles.tree("{\"a\": \"1\"}"), Map.of()))
                .isNotEqualTo(Version.of(TemplateFiles.tree("{\"a\": 1}"), Map.of()));
    }

    @Test
    void every_single_change_of_content_is_another_version() {
        ObjectNode json = Examples.everything();
        json.remove(List.of("meta", "$schema"));
        Set<String> versions = new HashSet<>();
        versions.add(Version.of(TemplateFiles.tree(json.toString()), Map.of()));
        List<String> places = leaves(json, "", new ArrayList<>());
        for (String place : places) {
            ObjectNode changed = json.deepCopy();
            Examples.set(changed, place, TextNode.valueOf("changed"));
            assertThat(versions.add(Version.of(TemplateFiles.tree(changed.toString()), Map.of())))
                    .as("a change at %s", place)
                    .isTrue();
        }
        assertThat(places).hasSizeGreaterThan(200);
    }

    @Test
    void pairs_cannot_be_moved_across_their_borders() {
        List<String> similar = List.of(
                "{\"a\": [\"b\", \"c\"]}",
                "{\"a\": [\"b,c\"]}",
                "{\"a\": [\"b\\\",\\\"c\"]}",
                "{\"a\": {\"b\": \"c\"}}",
                "{\"a\": [[\"b\"], \"c\"]}",
                "{\"a\": [[\"b\", \"c\"]]}",
                "{\"a\": [\"bc\"]}",
                "{\"a\": [\"b\\\\c\"]}",
                "{\"a\": []}",
                "{\"a\": {}}",
                "{\"a\": \"\"}",
                "{\"a\": \"null\"}",
                "{\"a\": null}",
                "{}");
        assertThat(similar.stream().map(json -> Version.of(TemplateFiles.tree(json), Map.of())))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_bytes_of_a_picture_in_use_are_content() {
        Map<String, byte[]> files = new HashMap<>(Examples.FILES);
        files.put("acme.png", Examples.picture("png", 9, 4));
        assertThat(version(Examples.everything(), files)).isNotEqualTo(version(Examples.everything()));
    }

    @Test
    void a_file_that_nothing_uses_is_not_content() {
        Map<String, byte[]> files = new HashMap<>(Examples.FILES);
        files.put("spare.png", Examples.picture("png", 9, 4));
        files.put("notes.txt", new byte[] {1});
        assertThat(version(Examples.everything(), files)).isEqualTo(version(Examples.everything()));
    }

    @Test
    void the_path_is_not_content() {
        Map<String, Object> tree = TemplateFiles.tree(Examples.everything().toString());
        TemplateCompiler compiler = new TemplateCompiler(TemplateFiles.FAMILIES);
        String here = version(compiler.compile("acme/card", tree, Examples.FILES));
        assertThat(version(compiler.compile("card", tree, Examples.FILES))).isEqualTo(here);
    }

    private static String version(JsonNode json) {
        return version(json, Examples.FILES);
    }

    private static String version(JsonNode json, Map<String, byte[]> files) {
        return version(TemplateFiles.compile(json.toString(), files));
    }

    private static String version(Compiled compiled) {
        return compiled.fold(Template::version, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            Collections.shuffle(keys, random);
            ObjectNode result = Examples.JSON.createObjectNode();
            keys.forEach(key -> result.set(key, shuffled(object.get(key), random)));
            return result;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode result = Examples.JSON.createArrayNode();
            list.forEach(inner -> result.add(shuffled(inner, random)));
            return result;
        }
        return node;
    }

    /** Pointers to all values that hold no others, but for those that are not content. */
    private static List<String> leaves(JsonNode node, String pointer, List<String> found) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                if (!entry.getKey().startsWith("x-")) {
                    leaves(entry.getValue(), Node.below(pointer, entry.getKey()), found);
                }
            });
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                leaves(list.get(i), pointer + "/" + i, found);
            }
        } else {
            found.add(pointer);
        }
        return found;
    }
}
