package dev.nameplate.cli;

import dev.nameplate.encode.Format;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.proof.Finding;
import dev.nameplate.proof.ProofJson;
import dev.nameplate.proof.ProofPage;
import dev.nameplate.proof.ProofSheet;
import dev.nameplate.proof.Proofreading;
import dev.nameplate.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code proof}: a template's pictures for twelve awkward contacts, and what is wrong with them. */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description =
                "Draws a template for twelve awkward contacts into a folder: every picture, a contact sheet for each"
                        + " density, index.html and proof.json. Exit code 1 when a finding is an error.",
        footer = {"", "Example: nameplate proof webinar -o proof --density 1,2"})
final class ProofCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "TEMPLATE", description = "The template: webinar, acme/webinar")
    private String path = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "The folder that everything goes to; it is made where it is missing.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(
            names = "--density",
            paramLabel = "1,2",
            split = ",",
            description = "Which densities are drawn; all of the template by default.")
    private List<Integer> densities = List.of();

    @Option(names = "--format", paramLabel = "EXT", description = "jpg, png or webp; ${DEFAULT-VALUE} by default.")
    private String format = "jpg";

    @Option(names = "--lang", paramLabel = "TAG", description = "The readers' language, as de or pt-BR.")
    private Optional<String> language = Optional.empty();

    @Mixin
    private SetOption set = new SetOption();

    @Mixin
    private BrandOption brand = new BrandOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    ProofCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        Format wanted = Format.ofExtension(format)
                .orElseThrow(() -> misuse("--format: \"" + format + "\" is no format; write jpg, png or webp"));
        Host.Session session = host.open(config.file(), /* withKeys= */ false);
        Template template = Bench.require(session, path, brand);
        List<Integer> has = template.output().densities();
        for (int density : densities) {
            if (!has.contains(density)) {
                throw misuse("--density: " + density + " is no density of " + path + "; it has " + has);
            }
        }
        Map<String, String> fixed = new LinkedHashMap<>(set.values());
        language.ifPresent(tag -> fixed.put("_lang", tag));
        Proofreading.Wishes wishes = new Proofreading.Wishes(wanted, densities.isEmpty() ? has : densities, fixed);
        Workshop.Proofed proofed = session.workshop().proof(template, wishes);
        List<Path> sheets = write(session.workshop(), proofed);
        say(proofed.sheet(), sheets);
        return proofed.sheet().hasErrors() ? 1 : 0;
    }

    private CommandLine.ParameterException misuse(String words) {
        return new CommandLine.ParameterException(spec.commandLine(), words);
    }

    /** Writes everything; returns the contact sheets. */
    private List<Path> write(Workshop workshop, Workshop.Proofed proofed) throws IOException {
        Files.createDirectories(output);
        ProofSheet sheet = proofed.sheet();
        for (ProofSheet.Entry entry : sheet.entries()) {
            for (ProofSheet.Print print : entry.prints()) {
                Files.write(
                        output.resolve(entry.contact().id() + "@" + print.ending()),
                        print.image().bytes());
            }
        }
        List<Path> sheets = new ArrayList<>();
        for (int density : sheet.densities()) {
            Path file = output.resolve("sheet@" + density + "x.png");
            Files.write(
                    file, workshop.contactSheet(proofed, density, Format.PNG).bytes());
            sheets.add(file);
        }
        Files.writeString(output.resolve("index.html"), ProofPage.of(sheet));
        Files.writeString(output.resolve("proof.json"), ProofJson.of(sheet) + "\n");
        return sheets;
    }

    private void say(ProofSheet sheet, List<Path> sheets) {
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : sheet.findings()) {
            ProblemList.words(finding).forEach(out::println);
        }
        long errors = sheet.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
        out.println(path + ": " + sheet.entries().size() + " contacts, "
                + (sheet.findings().isEmpty()
                        ? "no findings"
                        : "errors: " + errors + ", warnings: "
                                + (sheet.findings().size() - errors)));
        sheets.forEach(file -> out.println(file));
        out.println(output.resolve("index.html"));
        out.flush();
        if (!sheet.withoutFaces().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("note: no face at hand draws everything of: " + String.join(", ", sheet.withoutFaces())
                            + "; such values counted as missing (fonts.directory names a folder with more faces)");
        }
    }
}
