package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void values_drawn_alike_have_one_digest() {
        Values arrived = new Values(Map.of("name", Value.text("there")), "en", "UTC", "7", List.of());
        Values stoodIn = new Values(
                Map.of("name", Value.text("there").onRung(1)),
                "en",
                "Asia/Tokyo",
                "8",
                List.of(new MergeNote("name", MergeNote.Kind.FALLBACK)));

        assertThat(Digests.of(arrived)).isEqualTo(Digests.of(stoodIn));
    }

    @Test
    void whether_a_value_arrived_counts_where_the_template_asks() {
        Values arrived = of("name", Value.text("there"));
        Values stoodIn = of("name", Value.text("there").onRung(1));

        assertThat(Digests.of(arrived, Set.of("name"), false)).isNotEqualTo(Digests.of(stoodIn, Set.of("name"), false));
        assertThat(Digests.of(arrived, Set.of("x"), false)).isEqualTo(Digests.of(stoodIn, Set.of("x"), false));
    }

    @Test
    void two_rungs_of_fallbacks_are_the_same_to_a_template_that_asks() {
        Values first = of("name", Value.text("there").onRung(1));
        Values second = of("name", Value.text("there").onRung(2));

        assertThat(Digests.of(first, Set.of("name"), false)).isEqualTo(Digests.of(second, Set.of("name"), false));
    }

    @Test
    void the_zone_counts_where_the_template_shows_it() {
        Values london = new Values(Map.of(), "en", "Europe/London", "", List.of());
        Values tokyo = new Values(Map.of(), "en", "Asia/Tokyo", "", List.of());

        assertThat(Digests.of(london)).isEqualTo(Digests.of(tokyo));
        assertThat(Digests.of(london, Set.of(), true)).isNotEqualTo(Digests.of(tokyo, Set.of(), true));
    }

    @Test
    void everything_that_is_drawn_counts() {
        Value plain = Value.text("x");
        List<Values> all = List.of(
                of("name", plain),
                of("nam", plain),
                of("name", Value.text("y")),
                new Values(Map.of("name", plain), "de", "UTC", "", List.of()),
                of("name", new Value("x", "k", Optional.empty(), Optional.empty(), Optional.empty(), 0)),
                of("name", new Value("x", "x", Optional.empty(), Optional.of(0), Optional.empty(), 0)),
                of("name", new Value("x", "x", Optional.empty(), Optional.of(1), Optional.empty(), 0)),
                of("name", new Value("x", "x", Optional.empty(), Optional.empty(), Optional.of(""), 0)),
                of("name", new Value("x", "x", Optional.empty(), Optional.empty(), Optional.of("a"), 0)),
                of("name", list("x", Value.text("x"))),
                of("name", list("x", Value.text("y"))),
                of("name", list("x", Value.text("x"), Value.text("x"))),
                Values.none("en"));

        assertThat(all.stream().map(Digests::of)).doesNotHaveDuplicates();
    }

    @Test
    void text_cannot_move_between_neighbours() {
        Values left = new Values(Map.of("a", Value.text("xy"), "b", Value.text("z")), "en", "UTC", "", List.of());
        Values right = new Values(Map.of("a", Value.text("x"), "b", Value.text("yz")), "en", "UTC", "", List.of());

        assertThat(Digests.of(left)).isNotEqualTo(Digests.of(right));
    }

    private static Value list(String text, Value... items) {
        return new Value(text, text, Optional.empty(), Optional.empty(), Optional.empty(), 0, List.of(items));
    }

    private static Values of(String name, Value value) {
        return new Values(Map.of(name, value), "en", "UTC", "", List.of());
    }
}
