package dev.nameplate.cli;

import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.template.Template;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sign}: prints a signed link. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = "Prints one signed link.",
        footer = {
            "",
            "Example: nameplate sign webinar.jpg --set date=2027-01-31 --open name,company --expires 90d",
            "Values of open fields are put behind the link: …&name=Sarah&company=Acme"
        })
final class SignCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TEMPLATE.EXT",
            converter = ImageName.Converter.class,
            description = "The image: webinar.jpg, acme/webinar.png")
    @SuppressWarnings("NullAway.Init")
    private ImageName image;

    @Option(names = "--set", paramLabel = "k=v", description = "Fixes a field, or a control such as _dpr=2.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--open",
            paramLabel = "f,g",
            split = ",",
            description = "Fields whose values the e-mail service provider puts in.")
    private List<String> open = List.of();

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            description = "After that the fallback image is shown: 30d, 12h, 2027-01-31, 2027-01-31T09:00:00Z.")
    private Optional<String> expires = Optional.empty();

    @Option(
            names = "--base",
            paramLabel = "URL",
            description = "What the link begins with; http.public-url by default.")
    private Optional<String> base = Optional.empty();

    @Option(names = "--pin", description = "Pins the link to the template's present version.")
    private boolean pin;

    @Mixin
    private ConfigOption config = new ConfigOption();

    SignCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        Host.Session session = host.open(config.file(), /* withKeys= */ true);
        LinkDraft draft = LinkDraft.of(image.toString());
        set.forEach(draft::set);
        draft.open(open);
        expires.ifPresent(when -> draft.expires(Moments.read("--expires", when, Instant.now())));
        Optional<Template> template = Bench.find(session, image.path());
        template.ifPresentOrElse(
                found -> Advice.of(found, image, set.keySet(), open).forEach(this::warn),
                () -> warn("there is no template " + image.path() + " here; the link is signed all the same"));
        if (pin) {
            draft.set(
                    "_v",
                    template.orElseThrow(() -> new Refusal("--pin: there is no template " + image.path()
                                    + " here whose version the link could be pinned to"))
                            .version()
                            .substring(0, 16));
        }
        String link = LinkSigner.of(session.keys()).sign(draft).fold(minted -> minted.target(), problems -> {
            throw new Refusal(String.join(System.lineSeparator(), problems));
        });
        spec.commandLine().getOut().println(base.map(SignCommand::trimmed).orElse(session.base()) + link);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void warn(String words) {
        spec.commandLine().getErr().println("note: " + words);
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
