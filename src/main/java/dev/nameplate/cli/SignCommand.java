package dev.nameplate.cli;

import dev.nameplate.esp.Confidence;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.mail.EspLink;
import dev.nameplate.mail.ImageTag;
import dev.nameplate.mail.StrictRecipe;
import dev.nameplate.merge.Field;
import dev.nameplate.template.Template;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
        List<String> names = esp.opened(open);
        template.ifPresentOrElse(
                found -> Advice.of(found, image, fixedNames(), names).forEach(this::warn),
                () -> warn("there is no template " + image.path() + " here; the link is signed all the same"));
        List<String> openable = template.map(SignCommand::openable).orElse(List.of());
        Optional<EspLink> tags = esp.link(names, openable, this::warn);
        Map<String, String> fixed = fixed(image, template);
        LinkDraft draft = draft(image, fixed);
        String begin = base.map(SignCommand::trimmed).orElse(session.base());
        if (esp.strict()) {
            return strict(session, image, template, tags.orElseThrow(), draft, fixed, begin);
        }
        draft.open(names);
        sealed.forEach(draft::seal);
        String open = tags.map(EspLink::openPart).orElse("");
        String link = begin + signed(session, draft).followedBy(open);
        return esp.html() ? ImageTag.of(link, drawn(image, template), set, tags.orElse(null)) : link;
    }

    private Set<String> fixedNames() {
        Set<String> names = new LinkedHashSet<>(set.keySet());
        names.addAll(sealed.keySet());
        return names;
    }

    /** What is fixed for all readers. */
    private LinkDraft draft(ImageName image, Map<String, String> fixed) {
        LinkDraft draft = LinkDraft.of(image.toString());
        fixed.forEach(draft::set);
        return draft;
    }

    private Map<String, String> fixed(ImageName image, Optional<Template> template) {
        Map<String, String> fixed = new LinkedHashMap<>(set);
        expires.ifPresent(when -> fixed.put(
                "_exp",
                String.valueOf(Moments.read("--expires", when, Instant.now()).getEpochSecond())));
        id.ifPresent(given -> fixed.put("_link", LinkId.of(given, this::warn)));
        recipients.ifPresent(count -> fixed.put("_max", count));
        allow.ifPresent(set -> fixed.put("_allow", set));
        if (pin) {
            Template pinned = template.orElseThrow(() -> new Refusal(
                    "--pin: there is no template " + image.path() + " here whose version the link could be pinned to"));
            fixed.put("_v", pinned.version().substring(0, 16));
        }
        return fixed;
    }

    private LinkSigner.Minted.Link signed(Host.Session session, LinkDraft draft) {
        LinkSigner.Minted.Link link = LinkSigner.of(session.keys()).sign(draft).fold(minted -> minted, problems -> {
            throw new Refusal(String.join(System.lineSeparator(), problems));
        });
        session.keys()
                .label(kid(link))
                .flatMap(KeyRing.Label::retires)
                .ifPresent(day -> warn("key " + kid(link) + ", which signs, retires at the end of " + day
                        + " (UTC): from then on the link shows the fallback image"));
        return link;
    }

    private static String kid(LinkSigner.Minted.Link link) {
        String sig = link.target().replaceFirst(".*[?]_sig=", "");
        return sig.substring(0, sig.indexOf('.'));
    }

    /** Code that signs values too when the provider sends. */
    private String strict(
            Host.Session session,
            ImageName image,
            Optional<Template> template,
            EspLink tags,
            LinkDraft draft,
            Map<String, String> fixed,
            String begin) {
        if (!sealed.isEmpty()) {
            throw new Refusal(
                    "--strict and --seal cannot be together: providers sign when they send, and none can seal");
        }
        if (!tags.profile().signing().can()) {
            throw new Refusal("--strict: " + tags.profile().name() + " cannot sign values when it sends"
                    + (tags.profile().signing().why().isEmpty()
                            ? ", as far as we know"
                            : ": " + tags.profile().signing().why())
                    + "\nleave --strict out: the names of open fields are signed, and their values are checked and healed;"
                    + " providers that can are " + EspList.whoSign());
        }
        // Signing the same link with nothing open reports what is wrong with it, and says which key is used.
        String kid = kid(signed(session, draft));
        warn("put the secret of key " + kid
                + " where the code says so: it has to be of the form text:…, and whoever may edit"
                + " messages can read it, so let it be a key of its own for one project");
        if (tags.profile().signing().confidence() == Confidence.UNVERIFIED) {
            warn("that " + tags.profile().name() + " computes HMAC-SHA256 when it sends is unverified");
        }
        return new StrictRecipe(begin, image.path(), image.extension(), kid, fixed, tags)
                .code(esp.html() ? drawn(image, template) : null);
    }

    private static Template drawn(ImageName image, Optional<Template> template) {
        return template.orElseThrow(() -> new Refusal("--html: there is no template " + image.path()
                + " here whose width, height and words the <img> could have"));
    }

    private static List<String> openable(Template template) {
        return template.fields().stream()
                .filter(Field::openable)
                .map(Field::name)
                .toList();
    }

    private void warn(String words) {
        spec.commandLine().getErr().println("note: " + words);
    }

    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
