package dev.nameplate.cli;

import dev.nameplate.esp.Profile;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --esp} of commands that look at mails and links which are there. */
final class EspOption {

    @Option(
            names = "--esp",
            paramLabel = "ID",
            description = "The e-mail service provider that sends the mail; by default told by the tags in it."
                    + " `nameplate esps` lists them.")
    private Optional<String> id = Optional.empty();

    Optional<String> id() {
        return id;
    }

    /** An id that is none ends the command. */
    Optional<Profile> profile() {
        return id.map(EspsCommand::require);
    }
}
