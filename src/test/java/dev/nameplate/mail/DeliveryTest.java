package dev.nameplate.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.esp.Arrival;
import dev.nameplate.esp.Confidence;
import dev.nameplate.esp.FieldNaming;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Fallback;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.Localised;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.testing.Links;
import dev.nameplate.testing.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a provider's contact to the merged value, through the whole image tag that {@code sign --html} prints. */
class DeliveryTest {

    /** Values that every provider delivers whole, encoded or not. */
    private static final List<String> ANYHOW = List.of(
            "AT&T",
            "Smith & Sons",
            "Müller GmbH",
            "O’Neil-Smith-Łukasiewicz",
            "100% Bio",
            "Save 5 %, always",
            "24/7 Gym?",
            "E=mc2",
            "A;B: C, D",
            "Dvořák (Praha) [CZ]",
            "Γιώργος",
            "Иван Петров",
            "🎉 Party & Co",
            "Food & 100% Juice",
            "Ca$h *Star* {Curly}",
            "50%OFF");

    /** Values that only arrive whole when they are encoded, and what is left of them otherwise. */
    private static final Map<String, String> RAGGED = Map.of(
            "R&D=fun", "R",
            "A+B Design", "A B Design",
            "C# Works", "C",
            "Tab\there", "Tabhere");

    static Stream<Profile> known() {
        return Profiles.all().stream().filter(profile -> profile.ofTags() != Confidence.UNVERIFIED);
    }

    private static List<Field> fields() {
        return List.of(Field.text("company"), Field.text("name", new Fallback.Fixed(Localised.of("there"))));
    }

    private static String html(Profile profile) {
        EspLink tags = new EspLink(profile, tags(profile));
        String link = "https://img.acme.com"
                + Links.signed(LinkDraft.of("test.jpg").open(List.of("company", "name"))) + "&" + tags.openPart();
        return ImageTag.of(
                link, Templates.of(600, 200).field("company").field("name").build(), Map.of(), tags);
    }

    private static Map<String, String> tags(Profile profile) {
        Map<String, String> tags = new LinkedHashMap<>();
        FieldNaming naming = new FieldNaming(profile);
        tags.put("company", EspLink.fieldFor(profile, "company"));
        tags.put("name", naming.ofOurs("name").orElseThrow().field());
        return tags;
    }

    private static String merged(Profile profile, String company, String name, String field) {
        Map<String, String> tags = tags(profile);
        Map<String, String> contact = new LinkedHashMap<>(Map.of(tags.get("company"), company, tags.get("name"), name));
        return merged(Postbag.asked(html(profile), profile, contact), field);
    }

    private static String merged(String target, String field) {
        SignedLink link = Links.genuine(target);
        Values values = new Merger()
                .merge(new Delivery(link.fixed(), link.open(), link.openPart()), fields(), MergeContext.of("en"));
        return values.get(field).map(Value::text).orElse("–");
    }

    @ParameterizedTest
    @MethodSource("known")
    void sixteen_awkward_values_arrive_as_they_are_meant(Profile profile) {
        for (String value : ANYHOW) {
            assertThat(merged(profile, value, "Sarah", "company"))
                    .as("%s by %s", value, profile.name())
                    .isEqualTo(value);
            assertThat(merged(profile, "Acme", value, "name"))
                    .as("%s by %s", value, profile.name())
                    .isEqualTo(value);
        }
        assertThat(merged(profile, "AT&T", "Sarah", "name")).isEqualTo("Sarah");
    }

    @ParameterizedTest
    @MethodSource("known")
    void what_no_link_can_hold_unencoded_is_cut_and_breaks_nothing(Profile profile) {
        boolean encoded = profile.linkArrival().encoded();
        RAGGED.forEach((value, left) -> assertThat(merged(profile, "Acme", value, "name"))
                .as("%s by %s", value, profile.name())
                .isEqualTo(encoded ? value.replace('\t', ' ') : left));
    }

    /** A quotation mark in a value ends an attribute that is quoted with it, unless the provider escapes or encodes. */
    @ParameterizedTest
    @MethodSource("known")
    void quotation_marks_in_values_do_what_the_caveats_say(Profile profile) {
        boolean safe = profile.linkArrival() != Arrival.RAW;
        for (String value : List.of("O'Neil", "The \"Best\" Bar")) {
            boolean ends = !safe && value.contains(profile.quote());
            String expected =
                    ends ? value.substring(0, value.indexOf(profile.quote())).strip() : value;
            assertThat(merged(profile, "Acme", value, "name"))
                    .as("%s by %s", value, profile.name())
                    .isEqualTo(expected);
        }
        if (!safe && profile.quote().equals("'")) {
            assertThat(String.join(" ", profile.caveats())).contains("apostrophe");
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void a_missing_value_is_missing_in_every_form_in_which_it_arrives(Profile profile) {
        assertThat(merged(profile, "Acme", "", "name")).isEqualTo("there");
        assertThat(merged(profile, "Acme", " ", "name")).isEqualTo("there");
        assertThat(merged(profile, "", "", "company")).isEqualTo("–");
        assertThat(merged(profile, "Acme", "null", "name")).isEqualTo("there");
        String unresolved = Postbag.asked(html(profile), profile, Map.of());
        assertThat(merged(unresolved, "name")).as(unresolved).isEqualTo("there");
        assertThat(merged(unresolved, "company")).as(unresolved).isEqualTo("–");
    }

    /** The default that a link carries where the provider would not send without one. */
    @ParameterizedTest
    @MethodSource("known")
    void a_default_of_the_link_counts_as_missing(Profile profile) {
        if (profile.needsDefault()) {
            assertThat(profile.linkTag("x")).contains("default: '-'");
            assertThat(merged(profile, "Acme", "-", "name")).isEqualTo("there");
        }
    }

    /** The preview's idea of a delivery agrees with this one. */
    @ParameterizedTest
    @MethodSource("known")
    void the_preview_puts_values_in_alike(Profile profile) {
        EspLink tags = new EspLink(profile, tags(profile));
        String link = Links.signed(LinkDraft.of("test.jpg").open(List.of("company", "name"))) + "&" + tags.openPart();
        for (String value : ANYHOW) {
            String target = Mailing.target(profile, link, Map.of("company", "Acme", "name", value), true);
            assertThat(merged(target, "name"))
                    .as("%s by %s", value, profile.name())
                    .isEqualTo(value);
        }
        assertThat(merged(Mailing.target(profile, link, Map.of(), true), "name"))
                .isEqualTo("there");
        assertThat(merged(Mailing.target(profile, link, Map.of(), false), "name"))
                .isEqualTo("there");
    }
}
