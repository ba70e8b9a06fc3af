package dev.nameplate.cli;

import dev.nameplate.link.LinkVerdict;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.pipeline.Explanation;
import dev.nameplate.template.Template;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what the server would do with a link. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints what the server would do with a link, and what to do about what arrives in it.",
        footer = {"", "Put the link in single quotes: it holds characters that a shell reads."})
final class ExplainCommand implements Callable<Integer> {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "LINK", description = "The link as it stands in the mail, or its part from /t/ on.")
    @SuppressWarnings("NullAway.Init")
    private String link;

    @Mixin
    private EspOption esp = new EspOption();

    @Option(
            names = "--operations",
            paramLabel = "URL",
            description =
                    "Also asks a running server what it counted for such links: http://127.0.0.1:8081, its operations"
                            + " port.")
    private Optional<String> operations = Optional.empty();

    @Mixin
    private ConfigOption config = new ConfigOption();

    ExplainCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        Host.Session session = host.open(config.file(), /* withKeys= */ true);
        PrintWriter out = spec.commandLine().getOut();
        LinkVerifier verifier =
                session.unsigned() ? LinkVerifier.allowingUnsigned(session.keys()) : LinkVerifier.of(session.keys());
        LinkVerdict verdict = verifier.verify(target(link));
        int code = verdict.fold(
                genuine -> explain(session, genuine, out),
                refused -> {
                    out.println("refused: " + refused.message());
                    out.println("answer:  403, the same small neutral picture for every refused link");
                    return 1;
                },
                () -> {
                    out.println("refused: this is no image link: /t/TEMPLATE.EXT?… or /t/PROJECT/TEMPLATE.EXT?…");
                    out.println("answer:  404");
                    return 1;
                });
        out.flush();
        return code;
    }

    private int explain(Host.Session session, SignedLink genuine, PrintWriter out) {
        out.println(
                genuine.unsigned() ? "genuine: unsigned, which this server allows" : "genuine: the signature is right");
        Optional<Template> template = Bench.find(session, genuine.path());
        if (template.isEmpty()) {
            out.println("template: " + genuine.path() + " is not known here");
            out.println("answer:  404");
            return 1;
        }
        Explanation explanation = session.workshop()
                .explain(genuine, template.get(), session.register(), session.guards(), Instant.now());
        explanation.lines().forEach(out::println);
        List<String> cures = session.workshop().cures(genuine, template.get(), esp.profile());
        if (!cures.isEmpty()) {
            out.println("what to do:");
            cures.forEach(cure -> out.println("  " + cure));
        }
        operations.ifPresent(url -> new CountedCures(url).of(genuine, esp.id()).forEach(out::println));
        return 0;
    }

    /** The part from {@code /t/} on, one char per byte as it would come over the wire. */
    private static String target(String link) {
        String target = link.strip();
        if (target.startsWith("http://") || target.startsWith("https://")) {
            int path = target.indexOf('/', target.indexOf("//") + 2);
            target = path < 0 ? "/" : target.substring(path);
        }
        int images = target.indexOf("/t/");
        if (images > 0) {
            target = target.substring(images);
        }
        int fragment = target.indexOf('#');
        target = fragment < 0 ? target : target.substring(0, fragment);
        return new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
