package dev.nameplate.cli;

import dev.nameplate.esp.Confidence;
import dev.nameplate.esp.FieldNaming;
import dev.nameplate.esp.Nearest;
import dev.nameplate.esp.Profile;
import dev.nameplate.mail.EspLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

    /** Our fields that {@code --fields} opens beside those of {@code --open}. */
    List<String> opened(List<String> open) {
        List<String> all = new ArrayList<>(open);
        fields.keySet().stream().filter(name -> !open.contains(name)).forEach(all::add);
        return all;
    }

    /**
     * The tags of the open fields; empty without {@code --esp}.
     *
     * @param open our open fields
     * @param openable those that could be open, for messages; empty when nobody knows
     * @param warn takes what is uncertain
     */
    Optional<EspLink> link(List<String> open, List<String> openable, Consumer<String> warn) {
        if (id.isEmpty()) {
            if (!fields.isEmpty()) {
                throw new Refusal("--fields says what a provider calls its fields; say which provider with --esp");
            }
            if (strict) {
                throw new Refusal("--strict needs a provider that signs when it sends: --esp braze");
            }
            return Optional.empty();
        }
        Profile profile = EspsCommand.require(id.get());
        if (open.isEmpty()) {
            throw new Refusal("--esp: no field is open, so there is nothing that " + profile.name()
                    + " could fill in; say which with --fields name="
                    + FieldNaming.bare(profile.firstName())
                    + (openable.isEmpty()
                            ? ""
                            : "; this template's openable fields are " + String.join(", ", openable)));
        }
        Map<String, String> named = new LinkedHashMap<>();
        open.forEach(ours -> named.put(ours, theirs(profile, ours, warn)));
        if (profile.ofTags() == Confidence.UNVERIFIED) {
            warn.accept(profile.name() + "'s tags are unverified: see what they become in a test send");
        }
        return Optional.of(new EspLink(profile, named));
    }

    /** How the provider's tags name what fills one of our fields. */
    private String theirs(Profile profile, String ours, Consumer<String> warn) {
        FieldNaming naming = new FieldNaming(profile);
        String given = fields.get(ours);
        if (given == null) {
            Optional<FieldNaming.Named> common = naming.ofOurs(ours);
            FieldNaming.Named named = common.orElseGet(() -> naming.guessed(ours));
            if (common.isPresent() && named.confidence() == Confidence.UNVERIFIED) {
                warn.accept("that " + profile.name() + " calls " + ours + " " + FieldNaming.bare(named.field())
                        + " is unverified; look it up there, and say it with --fields " + ours + "=…");
            } else if (common.isEmpty()) {
                warn.accept("what " + profile.name() + " calls " + ours + " is a guess: "
                        + FieldNaming.bare(named.field()) + "; say it with --fields " + ours + "=…");
            }
            return named.field();
        }
        FieldNaming.Named named = naming.ofTheirs(given)
                .orElseThrow(() -> new Refusal("--fields " + ours + "=" + given + ": \"" + given
                        + "\" can be no field's name at " + profile.name() + Nearest.question(given, naming.known())
                        + "\nallowed are its common fields " + String.join(", ", naming.known())
                        + " and any field of your own whose name matches "
                        + profile.names().pattern()));
        Optional<String> meant = Nearest.of(given, naming.known());
        boolean known = profile.fields().containsValue(named.field());
        if (!known && meant.isPresent()) {
            warn.accept("--fields " + ours + "=" + given + ": " + given + " is taken for a field of your own at "
                    + profile.name() + "; did you mean " + meant.get() + "?");
        }
        return named.field();
    }
}
