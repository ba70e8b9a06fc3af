package dev.nameplate.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nameplate.testing.Seeds;
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
                        row[1],
                        () -> assertThat(visitors.of(Fetch.of(row[1])).key()).isEqualTo(row[0])));
    }

    @Test
    void the_table_has_every_visitor() throws IOException {
        Set<Visitor> seen = EnumSet.noneOf(Visitor.class);
        for (String[] row : table()) {
            seen.add(visitors.of(Fetch.of(row[1])));
        }
        assertThat(seen).containsExactlyInAnyOrder(Visitor.values());
    }

    @Test
    void who_says_nothing_is_nobody_we_know() {
        assertThat(visitors.of(Fetch.of(""))).isEqualTo(Visitor.OTHER);
    }

    @Test
    void the_first_rule_that_fits_decides() {
        Visitors own = Visitors.of(List.of("# words", "", "scanner has Robot", "human starts robot", "human is ROBOT"));
        assertThat(own.of(Fetch.of("a robot"))).isEqualTo(Visitor.SCANNER);
        assertThat(own.of(Fetch.of("robo"))).isEqualTo(Visitor.OTHER);
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
        long seed = Seeds.one();
        SplittableRandom random = new SplittableRandom(seed);
        String[] known = {"GoogleImageProxy", "YahooMailProxy", "Mozilla/5.0", "barracuda", "curl"};
        for (int i = 0; i < 50_000; i++) {
            String agent =
                    known[random.nextInt(known.length)] + (random.nextBoolean() ? "" : " " + random.nextInt(5000));
            Fetch fetch = new Fetch(agent, random.nextInt(8) == 0, random.nextBoolean(), random.nextInt(8) == 0);
            assertThat(visitors.of(fetch)).as("seed %d, %s", seed, fetch).isEqualTo(visitors.told(fetch));
        }
    }

    @Test
    void an_endless_user_agent_costs_no_more_than_its_beginning() {
        char[] endless = new char[16_000];
        Arrays.fill(endless, 'x');
        assertThat(visitors.of(Fetch.of("GoogleImageProxy" + new String(endless))))
                .isEqualTo(Visitor.GMAIL);
        assertThat(visitors.of(Fetch.of(new String(endless) + "GoogleImageProxy")))
                .isEqualTo(Visitor.OTHER);
    }

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";

    private static final String GMAIL =
            "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";

    @Test
    void who_asks_for_the_head_alone_looks_at_nothing() {
        for (String agent : List.of(CHROME, GMAIL, "Mozilla/5.0", "curl/8.5.0", "")) {
            assertThat(visitors.of(new Fetch(agent, /* head= */ true, /* accepts= */ true, /* hurried= */ false)))
                    .as(agent)
                    .isEqualTo(Visitor.SCANNER);
        }
    }

    @Test
    void who_says_that_it_is_a_browser_has_to_ask_like_one() {
        assertThat(visitors.of(Fetch.of(CHROME))).isEqualTo(Visitor.HUMAN);
        assertThat(visitors.of(new Fetch(CHROME, /* head= */ false, /* accepts= */ false, /* hurried= */ false)))
                .isEqualTo(Visitor.OTHER);
        assertThat(visitors.of(new Fetch(CHROME, /* head= */ false, /* accepts= */ true, /* hurried= */ true)))
                .isEqualTo(Visitor.OTHER);
        assertThat(visitors.of(new Fetch(GMAIL, /* head= */ false, /* accepts= */ false, /* hurried= */ true)))
                .as("a proxy that says what it is fetches as it likes")
                .isEqualTo(Visitor.GMAIL);
    }

    @Test
    void rules_of_ones_own_come_first_and_ours_behind_them() {
        Visitors own =
                Visitors.of(List.of("scanner when hurried", "human has acme-mail", "other has GoogleImageProxy"));
        assertThat(own.of(new Fetch(CHROME, /* head= */ false, /* accepts= */ true, /* hurried= */ true)))
                .isEqualTo(Visitor.SCANNER);
        assertThat(own.of(Fetch.of("Acme-Mail 3"))).isEqualTo(Visitor.HUMAN);
        assertThat(own.of(Fetch.of(GMAIL))).isEqualTo(Visitor.OTHER);
        assertThat(own.of(Fetch.of("YahooMailProxy"))).isEqualTo(Visitor.YAHOO);
    }

    @Test
    void all_lines_that_cannot_be_read_are_told_at_once() {
        assertThatThrownBy(() -> Visitors.of(List.of("gmail when asleep", "human has x", "robot is y")))
                .hasMessageContaining("line 1")
                .hasMessageContaining("line 3")
                .hasMessageContaining("no-accept")
                .hasMessageNotContaining("line 2");
    }
}
