package dev.nameplate.cli;

import dev.nameplate.batch.BatchException;
import dev.nameplate.batch.BatchJob;
import dev.nameplate.batch.Journal;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.template.Template;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of {@code batch} that are the same for all rows, as {@code sign} has them. */
final class BatchLinkOptions {

    @Option(
            names = "--set",
            paramLabel = "k=v",
            description = "Fixes a field, or a control such as _dpr=2, for all rows.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--seal",
            paramLabel = "f,g",
            split = ",",
            description = "Fields whose values only the server can read in the links.")
    private List<String> sealed = List.of();

    @Option(
            names = "--open",
            paramLabel = "f,g",
            split = ",",
            description = "Fields that stay open in the links; no column fills them.")
    private List<String> open = List.of();

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            description = "After that the links show the fallback image: 30d, 12h, 2027-01-31, 2027-01-31T09:00:00Z.")
    private Optional<String> expires = Optional.empty();

    @Option(names = "--link", paramLabel = "ID", description = "A short id that all links carry: _link.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--base",
            paramLabel = "URL",
            description = "What the links begin with; http.public-url by default.")
    private Optional<String> base = Optional.empty();

    @Option(names = "--pin", description = "Pins the links to the template's present version.")
    private boolean pin;

    /** What is the same for pictures and links of all rows. */
    Map<String, String> set() {
        return set;
    }

    /** The fields that no column fills. */
    List<String> settled() {
        List<String> settled = new ArrayList<>(set.keySet());
        settled.addAll(open);
        return settled;
    }

    /** What would have no effect. */
    List<String> advice(Template template, ImageName image, boolean links) {
        List<String> fixed = new ArrayList<>(set.keySet());
        fixed.addAll(sealed);
        List<String> advice = new ArrayList<>(Advice.of(template, image, fixed, open));
        if (!links
                && (!open.isEmpty()
                        || !sealed.isEmpty()
                        || expires.isPresent()
                        || id.isPresent()
                        || base.isPresent()
                        || pin)) {
            advice.add(
                    "--open, --seal, --expires, --link, --base and --pin are about links: without --links they have no effect");
        }
        return advice;
    }

    /** Links of one template; a span of {@code --expires} is counted from the moment at which the batch began. */
    BatchJob.Links links(Path into, String usual, Template template, Instant began) {
        Map<String, String> fixed = new LinkedHashMap<>();
        id.ifPresent(given -> fixed.put("_link", given));
        expires.ifPresent(when -> fixed.put(
                "_exp", String.valueOf(Moments.read("--expires", when, began).getEpochSecond())));
        if (pin) {
            fixed.put("_v", template.version().substring(0, 16));
        }
        return new BatchJob.Links(into, begin(usual), fixed, sealed, open);
    }

    private String begin(String usual) {
        String begin = base.orElse(usual);
        if (!begin.startsWith("http://") && !begin.startsWith("https://")) {
            throw new BatchException("--base: \"" + begin
                    + "\" is no beginning of a link; write https:// and a host, as https://img.acme.com");
        }
        return begin.endsWith("/") ? begin.substring(0, begin.length() - 1) : begin;
    }

    Map<String, String> marks(String usual) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put("--set", Journal.mark(new TreeMap<>(set)));
        marks.put("--seal", Journal.mark(sealed));
        marks.put("--open", Journal.mark(open));
        marks.put("--expires", Journal.mark(expires));
        marks.put("--link", Journal.mark(id));
        marks.put("--base", Journal.mark(base.orElse(usual)));
        marks.put("--pin", Journal.mark(pin));
        return marks;
    }

    /** A link that another key would sign otherwise. */
    static String probe(LinkSigner signer, ImageName image) {
        return signer.sign(LinkDraft.of(image.toString())).fold(LinkSigner.Minted.Link::target, problems -> {
            throw new BatchException(String.join(System.lineSeparator(), problems));
        });
    }
}
