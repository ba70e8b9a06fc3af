package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.link.KeyRing.Label;
import dev.nameplate.link.KeyRing.Source;
import dev.nameplate.testing.Links;
import dev.nameplate.testing.Seeds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that have a last day, keys in files, and keys that change. */
class KeyRetirementTest {

    private static final String A = secret('a');
    private static final String B = secret('b');
    private static final String C = secret('c');

    /** The last second of the day on which some keys retire. */
    private static final Instant LAST = Instant.parse("2027-01-31T23:59:59Z");

    private static String secret(char fill) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(fill).repeat(32).getBytes());
    }

    private static List<String> problems(String keys) {
        return KeyRing.parse(keys).fold(ring -> List.of(), problems -> problems);
    }

    private static List<String> fileProblems(String text) {
        return KeyRing.parse(List.of(new Source("/run/keys", text, true)))
                .fold(ring -> List.of(), problems -> problems);
    }

    private static KeyRing file(String text) {
        return KeyRing.parse(List.of(new Source("/run/keys", text, true))).fold(ring -> ring, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }

    private static String signed(KeyRing keys, Instant moment, String image) {
        return LinkSigner.of(keys, at(moment))
                .sign(LinkDraft.of(image))
                .fold(LinkSigner.Minted.Link::target, problems -> "problem: " + problems.get(0));
    }

    @Test
    void a_last_day_stands_behind_name_and_project() {
        assertThat(Links.ring("k1~2027-01-31:" + A + ",k2@acme~2028-02-29:" + B + ",k3:text:~2027-01-31:@"
                                + "x".repeat(32))
                        .labels())
                .containsExactly(
                        new Label("k1", "", Optional.of(LocalDate.of(2027, 1, 31))),
                        new Label("k2", "acme", Optional.of(LocalDate.of(2028, 2, 29))),
                        new Label("k3", "", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k1~",
                "k1~tomorrow",
                "k1~2027-1-31",
                "k1~2027-02-30",
                "k1~20270131",
                "k1~2027-01-31~2027-01-31",
                "k1@acme~",
                "k1~2027-01-31@acme",
                "k1~+12027-01-31",
                "k1~2027-01-31T00",
                "k1~ 2027-01-31"
            })
    void another_date_is_a_problem(String head) {
        assertThat(problems(head + ":" + A))
                .containsExactly(
                        "links.keys, key 1 has no usable date after ~; a key's last day is written ~2027-01-31,"
                                + " behind its project");
    }

    @Test
    void a_day_that_is_over_is_no_problem_since_a_restart_must_not_fail_for_it() {
        assertThat(Links.ring("old~2020-01-01:" + A + ",k:" + B).kids()).containsExactly("old", "k");
    }

    @ParameterizedTest
    @CsvSource({
        // The keys, and which signs on the last day of January 2027 and on the day after.
        "a~2027-01-31 b,            b, b",
        "a b~2027-01-31,            a, a",
        "a~2027-01-31 b~2027-06-30, b, b",
        "a~2027-01-31 b~2027-01-31, a, none",
        "a~2027-01-31,              a, none",
        "a~2027-01-30 b~2027-01-31, b, none",
        "a b,                       a, a",
    })
    void the_key_that_lasts_longest_signs_and_the_first_of_several(String heads, String before, String after) {
        List<String> secrets = List.of(A, B);
        List<String> keys = new ArrayList<>();
        for (String head : heads.split(" ")) {
            keys.add(head + ":" + secrets.get(keys.size()));
        }
        KeyRing ring = Links.ring(String.join(",", keys));
        assertThat(ring.signer("", LAST)).isEqualTo(Optional.of(before));
        assertThat(ring.signer("", LAST.plusSeconds(1)))
                .isEqualTo(after.equals("none") ? Optional.empty() : Optional.of(after));
    }

    @Test
    void a_projects_retired_key_leaves_the_project_to_no_other() {
        KeyRing keys = Links.ring("k1@acme~2027-01-31:" + A + ",k2:" + B);
        assertThat(signed(keys, LAST, "acme/card.jpg")).startsWith("/t/acme/card.jpg?_sig=k1.");
        assertThat(signed(keys, LAST.plusSeconds(1), "acme/card.jpg"))
                .startsWith("problem: no key signs for acme/card");
        assertThat(signed(keys, LAST.plusSeconds(1), "card.jpg")).startsWith("/t/card.jpg?_sig=k2.");
    }

    @Test
    void the_links_of_a_retired_key_are_genuine_and_over() {
        KeyRing keys = Links.ring("k1~2027-01-31:" + A);
        SignedLink link = Links.genuine(LinkVerifier.of(keys).verify(signed(keys, LAST, "card.jpg")));
        assertThat(link.retired(LAST)).isFalse();
        assertThat(link.retired(LAST.plusSeconds(1))).isTrue();
        assertThat(link.keyEnd()).contains(Instant.parse("2027-02-01T00:00:00Z"));
        KeyRing lasting = Links.ring("k1:" + A);
        SignedLink same = Links.genuine(LinkVerifier.of(lasting).verify(signed(keys, LAST, "card.jpg")));
        assertThat(same.retired(Instant.MAX)).isFalse();
        assertThat(same.keyEnd()).isEmpty();
    }

    @Test
    void a_verifier_and_a_signer_follow_the_keys() {
        AtomicReference<KeyRing> keys = new AtomicReference<>(Links.ring("k1:" + A));
        LinkVerifier verifier = LinkVerifier.of(keys::get);
        LinkSigner signer = LinkSigner.of(keys::get);
        String old = signer.sign(LinkDraft.of("card.jpg")).fold(link -> link.target(), problems -> "");
        keys.set(Links.ring("k2:" + B + ",k1:" + A));
        String fresh = signer.sign(LinkDraft.of("card.jpg")).fold(link -> link.target(), problems -> "");
        assertThat(fresh).contains("_sig=k2.");
        assertThat(Links.genuine(verifier.verify(old)).kid()).contains("k1");
        assertThat(Links.genuine(verifier.verify(fresh)).kid()).contains("k2");
        keys.set(Links.ring("k2:" + B));
        assertThat(verifier.verify(old))
                .isInstanceOfSatisfying(LinkVerdict.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(LinkVerdict.Reason.UNKNOWN_KEY));
    }

    @Test
    void a_file_holds_keys_on_lines_of_their_own() {
        assertThat(file("# ours\n\nk1:" + A + "\r\n  k2@acme~2027-01-31:" + B + ",\n\t# :no,key\nk3:text:# "
                                + "x".repeat(32))
                        .labels())
                .extracting(Label::kid)
                .containsExactly("k1", "k2", "k3");
        assertThat(file("k1:" + A + ",k2:" + B).kids()).containsExactly("k1", "k2");
    }

    @Test
    void what_is_wrong_in_a_file_is_said_with_its_line() {
        assertThat(fileProblems("")).containsExactly("/run/keys is empty; it needs at least one kid:secret");
        assertThat(fileProblems("# none yet\n"))
                .containsExactly("/run/keys holds no key; it needs at least one kid:secret");
        assertThat(fileProblems("# ours\nk1:" + A + "\n\nk1:" + B + "\nk2:c2hv\n,\nk3:" + C + ",,k.4:" + C + "\nplain"))
                .containsExactly(
                        "/run/keys, line 4 has the name of an earlier key; each kid stands once",
                        "/run/keys, line 5 has a secret of 3 bytes; 32 to 64 are needed",
                        "/run/keys, line 6 is empty; a comma stands between two keys",
                        "/run/keys, line 7, key 2 is empty; a comma stands between two keys",
                        "/run/keys, line 7, key 3 has no usable name; a kid is 1 to 16 letters, digits, - and _",
                        "/run/keys, line 8 has no colon; a key is written kid:secret, kid@project:secret or"
                                + " kid@project~2027-01-31:secret");
    }

    @Test
    void several_places_make_one_ring_in_their_order() {
        List<Source> places = List.of(
                new Source("/run/keys/a", "k1:" + A, true), new Source("links.keys", "k2:" + B, /* lines= */ false));
        assertThat(KeyRing.parse(places).fold(KeyRing::kids, problems -> problems))
                .containsExactly("k1", "k2");
        List<Source> twice =
                List.of(new Source("/run/keys/a", "k1:" + A, true), new Source("links.keys", "k9:" + A, false));
        assertThat(KeyRing.parse(twice).fold(KeyRing::kids, problems -> problems))
                .containsExactly(
                        "links.keys, key 1 has the secret of an earlier key; each key needs a secret of its own");
    }

    @Test
    void any_head_is_read_as_it_was_written() {
        long seed = Seeds.one();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String kid = text(random, "abcXYZ019-_", 16);
            String project = random.nextBoolean() ? "p" + text(random, "abc019-", 62) : "";
            Optional<LocalDate> day = random.nextBoolean()
                    ? Optional.of(LocalDate.ofEpochDay(random.nextInt(100_000)))
                    : Optional.empty();
            String head = kid
                    + (project.isEmpty() ? "" : "@" + project)
                    + day.map(it -> "~" + it).orElse("");
            KeyRing ring = Links.ring(KeyRing.newKey(head));
            assertThat(ring.labels()).as("seed %d: %s", seed, head).containsExactly(new Label(kid, project, day));
            assertThat(ring).hasToString("KeyRing[" + head + "]");
        }
    }

    private static String text(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(most); text.length() < length; ) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    void no_text_makes_reading_fail_or_say_a_piece_of_a_secret() {
        long seed = Seeds.one();
        Random random = new Random(seed);
        String[] pieces = {
            "CANARY", ":", "~", "@", ",", "\n", "#", "text:", "2027-01-31", " ", "k1", A, "é", "CANARY".repeat(8)
        };
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(10); count >= 0; count--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            for (boolean lines : new boolean[] {true, false}) {
                String said = KeyRing.parse(List.of(new Source("here", text.toString(), lines)))
                        .fold(ring -> "", List::toString);
                assertThat(said).as("seed %d: %s", seed, text).doesNotContain("CANARY", A);
            }
        }
    }

    @Test
    void nothing_that_holds_keys_shows_a_secret() {
        Source source = new Source("/run/keys", "k1~2027-01-31:" + A, true);
        assertThat(source).hasToString("/run/keys");
        assertThat(KeyRing.parse(List.of(source)).toString())
                .contains("k1~2027-01-31")
                .doesNotContain(A);
        assertThat(LinkSigner.of(file(source.text())).toString()).doesNotContain(A);
    }
}
