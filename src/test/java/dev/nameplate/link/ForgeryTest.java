package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Links;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The known ways to forge, bend or replay a signed link, each of which must end as a refusal. */
class ForgeryTest {

    private static final String ACME = secret('a');
    private static final String OTHER = secret('o');

    private static final LinkVerifier VERIFIER =
            LinkVerifier.of(Links.ring(Links.KEY + ",acme1@acme:" + ACME + ",other1@other:" + OTHER));

    private static final String TEXT = "np1\nwebinar\njpg\n_exp=1893456000&_open=name&date=2027-01-31&title=A%26B";
    private static final String CODE = PlainSigning.base64(TEXT);
    private static final String REST = "&_exp=1893456000&date=2027-01-31&title=A%26B&_open=name&name=Sarah";
    private static final String GENUINE = "/t/webinar.jpg?_sig=k1." + CODE + REST;

    private static String secret(char fill) {
        return "text:" + String.valueOf(fill).repeat(32);
    }

    private static String withSig(String sig) {
        return "/t/webinar.jpg?_sig=" + sig + REST;
    }

    private static String replaced(String from, String to) {
        assertThat(GENUINE).contains(from);
        return GENUINE.replace(from, to);
    }

    private static void assertRefused(String target) {
        assertThat(VERIFIER.verify(target)).as(target).isInstanceOf(LinkVerdict.Refused.class);
    }

    private static void assertNoLink(String target) {
        assertThat(VERIFIER.verify(target)).as(target).isInstanceOf(LinkVerdict.NotALink.class);
    }

    private static void assertGenuine(String target) {
        assertThat(VERIFIER.verify(target)).as(target).isInstanceOf(LinkVerdict.Genuine.class);
    }

    @Test
    void the_link_that_is_bent_here_is_genuine() {
        assertGenuine(GENUINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 16, 21})
    void a_truncated_code(int length) {
        assertRefused(withSig("k1." + CODE.substring(0, length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 16, 22, 31})
    void a_truncated_hex_code(int length) {
        assertRefused(withSig("k1." + hex().substring(0, length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "A", " ", "%20", "+", "\n", "%0A", "\r\n", "\0", "%00", ".", ",", "AAAAAAAAAA"})
    void an_over_long_code(String tail) {
        assertRefused(withSig("k1." + CODE + tail));
        assertRefused(withSig("k1." + hex() + tail));
    }

    @Test
    void another_encoding_of_the_same_code() {
        byte[] mac = PlainSigning.mac(PlainSigning.SECRET, TEXT);

        assertRefused(withSig("k1." + Base64.getEncoder().encodeToString(mac)));
        assertRefused(withSig("k1." + hex().toUpperCase(Locale.ROOT)));
        assertRefused(
                withSig("k1." + hex().substring(0, 31) + hex().substring(31).toUpperCase(Locale.ROOT) + "0"));
        assertRefused(withSig("k1." + percentEncoded(CODE)));
        assertRefused(withSig("k1%2E" + CODE));
        assertGenuine(withSig("k1." + hex()));
    }

    /** The last of 22 characters carries two bits; a decoder would take four spellings of it for one. */
    @Test
    void other_last_bits_of_the_same_code() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(CODE.charAt(21));

        for (int bits = 1; bits < 16; bits++) {
            String code = CODE.substring(0, 21) + alphabet.charAt(last ^ bits);
            assertThat(Base64.getUrlDecoder().decode(code))
                    .isEqualTo(Base64.getUrlDecoder().decode(CODE));
            assertRefused(withSig("k1." + code));
        }
    }

    @Test
    void the_signature_stands_twice() {
        String wrong = "_sig=k1.AAAAAAAAAAAAAAAAAAAAAA";

        assertRefused("/t/webinar.jpg?" + wrong + "&_sig=k1." + CODE + REST);
        assertRefused(replaced("&_exp", "&" + wrong + "&_exp"));
        assertRefused(replaced("&_exp", "&_sig=k1." + CODE + "&_exp"));
        assertRefused(replaced("&_open", "&_sig=&_open"));
        assertRefused(replaced("&_open", "&_sig&_open"));
        assertRefused(replaced("&_open", "&amp;_sig=k1." + CODE + "&_open"));
    }

    @Test
    void a_signature_behind_open_is_none() {
        assertRefused("/t/webinar.jpg?" + REST.substring(1) + "&_sig=k1." + CODE);
        assertThat(Links.genuine(VERIFIER.verify(GENUINE + "&_sig=k1.AAAAAAAAAAAAAAAAAAAAAA"))
                        .openPart())
                .endsWith("_sig=k1.AAAAAAAAAAAAAAAAAAAAAA");
    }

    @Test
    void a_signature_inside_a_value() {
        assertRefused("/t/webinar.jpg?title=A%26B%26_sig%3Dk1." + CODE + "&_open=name");
        assertRefused("/t/webinar.jpg?title=x%26_sig=k1." + CODE + REST);
    }

    @Test
    void a_semicolon_separates_nothing() {
        assertRefused(replaced("&date", ";date"));
        assertRefused("/t/webinar.jpg?title=x;_sig=k1." + CODE + REST);
        assertRefused(replaced("title=A%26B", "title=A%26B;date=2028-01-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_SIG", "_Sig", "_sig%00", "%5Fsig", "_s%69g", "_sig[]", "_sig ", "+_sig", "sig", "s"})
    void another_spelling_of_the_signatures_name(String name) {
        assertRefused(replaced("_sig=", name + "="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"date=2027-01-31", "date=2030-01-01", "date=", "date", "=x", "=", "title", "_exp=1893456000"})
    void a_doubled_an_empty_or_a_bare_name(String piece) {
        assertRefused(replaced("&_open", "&" + piece + "&_open"));
        assertRefused("/t/webinar.jpg?" + piece + "&_sig=k1." + CODE + REST);
    }

    @Test
    void needless_escapes_change_nothing_but_the_spelling() {
        assertGenuine(replaced("title=A%26B", "title=%41%26%42"));
        assertGenuine(replaced("date=2027-01-31", "date=2027%2d01%2D31"));
        assertRefused(replaced("title=A%26B", "title=A%2526B"));
        assertRefused(replaced("title=A%26B", "title=A&B"));
        assertRefused(replaced("title=A%26B", "title=A%26amp;B"));
        assertRefused(replaced("date=", "d%61te="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/t/../t/webinar.jpg", "/t/./webinar.jpg", "/t//webinar.jpg", "//t/webinar.jpg",
                        "/t/%2e%2e/webinar.jpg",
                "/t%2fwebinar.jpg", "/t/%5cwebinar.jpg", "/t/%252e/webinar.jpg", "/t/web%69nar.jpg", "/t/webinar%2ejpg",
                "/t/webinar.jpg/", "/t/webinar.jpg;", "/t/webinar.jpg%00", "/t/Webinar.jpg", "/t/webinar.JPG"
            })
    void another_spelling_of_the_path_is_no_link(String path) {
        assertNoLink(replaced("/t/webinar.jpg", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/t/webinar.png", "/t/webinar.jpeg", "/t/webinar.webp", "/t/webinar.gif"})
    void another_extension(String path) {
        assertRefused(replaced("/t/webinar.jpg", path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/t/webinars.jpg", "/t/ebinar.jpg", "/t/acme/webinar.jpg", "/t/w/webinar.jpg", "/t/web/inar.jpg"
            })
    void another_template(String path) {
        assertRefused(replaced("/t/webinar.jpg", path));
    }

    @Test
    void an_absolute_target_is_no_link() {
        assertNoLink("http://127.0.0.1:8080" + GENUINE);
        assertNoLink("//127.0.0.1" + GENUINE);
    }

    static Stream<List<String>> lookAlikes() {
        return Stream.of(
                List.of("Zo\u00eb", "Zoe\u0308"),
                List.of("Sarah", "\uff33arah"),
                List.of("Sarah", "sarah"),
                List.of("Sarah", "Sarah "),
                List.of("Sarah", "Sarah\u200b"),
                List.of("\u212b", "\u00c5"),
                List.of("K", "\u212a"));
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void a_value_that_only_looks_the_same(List<String> pair) {
        String code = PlainSigning.base64(PlainSigning.text("webinar", "jpg", Map.of("name", pair.get(0))));
        String base = "/t/webinar.jpg?_sig=k1." + code + "&name=";

        assertGenuine(base + PlainSigning.encoded(pair.get(0)));
        assertRefused(base + PlainSigning.encoded(pair.get(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme1", "k2", "K1", "k1 ", " k1", "", "../k1", "k1%00", "k1/", "none", "k1.k1", "decoy", "k1@acme"
            })
    void another_key(String kid) {
        assertRefused(withSig(kid + "." + CODE));
    }

    @Test
    void a_code_without_a_key() {
        assertRefused(withSig(CODE));
        assertRefused(withSig("." + CODE));
        assertRefused(withSig(""));
        assertRefused(withSig("k1."));
        assertRefused(withSig("k1"));
        assertRefused(withSig("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg=none", "_alg=none", "alg=md5", "_alg=HS256", "_kid=k1"})
    void an_algorithm_cannot_be_chosen(String piece) {
        assertRefused(replaced("&_exp", "&" + piece + "&_exp"));
        assertRefused("/t/webinar.jpg?" + piece + REST);
    }

    @Test
    void a_code_without_a_secret() {
        String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[16]);

        assertRefused(withSig("k1." + digest));
        assertRefused(withSig("k1." + "0".repeat(32)));
        assertRefused(withSig("k1." + PlainSigning.base64(new byte[1], TEXT)));
        assertRefused(withSig("decoy." + PlainSigning.base64(new byte[32], TEXT)));
    }

    @Test
    void a_shifted_border_between_fields() {
        String sig = "/t/webinar.jpg?_sig=k1."
                + PlainSigning.base64(PlainSigning.text("webinar", "jpg", Map.of("a", "1", "b", "2")));

        assertGenuine(sig + "&a=1&b=2");
        assertRefused(sig + "&a=1%26b=2");
        assertRefused(sig + "&a=1%26b%3D2");
        assertRefused(sig + "&a=1&b=&b=2");
        assertRefused(sig + "&a=1%26b&b=2");
        assertRefused(sig + "&a=2&b=1");
    }

    @Test
    void a_shifted_border_between_the_lines_of_the_text() {
        String code = PlainSigning.base64("np1\nwebinar\njpg\na=1");

        assertRefused("/t/webinar.jpg?_sig=k1." + code + "&a=1%0A");
        assertRefused("/t/webinar.jpg?_sig=k1." + code + "&jpg%0Aa=1");
        assertNoLink("/t/webinar%0Ajpg.jpg?_sig=k1." + code + "&a=1");
    }

    @Test
    void the_key_of_another_project() {
        String acme = PlainSigning.base64("a".repeat(32).getBytes(), "np1\nacme/webinar\njpg\n");
        String other = PlainSigning.base64("o".repeat(32).getBytes(), "np1\nacme/webinar\njpg\n");
        String general = PlainSigning.base64("np1\nacme/webinar\njpg\n");
        String none = PlainSigning.base64("a".repeat(32).getBytes(), "np1\nwebinar\njpg\n");
        String third = PlainSigning.base64("np1\nthird/webinar\njpg\n");

        assertGenuine("/t/acme/webinar.jpg?_sig=acme1." + acme);
        assertRefused("/t/acme/webinar.jpg?_sig=other1." + other);
        assertRefused("/t/acme/webinar.jpg?_sig=k1." + general);
        assertRefused("/t/webinar.jpg?_sig=acme1." + none);
        assertRefused("/t/acme/webinar.jpg?_sig=acme1." + general);
        assertGenuine("/t/third/webinar.jpg?_sig=k1." + third);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1893456001",
                "01893456000",
                "-1893456000",
                "9223372036854775808",
                "",
                "1893456000.0",
                "+1893456000"
            })
    void another_expiry(String expiry) {
        assertRefused(replaced("_exp=1893456000", "_exp=" + expiry));
    }

    @Test
    void no_expiry() {
        assertRefused(replaced("_exp=1893456000&", ""));
        assertRefused(replaced("_exp=1893456000&", "_exp&"));
    }

    @Test
    void a_parameter_moved_across_open() {
        assertRefused(replaced("&date=2027-01-31", "") + "&date=2027-01-31");
        assertRefused(replaced("&_open=name", "") + "&_open=name");
        assertRefused(replaced("_open=name", "_open=name,date"));
        assertRefused(replaced("_open=name", "_open="));
        assertRefused(replaced("_open=name", "_open=name&_open=name").replace("&_exp", "&_open=&_exp"));
    }

    @Test
    void a_retired_key_and_a_key_of_an_older_server() {
        LinkVerifier rotated = LinkVerifier.of(Links.ring("k2:" + ACME));
        LinkVerifier overlapping = LinkVerifier.of(Links.ring("k2:" + ACME + "," + Links.KEY));

        assertThat(rotated.verify(GENUINE)).isInstanceOf(LinkVerdict.Refused.class);
        assertThat(overlapping.verify(GENUINE)).isInstanceOf(LinkVerdict.Genuine.class);
    }

    private static String hex() {
        return HexFormat.of().formatHex(PlainSigning.mac(PlainSigning.SECRET, TEXT));
    }

    private static String percentEncoded(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(String.format("%%%02X", c)));
        return out.toString();
    }
}
