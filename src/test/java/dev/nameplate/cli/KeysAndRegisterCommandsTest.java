package dev.nameplate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.register.RegisterSettings;
import dev.nameplate.testing.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that make, show and check keys, and those that know the register. */
class KeysAndRegisterCommandsTest {

    private static final String SECRET = Links.KEY.substring(3);

    @TempDir
    private Path folder;

    private String keys = Links.KEY;

    @BeforeEach
    void nothing_registered() throws IOException {
        Files.writeString(folder.resolve("register.yaml"), "{}");
    }

    private Ran run(String... arguments) {
        Ran.Place place = new Ran.Place(folder, "https://img.acme.com");
        return Ran.of(
                new Host() {
                    @Override
                    public int serve(Optional<Path> config, Map<String, String> overrides) {
                        throw new AssertionError("nothing is to be served");
                    }

                    @Override
                    public Session open(Optional<Path> config, boolean withKeys) {
                        Optional<Path> file = Optional.of(folder.resolve("register.yaml"));
                        return place.session(Links.ring(keys), new RegisterSettings(file, Duration.ZERO).once());
                    }
                },
                arguments);
    }

    @Test
    void a_new_key_has_the_name_project_and_last_day_that_were_asked_for() {
        Ran ran = run("keys", "new", "--kid", "spring", "--project", "acme", "--retires", "2027-01-31");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("spring@acme~2027-01-31:");
        assertThat(Links.ring(ran.out().strip()).kids()).containsExactly("spring");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(run("keys", "new", "--retires", "90d").out())
                .matches("k[0-9a-f]{8}~(" + today.plusDays(90) + "|" + today.plusDays(91) + "|" + today.plusDays(89)
                        + "):[A-Za-z0-9_-]{43}\\s*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --kid a.b         | the key has no usable name; a kid is 1 to 16 letters, digits, - and _
            --project Acme    | the key has no usable project; a project is [a-z0-9][a-z0-9-]{0,62}
            --retires someday | --retires: "someday" is no moment
            """)
    void a_key_that_nobody_could_read_is_refused(String option, String message) {
        Ran ran = run(("keys new " + option).split(" "));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith(message);
    }

    @Test
    void the_keys_in_force_are_shown_without_secrets() {
        keys = "k1:" + SECRET + ",old~2020-01-31:text:" + "CANARY".repeat(8) + ",acme1@acme~2999-12-31:text:"
                + "CANARY".repeat(9);
        Ran ran = run("keys", "list");
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("KEY PROJECT LAST DAY NOW"),
                        k1 -> assertThat(k1).isEqualTo("k1 - - signs and verifies"),
                        old -> assertThat(old).isEqualTo("old - 2020-01-31 retired: its links show the fallback image"),
                        acme -> assertThat(acme)
                                .startsWith("acme1 acme 2999-12-31 signs and verifies, ")
                                .endsWith(" days left"));
        assertThat(ran.out() + ran.err()).doesNotContain("CANARY", SECRET);
    }

    @Test
    void a_file_of_keys_is_checked_before_anybody_serves_with_it() throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, "# two\nk1:" + SECRET + "\nk2:text:CANARY\n");
        Ran faulty = run("keys", "check", file.toString());
        assertThat(faulty.code()).isEqualTo(1);
        assertThat(faulty.err().strip())
                .isEqualTo(file + ", line 3 has a text: secret of 6 characters; at least 32 are needed");
        Files.writeString(file, "k1:" + SECRET + "\nk2~2999-12-31:text:" + "CANARY".repeat(8) + "\n");
        Ran sound = run("keys", "check", file.toString());
        assertThat(sound.code()).isZero();
        assertThat(sound.out()).contains("k1 ", "k2 ", "2999-12-31").doesNotContain("CANARY", SECRET);
        assertThat(run("keys", "check", folder.resolve("nothing").toString()).err())
                .contains("is not there");
        assertThat(run("keys", "check").code()).isEqualTo(2);
        assertThat(run("keys").err()).contains("keys new, keys list, keys check");
    }

    @Test
    void sign_gives_a_link_an_id() {
        assertThat(run("sign", "webinar.jpg", "--link", "spring").out()).contains("&_link=spring&");
        Ran random = run("sign", "webinar.jpg", "--link", "auto");
        String id = random.out().replaceFirst("(?s).*&_link=([a-z0-9]{10})&.*", "$1");
        assertThat(id).hasSize(10);
        assertThat(random.err().strip()).isEqualTo("note: the link's id is " + id);
        assertThat(run("sign", "webinar.jpg", "--link", "auto").out()).doesNotContain(id);
        Ran odd = run("sign", "webinar.jpg", "--link", "a b");
        assertThat(odd.code()).isEqualTo(1);
        assertThat(odd.err()).contains("_link is `a b`; allowed is 1 to 32 letters, digits, - and _");
        Ran strict = run(
                "sign", "webinar.jpg", "--esp", "braze", "--strict", "--fields", "name=first_name", "--link", "auto");
        String strictId = strict.err().replaceFirst("(?s).*the link's id is ([a-z0-9]{10}).*", "$1");
        assertThat(strict.out()).contains(strictId);
    }

    @Test
    void sign_says_when_the_key_that_signs_retires() {
        keys = "k1~2999-12-31:" + SECRET;
        Ran ran = run("sign", "webinar.jpg");
        assertThat(ran.code()).isZero();
        assertThat(ran.err())
                .contains(
                        "note: key k1, which signs, retires at the end of 2999-12-31 (UTC): from then on the link shows"
                                + " the fallback image");
    }

    @Test
    void explain_says_which_key_signed_and_until_when_it_does() {
        String link = run("sign", "webinar.jpg", "--open", "name").out().strip();
        assertThat(run("explain", link).out()).contains("signed:   by key k1\n", "answer:   200 with the image");
        keys = "k1~2999-12-31:" + SECRET;
        assertThat(run("explain", link).out())
                .contains("signed:   by key k1, which retires on 3000-01-01T00:00:00Z\n", "200 with the image");
        keys = "k1~2020-12-31:" + SECRET;
        assertThat(run("explain", link).out())
                .contains("by key k1, which retired on 2021-01-01T00:00:00Z: the fallback image is shown")
                .contains("answer:   200 with the fallback image");
    }

    @Test
    void explain_says_what_the_register_says() throws IOException {
        String link = run("sign", "webinar.jpg", "--link", "spring").out().strip();
        assertThat(run("explain", link).out())
                .contains("link id:  spring, of which the register here says nothing", "200 with the image");
        Files.writeString(folder.resolve("register.yaml"), "spring:\n  state: revoked\n  note: wrong price\n");
        assertThat(run("explain", link).out())
                .contains("link id:  spring, revoked says the register here (wrong price): the fallback image is shown")
                .contains("answer:   200 with the fallback image");
        Files.writeString(folder.resolve("register.yaml"), "spring:\n  until: 2999-12-31\n");
        assertThat(run("explain", link).out())
                .contains("link id:  spring, live, until 3000-01-01T00:00:00Z says the register here")
                .contains("answer:   200 with the image");
    }

    @Test
    void lint_says_what_the_register_says() throws IOException {
        String link = run("sign", "webinar.jpg", "--link", "spring", "--open", "name")
                .out()
                .strip();
        Path mail = folder.resolve("mail.html");
        Files.writeString(
                mail,
                "<img src=\"" + link + "&amp;name=*|URL:FNAME|*\" width=\"600\" height=\"315\" alt=\"Your seat\">");
        assertThat(run("lint", mail.toString()).out()).doesNotContain("register");
        Files.writeString(folder.resolve("register.yaml"), "spring:\n  until: 2027-01-31\n");
        assertThat(run("lint", mail.toString(), "--send-date", "2027-01-30").out())
                .doesNotContain("register");
        Ran ran = run("lint", mail.toString(), "--send-date", "2027-02-01T00:00:00Z");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("the link's id is ended in the register");
    }
}
