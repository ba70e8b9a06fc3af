package dev.nameplate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.csv.CsvFile;
import dev.nameplate.csv.CsvRow;
import dev.nameplate.csv.CsvRows;
import dev.nameplate.link.SignedLink;
import dev.nameplate.template.Template;
import dev.nameplate.testing.ChildServer;
import dev.nameplate.testing.Links;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code batch} as a person runs it. */
class BatchCommandTest {

    private static final String BASE = "https://img.acme.com";

    private static final String CARD = """
            {"format": 1, "title": "Card", "sizes": [{"width": 300, "height": 80, "background": "#FFFFFF"}],
             "fields": [{"name": "name", "samples": ["Sarah"], "open": true, "case": "smart"},
                        {"name": "company", "label": "Employer", "samples": ["Acme"], "open": true, "max-length": 20}],
             "layers": [{"id": "words", "type": "text", "box": [10, 10, 280, 60],
               "text": ["{name} of {company}", "{name}", "Hello"], "style": {"size": 24, "fill": "#102040"}}]}
            """;

    @TempDir
    private Path folder;

    private Path images;
    private Path links;

    @BeforeEach
    void publish() throws IOException {
        Path card = Files.createDirectories(folder.resolve("templates/card"));
        Files.writeString(card.resolve("template.json"), CARD);
        images = folder.resolve("images");
        links = folder.resolve("links.csv");
    }

    private Host place() {
        return new Ran.Place(folder, BASE);
    }

    private Ran run(Object... arguments) {
        return Ran.of(
                place(),
                Stream.concat(Stream.of("batch"), Arrays.stream(arguments).map(String::valueOf))
                        .toArray(String[]::new));
    }

    private Path people(String text) throws IOException {
        return Files.writeString(folder.resolve("people.csv"), text);
    }

    private static String rows(int count) {
        StringBuilder text = new StringBuilder("name,company\n");
        for (int i = 1; i <= count; i++) {
            text.append("Reader ").append(i).append(",Acme ").append(i % 7).append('\n');
        }
        return text.toString();
    }

    private static List<CsvRow> read(Path file) {
        List<CsvRow> all = new ArrayList<>();
        try (CsvRows rows = CsvFile.open(file).rows()) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }

    /** Everything in a folder by its name, but for the journal. */
    private static Map<String, List<Byte>> contents(Path of) throws IOException {
        Map<String, List<Byte>> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(of)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().endsWith("batch.json")) {
                    List<Byte> bytes = new ArrayList<>();
                    for (byte one : Files.readAllBytes(file)) {
                        bytes.add(one);
                    }
                    contents.put(file.getFileName().toString(), bytes);
                }
            }
        }
        return contents;
    }

    @Test
    void every_row_gets_a_link_and_the_picture_that_the_link_shows() throws IOException {
        Path csv = folder.resolve("kunden.csv");
        Files.write(
                csv,
                "Vorname;Firma;Ort\r\nJÜRGEN;\"Müller; Söhne\";Köln\r\n;€ & Co;\r\n=1+1;Zoë\r\n"
                        .getBytes(Charset.forName("windows-1252")));

        Ran ran = run("card.png", "--csv", csv, "-o", images, "--links", links, "--name-by", "vorname");

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "semicolons, windows-1252",
                        "name from \"Vorname\"",
                        "company from \"Firma\"",
                        "card.png: 3 rows",
                        "name             missing 1, healed 0, rejected 0  (absent 1, removed 1)",
                        "rows with more or fewer cells than the header: 1");
        assertThat(ran.err()).contains("note: columns that fill nothing: Ort");
        String text = Files.readString(links, Charset.forName("windows-1252"));
        assertThat(text)
                .startsWith("Vorname;Firma;Ort;image;link\r\nJÜRGEN;\"Müller; Söhne\";Köln;JÜRGEN.png;" + BASE)
                .contains("\r\n;€ & Co;;row~2.png;" + BASE, "\r\n=1+1;Zoë;;1+1.png;" + BASE);
        Template card = Bench.require(place().open(Optional.empty(), /* withKeys= */ true), "card", new BrandOption());
        for (CsvRow row : read(links)) {
            SignedLink link = Links.genuine(row.cell(4).substring(BASE.length()));
            assertThat(Files.readAllBytes(images.resolve(row.cell(3))))
                    .isEqualTo(
                            Ran.WORKSHOP.draw(link, card, Instant.now()).image().bytes());
        }
        assertThat(Links.genuine(read(links).get(0).cell(4).substring(BASE.length()))
                        .fixed())
                .isEqualTo(Map.of("name", "JÜRGEN", "company", "Müller; Söhne"));
    }

    @Test
    void what_sign_fixes_and_opens_for_one_link_batch_does_for_all() throws IOException {
        Ran ran = run(
                "card.jpg",
                "--csv",
                people("first name,x\nAda,1\nBob,2\n"),
                "--links",
                links,
                "--open",
                "company",
                "--expires",
                "2027-01-31",
                "--link",
                "spring",
                "--recipients",
                "20000",
                "--allow",
                "spring-27",
                "--pin",
                "--base",
                "https://i.acme.com/",
                "--set",
                "_dpr=2");

        assertThat(ran.code()).as(ran.err()).isZero();
        for (CsvRow row : read(links)) {
            assertThat(row.cell(2))
                    .startsWith("https://i.acme.com/t/card.jpg?_sig=k1.")
                    .endsWith("&_open=company");
            SignedLink link = Links.genuine(row.cell(2).substring("https://i.acme.com".length()));
            assertThat(link.id()).hasValue("spring");
            assertThat(link.recipients()).hasValue(20_000);
            assertThat(link.allow()).hasValue("spring-27");
            assertThat(link.expires())
                    .hasValue(Instant.parse("2027-02-01T00:00:00Z").getEpochSecond());
            assertThat(link.version()).isPresent();
            assertThat(link.density()).hasValue(2);
            assertThat(link.fixed()).isEqualTo(Map.of("name", row.cell(0)));
        }
    }

    @Test
    void an_id_that_is_made_up_is_one_for_all_rows_and_for_a_run_that_goes_on() throws IOException {
        Object[] command = {
            "card.jpg", "--csv", people(rows(3)), "-o", images, "--links", links, "--open", "company", "--link", "auto"
        };
        Ran first = run(command);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(ids()).hasSize(1);
        String id = ids().get(0);
        assertThat(id).matches("[a-z2-9]{10}");
        assertThat(first.err()).contains("note: the link's id is " + id);

        assertThat(run(command).err()).as("when it goes on").contains("note: the link's id is " + id);
        List<Object> again = new ArrayList<>(List.of(command));
        again.add("--restart");
        assertThat(run(again.toArray()).code()).isZero();
        assertThat(ids()).hasSize(1).doesNotContain(id);
    }

    private List<String> ids() {
        return read(links).stream()
                .map(row ->
                        Links.genuine(row.cell(3).substring(BASE.length())).id().orElseThrow())
                .distinct()
                .toList();
    }

    @Test
    void guards_that_guard_nothing_are_told_and_wrong_ones_stop_it_before_the_first_row() throws IOException {
        Path csv = people(rows(2));
        assertThat(run("card.jpg", "--csv", csv, "--links", links, "--recipients", "9", "--allow", "vip")
                        .err())
                .contains(
                        "note: no field is open: _max has no effect",
                        "note: no field is open: _allow has no effect",
                        "note: without --link each row's link has a budget of its own");
        Files.delete(links);
        assertThat(run(
                                "card.jpg",
                                "--csv",
                                csv,
                                "--links",
                                links,
                                "--open",
                                "company",
                                "--link",
                                "spring",
                                "--recipients",
                                "9",
                                "--restart")
                        .err())
                .doesNotContain("no effect", "of its own");
        Files.delete(links);
        for (String[] wrong : new String[][] {{"--recipients", "0"}, {"--allow", "../etc"}, {"--link", "a b"}}) {
            Ran ran = run("card.jpg", "--csv", csv, "--links", links, wrong[0], wrong[1], "--restart");
            assertThat(ran.code()).as(wrong[1]).isEqualTo(1);
            assertThat(ran.err()).contains(wrong[1]).doesNotContain("row 1");
            assertThat(links).doesNotExist();
        }
        assertThat(run("card.jpg", "--csv", csv, "-o", images, "--recipients", "9")
                        .err())
                .contains("without --links they have no effect");
    }

    @Test
    void sealed_values_stand_in_no_link_and_are_read_by_the_server() throws IOException {
        Ran ran = run("card.jpg", "--csv", people(rows(2)), "--links", links, "--seal", "name");

        assertThat(ran.code()).as(ran.err()).isZero();
        for (CsvRow row : read(links)) {
            assertThat(row.cell(2)).doesNotContain("Reader").contains("&_seal=", "&company=Acme%20");
            assertThat(Links.genuine(row.cell(2).substring(BASE.length())).fixed())
                    .containsEntry("name", row.cell(0))
                    .containsEntry("company", row.cell(1));
        }
    }

    @Test
    void the_same_command_goes_on_after_it_was_killed() throws Exception {
        Path csv = people(rows(800));
        Path whole = folder.resolve("whole");
        Path wholeLinks = folder.resolve("whole.csv");
        assertThat(run("card.png", "--csv", csv, "-o", whole, "--links", wholeLinks)
                        .code())
                .isZero();
        Object[] command = {"card.png", "--csv", csv, "-o", images, "--links", links, "--expires", "1y"};

        List<String> main = new ArrayList<>(List.of("dev.nameplate.Nameplate", "batch", "--base", BASE));
        Arrays.stream(command).map(String::valueOf).forEach(main::add);
        ChildServer child =
                ChildServer.in(folder).main(main.toArray(String[]::new)).start();
        try {
            // A first state has been kept, and there is more than it says.
            while (child.process().isAlive() && !Files.exists(images.resolve("batch.json"))) {
                Thread.sleep(5);
            }
        } finally {
            child.process().destroyForcibly().waitFor();
        }
        JsonObject journal = new JsonObject(Files.readString(images.resolve("batch.json")));
        assertThat(journal.getLong("done")).isPositive();
        List<Object> again = new ArrayList<>(List.of(command));
        again.addAll(List.of("--base", BASE));
        Ran ran = run(again.toArray());

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("goes on after row " + String.format("%,d", journal.getLong("done")), "800 rows");
        assertThat(contents(images)).as("nothing of the killed run lies about").isEqualTo(contents(whole));
        long expiry = Instant.ofEpochMilli(journal.getLong("began"))
                .plus(Duration.ofDays(365))
                .getEpochSecond();
        List<CsvRow> rows = read(links);
        assertThat(rows).hasSize(800);
        for (CsvRow row : rows) {
            SignedLink link = Links.genuine(row.cell(3).substring(BASE.length()));
            assertThat(link.fixed()).containsEntry("name", "Reader " + row.number());
            assertThat(link.expires()).as("counted from the first run").hasValue(expiry);
        }
    }

    @Test
    void a_batch_that_is_done_is_done_and_makes_again_what_was_taken_away() throws IOException {
        Object[] command = {"card.png", "--csv", people(rows(12)), "-o", images, "--links", links};
        assertThat(run(command).code()).isZero();
        Map<String, List<Byte>> before = contents(images);
        Files.delete(images.resolve("0007.png"));

        Ran ran = run(command);

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("goes on after row 12 of 12", "missing and made again: 1", "card.png: 12 rows");
        assertThat(contents(images)).isEqualTo(before);
        Files.delete(links);
        assertThat(run(command).err()).contains("links.csv was complete and is gone", "--restart");
    }

    @Test
    void what_changed_since_is_said_and_nothing_is_mixed() throws IOException {
        Path csv = people(rows(3));
        assertThat(run("card.png", "--csv", csv, "-o", images).code()).isZero();
        Map<String, List<Byte>> before = contents(images);

        Ran set = run("card.png", "--csv", csv, "-o", images, "--set", "company=Other");
        assertThat(set.code()).isEqualTo(1);
        assertThat(set.err()).contains("--set changed since, after 3 rows", "--restart");
        people(rows(4));
        assertThat(run("card.png", "--csv", csv, "-o", images).err()).contains("the CSV file changed since");
        people(rows(3));
        Files.writeString(folder.resolve("templates/card/template.json"), CARD.replace("#102040", "#AA0000"));
        assertThat(run("card.png", "--csv", csv, "-o", images).err()).contains("the template changed since");
        assertThat(contents(images)).isEqualTo(before);

        assertThat(run("card.png", "--csv", csv, "-o", images, "--restart").code())
                .isZero();
        assertThat(contents(images)).hasSameSizeAs(before).isNotEqualTo(before);
    }

    @Test
    void a_faulty_row_is_said_and_the_others_are_made() throws IOException {
        Path csv = people("name,company,zone\nAda,Acme,Europe/Berlin\nBob,\"Bolt\nCy," + "c".repeat(9000)
                + ",\nDi,Delta,Mars/Base\nEd,Echo,\n");
        Object[] command = {"card.png", "--csv", csv, "-o", images, "--links", links, "--map", "_tz=zone"};

        Ran ran = run(command);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "row 2, line 3, column 2: the quote that opens here is never closed",
                        "row 3, line 4: the link would be longer than 8192 bytes",
                        "row 4, line 5: _tz is `Mars/Base`");
        assertThat(ran.out()).contains("5 rows, of which faulty: 3");
        assertThat(contents(images)).containsOnlyKeys("0001.png", "0005.png");
        assertThat(Files.readString(links))
                .contains("\nBob,\"Bolt\nCy,", "\nDi,Delta,Mars/Base,,\nEd,Echo,,0005.png,http");

        List<Object> strict = new ArrayList<>(List.of(command));
        strict.addAll(List.of("--strict", "--restart"));
        Ran stopped = run(strict.toArray());
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err()).contains("row 2, line 3", "stopped at the first faulty row", "1 of 5 rows are done");
    }

    @Test
    void what_cannot_be_written_stops_it_with_a_reason_and_it_goes_on_once_it_can() throws IOException {
        Path blocked = Files.createDirectories(images.resolve("0004.png/in-the-way"));
        Object[] command = {"card.png", "--csv", people(rows(6)), "-o", images, "--links", links};

        Ran ran = run(command);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("0004.png cannot be written").doesNotContain("Exception");
        assertThat(links).doesNotExist();
        Files.delete(blocked);
        Files.delete(blocked.getParent());
        Ran again = run(command);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("goes on after row 3 of 6");
        assertThat(read(links)).hasSize(6);

        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run("card.png", "--csv", people(rows(1)), "-o", file.resolve("x"))
                        .err())
                .contains("cannot be written");
        assertThat(run("card.png", "--csv", people(rows(1)), "--links", folder.resolve("no/such/out.csv"))
                        .err())
                .contains("there is no such folder");
    }

    @Test
    void nobodys_file_is_replaced_unless_asked() throws IOException {
        Path csv = people(rows(2));
        Files.writeString(links, "precious");

        assertThat(run("card.png", "--csv", csv, "--links", links).err()).contains("--restart replaces it");
        assertThat(run("card.png", "--csv", csv, "--links", csv).err()).contains("is the CSV file itself");
        assertThat(Files.readString(links)).isEqualTo("precious");
        assertThat(Files.readString(csv)).isEqualTo(rows(2));
    }

    @Test
    void two_runs_do_not_work_on_one_batch() throws IOException {
        Path lock = Files.createDirectories(images).resolve("batch.json.lock");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.tryLock()).isNotNull();
            Ran ran = run("card.png", "--csv", people(rows(2)), "-o", images);
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("another run works on this batch");
        }
        assertThat(run("card.png", "--csv", people(rows(2)), "-o", images).code())
                .isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void a_hundred_thousand_links_keep_their_order() throws IOException {
        int count = 100_000;
        Ran ran = run("card.jpg", "--csv", people(rows(count)), "--links", links, "--threads", "3");

        assertThat(ran.code()).isZero();
        try (CsvRows rows = CsvFile.open(links).rows()) {
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                assertThat(row.cell(2)).contains("&name=Reader%20" + row.number() + "&company=");
                count--;
            }
        }
        assertThat(count).isZero();
    }

    @Test
    void a_dry_run_counts_and_leaves_no_trace() throws IOException {
        Path csv = people("name,company\n*|FNAME|*,AT&amp;T\nnull,\nAda," + "x".repeat(30) + "\n");
        List<String> before = listed();

        Ran ran = run("card.png", "--csv", csv, "-o", images, "--links", links, "--dry-run");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "name             missing",
                        "company          missing 1",
                        "rejected 1",
                        "dry run: nothing was written");
        assertThat(listed()).isEqualTo(before);
    }

    private List<String> listed() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void the_report_counts_and_holds_no_value_and_quiet_says_nothing() throws IOException {
        Path report = folder.resolve("report.json");
        Ran ran = run(
                "card.png",
                "--csv",
                people("name,employer\nZaphod,\nTrillian,Magrathea\n"),
                "-o",
                images,
                "--quiet",
                "--report",
                report);

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEmpty();
        String text = Files.readString(report) + Files.readString(images.resolve("batch.json"));
        assertThat(text).doesNotContain("Zaphod", "Trillian", "Magrathea");
        JsonObject json = new JsonObject(Files.readString(report));
        assertThat(json.getLong("rows")).isEqualTo(2);
        assertThat(json.getString("template")).isEqualTo("card");
        JsonObject company = json.getJsonArray("fields").getJsonObject(1);
        assertThat(company.getString("field")).isEqualTo("company");
        assertThat(company.getLong("missing")).isEqualTo(1);
    }

    @Test
    void every_option_stands_on_its_page() throws IOException {
        String page = Files.readString(Path.of("src/docs/batch.md"));
        NameplateCommand.commandLine(place()).getSubcommands().get("batch").getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .filter(name -> !List.of("-h", "--help", "-V", "--version", "--config", "--output")
                        .contains(name))
                .forEach(name -> assertThat(page).contains("`" + name));
    }

    @Test
    void wrong_use_is_told_from_refusals() throws IOException {
        Path csv = people(rows(1));
        assertThat(run("card.png", "--csv", csv).code()).isEqualTo(2);
        assertThat(run("card.png", "-o", images).code()).isEqualTo(2);
        assertThat(run("card.png", "--csv", csv, "-o", images, "--threads", "0").code())
                .isEqualTo(2);
        for (List<Object> wrong : List.of(
                List.<Object>of("nosuch.png", "--csv", csv, "-o", images),
                List.<Object>of("card.png", "--csv", "nosuch.csv", "-o", images),
                List.<Object>of("card.png", "--csv", csv, "-o", images, "--map", "nmae=name"),
                List.<Object>of("card.png", "--csv", csv, "-o", images, "--map", "name=nmae"),
                List.<Object>of("card.png", "--csv", csv, "-o", images, "--name-by", "nmae"),
                List.<Object>of("card.png", "--csv", csv, "--links", links, "--base", "=cmd"),
                List.<Object>of("card.png", "--csv", csv, "--links", links, "--expires", "soon"))) {
            Ran ran = run(wrong.toArray());
            assertThat(ran.code()).as(wrong.toString()).isEqualTo(1);
            assertThat(ran.err()).isNotBlank().doesNotContain("Exception");
        }
    }
}
