package dev.nameplate.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks the table of faults: each makes one thing wrong in the template that uses every key, and says what the compiler
 * answers and whether the schema can tell.
 */
class FaultyTemplatesTest {

    /** What is wrong, the edits that make it so, whether the schema refuses it, and the problems. */
    private record Fault(String name, List<String> edits, boolean inSchema, List<String> problems) {

        ObjectNode template() {
            ObjectNode json = Examples.everything();
            for (String edit : edits) {
                String[] parts = edit.split(" ", 2);
                if (parts[0].equals("remove")) {
                    Examples.remove(json, parts[1]);
                } else {
                    String[] places = parts[1].split(" = ", 2);
                    Examples.set(json, places[0], Examples.value(places[1]));
                }
            }
            return json;
        }
    }

    @TestFactory
    Stream<DynamicTest> the_compiler_says_what_is_wrong_and_where() {
        return faults().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.name, () -> assertThat(Examples.problems(fault.template()))
                        .containsExactlyElementsOf(fault.problems)));
    }

    @TestFactory
    Stream<DynamicTest> the_schema_refuses_every_fault_of_structure() {
        return faults().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.name, () -> assertThat(
                                Examples.objections(fault.template()).isEmpty())
                        .isEqualTo(!fault.inSchema)));
    }

    @Test
    void there_are_enough_kinds_of_fault() {
        assertThat(faults()).hasSizeGreaterThan(100).extracting(Fault::name).doesNotHaveDuplicates();
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (String block : Examples.resource("/template/faults.txt").split("\n\n")) {
            List<String> edits = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            String name = "";
            boolean inSchema = true;
            for (String line : block.strip().split("\n")) {
                if (line.startsWith("# ")) {
                    name = line.substring(2);
                } else if (line.startsWith("set ") || line.startsWith("remove ")) {
                    edits.add(line);
                } else if (line.equals("not in the schema")) {
                    inSchema = false;
                } else {
                    problems.add(line);
                }
            }
            faults.add(new Fault(name, edits, inSchema, problems));
        }
        return faults;
    }
}
