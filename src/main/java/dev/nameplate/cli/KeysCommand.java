package dev.nameplate.cli;

import dev.nameplate.api.ApiKeys;
import dev.nameplate.link.KeyRing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keys}: what has to do with signing keys. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Makes signing keys.")
final class KeysCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Prints a fresh signing key for links.keys (NAMEPLATE_LINKS_KEYS).")
    int fresh(
            @Option(
                            names = "--api",
                            description =
                                    "A key of the REST API instead, for admin.keys (NAMEPLATE_ADMIN_KEYS): its name,"
                                            + " a colon, and the secret that programs send.")
                    boolean api) {
        spec.commandLine().getOut().println(api ? ApiKeys.newKey() : KeyRing.newKey());
        spec.commandLine().getOut().flush();
        return 0;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command: keys new");
    }
}
