package dev.nameplate.cli;

import dev.nameplate.batch.BatchJob;
import dev.nameplate.batch.BatchRun;
import dev.nameplate.batch.Mapping;
import dev.nameplate.batch.Preparation;
import dev.nameplate.batch.Tally;
import dev.nameplate.batch.Tally.Fate;
import dev.nameplate.csv.CsvFile;
import dev.nameplate.template.Template;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What {@code batch} says while it runs and at its end. No value of any row is said. */
final class BatchReport {

    private static final int MOST_FAULTS = 50;

    @Option(names = "--quiet", description = "Says nothing but what is wrong.")
    private boolean quiet;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Writes what happened to the data as JSON: counts for each field, no values.")
    private Optional<Path> file = Optional.empty();

    private @Nullable Lines lines;

    Lines out(CommandSpec spec) {
        if (lines == null) {
            lines = new Lines(spec.commandLine().getOut(), spec.commandLine().getErr());
        }
        return lines;
    }

    /** The lines of one run. */
    final class Lines implements BatchRun.Watcher {

        private final PrintWriter out;
        private final PrintWriter err;
        private Progress progress = Progress.NONE;
        private long faults;

        private Lines(PrintWriter out, PrintWriter err) {
            this.out = out;
            this.err = err;
        }

        void note(String words) {
            if (!quiet) {
                err.println("note: " + words);
            }
        }

        /** Which column fills what. */
        void reads(CsvFile csv, Mapping mapping) {
            if (quiet) {
                return;
            }
            out.println(csv.path() + ": " + csv.dialect());
            mapping.columns()
                    .forEach((name, column) -> out.println(
                            "  " + name + " from \"" + csv.header().names().get(column) + '"'));
            out.flush();
            mapping.notes().forEach(this::note);
        }

        @Override
        public void begins(long rows, long done) {
            if (quiet) {
                return;
            }
            if (done > 0) {
                out.println("goes on after row " + Progress.number(done) + " of " + Progress.number(rows));
                out.flush();
            }
            progress = Progress.on(err, rows, done);
        }

        @Override
        public void went(long done) {
            progress.at(done);
        }

        @Override
        public void faulty(long row, long line, String words) {
            faults++;
            if (faults <= MOST_FAULTS) {
                progress.clear();
                err.println("row " + row + (words.startsWith("line ") ? ", " : ", line " + line + ": ") + words);
            } else if (faults == MOST_FAULTS + 1) {
                progress.clear();
                err.println("… further faulty rows are counted and not listed");
            }
        }

        void ends(BatchJob job, Preparation prepared, BatchRun.Outcome outcome, Template template) throws IOException {
            progress.ends();
            if (!quiet) {
                summary(job, outcome, template).forEach(out::println);
                out.flush();
            }
            if (file.isPresent()) {
                JsonObject json = outcome.tally()
                        .json()
                        .put("template", template.path())
                        .put("version", template.version())
                        .put("began", prepared.journal().began().toString());
                try {
                    Files.writeString(file.get(), json.encodePrettily() + "\n");
                } catch (IOException e) {
                    throw new Refusal("--report: " + file.get() + " cannot be written: " + e.getMessage());
                }
            }
        }

        private List<String> summary(BatchJob job, BatchRun.Outcome outcome, Template template) {
            Tally tally = outcome.tally();
            List<String> lines = new ArrayList<>();
            lines.add(template.path() + "." + job.picture().extension() + ": " + Progress.number(tally.rows()) + " rows"
                    + (tally.faulty() == 0 ? "" : ", of which faulty: " + Progress.number(tally.faulty())));
            for (String field : tally.fields()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "  %-16s missing %s, healed %s, rejected %s%s",
                        field,
                        Progress.number(tally.count(field, Fate.MISSING)),
                        Progress.number(tally.count(field, Fate.HEALED)),
                        Progress.number(tally.count(field, Fate.REJECTED)),
                        tally.notes(field).isEmpty() ? "" : "  " + kinds(tally, field)));
            }
            if (tally.ragged() > 0) {
                lines.add("  rows with more or fewer cells than the header: " + Progress.number(tally.ragged()));
            }
            if (tally.overBudget() > 0) {
                lines.add("  images over the template's budget of bytes: " + Progress.number(tally.overBudget()));
            }
            if (outcome.remade() > 0) {
                lines.add("  images that were missing and made again: " + Progress.number(outcome.remade()));
            }
            if (job.work().dry()) {
                lines.add("dry run: nothing was written");
            } else {
                job.images().ifPresent(folder -> lines.add("images: " + folder));
                job.links().ifPresent(made -> lines.add("links:  " + made.into()));
            }
            return lines;
        }

        private String kinds(Tally tally, String field) {
            return tally.notes(field).entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .map(note -> note.getKey() + " " + Progress.number(note.getValue()))
                    .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
        }
    }
}
