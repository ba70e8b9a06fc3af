package dev.nameplate.cli;

import dev.nameplate.esp.Profile;
import dev.nameplate.link.SignedLink;
import dev.nameplate.mail.Issue;
import dev.nameplate.mail.LintContext;
import dev.nameplate.mail.Linter;
import dev.nameplate.register.Entry;
import dev.nameplate.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
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

/** {@code lint}: what is wrong with our links in a mail, and how to mend it. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description =
                "Checks the links of an e-mail: tags, signature, expiry, quotation marks, size and alternative text."
                        + " Each finding has its place and its repair. Exit code 1 when a finding is an error.",
        footer = {"", "Example: nameplate lint newsletter.html --send-date 2027-01-20 --preview preview"})
final class LintCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The mail: its HTML, or a whole message (.eml).")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--json", description = "Prints the findings as JSON.")
    private boolean json;

    @Mixin
    private EspOption esp = new EspOption();

    @Option(
            names = "--send-date",
            paramLabel = "WHEN",
            description = "When the mail is to be sent: 2027-01-20, 3d, 2027-01-20T09:00:00Z; now by default.")
    private Optional<String> sendDate = Optional.empty();

    @Option(
            names = "--fix",
            paramLabel = "COPY",
            description = "Writes a copy in which everything is mended that can be without asking you.")
    private Optional<Path> fix = Optional.empty();

    @Option(
            names = "--preview",
            paramLabel = "DIR",
            description =
                    "Draws each link's picture for twelve awkward contacts, their values put in as the provider would.")
    private Optional<Path> preview = Optional.empty();

    @Mixin
    private BaseOption base = new BaseOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    LintCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandLine.ParameterException(spec.commandLine(), file + " is no file");
        }
        byte[] mail = Files.readAllBytes(file);
        Optional<Profile> asked = esp.profile();
        Host.Session session = host.open(config.file(), /* withKeys= */ true);
        Map<String, Optional<Template>> templates = new HashMap<>();
        Instant now = Instant.now();
        Instant sending =
                sendDate.map(text -> Moments.read("--send-date", text, now)).orElse(now);
        LintContext context = new LintContext(
                session.keys(),
                base.or(session.base()),
                path -> templates.computeIfAbsent(path, it -> Bench.find(session, it)),
                Bench.paths(session),
                asked,
                sending,
                link -> standing(session, link, sending),
                link -> guards(session, link, templates));
        Linter linter = new Linter(context);
        Linter.Findings findings = linter.lint(mail);
        say(findings);
        if (fix.isPresent()) {
            mend(linter, mail, findings, fix.get());
        }
        if (preview.isPresent()) {
            new LintPreview(session, context).write(preview.get(), findings, spec.commandLine());
        }
        return findings.hasErrors() ? 1 : 0;
    }

    private static Optional<String> standing(Host.Session session, SignedLink link, Instant when) {
        return link.id()
                .map(id -> session.register().entry(id).of(link.path()).at(when))
                .filter(state -> state != Entry.State.LIVE)
                .map(Entry.State::key);
    }

    private static List<LintContext.GuardFault> guards(
            Host.Session session, SignedLink link, Map<String, Optional<Template>> templates) {
        return templates
                .computeIfAbsent(link.path(), it -> Bench.find(session, it))
                .map(template -> session.guards().faults(link, template.fields()))
                .orElse(List.of())
                .stream()
                .map(fault -> new LintContext.GuardFault(
                        switch (fault.harm()) {
                            case READERS -> Issue.Severity.ERROR;
                            case GUARD -> Issue.Severity.WARNING;
                            case NONE -> Issue.Severity.NOTE;
                        },
                        fault.control(),
                        fault.words(),
                        fault.remedy()))
                .toList();
    }

    private void say(Linter.Findings findings) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(LintWords.json(file.toString(), findings));
        } else {
            LintWords.of(file.toString(), findings).forEach(out::println);
        }
        out.flush();
    }

    /** Mends and looks again, since what is mended may uncover something else; then says what is left. */
    private void mend(Linter linter, byte[] mail, Linter.Findings first, Path copy) throws IOException {
        byte[] mended = mail;
        Linter.Findings left = first;
        for (int round = 0; round < 8 && left.issues().stream().anyMatch(LintWords::mendable); round++) {
            mended = Linter.mended(mended, left.issues());
            left = linter.lint(mended);
        }
        Files.write(copy, mended);
        long before = first.issues().stream().filter(LintWords::counts).count();
        long after = left.issues().stream().filter(LintWords::counts).count();
        spec.commandLine()
                .getErr()
                .println("wrote " + copy + ": " + (before - after) + " of " + before + " findings mended"
                        + (after == 0 ? "" : "; the rest is up to you"));
    }
}
