package dev.nameplate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Building allow-sets, and what signing and explaining know of guards. */
class AllowCommandTest {

    @TempDir
    private Path folder;

    private Ran run(String... arguments) {
        return Ran.of(new Ran.Place(folder, "https://img.acme.com"), arguments);
    }

    private Path readers(Charset charset, String... rows) throws IOException {
        return Files.writeString(folder.resolve("readers.csv"), String.join("\r\n", rows), charset);
    }

    @Test
    void a_set_is_built_of_a_file_in_any_dialect_and_explain_knows_who_is_in_it() throws IOException {
        Path csv = readers(
                Charset.forName("windows-1252"),
                "First name;Firm;Mail",
                "José;\"AT&T; Inc.\";jose@example.com",
                "  Sarah ;Müller;s@example.com",
                "SARAH;Müller;twice@example.com",
                ";n/a;nobody@example.com");
        Path set = folder.resolve("allow").resolve("spring-27.allow");
        Ran built = run(
                "allow",
                "build",
                "webinar",
                "--csv",
                csv.toString(),
                "--map",
                "name=First name",
                "--map",
                "company=Firm",
                "-o",
                set.toString());
        assertThat(built.err()).contains("1 rows have no value");
        assertThat(built.code()).isZero();
        assertThat(built.out()).contains("for 3 rows");
        assertThat(Files.readString(set, StandardCharsets.ISO_8859_1)).doesNotContain("Sarah", "example.com", "Inc.");

        String link = run("sign", "webinar.jpg", "--open", "name,company", "--allow", "spring-27")
                .out()
                .strip();
        assertThat(link).contains("_allow=spring-27");
        for (String member :
                new String[] {"&name=Jos%C3%A9&company=AT%26T%3B+Inc.", "&name=sarah&company=m%C3%BCller"}) {
            assertThat(run("explain", link + member).out())
                    .contains("spring-27, 2 readers by company, name of webinar; what arrived is in it")
                    .contains("200 with the image");
        }
        for (String stranger : new String[] {"&name=Sarah", "&name=Jos%C3%A9&company=M%C3%BCller", "&name=Mallory"}) {
            assertThat(run("explain", link + stranger).out())
                    .contains("what arrived is not in it: the fallback image is shown")
                    .contains("200 with the fallback image");
        }
        assertThat(run("explain", link).out())
                .contains("nothing is asked of it")
                .contains("200 with the image");
    }

    @Test
    void explain_says_what_a_link_was_made_for_and_which_word_was_bad() {
        String link = run("sign", "webinar.jpg", "--open", "name", "--recipients", "20000", "--allow", "gone")
                .out()
                .strip();
        assertThat(link).contains("_max=20000");
        Ran explained = run("explain", link + "&name=F.U.C.K");
        assertThat(explained.out())
                .contains("made for 20000 readers", "up to 30000 different values")
                .contains("bad-word")
                .contains("gone, which is not in force here");
        assertThat(run("explain", link + "&name=Sarah").out()).contains("200 with the fallback image");
    }

    @Test
    void lint_and_explain_say_what_guards_cannot_do() throws IOException {
        Path csv = readers(StandardCharsets.UTF_8, "name", "Sarah", "Tom");
        Path set = folder.resolve("allow").resolve("few.allow");
        assertThat(run("allow", "build", "webinar", "--csv", csv.toString(), "--map", "name=name", "-o", set.toString())
                        .code())
                .isZero();
        said("--allow gone --open name", "error allow-set: allow-set gone is not in force here");
        said(
                "--allow few --open name,company",
                "error allow-set: allow-set few holds name, and the link leaves company");
        said("--recipients 100000000 --open name", "warning budget: a budget of 150000000 values is more than");
        said("--recipients 9", "note budget: the link leaves no field open, so _max has no effect");
        for (String sound : new String[] {"--allow few --open name --recipients 9", "--recipients 20000 --open name"}) {
            assertThat(lint(sound).out()).doesNotContain("budget", "allow-set");
            assertThat(run("explain", link(sound)).out()).doesNotContain("beware");
        }
    }

    @Test
    void a_budget_below_its_allow_set_keeps_readers_from_their_picture() throws IOException {
        String[] rows = new String[502];
        rows[0] = "name";
        for (int i = 1; i < rows.length; i++) {
            rows[i] = "Reader " + i;
        }
        Path set = folder.resolve("allow").resolve("many.allow");
        assertThat(run(
                                "allow",
                                "build",
                                "webinar",
                                "--csv",
                                readers(StandardCharsets.UTF_8, rows).toString(),
                                "--map",
                                "name=name",
                                "-o",
                                set.toString())
                        .code())
                .isZero();
        said(
                "--allow many --recipients 10 --open name",
                "error budget: the budget lets 500 different values through, and the link's allow-set has 501 readers");
    }

    private String link(String options) {
        return run(("sign webinar.jpg " + options).split(" ")).out().strip();
    }

    private Ran lint(String options) throws IOException {
        Path mail = Files.writeString(
                folder.resolve("mail.html"),
                "<img src=\"" + link(options).replace("&", "&amp;") + "\" width=\"600\" height=\"315\" alt=\"Hi\">");
        return run("lint", mail.toString());
    }

    private void said(String options, String finding) throws IOException {
        Ran linted = lint(options);
        assertThat(linted.out()).contains(finding);
        assertThat(linted.code()).isEqualTo(finding.startsWith("error") ? 1 : 0);
        assertThat(run("explain", link(options)).out()).contains("beware:   " + finding.replaceFirst("^[^:]*: ", ""));
    }

    @Test
    void wrong_numbers_and_names_are_refused_at_signing() {
        for (String count : new String[] {"0", "100000001", "1e5", "-3", "1.5", "999999999999"}) {
            Ran ran = run("sign", "webinar.jpg", "--recipients", count);
            assertThat(ran.code()).as(count).isNotZero();
        }
        assertThat(run("sign", "webinar.jpg", "--recipients", "0").err()).contains("1 to 100000000");
        assertThat(run("sign", "webinar.jpg", "--allow", "../etc").code()).isOne();
        assertThat(run("sign", "webinar.jpg", "--set", "name=Sarah", "--recipients", "5")
                        .err())
                .contains("no field is open: _max has no effect");
        assertThat(run("sign", "webinar.jpg", "--open", "name", "--recipients", "5")
                        .err())
                .isEmpty();
    }

    @Test
    void what_cannot_be_built_says_why() throws IOException {
        Path csv = readers(StandardCharsets.UTF_8, "a,b", "1,2");
        String file = csv.toString();
        String set = folder.resolve("x.allow").toString();
        assertThat(run("allow", "build", "webinar", "--csv", file, "--map", "name=c", "-o", set)
                        .err())
                .contains("no column \"c\"", "a, b");
        assertThat(run("allow", "build", "webinar", "--csv", file, "--map", "nome=a", "-o", set)
                        .err())
                .contains("has no field nome");
        assertThat(run("allow", "build", "webinar", "--csv", file, "--map", "host=a", "-o", set)
                        .err())
                .contains("host is not open");
        assertThat(run("allow", "build", "no-such", "--csv", file, "--map", "name=a", "-o", set)
                        .err())
                .contains("there is no template no-such");
        assertThat(run("allow", "build", "webinar", "--csv", "nowhere.csv", "--map", "name=a", "-o", set)
                        .code())
                .isOne();
        assertThat(run("allow", "build", "webinar", "--csv", file, "--map", "name=a", "-o", "Set.txt")
                        .err())
                .contains("no name of a set");
        assertThat(run("allow").code()).isEqualTo(2);
        assertThat(Files.exists(folder.resolve("x.allow"))).isFalse();
    }
}
