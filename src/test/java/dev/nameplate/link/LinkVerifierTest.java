package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.link.LinkVerdict.Reason;
import dev.nameplate.testing.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkVerifierTest {

    private static final LinkVerifier VERIFIER = LinkVerifier.of(Links.ring());
    private static final LinkVerifier LENIENT = LinkVerifier.allowingUnsigned(Links.ring());

    /** A target whose signed part is {@code signedPart}, with the right signature for the given parameters. */
    private static String target(String signedPart, Map<String, String> parameters) {
        return "/t/webinar.jpg?_sig=k1." + PlainSigning.base64(PlainSigning.text("webinar", "jpg", parameters))
                + (signedPart.isEmpty() ? "" : "&" + signedPart);
    }

    private static void assertRefused(String target, Reason reason) {
        assertThat(VERIFIER.verify(target))
                .as(target)
                .isInstanceOfSatisfying(LinkVerdict.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    @Test
    void the_signature_may_stand_anywhere_in_the_signed_part() {
        String sig = "_sig=k1." + PlainSigning.base64(PlainSigning.text("webinar", "jpg", Map.of("a", "1", "b", "2")));

        assertThat(Links.genuine("/t/webinar.jpg?a=1&" + sig + "&b=2").fixed()).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(Links.genuine("/t/webinar.jpg?b=2&a=1&" + sig).fixed()).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=Zo%C3%AB+O%27Neil",
                "name=Zo%c3%ab%20O%27Neil",
                "name=%5A%6F%C3%AB%20O'Neil",
                "name=Zo%EB+O'Neil",
                "name=Zo\u00eb O'Neil",
                "name=Zo\u00c3\u00ab O'Neil",
                "&&name=Zo%C3%AB+O%27Neil&",
                "amp;name=Zo%C3%AB+O%27Neil",
            })
    void spellings_of_one_value_verify_alike(String signedPart) {
        String target = target(signedPart, Map.of("name", "Zoë O'Neil"));

        assertThat(Links.genuine(target).fixed()).isEqualTo(Map.of("name", "Zoë O'Neil"));
    }

    @Test
    void an_empty_value_is_a_value() {
        assertThat(Links.genuine(target("name=", Map.of("name", ""))).fixed()).isEqualTo(Map.of("name", ""));
        assertRefused(target("", Map.of("name", "")), Reason.FORGED);
    }

    @Test
    void the_open_part_is_handed_on_as_it_stands() {
        String target = target("_open=name,company", Map.of("_open", "name,company"));
        String open = "name=*|FNAME|*&company=AT&T&utm_source=x&_sig=k9.x&_open=date&date=%zz;\u00e9#";

        SignedLink link = Links.genuine(target + "&" + open);

        assertThat(link.open()).containsExactly("name", "company");
        assertThat(link.openPart()).isEqualTo(open);
        assertThat(link.fixed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&"})
    void an_open_part_may_be_empty(String end) {
        SignedLink link = Links.genuine(target("_open=name" + end, Map.of("_open", "name")));

        assertThat(link.openPart()).isEmpty();
        assertThat(link.open()).containsExactly("name");
    }

    @Test
    void an_empty_list_opens_nothing() {
        SignedLink link = Links.genuine(target("_open=&name=Evil", Map.of("_open", "")));

        assertThat(link.open()).isEmpty();
        assertThat(link.fixed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_open=name,company", "_open=company,name", "_open=name%2Ccompany", "_open=n%61me,company"})
    void spellings_of_one_list_verify_alike(String signedPart) {
        assertThat(Links.genuine(target(signedPart, Map.of("_open", "company,name")))
                        .open())
                .containsExactlyInAnyOrder("name", "company");
    }

    @Test
    void a_fixed_value_is_not_open_as_well() {
        SignedLink link = Links.genuine(
                target("name=Sarah&_open=name,company&name=Evil", Map.of("name", "Sarah", "_open", "name,company")));

        assertThat(link.fixed()).isEqualTo(Map.of("name", "Sarah"));
        assertThat(link.open()).containsExactly("company");
    }

    @Test
    void a_genuine_link_names_its_key() {
        assertThat(Links.genuine(target("", Map.of())).kid()).contains("k1");
        assertThat(Links.genuine(target("", Map.of())).unsigned()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "name NO_VALUE",
                "a=1&name&b=2 NO_VALUE",
                "_open NO_VALUE",
                "amp NO_VALUE",
                "=x BAD_NAME",
                "==x BAD_NAME",
                "Name=x BAD_NAME",
                "1name=x BAD_NAME",
                "na-me=x BAD_NAME",
                "n%61me=x BAD_NAME",
                "name%00=x BAD_NAME",
                "name[]=x BAD_NAME",
                "amp;amp;name=x BAD_NAME",
                "name;a=x BAD_NAME",
                "_unknown=x BAD_NAME",
                "_SIG=x BAD_NAME",
                "_=x BAD_NAME",
                "_sig+=x BAD_NAME",
                "_seal NO_VALUE",
                "_size=x RESERVED_NAME",
                "_var=x RESERVED_NAME",
                "_page=x RESERVED_NAME",
                "name=x&name=x DOUBLED_NAME",
                "name=x&a=1&b=2&name=y DOUBLED_NAME",
                "name=x&amp;name=y DOUBLED_NAME",
                "_dpr=1&_dpr=1 DOUBLED_NAME",
                "_sig=k1.x DOUBLED_NAME",
                "_open=Name BAD_OPEN",
                "_open=name, BAD_OPEN",
                "_open=,name BAD_OPEN",
                "_open=name,,company BAD_OPEN",
                "_open=na+me BAD_OPEN",
                "_open=name%00 BAD_OPEN",
                "_open=name;company BAD_OPEN",
                "_open=_exp BAD_OPEN",
                "_open=_sig BAD_OPEN",
                "_open=_open BAD_OPEN",
                "_open=_dpr BAD_OPEN",
                "_open=_v BAD_OPEN",
                "_open=_seal BAD_OPEN",
                "_open=n\u00e4me BAD_OPEN",
            })
    void a_malformed_signed_part_is_refused(String signedPart, Reason reason) {
        assertRefused(target(signedPart, Map.of()), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_size=x", "_unknown=x", "Name=x", "n-me=x"})
    void a_malformed_name_is_refused_though_its_signature_be_right(String pair) {
        String[] parts = pair.split("=");

        assertThat(VERIFIER.verify(target(pair, Map.of(parts[0], parts[1])))).isInstanceOf(LinkVerdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_lang", "_tz", "_seed", "_id"})
    void controls_that_differ_per_reader_may_be_open(String control) {
        assertThat(Links.genuine(target("_open=" + control, Map.of("_open", control)))
                        .open())
                .containsExactly(control);
    }

    @ParameterizedTest
    @CsvSource({
        "k1.AAAAAAAAAAAAAAAAAAAAAA,FORGED",
        "k1.00000000000000000000000000000000,FORGED",
        "k2.AAAAAAAAAAAAAAAAAAAAAA,UNKNOWN_KEY",
        "k!.AAAAAAAAAAAAAAAAAAAAAA,NOT_A_SIGNATURE",
        "12345678901234567.AAAAAAAAAAAAAAAAAAAAAA,NOT_A_SIGNATURE",
        ".AAAAAAAAAAAAAAAAAAAAAA,NOT_A_SIGNATURE",
        "AAAAAAAAAAAAAAAAAAAAAA,NOT_A_SIGNATURE",
        "k1.AAAAAAAAAAAAAAAAAAAAA,NOT_A_SIGNATURE",
        "k1.,NOT_A_SIGNATURE",
        "k1,NOT_A_SIGNATURE",
        "'',NOT_A_SIGNATURE",
    })
    void a_signature_that_is_none_and_one_of_another_key_are_told_apart(String sig, Reason reason) {
        assertRefused("/t/webinar.jpg?_sig=" + sig + "&name=x", reason);
    }

    @Test
    void a_key_of_another_project_is_told_apart() {
        LinkVerifier verifier = LinkVerifier.of(Links.ring(Links.KEY + ",a1@acme:text:" + "a".repeat(32)));

        assertThat(verifier.verify("/t/acme/webinar.jpg?_sig=k1.AAAAAAAAAAAAAAAAAAAAAA"))
                .isEqualTo(new LinkVerdict.Refused(Reason.FOREIGN_KEY, ""));
    }

    @Test
    void names_have_at_most_32_characters() {
        String longest = "a".repeat(32);

        assertThat(Links.genuine(target(longest + "=x", Map.of(longest, "x"))).fixed())
                .containsKey(longest);
        assertRefused(target(longest + "a=x", Map.of(longest + "a", "x")), Reason.BAD_NAME);
        assertThat(Links.genuine(target("_open=" + longest, Map.of("_open", longest)))
                        .open())
                .containsExactly(longest);
        assertRefused(target("_open=" + longest + "a", Map.of("_open", longest + "a")), Reason.BAD_OPEN);
    }

    @Test
    void sixty_four_pieces_are_read_and_one_more_is_not() {
        String open = IntStream.range(0, 62).mapToObj(i -> "x" + i + "=1").collect(Collectors.joining("&&amp;&"));
        String target = target("_open=", Map.of("_open", "")) + "&" + open;

        assertThat(VERIFIER.verify(target)).isInstanceOf(LinkVerdict.Genuine.class);
        assertRefused(target + "&x", Reason.TOO_MANY_PIECES);
    }

    @Test
    void a_list_of_sixty_four_names_is_read_and_one_more_is_not() {
        String names = IntStream.range(0, 64).mapToObj(i -> "f" + i).collect(Collectors.joining(","));

        assertThat(Links.genuine(target("_open=" + names, Map.of("_open", names)))
                        .open())
                .hasSize(64);
        assertRefused(target("_open=" + names + ",g", Map.of("_open", names + ",g")), Reason.BAD_OPEN);
    }

    @Test
    void a_target_of_8192_bytes_is_read_and_a_longer_one_is_not() {
        String target = target("_open=name", Map.of("_open", "name")) + "&name=";
        String filled = target + "x".repeat(8192 - target.length());

        assertThat(VERIFIER.verify(filled)).isInstanceOf(LinkVerdict.Genuine.class);
        assertRefused(filled + "x", Reason.TOO_LONG);
    }

    @Test
    void chars_that_are_no_bytes_are_refused() {
        assertRefused(target("name=\u0141", Map.of("name", "\u0141")), Reason.NOT_BYTES);
        assertRefused(target("_open=name", Map.of("_open", "name")) + "&name=\u0141", Reason.NOT_BYTES);
    }

    @Test
    void a_refusal_shows_the_name_at_fault_and_no_more() {
        assertThat(VERIFIER.verify("/t/webinar.jpg?_sig=k1.x&<b>\u00e9\t" + "y".repeat(60) + "=SECRET"))
                .isEqualTo(new LinkVerdict.Refused(Reason.BAD_NAME, "<b>??" + "y".repeat(35)));
        assertThat(VERIFIER.verify("/t/webinar.jpg?_sig=k1.x&name=1&name=2"))
                .isInstanceOfSatisfying(LinkVerdict.Refused.class, refused -> assertThat(refused.message())
                        .isEqualTo("a name stands twice in the signed part: `name`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/t/webinar.svg?_sig=k1.x", "/T/webinar.jpg", "/health", "", "http://h/t/webinar.jpg"})
    void another_path_is_no_link(String target) {
        assertThat(VERIFIER.verify(target)).isEqualTo(new LinkVerdict.NotALink());
        assertThat(LENIENT.verify(target)).isEqualTo(new LinkVerdict.NotALink());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?name=Sarah", "?name=AT&T", "?_open=name&_sig=k1.x", "?utm_source=x&Name=y"})
    void a_link_without_a_signature_is_refused(String query) {
        assertRefused("/t/webinar.jpg" + query, Reason.NO_SIGNATURE);
    }

    @Test
    void an_unsigned_link_is_served_where_that_is_allowed() {
        String query = "name=AT&T&Title=x&_dpr=2&_exp=1893456000&_lang=de&_open=name&company=x&_q=50";

        SignedLink link = Links.genuine(LENIENT.verify("/t/acme/webinar.png?" + query));

        assertThat(link.unsigned()).isTrue();
        assertThat(link.kid()).isEmpty();
        assertThat(link.path()).isEqualTo("acme/webinar");
        assertThat(link.fixed()).isEmpty();
        assertThat(link.open()).containsExactly("_lang", "_tz", "_seed", "_id");
        assertThat(link.openPart()).isEqualTo(query);
        assertThat(link.density()).hasValue(2);
        assertThat(link.expires()).hasValue(1893456000L);
        assertThat(link.quality()).as("stands behind _open").isEmpty();
    }

    @Test
    void of_an_unsigned_links_controls_the_first_counts() {
        SignedLink link = Links.genuine(LENIENT.verify("/t/webinar.jpg?_dpr&_dpr=3&_dpr=2&_q=7"));

        assertThat(link.density()).hasValue(3);
        assertThat(link.outOfRange()).containsExactly("_q");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?_sig=", "?_sig", "?_sig=k1.AAAAAAAAAAAAAAAAAAAAAA", "?name=x&_sig=x", "?amp;_sig=x&_open="})
    void where_unsigned_links_are_allowed_one_with_a_signature_is_verified_as_ever(String query) {
        assertThat(LENIENT.verify("/t/webinar.jpg" + query)).isInstanceOf(LinkVerdict.Refused.class);
        assertThat(Links.genuine(LENIENT.verify(target("a=1", Map.of("a", "1"))))
                        .unsigned())
                .isFalse();
    }

    @Test
    void many_threads_verify_at_once() throws Exception {
        List<String> targets = IntStream.range(0, 200)
                .mapToObj(i -> target("name=n" + i, Map.of("name", "n" + i)))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> found = new ArrayList<>();
            for (int i = 0; i < 4000; i++) {
                int n = i % targets.size();
                found.add(pool.submit(() ->
                        Links.genuine(VERIFIER.verify(targets.get(n))).fixed().equals(Map.of("name", "n" + n))));
            }
            for (Future<Boolean> one : found) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
