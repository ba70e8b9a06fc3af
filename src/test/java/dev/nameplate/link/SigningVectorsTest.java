package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.testing.Links;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors that every signer of links, in whatever language, has to meet. */
class SigningVectorsTest {

    record Case(
            String template,
            String ext,
            Map<String, String> controls,
            Map<String, String> fixed,
            String text,
            String sig,
            String sigHex,
            String link) {

        boolean endsWithOpen() {
            return controls.containsKey("_open");
        }

        List<String> open() {
            String names = controls.getOrDefault("_open", "");
            return names.isEmpty() ? List.of() : List.of(names.split(","));
        }

        @Override
        public String toString() {
            return link;
        }
    }

    private static JsonNode vectors() throws IOException {
        try (InputStream file = SigningVectorsTest.class.getResourceAsStream("/vectors/signing.json")) {
            return new ObjectMapper().readTree(file);
        }
    }

    static Stream<Case> cases() throws IOException {
        return vectors()
                .get("cases")
                .valueStream()
                .map(node -> new Case(
                        node.get("template").asText(),
                        node.get("ext").asText(),
                        map(node.get("controls")),
                        map(node.get("fixed")),
                        node.get("text").asText(),
                        node.get("sig").asText(),
                        node.get("sig_hex").asText(),
                        node.get("link").asText()));
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    @Test
    void the_vectors_are_for_the_key_of_the_tests() throws IOException {
        JsonNode vectors = vectors();

        assertThat(vectors.get("kid").asText() + ":"
                        + vectors.get("secret_base64url").asText())
                .isEqualTo(Links.KEY);
        assertThat(vectors.get("cases")).hasSizeGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_text_of_a_link_is_the_vectors_text(Case given) {
        LinkPath path = LinkPath.of(given.link());
        SignedPart part = new SignedPart();

        assertThat(part.scan(given.link(), path.query())).isNull();
        assertThat(part.read(path)).isNull();
        assertThat(part.text().string(0, part.text().length())).isEqualTo(given.text());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_link_is_genuine_with_either_form_of_its_signature(Case given) {
        assertThat(given.link()).contains(given.sig());

        for (String target : List.of(given.link(), given.link().replace(given.sig(), given.sigHex()))) {
            SignedLink link = Links.genuine(target);

            assertThat(link.path()).isEqualTo(given.template());
            assertThat(link.ext()).isEqualTo(given.ext());
            assertThat(link.fixed()).containsAllEntriesOf(given.fixed());
            assertThat(link.open()).isEqualTo(given.open());
            assertThat(link.outOfRange()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void signing_writes_the_vectors_link(Case given) {
        LinkDraft draft = LinkDraft.of(given.template() + "." + given.ext());
        given.controls().entrySet().stream()
                .filter(control -> !control.getKey().equals("_open"))
                .forEach(control -> draft.set(control.getKey(), control.getValue()));
        given.fixed().forEach(draft::set);

        String signed = Links.signed(draft.open(given.open()));

        if (given.endsWithOpen()) {
            assertThat(signed).isEqualTo(given.link());
        } else {
            assertThat(signed).as("signing always ends with _open=").endsWith("_open=");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_description_taken_literally_gives_the_vectors(Case given) {
        Map<String, String> parameters = new LinkedHashMap<>(given.controls());
        parameters.putAll(given.fixed());
        String text = PlainSigning.text(given.template(), given.ext(), parameters);

        assertThat(text).isEqualTo(given.text());
        assertThat("k1." + PlainSigning.base64(text)).isEqualTo(given.sig());
        assertThat(text.getBytes(StandardCharsets.US_ASCII))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(text);
    }
}
