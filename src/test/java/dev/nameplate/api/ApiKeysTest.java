package dev.nameplate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private static final String ONE = "c2VjcmV0LW9mLWEtdGVzdC10aGF0LWlzLWxvbmctZW5vdWdo";
    private static final String OTHER = "YW5vdGhlci1zZWNyZXQtZm9yLW9uZS1wcm9qZWN0LWFsb25l";

    private static ApiKeyText read(String text) {
        ApiKeyText keys = new ApiKeyText();
        keys.read("", text);
        return keys;
    }

    @Test
    void a_key_is_known_by_its_secret_alone() {
        ApiKeys keys = read("one:" + ONE + ", shop@acme:" + OTHER).keys();
        assertThat(keys.of("Bearer " + ONE)).contains(new ApiKey("one", ""));
        assertThat(keys.of("bearer " + OTHER)).contains(new ApiKey("shop", "acme"));
        for (String wrong : List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer  " + ONE,
                ONE,
                "Basic " + ONE,
                "Bearer " + ONE + " ",
                "Bearer " + ONE.substring(1),
                "Bearer " + ONE.replace('c', 'C'),
                "Bearer one:" + ONE,
                "Bearer " + ONE + "\0",
                "Bearer " + ONE + "," + OTHER,
                "Bearer " + "x".repeat(100_000),
                "Bearer é" + ONE.substring(1),
                "Bearer " + ONE + "é")) {
            assertThat(keys.of(wrong)).as(wrong).isEmpty();
        }
        assertThat(keys.of(null)).isEmpty();
        assertThat(keys.toString()).contains("one", "shop").doesNotContain(ONE, OTHER);
    }

    @Test
    void a_key_fits_its_project() {
        assertThat(new ApiKey("a", "").fits("webinar")).isTrue();
        assertThat(new ApiKey("a", "").fits("acme/offer")).isTrue();
        ApiKey shop = new ApiKey("shop", "acme");
        assertThat(shop.fits("acme/offer")).isTrue();
        assertThat(shop.fits("acme")).isFalse();
        assertThat(shop.fits("acme2/offer")).isFalse();
        assertThat(shop.fits("webinar")).isFalse();
    }

    @Test
    void a_fresh_key_can_be_read_and_no_two_are_alike() {
        String fresh = ApiKeys.newKey();
        ApiKeyText keys = read(fresh + "," + ApiKeys.newKey());
        assertThat(keys.problems()).isEmpty();
        assertThat(keys.keys().of("Bearer " + fresh.substring(fresh.indexOf(':') + 1)))
                .isPresent();
    }

    @Test
    void a_file_has_a_key_a_line_and_faults_have_the_line_s_number() {
        ApiKeyText keys = new ApiKeyText();
        keys.readLines("api-keys", "\n# ours\n  one:" + ONE + "  \n\nshop@acme:" + OTHER + "\nbroken\n");
        assertThat(keys.keys().of("Bearer " + ONE)).contains(new ApiKey("one", ""));
        assertThat(keys.keys().of("Bearer " + OTHER)).contains(new ApiKey("shop", "acme"));
        assertThat(keys.problems()).singleElement().asString().startsWith("api-keys, line 6, key 1 has no colon");
        ApiKeyText none = new ApiKeyText();
        none.readLines("api-keys", "\n# nobody\n");
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void every_fault_is_told_by_its_place_and_shows_no_secret() {
        List<String> problems = read("no-colon,:" + ONE + ",a@B:" + ONE + ",b:short-secret,c:" + "a".repeat(50) + ",d:"
                        + ONE + "\u00E9,e:" + ONE + ",e:" + OTHER + ",f:" + ONE + ",g:" + "0123456789abcdef".repeat(10))
                .problems();
        assertThat(problems)
                .hasSize(9)
                .noneMatch(problem ->
                        problem.contains(ONE) || problem.contains("short-secret") || problem.contains("aaaa"));
        assertThat(problems.get(0)).startsWith("key 1 has no colon");
        assertThat(problems.get(1)).startsWith("key 2 has no usable name");
        assertThat(problems.get(2)).startsWith("key 3 has no usable project");
        assertThat(problems.get(3)).startsWith("key 4 has a secret of 12 characters; 43 to 128");
        assertThat(problems.get(4)).startsWith("key 5 has a secret of very few different characters");
        assertThat(problems.get(5)).startsWith("key 6 has a secret with a character");
        assertThat(problems.get(6)).startsWith("key 8 has the name of an earlier key");
        assertThat(problems.get(7)).startsWith("key 9 has the secret of an earlier key");
        assertThat(problems.get(8)).startsWith("key 10 has a secret of 160 characters");
    }
}
