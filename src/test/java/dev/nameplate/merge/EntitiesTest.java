package dev.nameplate.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {

    @Test
    void every_named_reference_of_html_that_ends_with_a_semicolon_is_known() {
        assertThat(Entities.count()).isEqualTo(2125);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "AT&amp;T|AT&T",
                "&lt;b&gt;|<b>",
                "O&apos;Neil|O'Neil",
                "O&rsquo;Neil|O’Neil",
                "&Eacute;t&eacute;|Été",
                "&#39;&#x27;&#X27;|'''",
                "&#0000039;|'",
                "&#x1F389;|🎉",
                "&#xD83D;&#xDE00;|😀",
                "&#128;|€",
                "&fjlig;|fj",
                "&amp;amp;|&amp;",
                "&amp;lt;|&lt;",
                "a&&amp;b|a&&b",
                "&amp&amp;|&amp&"
            })
    void a_complete_reference_is_resolved_once(String text, String resolved) {
        assertThat(Entities.resolve(text)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT&T",
                "&amp",
                "&nosuch;",
                "&;",
                "&#;",
                "&#x;",
                "& amp;",
                "&AMPERSAND;",
                "&#xZZ;",
                "&#12345678901;",
                "a;b"
            })
    void everything_else_stays(String text) {
        assertThat(Entities.resolve(text)).isSameAs(text);
    }

    @Test
    void what_is_beyond_unicode_is_nothing() {
        assertThat(Entities.resolve("a&#x110000;b")).isEqualTo("ab");
    }
}
