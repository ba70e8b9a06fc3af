package dev.nameplate.cli;

import dev.nameplate.mail.LinkFault;
import dev.nameplate.mail.LinkMaker;
import dev.nameplate.mail.LinkOrder;
import dev.nameplate.template.Template;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
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
            paramLabel = ImageParameter.LABEL,
            arity = "0..1",
            converter = ImageName.Converter.class,
            description = ImageParameter.WORDS)
    private Optional<ImageName> given = Optional.empty();

    @Mixin
    private SetOption set = new SetOption();

    @Option(
            names = "--seal",
            paramLabel = "k=v",
            description = "Fixes a field so that only the server can read its value: for links made for one reader.")
    private Map<String, String> sealed = new LinkedHashMap<>();

    @Mixin
    private LinkOptions link = new LinkOptions();

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
        Map<String, String> fixed = new LinkedHashMap<>(set.values());
        fixed.putAll(link.controls(given -> LinkId.of(given, this::warn)));
        LinkOrder order = new LinkOrder(
                image.path(),
                image.extension(),
                link.base().or(session.base()),
                fixed,
                sealed,
                link.open(),
                link.expires(Instant.now()),
                link.pin(),
                esp.id(),
                esp.fields(),
                esp.html(),
                esp.strict());
        return new LinkMaker(session::keys, part -> "--" + part)
                .make(order, template)
                .fold(
                        made -> {
                            made.notes().forEach(this::warn);
                            return made.text();
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
}
