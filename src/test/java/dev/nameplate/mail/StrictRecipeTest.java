package dev.nameplate.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.link.LinkVerdict;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.testing.Links;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the recipe as a provider would and holds what comes out against vectors that another program made. */
class StrictRecipeTest {

    record Case(
            String template,
            String ext,
            Map<String, String> fixed,
            Map<String, String> values,
            String text,
            String link,
            String kid,
            String secret) {
        @Override
        public String toString() {
            return values.toString();
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file = StrictRecipeTest.class.getResourceAsStream("/vectors/strict.json")) {
            JsonNode vectors = new ObjectMapper().readTree(file);
            return vectors.get("cases")
                    .valueStream()
                    .map(node -> new Case(
                            node.get("template").asText(),
                            node.get("ext").asText(),
                            map(node.get("fixed")),
                            map(node.get("values")),
                            node.get("text").asText(),
                            node.get("link").asText(),
                            vectors.get("kid").asText(),
                            vectors.get("secret_text").asText()));
        }
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    private static EspLink tags(String esp, Case given) {
        Profile profile = Profiles.find(esp).orElseThrow();
        Map<String, String> fields = new LinkedHashMap<>();
        given.values().keySet().forEach(name -> fields.put(name, EspLink.fieldFor(profile, name)));
        return new EspLink(profile, fields);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_vectors_are_genuine_links_with_nothing_open(Case given) {
        LinkVerifier verifier = LinkVerifier.of(Links.ring(given.kid() + ":text:" + given.secret()));
        SignedLink link = Links.genuine(verifier.verify(given.link()));
        assertThat(link.fixed()).containsAllEntriesOf(given.values());
        assertThat(link.open()).isEmpty();
        assertThat(verifier.verify(given.link().replace("company=", "company=x")))
                .isInstanceOf(LinkVerdict.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_recipe_for_braze_gives_the_vectors(Case given) {
        run("braze", given);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_recipe_for_shopify_gives_the_vectors(Case given) {
        run("shopify-email", given);
    }

    private static void run(String esp, Case given) {
        EspLink tags = tags(esp, given);
        String code = new StrictRecipe("", given.template(), given.ext(), given.kid(), given.fixed(), tags).code(null);
        assertThat(code).contains(StrictRecipe.SECRET + given.kid()).doesNotContain(given.secret());
        Map<String, String> theirs = new LinkedHashMap<>();
        tags.fields().forEach((ours, field) -> theirs.put(field, given.values().get(ours)));
        Liquid liquid = new Liquid(theirs);

        String link = liquid.render(code.replace(StrictRecipe.SECRET + given.kid(), given.secret()))
                .strip();

        assertThat(liquid.variable("np_text")).isEqualTo(given.text());
        SignedLink sent = Links.genuine(LinkVerifier.of(Links.ring(given.kid() + ":text:" + given.secret()))
                .verify(link));
        SignedLink vector = Links.genuine(LinkVerifier.of(Links.ring(given.kid() + ":text:" + given.secret()))
                .verify(given.link()));
        assertThat(sent.fixed()).isEqualTo(vector.fixed());
        assertThat(link)
                .contains(given.link()
                        .substring(given.link().indexOf("_sig="), given.link().indexOf('&')));
    }
}
