package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.Links;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinkTest {

    /** A genuine link with one control, whatever its value. */
    private static SignedLink with(String control, String value) {
        String text = PlainSigning.text("acme/webinar", "jpg", Map.of(control, value));
        return Links.genuine("/t/acme/webinar.jpg?_sig=k1." + PlainSigning.base64(text) + "&" + control + "="
                + PlainSigning.encoded(value));
    }

    @Test
    void a_link_knows_its_project_and_template() {
        SignedLink link = with("_dpr", "1");

        assertThat(link.path()).isEqualTo("acme/webinar");
        assertThat(link.project()).contains("acme");
        assertThat(link.template()).isEqualTo("webinar");
        assertThat(Links.genuine(Links.signed(LinkDraft.of("webinar.gif"))).project())
                .isEmpty();
    }

    @Test
    void controls_in_range_are_read() {
        assertThat(with("_exp", "1893456000").expires()).hasValue(1893456000L);
        assertThat(with("_v", "3F9a01bc").version()).contains("3f9a01bc");
        assertThat(with("_dpr", "3").density()).hasValue(3);
        assertThat(with("_q", "30").quality()).hasValue(30);
        assertThat(with("_q", "95").quality()).hasValue(95);
        assertThat(with("_dl", "Zertifikat – Zoë.jpg").download()).contains("Zertifikat – Zoë.jpg");
        assertThat(with("_link", "spring-27_a").id()).contains("spring-27_a");
        assertThat(with("_lang", "zh-Hant-TW").language()).contains("zh-Hant-TW");
        assertThat(with("_tz", "America/Argentina/Buenos_Aires").zone()).contains("America/Argentina/Buenos_Aires");
        assertThat(with("_seed", "a b+c").seed()).contains("a b+c");
        assertThat(with("_id", "4711").recipient()).contains("4711");
    }

    @Test
    void fixed_values_hold_fields_and_what_differs_per_reader() {
        assertThat(with("_lang", "de").fixed()).isEqualTo(Map.of("_lang", "de"));
        assertThat(with("_dpr", "2").fixed()).isEmpty();
        assertThat(with("name", "Zoë").fixed()).isEqualTo(Map.of("name", "Zoë"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "_v,3f9a01b",
                "_v,3f9a01bg",
                "_v,\"\"",
                "_dpr,0",
                "_dpr,4",
                "_dpr,-1",
                "_dpr,2.0",
                "_dpr,2e0",
                "_dpr,02",
                "_dpr,NaN",
                "_dpr,1000000000",
                "_dpr,\"\"",
                "_dpr,\" 2\"",
                "_dpr,2;",
                "_q,29",
                "_q,96",
                "_q,9",
                "_q,095",
                "_q,+9",
                "_q,x5",
                "_dl,\"\"",
                "_dl,a/b.jpg",
                "_dl,..",
                "_dl,a\\b",
                "_dl,\"a\nb\"",
                "_dl,a\u202egpj.exe",
                "_dl,\u007f",
                "_link,\"\"",
                "_link,a b",
                "_link,a.b",
                "_link,a12345678901234567890123456789012",
                "_lang,\"\"",
                "_lang,d",
                "_lang,-de",
                "_lang,de-",
                "_lang,de--AT",
                "_lang,de_AT",
                "_lang,d3",
                "_lang,d\u00e9",
                "_lang,abcdefghi",
                "_lang,de-abcdefghi",
                "_tz,\"\"",
                "_tz,/UTC",
                "_tz,Europe/",
                "_tz,Europe//Berlin",
                "_tz,Europe/Ber lin",
                "_tz,+01:00",
                "_seed,\"\"",
                "_id,\"\""
            })
    void a_control_out_of_range_counts_as_absent(String control, String value) {
        SignedLink link = with(control, value);

        assertThat(link.outOfRange()).containsExactly(control);
        assertThat(link.fixed()).isEmpty();
        assertThat(link.version()).isEmpty();
        assertThat(link.density()).isEmpty();
        assertThat(link.quality()).isEmpty();
        assertThat(link.download()).isEmpty();
        assertThat(link.id()).isEmpty();
        assertThat(link.language()).isEmpty();
        assertThat(link.expired(Instant.EPOCH)).isFalse();
    }

    @Test
    void long_values_are_out_of_range() {
        assertThat(with("_dl", "🎉".repeat(120)).outOfRange()).isEmpty();
        assertThat(with("_dl", "🎉".repeat(121)).outOfRange()).containsExactly("_dl");
        assertThat(with("_seed", "s".repeat(200)).outOfRange()).isEmpty();
        assertThat(with("_seed", "s".repeat(201)).outOfRange()).containsExactly("_seed");
        assertThat(with("_v", "a".repeat(64)).outOfRange()).isEmpty();
        assertThat(with("_v", "a".repeat(65)).outOfRange()).containsExactly("_v");
    }

    @Test
    void a_link_expires_five_minutes_after_its_moment() {
        SignedLink link = with("_exp", "1893456000");

        assertThat(link.expired(Instant.ofEpochSecond(1893456000L + 300))).isFalse();
        assertThat(link.expired(Instant.ofEpochSecond(1893456000L + 301))).isTrue();
    }

    @Test
    void a_link_without_expiry_never_expires() {
        assertThat(with("_dpr", "1").expired(Instant.MAX)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1e9", "9223372036854775808", "1893456000.5", " 1893456000", "\uff11"})
    void an_expiry_that_cannot_be_read_counts_as_expired(String value) {
        SignedLink link = with("_exp", value);

        assertThat(link.expired(Instant.EPOCH)).isTrue();
        assertThat(link.expires()).isEmpty();
        assertThat(link.outOfRange()).containsExactly("_exp");
    }

    @Test
    void a_link_shows_no_values() {
        assertThat(with("name", "CANARY")).hasToString("SignedLink[acme/webinar.jpg, fixed [name], open []]");
        assertThat(LinkVerifier.of(Links.ring())
                        .verify("/t/a.jpg?_sig=k1.CANARY&name=CANARY")
                        .toString())
                .doesNotContain("CANARY");
    }
}
