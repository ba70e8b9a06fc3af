package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks the template that uses every key in random ways. */
class MutationTest {

    private static final int ROUNDS = 150;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "0.5",
            "1e17",
            "-1e-300",
            "12345678901234567890",
            "\"\"",
            "\"x\"",
            "\"$accent\"",
            "\"@saved\"",
            "\"{name}\"",
            "\"[{name}]\"",
            "\"#FFF\"",
            "\"remove\"",
            "\"round\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[]",
            "[[]]",
            "[1, 2]",
            "[0, 0, 10, 10]",
            "[\"#000\", \"#FFF\"]",
            "{}",
            "{\"field\": \"tier\"}",
            "{\"text\": \"x\"}",
            "{\"linear\": {\"stops\": [\"#000\", \"#FFF\"]}}");

    static LongStream seeds() {
        return Seeds.some(4);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void whatever_the_schema_refuses_the_compiler_refuses_too_and_never_throws(long seed) {
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode json = Examples.everything();
            StringBuilder edits = new StringBuilder("seed " + seed + ", round " + round);
            for (int i = random.nextInt(3); i >= 0; i--) {
                edits.append("; ").append(mutate(json, random));
            }
            List<String> problems = Examples.problems(json);
            List<String> objections = Examples.objections(json);
            refused += problems.isEmpty() ? 0 : 1;
            if (!objections.isEmpty()) {
                assertThat(problems).as("%s%nthe schema: %s", edits, objections).isNotEmpty();
            }
        }
        assertThat(refused).as("templates refused, seed %d", seed).isGreaterThan(ROUNDS / 2);
    }

    private static String mutate(ObjectNode json, Random random) {
        List<String> places = places(json, "", new ArrayList<>());
        String place = places.get(random.nextInt(places.size()));
        JsonNode parent = json.at(place.substring(0, place.lastIndexOf('/')));
        switch (random.nextInt(4)) {
            case 0 -> {
                if (parent instanceof ObjectNode) {
                    Examples.remove(json, place);
                    return "remove " + place;
                }
            }
            case 1 -> {
                JsonNode moved =
                        json.at(places.get(random.nextInt(places.size()))).deepCopy();
                Examples.set(json, place, moved);
                return "set " + place + " = " + moved;
            }
            default -> {}
        }
        JsonNode value = Examples.value(VALUES.get(random.nextInt(VALUES.size())));
        Examples.set(json, place, value);
        return "set " + place + " = " + value;
    }

    private static List<String> places(JsonNode node, String pointer, List<String> found) {
        if (!pointer.isEmpty()) {
            found.add(pointer);
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> places(entry.getValue(), Node.below(pointer, entry.getKey()), found));
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                places(list.get(i), pointer + "/" + i, found);
            }
        }
        return found;
    }
}
