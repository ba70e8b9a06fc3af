package dev.nameplate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code sign} that have to do with e-mail service providers. */
final class EspOptions {

    @Option(
            names = "--esp",
            paramLabel = "ID",
            description =
                    "Fills the open fields with the merge tags of an e-mail service provider: mailchimp, klaviyo, …;"
                            + " `--esp list` lists them.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--fields",
            paramLabel = "ours=theirs",
            split = ",",
            description = "Opens fields and says what the provider calls what goes into them:"
                    + " name=FNAME,company=COMPANY.")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Option(names = "--html", description = "Prints a whole <img> with width, height and alt.")
    private boolean html;

    @Option(
            names = "--strict",
            description = "Signs values too, where the provider can compute HMAC-SHA256 when it sends (braze).")
    private boolean strict;

    boolean asksForList() {
        return id.filter("list"::equals).isPresent();
    }

    boolean html() {
        return html;
    }

    boolean strict() {
        return strict;
    }

    /** The provider's id. */
    Optional<String> id() {
        return id;
    }

    /** What the provider calls our fields. */
    Map<String, String> fields() {
        return fields;
    }
}
