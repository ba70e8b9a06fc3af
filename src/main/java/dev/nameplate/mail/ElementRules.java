package dev.nameplate.mail;

import dev.nameplate.esp.FieldNaming;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.TagFinder;
import dev.nameplate.esp.TagReader;
import dev.nameplate.mail.Elements.Attribute;
import dev.nameplate.mail.Elements.Element;
import dev.nameplate.mail.FoundLink.Piece;
import dev.nameplate.mail.FoundLink.Use;
import dev.nameplate.mail.Issue.Severity;
import dev.nameplate.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an {@code img} needs beside its link: words for who sees no pictures, and its size, so that nothing jumps. */
final class ElementRules {

    private final FoundLink link;
    private final LintContext context;
    private final List<Profile> providers;
    private final Report report;

    ElementRules(FoundLink link, LintContext context, List<Profile> providers, Report report) {
        this.link = link;
        this.context = context;
        this.providers = providers;
        this.report = report;
    }

    void check() {
        Element element = link.element();
        if (element == null || link.use() != Use.IMAGE) {
            return;
        }
        Optional<Template> template = context.templates().apply(link.template());
        alt(element, template);
        size(element, "width", template.map(it -> it.canvas().width()));
        size(element, "height", template.map(it -> it.canvas().height()));
    }

    private void alt(Element element, Optional<Template> template) {
        Optional<Attribute> alt = element.attribute("alt");
        boolean empty = alt.isPresent() && alt.get().from() == alt.get().to();
        if (alt.isEmpty() || empty) {
            String words = template.map(it -> ImageTag.alt(it, fixed(), esp())).orElse("");
            Optional<Issue.Repair> repair = words.isEmpty()
                    ? Report.byHand("add alt=\"…\" with what the picture says")
                    : empty
                            ? Report.byHand("alt=" + ImageTag.quoted(words))
                            : report.inserted(element, "alt=" + ImageTag.quoted(words));
            report.ofMail(
                    Severity.WARNING,
                    "alt",
                    element.from(),
                    element.nameEnd(),
                    (empty ? "alt is empty" : "alt is missing")
                            + ": who sees no pictures, or hears the mail, learns nothing of it",
                    repair);
        } else if (providers.size() == 1) {
            tags(alt.get(), providers.get(0));
        }
    }

    /** Tags in the words: the provider's own, and not encoded, since nothing decodes them there. */
    private void tags(Attribute alt, Profile profile) {
        String words = link.where().text().substring(alt.from(), alt.to());
        TagReader reader = new TagReader(profile);
        for (TagFinder.Span span : TagFinder.in(words)) {
            Optional<TagReader.Reading> read = reader.read(span.of(words));
            int from = alt.from() + span.from();
            int to = alt.from() + span.to();
            if (read.isPresent() && read.get().kind().encoded()) {
                report.ofMail(
                        Severity.WARNING,
                        "alt-encoded",
                        from,
                        to,
                        "the tag is percent-encoded, which nothing undoes in words: readers would see Anna%20Maria",
                        report.rewritten(from, to, profile.tag(read.get().field())));
            } else if (read.isEmpty() && !span.of(words).startsWith("{%")) {
                report.ofMail(
                        Severity.ERROR,
                        "tag-foreign",
                        from,
                        to,
                        span.of(words) + " in alt is no tag of " + profile.name(),
                        guessed(words, span, profile, from, to));
            }
        }
    }

    private Optional<Issue.Repair> guessed(String words, TagFinder.Span span, Profile profile, int from, int to) {
        String word = TagShape.field(span.of(words));
        return new FieldNaming(profile)
                .ofOurs(FieldNaming.bare(word))
                .flatMap(named -> report.rewritten(from, to, profile.tag(named.field())));
    }

    private void size(Element element, String name, Optional<Integer> pixels) {
        if (element.attribute(name).isEmpty()) {
            report.ofMail(
                    Severity.WARNING,
                    name,
                    element.from(),
                    element.nameEnd(),
                    name
                            + " is missing: the mail jumps when the picture arrives, and Outlook shows it in its full size",
                    pixels.map(it -> report.inserted(element, name + "=\"" + it + "\""))
                            .orElseGet(() -> Report.byHand("add " + name)));
        }
    }

    private Map<String, String> fixed() {
        Map<String, String> fixed = new LinkedHashMap<>();
        for (Piece piece : link.pieces()) {
            if (!piece.open() && !piece.name().startsWith("_")) {
                fixed.put(piece.name(), decoded(piece.value()));
            }
        }
        return fixed;
    }

    private static String decoded(String value) {
        try {
            return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    /** The link's own tags, as far as they can be read. */
    private @Nullable EspLink esp() {
        if (providers.size() != 1) {
            return null;
        }
        TagReader reader = new TagReader(providers.get(0));
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : link.open()) {
            link.value(name)
                    .flatMap(piece -> reader.read(piece.value().strip()))
                    .ifPresent(read -> fields.put(name, read.field()));
        }
        return fields.isEmpty() ? null : new EspLink(providers.get(0), fields);
    }
}
