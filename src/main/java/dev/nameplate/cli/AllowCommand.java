package dev.nameplate.cli;

import dev.nameplate.csv.CsvException;
import dev.nameplate.csv.CsvFile;
import dev.nameplate.csv.CsvRow;
import dev.nameplate.csv.CsvRows;
import dev.nameplate.guard.AllowSet;
import dev.nameplate.merge.Field;
import dev.nameplate.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allow}: sets of the values that a link may show. */
@Command(
        name = "allow",
        mixinStandardHelpOptions = true,
        description = "Makes sets of the values that a link may show.")
final class AllowCommand implements Runnable {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    AllowCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command: allow build");
    }

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Makes an allow-set of a file of readers. It holds no value, only keyed hashes.",
            footer = {
                "",
                "Example: nameplate allow build webinar --csv readers.csv --map name=\"First name\" -o data/allow/spring.allow",
                "A link is held to it by: nameplate sign webinar.jpg --open name --allow spring"
            })
    int build(
            @Parameters(paramLabel = "TEMPLATE", description = "Whose fields are filled: webinar, acme/webinar")
                    String path,
            @Mixin CsvOption csv,
            @Option(
                            names = "--map",
                            paramLabel = "field=Column",
                            required = true,
                            description = "Which column fills which field; map every field that the link opens.")
                    Map<String, String> columns,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE.allow",
                            required = true,
                            description = "The set; its name without the ending is what links call it.")
                    Path output,
            @Mixin ConfigOption config) {
        if (!output.getFileName().toString().matches("[a-z0-9][a-z0-9-]{0,62}\\.allow")) {
            throw new Refusal("-o: " + output.getFileName()
                    + " is no name of a set; allowed is NAME.allow with 1 to 63 of a-z 0-9 - that do not begin with -");
        }
        Host.Session session = host.open(config.file(), /* withKeys= */ true);
        Template template = Bench.require(session, path, new BrandOption());
        columns.keySet().forEach(name -> openable(template, name));
        String project = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
        String kid = session.keys()
                .signer(project, Instant.now())
                .orElseThrow(() -> new Refusal("there is no key that signs links of " + path));
        Gathered gathered = gather(session, template, csv.file(), columns, kid);
        write(gathered.set(), output);
        PrintWriter out = spec.commandLine().getOut();
        gathered.notes().forEach(spec.commandLine().getErr()::println);
        out.printf(Locale.ROOT, "%s: %d bytes for %d rows%n", output, gathered.set().length, gathered.rows());
        out.flush();
        return 0;
    }

    private static void openable(Template template, String name) {
        Field field = template.field(name)
                .orElseThrow(() -> new Refusal("--map: " + template.path() + " has no field " + name + "; it has "
                        + String.join(
                                ", ",
                                template.fields().stream().map(Field::name).toList())));
        if (!field.openable()) {
            throw new Refusal("--map: " + name + " is not open in " + template.path()
                    + ", so no link shows what arrives for it; leave it out");
        }
    }

    /** @param rows that were taken */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Gathered(byte[] set, long rows, List<String> notes) {}

    private static Gathered gather(
            Host.Session session, Template template, Path csv, Map<String, String> columns, String kid) {
        AllowSet.Gathering gathering =
                new AllowSet.Gathering(kid, template.path(), columns.keySet(), session.keys()::derived);
        List<String> notes = new ArrayList<>();
        long taken = 0;
        long empty = 0;
        CsvFile file = open(csv);
        Map<String, Integer> places = places(file, columns);
        try (CsvRows rows = file.rows()) {
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                if (row.fault().isPresent()) {
                    notes.add("row " + row.number() + ", line " + row.line() + ", is left out: "
                            + row.fault().get());
                    continue;
                }
                Map<String, String> values = new LinkedHashMap<>();
                places.forEach((name, column) -> values.put(name, row.cell(column)));
                if (gathering.add(session.workshop().arrived(template, values))) {
                    taken++;
                } else {
                    empty++;
                }
            }
            if (empty > 0) {
                notes.add(empty
                        + " rows have no value that the fields take; their readers get the picture with its fallbacks");
            }
            return new Gathered(gathering.file(), taken, notes);
        } catch (CsvException | IOException e) {
            throw new Refusal("--csv: " + e.getMessage());
        }
    }

    private static CsvFile open(Path csv) {
        try {
            return CsvFile.open(csv);
        } catch (CsvException e) {
            throw new Refusal("--csv: " + e.getMessage());
        }
    }

    private static Map<String, Integer> places(CsvFile file, Map<String, String> columns) {
        Map<String, Integer> places = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            OptionalInt place = file.header().find(column);
            if (place.isEmpty()) {
                throw new Refusal("--map: the file has no column \"" + column + "\"; it has "
                        + String.join(", ", file.header().names()));
            }
            places.put(name, place.getAsInt());
        });
        return places;
    }

    /** Whole or not at all: a server may be watching. */
    private static void write(byte[] set, Path output) {
        try {
            Path folder =
                    Optional.ofNullable(output.toAbsolutePath().getParent()).orElseThrow();
            Files.createDirectories(folder);
            Path scratch = Files.createTempFile(folder, ".allow-", ".tmp");
            try {
                Files.write(scratch, set);
                Files.move(scratch, output, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(scratch);
            }
        } catch (IOException e) {
            throw new Refusal("-o: " + output + " cannot be written: " + e);
        }
    }
}
