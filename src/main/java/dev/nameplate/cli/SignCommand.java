package dev.nameplate.cli;

import dev.nameplate.mail.LinkFault;
import dev.nameplate.mail.LinkMaker;
import dev.nameplate.mail.LinkOrder;
import dev.nameplate.template.Template;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
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
            "Values of open fields are put behind the link: …&name=Sarah&company=Acme",
            "",
            "For a mail: nameplate sign webinar.jpg --esp mailchimp --fields name=FNAME,company=COMPANY --html"
        })
final class SignCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TEMPLATE.EXT",
            arity = "0..1",
            converter = ImageName.Converter.class,
            description = "The image: webinar.jpg, acme/webinar.png")
    private Optional<ImageName> given = Optional.empty();

    @Option(names = "--set", paramLabel = "k=v", description = "Fixes a field, or a control such as _dpr=2.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--seal",
            paramLabel = "k=v",
            description = "Fixes a field so that only the server can read its value: for links made for one reader.")
    private Map<String, String> sealed = new LinkedHashMap<>();

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

    @Option(
            names = "--link",
            paramLabel = "ID",
            description = "Gives the link an id by which it can be paused, revoked or ended later; auto makes one up.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--recipients",
            paramLabel = "N",
            description =
                    "How many readers the link is for: beyond half as many again new values get the fallback image.")
    private Optional<String> recipients = Optional.empty();

    @Option(
            names = "--allow",
            paramLabel = "SET",
            description =
                    "The allow-set that holds all values that the link may show; `nameplate allow build` makes one.")
    private Optional<String> allow = Optional.empty();

    @Option(names = "--pin", description = "Pins the link to the template's present version.")
    private boolean pin;

    @Mixin
    private EspOptions esp = new EspOptions();

    @Mixin
    private ConfigOption config = new ConfigOption();

    SignCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (esp.asksForList()) {
            EspList.all().forEach(out::println);
        } else {
            ImageName image = given.orElseThrow(() -> new CommandLine.ParameterException(
                    spec.commandLine(), "Missing required parameter: 'TEMPLATE.EXT'"));
            out.println(sign(host.open(config.file(), /* withKeys= */ true), image));
        }
        out.flush();
        return 0;
    }

    private String sign(Host.Session session, ImageName image) {
        Optional<Template> template = Bench.find(session, image.path());
        Map<String, String> fixed = new LinkedHashMap<>(set);
        id.ifPresent(given -> fixed.put("_link", LinkId.of(given, this::warn)));
        recipients.ifPresent(count -> fixed.put("_max", count));
        allow.ifPresent(set -> fixed.put("_allow", set));
        LinkOrder order = new LinkOrder(
                image.path(),
                image.extension(),
                base.map(SignCommand::trimmed).orElse(session.base()),
                fixed,
                sealed,
                open,
                expires.map(when -> Moments.read("--expires", when, Instant.now())),
                pin,
                esp.id(),
                esp.fields(),
                esp.html(),
                esp.strict());
        return new LinkMaker(session::keys, part -> "--" + part)
                .make(order, template)
                .fold(
                        link -> {
                            link.notes().forEach(this::warn);
                            return link.text();
                        },
                        faulty -> {
                            faulty.notes().forEach(this::warn);
                            throw new Refusal(faulty.faults().stream()
                                    .map(LinkFault::words)
                                    .collect(Collectors.joining(System.lineSeparator())));
                        });
    }

    private void warn(String words) {
        spec.commandLine().getErr().println("note: " + words);
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
