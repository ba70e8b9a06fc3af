package dev.nameplate.cli;

import dev.nameplate.batch.BatchException;
import dev.nameplate.batch.BatchJob;
import dev.nameplate.batch.BatchRun;
import dev.nameplate.batch.Journal;
import dev.nameplate.batch.Mapping;
import dev.nameplate.batch.Preparation;
import dev.nameplate.batch.Preparation.Beginning;
import dev.nameplate.csv.CsvException;
import dev.nameplate.csv.CsvFile;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batch}: an image, a link or both for every row of a file. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description =
                "Makes an image, a signed link, or both, for every row of a CSV file. The same command goes on where"
                        + " a run was stopped. Exit code 1 when a row gave nothing.",
        footer = {
            "",
            "Example: nameplate batch webinar.jpg --csv people.csv -o images --links people-with-links.csv",
            "With a column for each field: --map name=\"First name\" --map company=Firma --name-by \"E-mail\""
        })
final class BatchCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ImageParameter image = new ImageParameter();

    @Mixin
    private CsvOption csv = new CsvOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder that the images go to; it is made where it is missing.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--links",
            paramLabel = "OUT.csv",
            description = "Writes the file anew with a column of links, written as the file was.")
    private Optional<Path> links = Optional.empty();

    @Option(
            names = "--map",
            paramLabel = "field=column",
            description =
                    "Which column fills a field, or _lang, _tz, _seed, …; those that are called alike need no --map.")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(
            names = "--name-by",
            paramLabel = "COLUMN",
            description = "Names images by a column; by their rows' numbers without it.")
    private Optional<String> nameBy = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many rows are worked on at a time; as many as cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--strict", description = "Stops at the first faulty row.")
    private boolean strict;

    @Option(names = "--dry-run", description = "Says what would become of the rows, and writes nothing.")
    private boolean dry;

    @Option(names = "--restart", description = "Begins anew, and replaces what a batch before left.")
    private boolean restart;

    @Mixin
    private BatchLinkOptions linkOptions = new BatchLinkOptions();

    @Mixin
    private BatchReport report = new BatchReport();

    @Mixin
    private BrandOption brand = new BrandOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    BatchCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (output.isEmpty() && links.isEmpty()) {
            throw misuse("Say what is wanted: images with -o DIR, links with --links OUT.csv, or both");
        }
        if (threads < 1) {
            throw misuse("--threads: " + threads + " is no number of threads; write 1 or more");
        }
        Host.Session session = host.open(config.file(), links.isPresent());
        try {
            return run(session, Bench.require(session, image.name().path(), brand));
        } catch (BatchException | CsvException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private int run(Host.Session session, Template template) throws IOException {
        CsvFile file = CsvFile.open(csv.file());
        Mapping mapping = Mapping.of(file.header(), template, map, linkOptions.settled());
        linkOptions.advice(template, links.isPresent()).forEach(report.out(spec)::note);
        report.out(spec).reads(file, mapping);
        Optional<Path> folder = output.map(Path::toAbsolutePath).map(Path::normalize);
        Optional<Path> into = links.map(Path::toAbsolutePath).map(Path::normalize);
        into.filter(path -> !Files.isDirectory(path.resolveSibling("."))).ifPresent(path -> {
            throw new Refusal("--links " + path + ": there is no such folder");
        });
        OptionalInt names = named(file);
        LinkSigner signer = LinkSigner.of(session.keys());
        Preparation prepared = Preparation.of(
                file,
                names,
                new Preparation.Places(folder, into),
                marks(session, template, signer),
                counted(mapping),
                dry ? Beginning.DRY : restart ? Beginning.RESTART : Beginning.RESUME);
        Instant began = prepared.journal().began();
        BatchJob job = new BatchJob(
                file,
                mapping,
                new BatchJob.Picture(
                        template, image.name().extension(), image.name().format(), linkOptions.set(), began),
                into.map(path ->
                        linkOptions.links(path, session.base(), image.name(), template, began, report.out(spec)::note)),
                folder,
                names,
                new BatchJob.Work(threads, strict, dry));
        BatchReport.Lines lines = report.out(spec);
        BatchRun.Outcome outcome = BatchRun.run(job, prepared, session.workshop(), signer, lines);
        lines.ends(job, prepared, outcome, template);
        return outcome.tally().faulty() > 0 ? 1 : 0;
    }

    /** The fields of which the report speaks: those that columns fill, and those that are set. */
    private Set<String> counted(Mapping mapping) {
        Set<String> counted = new LinkedHashSet<>(mapping.columns().keySet());
        linkOptions.set().keySet().stream()
                .filter(name -> !name.startsWith("_"))
                .forEach(counted::add);
        return counted;
    }

    private OptionalInt named(CsvFile file) {
        return nameBy.map(name -> OptionalInt.of(Mapping.column(file.header(), "--name-by", name)))
                .orElse(OptionalInt.empty());
    }

    /** What decides the outcome, by what people call it. Digests alone are kept of it. */
    private Map<String, String> marks(Host.Session session, Template template, LinkSigner signer) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put("the template", Journal.mark(template.version()));
        marks.put("the program or its fonts", Journal.mark(session.workshop().version()));
        marks.put("the image", Journal.mark(image.name()));
        marks.put("--map", Journal.mark(new TreeMap<>(map)));
        marks.put("--name-by", Journal.mark(nameBy));
        marks.put("--output", Journal.mark(output.isPresent()));
        marks.put(
                "--links", Journal.mark(links.map(path -> path.toAbsolutePath().normalize())));
        if (links.isPresent()) {
            marks.put("the signing key", Journal.mark(linkOptions.probe(signer, image.name())));
        }
        marks.putAll(linkOptions.marks(session.base()));
        return marks;
    }

    private CommandLine.ParameterException misuse(String words) {
        return new CommandLine.ParameterException(spec.commandLine(), words);
    }
}
