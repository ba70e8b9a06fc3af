package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final String A = secret(32, 'a');
    private static final String B = secret(32, 'b');
    private static final String C = secret(32, 'c');
    private static final Instant NOW = Instant.parse("2027-01-31T23:59:59Z");

    private static String secret(int bytes, char fill) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(fill).repeat(bytes).getBytes());
    }

    private static KeyRing ring(String keys) {
        return KeyRing.parse(keys).fold(ring -> ring, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static List<String> problems(String keys) {
        return KeyRing.parse(keys).fold(ring -> List.of(), problems -> problems);
    }

    @Test
    void keys_are_read_in_their_order() {
        assertThat(ring("k2:" + A + ", k1@acme:" + B + ",\n K_-9:" + C + "\n").kids())
                .containsExactly("k2", "k1", "K_-9");
    }

    @Test
    void the_first_key_that_fits_signs() {
        KeyRing keys = ring("k1@acme:" + A + ",k2:" + B + ",k3:" + C);

        assertThat(keys.signing("", NOW).kid()).isEqualTo("k2");
        assertThat(keys.signing("acme", NOW).kid()).isEqualTo("k1");
        assertThat(keys.signing("other", NOW).kid()).isEqualTo("k2");
    }

    @Test
    void a_key_of_a_project_fits_that_project_alone() {
        KeyRing keys = ring("k1@acme:" + A + ",k2:" + B);
        SigningKey acme = keys.named("k1");

        assertThat(keys.fits(acme, "acme")).isTrue();
        assertThat(keys.fits(acme, "")).isFalse();
        assertThat(keys.fits(acme, "other")).isFalse();
    }

    @Test
    void a_key_without_a_project_does_not_fit_a_project_with_a_key_of_its_own() {
        KeyRing keys = ring("k1@acme:" + A + ",k2:" + B);
        SigningKey general = keys.named("k2");

        assertThat(keys.fits(general, "acme")).isFalse();
        assertThat(keys.fits(general, "")).isTrue();
        assertThat(keys.fits(general, "other")).isTrue();
    }

    @Test
    void with_keys_of_projects_alone_nothing_signs_for_the_rest() {
        KeyRing keys = ring("k1@acme:" + A);

        assertThat(keys.signing("", NOW)).isNull();
        assertThat(keys.signing("other", NOW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 48, 63, 64})
    void a_secret_of_32_to_64_bytes_is_read(int bytes) {
        assertThat(ring("k1:" + secret(bytes, 'x')).kids()).containsExactly("k1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 31, 65, 128})
    void a_secret_of_another_length_is_a_problem_that_says_the_length(int bytes) {
        assertThat(problems("k1:" + secret(bytes, 'x')))
                .containsExactly("links.keys, key 1 has a secret of " + bytes + " bytes; 32 to 64 are needed");
    }

    @Test
    void a_text_secret_is_taken_as_it_stands() {
        String passphrase = " correct: horse@battery=staple 12+ ";
        Bytes text = new Bytes(8);
        text.add("np1\nwebinar\njpg\n");

        SigningKey key = ring("k1:text:" + passphrase).named("k1");

        assertThat(key.signature(text))
                .isEqualTo("k1." + PlainSigning.base64(passphrase.getBytes(), "np1\nwebinar\njpg\n"));
    }

    @Test
    void a_text_secret_may_be_longer_than_64_characters() {
        assertThat(ring("k1:text:" + "long ".repeat(40)).kids()).containsExactly("k1");
    }

    @Test
    void a_text_secret_of_31_characters_is_too_short() {
        assertThat(problems("k1:text:" + "x".repeat(31)))
                .containsExactly("links.keys, key 1 has a text: secret of 31 characters; at least 32 are needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "\t", "\u007f", "\u0000", "日"})
    void a_text_secret_is_printable_ascii(String odd) {
        assertThat(problems("k1:text:" + "x".repeat(40) + odd + "y"))
                .containsExactly("links.keys, key 1 has a text: secret with a character that is not printable ASCII,"
                        + " at place 41");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", ","})
    void no_keys_are_a_problem(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k.1",
                "k 1",
                "k1é",
                "12345678901234567",
                "../k",
                "k1@",
                "k1@Acme",
                "k1@-a",
                "k1@a@b",
                "k1@a/b"
            })
    void a_name_or_project_outside_its_pattern_is_a_problem(String name) {
        assertThat(problems(name + ":" + A)).singleElement().asString().startsWith("links.keys, key 1 has no usable ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "/", "!", "=", " "})
    void a_secret_that_is_no_base64url_is_a_problem(String odd) {
        assertThat(problems("k1:" + A.substring(0, 20) + odd + A.substring(21)))
                .singleElement()
                .asString()
                .contains("is not base64url");
    }

    @Test
    void each_name_stands_once() {
        assertThat(problems("k1:" + A + ",k1@acme:" + B))
                .containsExactly("links.keys, key 2 has the name of an earlier key; each kid stands once");
    }

    @Test
    void one_secret_under_two_names_is_a_problem() {
        assertThat(problems("k1:" + A + ",k2@acme:" + A))
                .containsExactly(
                        "links.keys, key 2 has the secret of an earlier key; each key needs a secret of its own");
    }

    @Test
    void one_secret_in_two_forms_is_a_problem() {
        assertThat(problems("k1:" + A + ",k2:text:" + "a".repeat(32))).hasSize(1);
    }

    @Test
    void secrets_that_the_code_cannot_tell_apart_count_as_one() {
        String padded = Base64.getUrlEncoder().encodeToString(("a".repeat(32) + "\0").getBytes());

        assertThat(problems("k1:" + A + ",k2:" + padded)).hasSize(1);
    }

    @Test
    void all_problems_are_reported_together() {
        assertThat(problems("no colon,k!:" + A + ",k3:short,k4:" + A + ",k4:" + B + ",k5@X:" + C + ",k6:text:x,"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("links.keys, key 1 has no colon"),
                        second -> assertThat(second).startsWith("links.keys, key 2 has no usable name"),
                        third -> assertThat(third).startsWith("links.keys, key 3 has a secret"),
                        fifth -> assertThat(fifth).startsWith("links.keys, key 5 has the name"),
                        sixth -> assertThat(sixth).startsWith("links.keys, key 6 has no usable project"),
                        seventh -> assertThat(seventh).startsWith("links.keys, key 7 has a text: secret of 1"),
                        eighth -> assertThat(eighth).startsWith("links.keys, key 8 is empty"));
    }

    @Test
    void no_message_shows_a_piece_of_a_secret() {
        String text = "k1:text:CANARY-one, CANARY-two:CANARY,CANARY3:text:CANARY, k4@CANARY:" + A + ",CANARY:CANARY"
                + ",k5:text:" + "CANARY é".repeat(8);

        assertThat(problems(text)).isNotEmpty().noneMatch(problem -> problem.contains("CANARY"));
    }

    @Test
    void nothing_shows_a_secret() {
        KeyRing keys = ring("k1:" + A + ",k2@acme:text:" + "SECRET".repeat(6));

        assertThat(keys).hasToString("KeyRing[k1, k2@acme]");
        assertThat(keys.named("k2")).hasToString("k2@acme");
        assertThat(KeyRing.parse("k1:" + A).toString()).doesNotContain(A);
    }

    @Test
    void a_new_key_is_read_and_signs() {
        KeyRing keys = ring(KeyRing.newKey() + "," + KeyRing.newKey());

        assertThat(keys.kids()).hasSize(2).allMatch(kid -> kid.matches("k[0-9a-f]{8}"));
        assertThat(keys.signing("", NOW)).isNotNull();
    }
}
