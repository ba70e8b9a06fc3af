package dev.nameplate.cli;

import dev.nameplate.store.FolderTemplateStore;
import dev.nameplate.store.StoredTemplate;
import dev.nameplate.store.TemplateDocument;
import dev.nameplate.store.TemplateStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code templates}: what has to do with template folders. */
@Command(name = "templates", mixinStandardHelpOptions = true, description = "Checks template folders.")
final class TemplatesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final CheckCommand check;

    TemplatesCommand(Host host) {
        this.check = new CheckCommand(host);
    }

    /** {@code templates check}: every problem of every template, all at once. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Checks template folders: every problem with its place in template.json, and what readers would"
                            + " stumble over.")
    static final class CheckCommand implements Callable<Integer> {

        private final Host host;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "DIR", description = "A template's folder, or a folder of such folders.")
        @SuppressWarnings("NullAway.Init")
        private Path directory;

        @Option(names = "--json", description = "Prints the problems as JSON.")
        private boolean json;

        @Option(
                names = "--no-lint",
                description =
                        "Leaves out the findings: what readers would stumble over in the pictures of twelve awkward"
                                + " contacts.")
        private boolean noLint;

        @Mixin
        private BrandOption brand = new BrandOption();

        @Mixin
        private ConfigOption config = new ConfigOption();

        CheckCommand(Host host) {
            this.host = host;
        }

        @Override
        public Integer call() {
            if (!Files.isDirectory(directory)) {
                throw new CommandLine.ParameterException(spec.commandLine(), directory + " is no folder");
            }
            Host.Session session = host.open(config.file(), /* withKeys= */ false);
            Map<String, Checked> results = check(session);
            if (results.isEmpty()) {
                throw new Refusal("no template.json in " + directory + " or in folders one or two levels below it");
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(ProblemList.json(results));
            } else {
                ProblemList.words(results).forEach(out::println);
            }
            out.flush();
            return results.values().stream().allMatch(Checked::passes) ? 0 : 1;
        }

        private Map<String, Checked> check(Host.Session session) {
            boolean single = Files.isRegularFile(directory.resolve(StoredTemplate.DOCUMENT));
            Path absolute = directory.toAbsolutePath().normalize();
            Path root = single && absolute.getParent() != null ? absolute.getParent() : absolute;
            return Bench.withVertx(vertx -> {
                TemplateStore store = FolderTemplateStore.of(vertx, root);
                Map<String, Checked> results = new TreeMap<>();
                for (String path : single
                        ? List.of(String.valueOf(absolute.getFileName()))
                        : Bench.await(store.fingerprints()).keySet()) {
                    Optional<StoredTemplate> stored = Bench.await(store.read(path));
                    stored.ifPresent(found -> results.put(
                            path,
                            Checked.of(
                                    TemplateDocument.compile(
                                            found, session.workshop().compiler(), brand.brand(session, path)),
                                    session.workshop(),
                                    !noLint)));
                }
                return results;
            });
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command: templates check DIR");
    }

    /** The subcommand that checks, for {@link NameplateCommand} to add. */
    CheckCommand check() {
        return check;
    }
}
