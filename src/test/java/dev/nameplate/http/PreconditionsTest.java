package dev.nameplate.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.pipeline.ImageRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreconditionsTest {

    @Test
    void no_header_holds_no_tag() {
        assertThat(Preconditions.tags(List.of())).isEmpty();
    }

    @Test
    void strong_and_weak_tags_are_read_alike() {
        assertThat(Preconditions.tags(List.of("\"a\", W/\"b\" ,\"c,d\""))).containsExactly("a", "b", "c,d");
    }

    @Test
    void tags_may_stand_on_several_lines() {
        assertThat(Preconditions.tags(List.of("\"a\"", "W/\"b\""))).containsExactly("a", "b");
    }

    @Test
    void a_star_stands_for_any() {
        assertThat(Preconditions.tags(List.of(" * "))).containsExactly(ImageRequest.ANY);
        assertThat(Preconditions.tags(List.of("\"*\""))).containsExactly("*");
    }

    @Test
    void what_is_no_tag_is_passed_over() {
        assertThat(Preconditions.tags(List.of("abc", "\"open", "\"\""))).containsExactly("");
    }
}
