package dev.nameplate.cli;

import dev.nameplate.link.KeyRing;
import dev.nameplate.link.KeyRing.Label;
import dev.nameplate.pipeline.LinkKeys;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keys}: what has to do with signing keys. Only {@code keys new} prints a secret. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes signing keys, shows those in force, checks files of them.")
final class KeysCommand implements Runnable {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    KeysCommand(Host host) {
        this.host = host;
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Prints a fresh signing key for links.keys (NAMEPLATE_LINKS_KEYS) or a file of keys.")
    int fresh(
            @Option(names = "--kid", paramLabel = "NAME", description = "Its name; a random one by default.")
                    Optional<String> kid,
            @Option(names = "--project", paramLabel = "PROJECT", description = "The one project that it signs for.")
                    Optional<String> project,
            @Option(
                            names = "--retires",
                            paramLabel = "WHEN",
                            description = "Its last day (UTC): 2027-01-31, or 90d from now.")
                    Optional<String> retires) {
        String plain = KeyRing.newKey();
        String head = kid.orElse(plain.substring(0, plain.indexOf(':')))
                + project.map(name -> "@" + name).orElse("")
                + retires.map(KeysCommand::lastDay).orElse("");
        String key = KeyRing.newKey(head);
        KeyRing.parse(key).fold(sound -> sound, problems -> {
            throw new Refusal(String.join("\n", problems)
                    .replace("links.keys, key 1", "the key")
                    .replace(" after @", ""));
        });
        out().println(key);
        out().flush();
        return 0;
    }

    private static String lastDay(String when) {
        // A day is read as its end, which is the beginning of the next.
        Instant last = Moments.read("--retires", when, Instant.now()).minusMillis(1);
        return "~" + last.atZone(ZoneOffset.UTC).toLocalDate();
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows the keys in force: names, projects, last days; no secrets.")
    int list(@Mixin ConfigOption config) {
        return show(host.open(config.file(), /* withKeys= */ true).keys());
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks a file or folder of keys as links.keys-file would read it; shows no secrets.")
    int check(@Parameters(paramLabel = "PATH", description = "A file or a folder.") Path path) {
        return show(LinkKeys.parsed(path).fold(keys -> keys, problems -> {
            throw new Refusal(String.join("\n", problems));
        }));
    }

    private int show(KeyRing keys) {
        Instant now = Instant.now();
        out().printf("%-16s  %-20s  %-10s  %s%n", "KEY", "PROJECT", "LAST DAY", "NOW");
        for (Label label : keys.labels()) {
            out().printf(
                            "%-16s  %-20s  %-10s  %s%n",
                            label.kid(),
                            label.project().isEmpty() ? "-" : label.project(),
                            label.retires().map(String::valueOf).orElse("-"),
                            now(keys, label, now));
        }
        out().flush();
        return 0;
    }

    private static String now(KeyRing keys, Label label, Instant now) {
        if (label.retired(now)) {
            return "retired: its links show the fallback image";
        }
        String days = label.end()
                .map(end -> ", " + ChronoUnit.DAYS.between(now, end) + " days left")
                .orElse("");
        boolean signs = keys.signer(label.project(), now).equals(Optional.of(label.kid()));
        return (signs ? "signs and verifies" : "verifies") + days;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Missing command: " + String.join(", ", List.of("keys new", "keys list", "keys check")));
    }
}
