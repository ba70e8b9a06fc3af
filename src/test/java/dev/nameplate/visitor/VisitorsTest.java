package dev.nameplate.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VisitorsTest {

    private final Visitors visitors = Visitors.usual();

    private static List<String[]> table() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/visitor/user-agents.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> user_agents_are_taken_for_whom_they_belong_to() throws IOException {
        return table().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row[1], () -> assertThat(visitors.of(row[1]).key()).isEqualTo(row[0])));
    }

    @Test
    void the_table_has_every_visitor() throws IOException {
        Set<Visitor> seen = EnumSet.noneOf(Visitor.class);
        for (String[] row : table()) {
            seen.add(visitors.of(row[1]));
        }
        assertThat(seen).containsExactlyInAnyOrder(Visitor.values());
    }

    @Test
    void who_says_nothing_is_nobody_we_know() {
        assertThat(visitors.of("")).isEqualTo(Visitor.OTHER);
    }

    @Test
    void the_first_rule_that_fits_decides() {
        Visitors own = Visitors.of(List.of("# words", "", "scanner has Robot", "human starts robot", "human is ROBOT"));
        assertThat(own.of("a robot")).isEqualTo(Visitor.SCANNER);
        assertThat(own.of("robo")).isEqualTo(Visitor.OTHER);
    }

    @Test
    void a_rule_that_cannot_be_read_is_told_with_its_line() {
        for (String bad : List.of("nobody has x", "gmail holds x", "gmail has")) {
            assertThatThrownBy(() -> Visitors.of(List.of("gmail is x", bad)))
                    .hasMessageContaining("line 2")
                    .hasMessageContaining(bad);
        }
    }

    @Test
    void what_was_told_before_is_told_again_whatever_came_in_between() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        String[] known = {"GoogleImageProxy", "YahooMailProxy", "Mozilla/5.0", "barracuda", "curl"};
        for (int i = 0; i < 50_000; i++) {
            String agent =
                    known[random.nextInt(known.length)] + (random.nextBoolean() ? "" : " " + random.nextInt(5000));
            assertThat(visitors.of(agent)).as("seed %d, %s", seed, agent).isEqualTo(visitors.told(agent));
        }
    }

    @Test
    void an_endless_user_agent_costs_no_more_than_its_beginning() {
        char[] endless = new char[16_000];
        Arrays.fill(endless, 'x');
        assertThat(visitors.of("GoogleImageProxy" + new String(endless))).isEqualTo(Visitor.GMAIL);
        assertThat(visitors.of(new String(endless) + "GoogleImageProxy")).isEqualTo(Visitor.OTHER);
    }
}
