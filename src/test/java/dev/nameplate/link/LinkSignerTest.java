package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.link.LinkSigner.Minted;
import dev.nameplate.testing.Links;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSignerTest {

    private static List<String> problems(LinkDraft draft) {
        return problems(Links.ring(), draft);
    }

    private static List<String> problems(KeyRing keys, LinkDraft draft) {
        return LinkSigner.of(keys).sign(draft).fold(link -> List.of(), problems -> problems);
    }

    @Test
    void a_link_starts_with_its_signature_and_ends_with_open() {
        String target = Links.signed(LinkDraft.of("webinar.jpg")
                .set("name", "Zoë & Co")
                .expires(Instant.ofEpochSecond(1893456000))
                .open(List.of("company", "_lang")));

        assertThat(target)
                .matches("/t/webinar\\.jpg\\?_sig=k1\\.[A-Za-z0-9_-]{22}"
                        + "&_exp=1893456000&name=Zo%C3%AB%20%26%20Co&_open=company,_lang");
    }

    @Test
    void what_is_appended_to_a_link_without_open_fields_is_ignored() {
        SignedLink link = Links.genuine(Links.signed(LinkDraft.of("webinar.jpg").set("name", "Zoë")) + "&utm_source=x");

        assertThat(link.openPart()).isEqualTo("utm_source=x");
        assertThat(link.open()).isEmpty();
    }

    @Test
    void an_open_part_is_appended_as_it_stands() {
        Minted.Link link = new Minted.Link("/t/webinar.jpg?_sig=k1.x&_open=name");

        assertThat(link.followedBy("name=*|URL:FNAME|*")).isEqualTo(link.target() + "&name=*|URL:FNAME|*");
        assertThat(link.followedBy("")).isEqualTo(link.target());
    }

    @Test
    void the_projects_own_key_signs() {
        KeyRing keys = Links.ring(Links.KEY + ",a1@acme:text:" + "a".repeat(32) + ",a2@acme:text:" + "b".repeat(32));

        String target =
                LinkSigner.of(keys).sign(LinkDraft.of("acme/webinar.jpg")).fold(Minted.Link::target, Object::toString);

        assertThat(target).contains("_sig=a1.");
        assertThat(LinkVerifier.of(keys).verify(target)).isInstanceOf(LinkVerdict.Genuine.class);
    }

    @Test
    void without_a_key_that_fits_nothing_is_signed() {
        KeyRing keys = Links.ring("a1@acme:text:" + "a".repeat(32));

        assertThat(problems(keys, LinkDraft.of("webinar.jpg")))
                .containsExactly("no key signs for webinar; add one without a project, to links.keys");
        assertThat(problems(keys, LinkDraft.of("other/webinar.jpg")))
                .containsExactly(
                        "no key signs for other/webinar; add one without a project, or one for @other, to links.keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "webinar",
                "webinar.svg",
                "Webinar.jpg",
                "a/b/c.jpg",
                "webinar.jpg?",
                "webinar.jpg?a=b",
                "../webinar.jpg",
                "/webinar.jpg"
            })
    void a_draft_of_no_image_is_refused(String image) {
        assertThat(problems(LinkDraft.of(image)))
                .singleElement()
                .asString()
                .startsWith("`" + image + "` names no image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "_sig|x|_sig cannot be set; signing writes it",
                "_open|name|_open cannot be set; signing writes it",
                "_seal|x|_seal cannot be set; seal the fields that it is to hold",
                "_size|x|_size is reserved for a later version",
                "_var|x|_var is reserved for a later version",
                "_page|x|_page is reserved for a later version",
                "_allow|-x|_allow is `-x`; allowed is the name of an allow-set: 1 to 63 of a-z 0-9 - that do not begin with -",
                "_foo|x|`_foo` is no control; allowed are _exp, _v, _dpr, _q, _dl, _link, _max, _allow, _lang, _tz, _seed, _id",
                "Name|x|`Name` is no field's name; allowed is [a-z][a-z0-9_]{0,31}",
                "na me|x|`na me` is no field's name; allowed is [a-z][a-z0-9_]{0,31}",
                "_dpr|4|_dpr is `4`; allowed is 1, 2 or 3",
                "_q|100|_q is `100`; allowed is a whole number from 30 to 95",
                "_v|abc|_v is `abc`; allowed is 8 to 64 hexadecimal digits of the template's version",
                "_exp|tomorrow|_exp is `tomorrow`; allowed is Unix seconds, from 1 to 253402300799",
                "_exp|0|_exp is `0`; allowed is Unix seconds, from 1 to 253402300799",
                "_exp|1893456000000|_exp is `1893456000000`; allowed is Unix seconds, from 1 to 253402300799",
                "_lang|de_AT|_lang is `de_AT`; allowed is a BCP 47 tag such as pt-BR, at most 35 characters",
                "_tz|Europe/Berln|_tz is `Europe/Berln`; allowed is an IANA zone such as Europe/Berlin, at most 40 characters",
                "_dl|a/b|_dl is `a/b`; allowed is a file name of 1 to 120 characters without / \\ and control characters",
                "_link|a b|_link is `a b`; allowed is 1 to 32 letters, digits, - and _",
            })
    void a_parameter_that_links_do_not_have_is_refused(String name, String value, String message) {
        assertThat(problems(LinkDraft.of("webinar.jpg").set(name, value))).containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name", "_exp", "_sig", "_open", "_dpr", "_seal", "a,b", "_"})
    void what_cannot_be_open_is_refused(String name) {
        assertThat(problems(LinkDraft.of("webinar.jpg").open(name)))
                .containsExactly("`" + name + "` cannot be open; allowed are fields ([a-z][a-z0-9_]{0,31}) and"
                        + " _lang, _tz, _seed, _id");
    }

    @Test
    void half_a_character_is_refused() {
        assertThat(problems(LinkDraft.of("webinar.jpg").set("name", "Zo\ud83d")))
                .containsExactly("name holds half of a surrogate pair, which is no character");
    }

    @Test
    void all_problems_are_reported_together() {
        LinkDraft draft = LinkDraft.of("webinar.bmp")
                .set("name", "a")
                .set("name", "b")
                .set("_q", "1")
                .open(List.of("name", "company", "company"));

        assertThat(problems(draft))
                .satisfiesExactly(
                        image -> assertThat(image).startsWith("`webinar.bmp` names no image"),
                        twice -> assertThat(twice).isEqualTo("name is set twice; each name stands once in a link"),
                        quality -> assertThat(quality).startsWith("_q is `1`"),
                        opened -> assertThat(opened).startsWith("company is opened twice"),
                        both -> assertThat(both).isEqualTo("name is both set and open; a name is one or the other"));
    }

    @Test
    void a_link_that_could_not_be_filled_within_64_pieces_is_refused() {
        LinkDraft draft = LinkDraft.of("webinar.jpg");
        IntStream.range(0, 31).forEach(i -> draft.set("f" + i, "x").open("o" + i));

        assertThat(problems(draft)).isEmpty();
        assertThat(problems(draft.open("more")))
                .containsExactly("the link would have 65 parameters with _sig and _open; at most 64 are allowed");
    }

    @Test
    void a_link_that_no_server_would_take_is_refused() {
        assertThat(Links.signed(LinkDraft.of("webinar.jpg").set("name", "x".repeat(8192 - 58))))
                .hasSize(8192);
        assertThat(problems(LinkDraft.of("webinar.jpg").set("name", "x".repeat(8192 - 57))))
                .containsExactly("the link would be longer than 8192 bytes");
        assertThat(problems(LinkDraft.of("webinar.jpg").set("name", "x".repeat(20_000))))
                .hasSize(1);
    }
}
