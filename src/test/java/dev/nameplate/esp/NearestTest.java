package dev.nameplate.esp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "mailchip, mailchimp",
        "mialchimp, mailchimp",
        "Mailchimp, mailchimp",
        "klavio, klaviyo",
        "braize, braze",
        "FNMAE, FNAME",
        "hubspt, hubspot"
    })
    void a_slip_is_seen_through(String given, String meant) {
        assertThat(Nearest.of(given, List.of("mailchimp", "klaviyo", "braze", "FNAME", "hubspot", "ses")))
                .contains(meant);
    }

    @Test
    void what_is_far_from_everything_is_left_alone() {
        assertThat(Nearest.of("postcards", List.of("mailchimp", "ses", "kit"))).isEmpty();
        assertThat(Nearest.of("xyz", List.of("ses", "kit"))).isEmpty();
    }

    @Test
    void neighbours_swapped_are_one_mistake() {
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
        assertThat(Nearest.distance("company", "comapny")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }
}
