package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Links;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a link says it was made for, and what tells it from others. */
class PurposeControlsTest {

    private static SignedLink link(LinkDraft draft) {
        return Links.genuine(Links.signed(draft));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "20000", "100000000"})
    void recipients_are_a_whole_number(String count) {
        assertThat(link(LinkDraft.of("webinar.jpg").set("_max", count)).recipients())
                .hasValue(Integer.parseInt(count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "100000001", "9999999999", "1.5", "1e3", "1 000", "x"})
    void what_is_none_is_refused_at_signing(String count) {
        List<String> problems = LinkSigner.of(Links.ring())
                .sign(LinkDraft.of("webinar.jpg").set("_max", count))
                .fold(link -> List.of(), found -> found);
        assertThat(problems).singleElement().asString().contains("1 to 100000000");
    }

    @Test
    void an_allow_set_has_a_name() {
        assertThat(link(LinkDraft.of("webinar.jpg").set("_allow", "spring-27")).allow())
                .contains("spring-27");
        assertThat(link(LinkDraft.of("webinar.jpg")).allow()).isEmpty();
        assertThat(link(LinkDraft.of("webinar.jpg")).recipients()).isEmpty();
    }

    @Test
    void neither_can_be_open_or_count_without_a_signature() {
        for (String control : List.of("_max", "_allow")) {
            assertThat(SignedPart.openable(control)).isFalse();
        }
        SignedLink unsigned = Links.genuine(
                LinkVerifier.allowingUnsigned(Links.ring()).verify("/t/webinar.jpg?_max=5&_allow=vip&_dpr=2&name=x"));
        assertThat(unsigned.recipients()).isEmpty();
        assertThat(unsigned.allow()).isEmpty();
        assertThat(unsigned.density()).hasValue(2);
    }

    @Test
    void the_same_signed_part_is_the_same_link_whoever_signed_it() {
        LinkDraft draft = LinkDraft.of("webinar.jpg").set("title", "Hi").open(List.of("name", "company"));
        String target = Links.signed(draft);
        String identity = Links.genuine(target).identity();
        assertThat(identity).matches("[0-9a-f]{32}");
        assertThat(Links.genuine(target + "&name=Sarah").identity()).isEqualTo(identity);
        assertThat(link(LinkDraft.of("webinar.jpg").set("title", "Hi").open(List.of("company", "name")))
                        .identity())
                .isEqualTo(identity);
        for (LinkDraft other : List.of(
                LinkDraft.of("webinar.png").set("title", "Hi").open(List.of("name", "company")),
                LinkDraft.of("webinar.jpg").set("title", "Ho").open(List.of("name", "company")),
                LinkDraft.of("webinar.jpg").set("title", "Hi").open(List.of("name")),
                LinkDraft.of("webinar.jpg").set("title", "Hi").set("_q", "70").open(List.of("name", "company")))) {
            assertThat(link(other).identity()).isNotEqualTo(identity);
        }
    }

    @Test
    void derived_keys_are_apart_by_key_and_purpose() {
        KeyRing keys = Links.ring(Links.KEY + ",k2:text:another-secret-of-more-than-32-characters");
        String one = HexFormat.of().formatHex(keys.derived("k1", "a").orElseThrow());
        assertThat(one).hasSize(64);
        assertThat(HexFormat.of().formatHex(keys.derived("k1", "a").orElseThrow()))
                .isEqualTo(one);
        assertThat(HexFormat.of().formatHex(keys.derived("k1", "b").orElseThrow()))
                .isNotEqualTo(one);
        assertThat(HexFormat.of().formatHex(keys.derived("k2", "a").orElseThrow()))
                .isNotEqualTo(one);
        assertThat(keys.derived("k3", "a")).isEmpty();
    }
}
