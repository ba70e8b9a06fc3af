package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedMatchTest {

    @Test
    void the_whole_text_must_match() {
        assertThat(BoundedMatch.matches(Pattern.compile("[A-Z]{3}"), "ABC")).isTrue();
        assertThat(BoundedMatch.matches(Pattern.compile("[A-Z]{3}"), "ABCD")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+b", "(a*)*b", "(.*a){20}", "^(([a-z])+.)+[A-Z]([a-z])+$", "(a|a?)+b"})
    void a_pattern_that_would_never_end_does_not_match(String regex) {
        assertThat(BoundedMatch.matches(Pattern.compile(regex), "a".repeat(400) + "!"))
                .isFalse();
    }

    @Test
    void a_pattern_that_nests_too_deep_does_not_match() {
        assertThat(BoundedMatch.matches(Pattern.compile("(?:(a|b)|c)*"), "ab".repeat(20_000)))
                .isFalse();
    }

    @Test
    void back_references_and_look_behinds_work() {
        assertThat(BoundedMatch.matches(Pattern.compile("(\\w+) \\1(?<=b)"), "ab ab"))
                .isTrue();
    }
}
