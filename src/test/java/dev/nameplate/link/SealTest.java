package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.testing.Links;
import dev.nameplate.testing.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that stand in a link and that nobody can read there. */
class SealTest {

    private static final SigningKey KEY = key(Links.KEY);
    private static final Map<String, String> SARAH = Map.of("name", "Sarah");

    private static SigningKey key(String text) {
        SigningKey key = Links.ring(text).signing("", Instant.now());
        assertThat(key).isNotNull();
        return key;
    }

    private static String link(Map<String, String> sealed) {
        LinkDraft draft = LinkDraft.of("webinar.jpg");
        sealed.forEach(draft::seal);
        return Links.signed(draft);
    }

    private static String sealOf(String link) {
        return link.replaceFirst(".*_seal=([^&]*).*", "$1");
    }

    /** A link that is signed in order, whatever its seal. */
    private static SignedLink withSeal(String path, String seal) {
        String text = "np1\n" + path + "\njpg\n_open=&_seal=" + seal;
        return Links.genuine("/t/" + path + ".jpg?_sig=k1." + PlainSigning.base64(text) + "&_seal=" + seal + "&_open=");
    }

    private static List<String> problems(LinkDraft draft) {
        return LinkSigner.of(Links.ring()).sign(draft).fold(link -> List.of(), problems -> problems);
    }

    static Stream<JsonNode> vectors() throws IOException {
        try (InputStream file = SealTest.class.getResourceAsStream("/vectors/seal.json")) {
            return new ObjectMapper().readTree(file).get("cases").valueStream();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_shared_vectors(JsonNode vector) {
        Map<String, String> values = new LinkedHashMap<>();
        vector.get("values")
                .properties()
                .forEach(it -> values.put(it.getKey(), it.getValue().asText()));
        String path = vector.get("path").asText();
        String seal = vector.get("seal").asText();

        assertThat(Seal.of(
                        KEY,
                        path,
                        values,
                        HexFormat.of().parseHex(vector.get("salt").asText())))
                .isEqualTo(seal);
        assertThat(Seal.opened(KEY, path, seal)).isEqualTo(values);
        assertThat(withSeal(path, seal).fixed()).isEqualTo(values);
    }

    @Test
    void a_sealed_field_is_as_good_as_a_fixed_one_and_cannot_be_read() {
        String target = link(SARAH);
        SignedLink link = Links.genuine(target);

        assertThat(link.fixed()).isEqualTo(SARAH);
        assertThat(link.sealed()).containsExactly("name");
        assertThat(link.outOfRange()).isEmpty();
        assertThat(target).doesNotContainIgnoringCase("sarah").doesNotContain("name");
        assertThat(link).asString().doesNotContain("Sarah");
    }

    @Test
    void no_two_seals_are_alike() {
        Set<String> seals = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seals.add(sealOf(link(SARAH)));
        }
        assertThat(seals).hasSize(1000);
    }

    @Test
    void lengths_of_names_do_not_show() {
        assertThat(sealOf(link(Map.of("name", "Al"))))
                .hasSameSizeAs(sealOf(link(Map.of("name", "Maximiliane Hofmann"))));
    }

    static LongStream seeds() {
        return Seeds.some(8);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void whatever_is_sealed_is_opened(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = random.nextInt(6) + 1; i > 0; i--) {
                values.put("f" + random.nextInt(1000), value(random));
            }
            assertThat(Links.genuine(link(values)).fixed())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(values);
        }
    }

    private static String value(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int point = random.nextInt(4) == 0 ? random.nextInt(0x110000) : ' ' + random.nextInt(95);
            text.appendCodePoint(Character.getType(point) == Character.SURROGATE ? '&' : point);
        }
        return text.toString();
    }

    /** Whoever has no key can sign nothing; but callers make mistakes, and a picture is wanted all the same. */
    @Test
    void a_seal_that_does_not_open_counts_as_absent() {
        String seal = sealOf(link(SARAH));
        List<String> bad = new ArrayList<>();
        for (int at = 0; at < seal.length(); at++) {
            char other = seal.charAt(at) == 'A' ? 'Q' : 'A';
            bad.add(seal.substring(0, at) + other + seal.substring(at + 1));
        }
        bad.add(seal.substring(0, seal.length() - 1));
        bad.add(seal + "A");
        bad.add(seal + "AAAA");
        bad.add("A".repeat(84));
        bad.add("A".repeat(85));
        bad.add("A".repeat(86));
        bad.add("A".repeat(4000));
        for (String one : bad) {
            SignedLink link = withSeal("webinar", one);
            assertThat(link.fixed()).as(one).isEmpty();
            assertThat(link.sealed()).as(one).isEmpty();
            assertThat(link.outOfRange()).as(one).containsExactly("_seal");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "Sarah", "=", "not base64 at all, but long enough to be a seal of one step", "AAAA"})
    void what_has_not_the_shape_of_a_seal_counts_as_absent(String seal) {
        String text = "np1\nwebinar\njpg\n_open=&_seal=" + PlainSigning.encoded(seal);
        SignedLink link = Links.genuine("/t/webinar.jpg?_sig=k1." + PlainSigning.base64(text) + "&_seal="
                + PlainSigning.encoded(seal) + "&_open=");

        assertThat(link.outOfRange()).containsExactly("_seal");
    }

    @Test
    void a_seal_opens_for_its_template_and_key_alone() {
        String seal = Seal.of(KEY, "webinar", SARAH);

        assertThat(Seal.opened(KEY, "webinar", seal)).isEqualTo(SARAH);
        assertThat(Seal.opened(KEY, "webinars", seal)).isNull();
        assertThat(Seal.opened(KEY, "acme/webinar", seal)).isNull();
        assertThat(Seal.opened(key("k1:text:" + "o".repeat(32)), "webinar", seal))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sig", "_open", "_exp", "_v", "_dpr", "_seal", "_link", "Name", "na me", "", "__proto__"})
    void only_fields_and_what_differs_per_reader_can_be_sealed(String name) {
        assertThat(Seal.opened(KEY, "webinar", Seal.of(KEY, "webinar", Map.of(name, "7"))))
                .isNull();
        assertThat(problems(LinkDraft.of("webinar.jpg").seal(name, "7")))
                .singleElement()
                .asString()
                .contains("cannot be sealed; allowed are fields ([a-z][a-z0-9_]{0,31}) and _lang, _tz, _seed, _id");
    }

    @Test
    void what_signing_refuses_of_seals() {
        LinkDraft draft = LinkDraft.of("webinar.jpg")
                .set("name", "Sarah")
                .seal("name", "Bob")
                .seal("company", "Acme")
                .seal("company", "Globex")
                .seal("_tz", "Mars/Base")
                .open(List.of("company"))
                .set("_seal", "x");

        assertThat(problems(draft))
                .containsExactly(
                        "company is sealed twice; each name stands once in a link",
                        "_tz is `Mars/Base`; allowed is an IANA zone such as Europe/Berlin, at most 40 characters",
                        "_seal cannot be set; seal the fields that it is to hold",
                        "company is both sealed and open; a name is one or the other",
                        "name is both set and sealed; a name is one or the other");
    }

    @Test
    void what_is_fixed_in_the_open_wins_and_nothing_sealed_is_open() {
        String seal = Seal.of(KEY, "webinar", Map.of("name", "Sealed", "company", "Acme", "_lang", "!"));
        String text = "np1\nwebinar\njpg\n_open=company%2Ctitle&_seal=" + seal + "&name=Fixed";
        SignedLink link = Links.genuine("/t/webinar.jpg?_sig=k1." + PlainSigning.base64(text) + "&_seal=" + seal
                + "&name=Fixed&_open=company,title&company=Evil&title=CEO");

        assertThat(link.fixed()).containsEntry("name", "Fixed").containsEntry("company", "Acme");
        assertThat(link.open()).containsExactly("title");
        assertThat(link.outOfRange()).containsExactly("_lang");
    }

    @Test
    void a_seal_in_a_link_without_a_signature_is_not_opened() {
        SignedLink link = Links.genuine(LinkVerifier.allowingUnsigned(Links.ring())
                .verify("/t/webinar.jpg?_seal=" + Seal.of(KEY, "webinar", SARAH)));

        assertThat(link.fixed()).isEmpty();
        assertThat(link.sealed()).isEmpty();
    }
}
