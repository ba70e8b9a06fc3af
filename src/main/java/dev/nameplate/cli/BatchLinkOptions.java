package dev.nameplate.cli;

import dev.nameplate.batch.BatchException;
import dev.nameplate.batch.BatchJob;
import dev.nameplate.batch.Journal;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.mail.LinkAdvice;
import dev.nameplate.template.Template;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code batch} that are the same for all rows. */
final class BatchLinkOptions {

    @Mixin
    private SetOption set = new SetOption();

    @Option(
            names = "--seal",
            paramLabel = "f,g",
            split = ",",
            description = "Fields whose values only the server can read in the links.")
    private List<String> sealed = List.of();

    @Mixin
    private LinkOptions link = new LinkOptions();

    /** What is the same for pictures and links of all rows. */
    Map<String, String> set() {
        return set.values();
    }

    /** The fields that no column fills. */
    List<String> settled() {
        List<String> settled = new ArrayList<>(set().keySet());
        settled.addAll(link.open());
        return settled;
    }

    /** What would have no effect, or another than was meant. */
    List<String> advice(Template template, boolean links) {
        Map<String, String> controls = link.controls(UnaryOperator.identity());
        List<String> fixed = new ArrayList<>(set().keySet());
        fixed.addAll(sealed);
        fixed.addAll(controls.keySet());
        List<String> advice = new ArrayList<>(LinkAdvice.of(template, fixed, link.open()));
        if (controls.containsKey("_max") && !fixed.contains("_link")) {
            advice.add("without --link each row's link has a budget of its own; with it they share one");
        }
        if (!links && (link.isAny() || !sealed.isEmpty())) {
            advice.add(
                    "--open, --seal, --expires, --link, --recipients, --allow, --base and --pin are about links: without"
                            + " --links they have no effect");
        }
        return advice;
    }

    /**
     * Links of one template.
     *
     * @param began when the batch did: a span of {@code --expires} is counted from it, and an id that is made up is made of it, so
     *     that a batch that goes on makes the links that it began with
     * @param told hears of an id that was made up
     */
    BatchJob.Links links(
            Path into, String usual, ImageName image, Template template, Instant began, Consumer<String> told) {
        Map<String, String> fixed =
                link.controls(given -> LinkId.of(given, image + " " + into + " " + began.toEpochMilli(), told));
        link.expires(began).ifPresent(end -> fixed.put("_exp", String.valueOf(end.getEpochSecond())));
        if (link.pin()) {
            fixed.put("_v", template.version().substring(0, 16));
        }
        return new BatchJob.Links(into, link.base().or(usual), fixed, sealed, link.open());
    }

    Map<String, String> marks(String usual) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put("--set", Journal.mark(new TreeMap<>(set())));
        marks.put("--seal", Journal.mark(sealed));
        marks.put("--base", Journal.mark(link.base().or(usual)));
        link.given().forEach((option, given) -> marks.put(option, Journal.mark(given)));
        return marks;
    }

    /** A link that another key would sign otherwise. What is wrong with all links alike ends the batch before it begins. */
    String probe(LinkSigner signer, ImageName image) {
        LinkDraft draft = LinkDraft.of(image.toString());
        link.controls(UnaryOperator.identity()).forEach(draft::set);
        signed(signer, draft);
        return signed(signer, LinkDraft.of(image.toString()));
    }

    private static String signed(LinkSigner signer, LinkDraft draft) {
        return signer.sign(draft).fold(LinkSigner.Minted.Link::target, problems -> {
            throw new BatchException(String.join(System.lineSeparator(), problems));
        });
    }
}
