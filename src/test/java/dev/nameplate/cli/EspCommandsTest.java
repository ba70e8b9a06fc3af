package dev.nameplate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sign --esp}, {@code esps} and {@code lint} as a person runs them. */
class EspCommandsTest {

    @TempDir
    private Path folder;

    private Ran run(String... arguments) {
        return Ran.of(new Ran.Place(folder, "https://img.acme.com"), arguments);
    }

    @Test
    void sign_fills_the_open_fields_with_a_providers_tags() {
        Ran ran = run("sign", "webinar.jpg", "--esp", "mailchimp", "--fields", "name=FNAME,company=COMPANY");
        assertThat(ran.code()).isZero();
        assertThat(ran.out().strip())
                .startsWith("https://img.acme.com/t/webinar.jpg?_sig=k1.")
                .endsWith("&_open=name,company&name=*|URL:FNAME|*&company=*|URL:COMPANY|*");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void sign_knows_what_providers_call_common_fields_and_says_when_it_guesses() {
        assertThat(run("sign", "webinar.jpg", "--esp", "braze", "--open", "name,company")
                        .out()
                        .strip())
                .endsWith("&name={{${first_name} | url_encode}}&company={{custom_attribute.${company} | url_encode}}");
        assertThat(run("sign", "webinar.jpg", "--esp", "mailchimp", "--open", "company")
                        .err())
                .contains("that Mailchimp calls company COMPANY is unverified");
        Ran ran = run("sign", "webinar.jpg", "--esp", "klaviyo", "--open", "name,date");
        assertThat(ran.out().strip()).endsWith("&date={{ person|lookup:'date'|urlencode }}");
        assertThat(ran.err()).contains("what Klaviyo calls date is a guess", "--fields date=…");
    }

    @Test
    void sign_prints_a_whole_image_tag() {
        Ran ran = run("sign", "webinar.jpg", "--esp", "klaviyo", "--fields", "name=first_name", "--html");
        assertThat(ran.out().strip())
                .startsWith("<img src=\"https://img.acme.com/t/webinar.jpg?_sig=k1.")
                .contains("&amp;_open=name&amp;name={{ first_name|urlencode }}\" width=\"1200\" height=\"630\" alt=\"")
                .contains("alt=\"{{ first_name|default:'Hello' }}, your seat is saved: Pricing experiments");
        assertThat(run("sign", "webinar.jpg", "--html").out()).contains("alt=\"Your seat is saved: ");
        assertThat(run("sign", "webinar.jpg", "--esp", "mailjet", "--open", "name", "--html")
                        .out())
                .contains("<img src='", "[[data:firstname:\"\"]]' width=");
    }

    @Test
    void a_provider_that_is_none_is_refused_with_the_nearest_and_all_that_are_allowed() {
        Ran ran = run("sign", "webinar.jpg", "--esp", "mailchip", "--open", "name");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("\"mailchip\"", "did you mean mailchimp?", "klaviyo", "delivra");
        assertThat(run("esps", "brazee").err()).contains("did you mean braze?");
        assertThat(run("lint", file("x.html", "<p>"), "--esp", "hubspt").err()).contains("did you mean hubspot?");
    }

    @Test
    void a_field_that_can_be_none_there_is_refused_and_a_near_miss_noted() {
        Ran ran = run("sign", "webinar.jpg", "--esp", "mailchimp", "--fields", "name=first name&x");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("can be no field's name at Mailchimp", "COMPANY, EMAIL, FNAME, LNAME");
        assertThat(run("sign", "webinar.jpg", "--esp", "mailchimp", "--fields", "name=FNMAE")
                        .err())
                .contains("did you mean FNAME?");
        assertThat(run("sign", "webinar.jpg", "--esp", "mailchimp").err())
                .contains("no field is open", "--fields name=FNAME", "name, company, date");
        assertThat(run("sign", "webinar.jpg", "--fields", "name=FNAME").err()).contains("--esp");
    }

    @Test
    void strict_links_are_signed_when_they_are_sent_where_that_can_be_and_else_it_says_why_not() {
        Ran ran = run("sign", "webinar.jpg", "--esp", "braze", "--open", "name", "--strict");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("hmac_sha256_hex: 'THE SECRET OF KEY k1' | slice: 0, 32", "_sig=k1.{{np_code}}", "&_open=")
                .doesNotContain("AAECAwQF");
        assertThat(ran.err()).contains("put the secret of key k1", "text:");
        Ran iterable = run("sign", "webinar.jpg", "--esp", "iterable", "--open", "name", "--strict");
        assertThat(iterable.code()).isEqualTo(1);
        assertThat(iterable.err()).contains("HMAC-SHA1 only", "braze [documented]");
        assertThat(run("sign", "webinar.jpg", "--open", "name", "--strict").err())
                .contains("--esp braze");
    }

    @Test
    void all_providers_are_listed_with_how_sure_that_is() {
        for (Ran ran : new Ran[] {run("esps"), run("sign", "--esp", "list")}) {
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).contains("mailchimp", "documented", "seen", "unverified: confirmed by nothing");
            assertThat(ran.out().lines().count()).isGreaterThan(30);
        }
        assertThat(run("esps", "iterable").out())
                .contains("{{#urlEncode}}{{firstName}}{{/urlEncode}}", "HMAC-SHA1 only", "[unverified]");
        assertThat(run("sign").code()).isEqualTo(2);
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void lint_says_what_is_wrong_mends_it_in_a_copy_and_draws_twelve_readers() throws IOException {
        String img = run("sign", "webinar.jpg", "--esp", "mailchimp", "--open", "name,company", "--html")
                .out()
                .strip();
        String mail = file(
                "mail.html",
                "<p>Hi *|FNAME|*</p>\n" + img.replace("URL:FNAME", "FNAME").replace(" width=\"1200\"", ""));
        Path copy = folder.resolve("copy.html");
        Path preview = folder.resolve("preview");

        Ran ran = run("lint", mail, "--fix", copy.toString(), "--preview", preview.toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(mail + ":2:", "warning tag-unencoded", "repair: *|URL:FNAME|*", "warning width")
                .contains("1 link, tags of Mailchimp [documented]; errors: 0, warnings: 2")
                .contains("index.html");
        assertThat(ran.err()).contains("2 of 2 findings mended");
        assertThat(Files.readString(copy)).contains("*|URL:FNAME|*", "width=\"1200\"");
        assertThat(run("lint", copy.toString()).out()).contains("nothing to mend");
        try (var files = Files.list(preview)) {
            assertThat(files.filter(it -> it.toString().endsWith(".jpg"))).hasSize(12);
        }
        assertThat(ImageIO.read(preview.resolve("1-complete.jpg").toFile()).getWidth())
                .isEqualTo(1200);
        assertThat(Files.readString(preview.resolve("index.html")))
                .contains("name: unresolved-tag", "AT%26T%20INTERNATIONAL", "1-merge-tag.jpg");
    }

    @Test
    void lint_ends_with_1_for_an_error_and_speaks_json() {
        String img = run("sign", "webinar.jpg", "--esp", "mailchimp", "--open", "name", "--html")
                .out();
        Ran ran = run("lint", file("mail.html", img.replace("_open=name", "_open=nmae")), "--json");
        assertThat(ran.code()).isEqualTo(1);
        JsonObject json = new JsonObject(ran.out());
        assertThat(json.getJsonArray("providers").getList()).isEqualTo(java.util.List.of("mailchimp"));
        assertThat(json.getJsonArray("findings").stream().map(it -> ((JsonObject) it).getString("rule")))
                .contains("signature", "unknown-field");
        assertThat(run("lint", folder.resolve("none.html").toString()).code()).isEqualTo(2);
        Ran plain = run("lint", file("plain.html", "<p>Hello</p>"));
        assertThat(plain.code()).isZero();
        assertThat(plain.out()).contains("0 links, no provider's tags; nothing to mend");
        assertThat(run("lint", file("plain.html", "<p>Hello</p>"), "--preview", folder.toString())
                        .err())
                .contains("--esp");
    }
}
