package dev.nameplate.cli;

import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code esps}: the e-mail service providers that are known, their tags, and how sure that is. */
@Command(
        name = "esps",
        mixinStandardHelpOptions = true,
        description = "Lists the e-mail service providers that sign --esp knows, or says everything about one.",
        footer = {"", "Example: nameplate esps braze"})
final class EspsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "One provider, as mailchimp; all by default.")
    private Optional<String> id = Optional.empty();

    @Override
    public Integer call() {
        List<String> lines = id.isEmpty() ? EspList.all() : EspList.one(require(id.get()));
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** The profile of an id; what is none ends the command. */
    static Profile require(String id) {
        return Profiles.find(id).orElseThrow(() -> new Refusal(Profiles.unknown(id)));
    }
}
