package dev.nameplate.cli;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.mail.LinkAdvice;
import dev.nameplate.merge.Delivery;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code render}: one image into a file, without a server. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Renders one image to a file, without a server.",
        footer = {
            "",
            "Examples: nameplate render webinar.jpg --set name=Sarah --set _dpr=2 -o sarah.jpg",
            "          nameplate render webinar.jpg --open 'name=*|FNAME|*' -o unfilled.jpg"
        })
final class RenderCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ImageParameter given = new ImageParameter();

    @Mixin
    private SetOption set = new SetOption();

    @Option(
            names = "--open",
            paramLabel = "k=v",
            description =
                    "Gives a field as it would arrive behind a link that leaves it open: healed as the server does it, so"
                            + " that a raw merge tag counts as missing. Once more for each.")
    private Map<String, String> open = new LinkedHashMap<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where the image goes.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(
            names = "--at",
            paramLabel = "WHEN",
            description =
                    "The moment that a countdown goes by; now, if it is not given. 2027-01-31T18:00:00+01:00, or 3d"
                            + " from now.")
    private Optional<String> at = Optional.empty();

    @Mixin
    private BrandOption brand = new BrandOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    RenderCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        Host.Session session = host.open(config.file(), /* withKeys= */ false);
        ImageName image = given.name();
        Template template = Bench.require(session, image.path(), brand);
        requireGivenOnce();
        LinkAdvice.of(template, set.values().keySet(), open.keySet())
                .forEach(words -> spec.commandLine().getErr().println("note: " + words));
        Workshop.Drawn drawn =
                session.workshop().draw(template, Delivery.of(set.values(), open), image.format(), moment());
        drawn.notes().forEach(note -> spec.commandLine().getErr().println("note: " + note));
        EncodedImage encoded = drawn.image();
        Files.write(output, encoded.bytes());
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %dx%d, %,d bytes, quality %d%n",
                        output, encoded.width(), encoded.height(), encoded.bytes().length, encoded.quality());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void requireGivenOnce() {
        for (String name : open.keySet()) {
            if (set.values().containsKey(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        name + " is given by --set and by --open; a link either fixes a field or leaves it open");
            }
        }
    }

    private Instant moment() {
        Instant now = Instant.now();
        return at.map(text -> Moments.read("--at", text, now)).orElse(now);
    }
}
