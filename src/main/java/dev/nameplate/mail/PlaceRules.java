package dev.nameplate.mail;

import dev.nameplate.esp.Profile;
import dev.nameplate.esp.TagFinder;
import dev.nameplate.mail.Elements.Attribute;
import dev.nameplate.mail.FoundLink.Use;
import dev.nameplate.mail.Issue.Repair;
import dev.nameplate.mail.Issue.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with where and how a link stands: its scheme, its length, its quotation marks. */
final class PlaceRules {

    /** Beyond this some mail programs and proxies cut. */
    private static final int LONG = 2000;

    private static final int LONGEST = 8192;
    /** What a value may take when it is put in place of its tag. */
    private static final int ROOM = 300;

    private final FoundLink link;
    private final List<Profile> providers;
    private final Report report;

    PlaceRules(FoundLink link, List<Profile> providers, Report report) {
        this.link = link;
        this.providers = providers;
        this.report = report;
    }

    void check() {
        scheme();
        length();
        quotes();
        spaces();
        escapedTwice();
    }

    private void scheme() {
        String base = link.base().toLowerCase(Locale.ROOT);
        String host = link.host().toLowerCase(Locale.ROOT).replaceAll(":\\d+$", "");
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            report.ofLink(
                    Severity.ERROR,
                    "local",
                    0,
                    link.base().length(),
                    "the link points to this machine, which no reader reaches; links for mails begin with the address of"
                            + " a public server",
                    Report.byHand("sign it with --base https://…, or set http.public-url"));
        } else if (!base.startsWith("https:")) {
            int end = link.link().indexOf("//");
            report.ofLink(
                    Severity.WARNING,
                    "http",
                    0,
                    end + 2,
                    base.startsWith("http:")
                            ? "the link is not encrypted: some mail programs do not load such pictures"
                            : "a link without https: means nothing in a mail",
                    report.replaced(0, end + 2, "https://"));
        }
    }

    void length() {
        int length = link.link().length();
        if (length + ROOM > LONGEST) {
            report.ofLink(
                    Severity.ERROR,
                    "too-long",
                    0,
                    length,
                    "the link has " + length + " characters; with values in place it may pass " + LONGEST
                            + ", beyond which it is refused",
                    Report.byHand("fix fewer or shorter fields"));
        } else if (length > LONG) {
            report.ofLink(
                    Severity.WARNING,
                    "too-long",
                    0,
                    length,
                    "the link has " + length + " characters; some mail programs cut at about " + LONG,
                    Report.byHand("fix fewer or shorter fields"));
        }
    }

    /** A tag that holds the quotation mark of the attribute that it stands in. */
    private void quotes() {
        Attribute attribute = link.attribute();
        if (attribute == null || attribute.quote() == 0) {
            return;
        }
        String value = link.where().text().substring(attribute.from(), attribute.to());
        String mark = String.valueOf(attribute.quote());
        if (!value.contains(mark)) {
            return;
        }
        TagFinder.Span tag = TagFinder.in(value).stream()
                .filter(span -> span.of(value).contains(mark))
                .findFirst()
                .orElse(new TagFinder.Span(0, value.length()));
        String other = mark.equals("\"") ? "'" : "\"";
        int from = attribute.from() - 1;
        Optional<Repair> repair = Report.byHand("write the tag without quotation marks");
        if (!value.contains(other)) {
            List<Issue.Edit> edits = new ArrayList<>(report.edits(from, from + 1, other));
            if (attribute.to() < link.where().text().length()) {
                edits.addAll(report.edits(attribute.to(), attribute.to() + 1, other));
            }
            repair = Optional.of(new Repair(attribute.name() + "=" + other + value + other, edits));
        }
        report.ofMail(
                Severity.ERROR,
                "quotes",
                attribute.from() + tag.from(),
                attribute.from() + tag.to(),
                "the tag holds the quotation mark " + mark + " that the attribute " + attribute.name()
                        + " is quoted with, and so ends it; " + other + " is right round it",
                repair);
    }

    /** Places where white space or a bracket ends a link, and values that arrive as they are. */
    private void spaces() {
        boolean raw = providers.size() == 1
                && !providers.get(0).linkArrival().encoded()
                && !link.open().isEmpty();
        if (raw && link.use() == Use.SRCSET) {
            report.ofLink(
                    Severity.WARNING,
                    "srcset",
                    0,
                    link.link().length(),
                    "in srcset a space ends the link, and " + providers.get(0).name()
                            + " puts values in as they are: `Anna Maria` would be cut",
                    Report.byHand("leave srcset out and put _dpr=2 into the link of src"));
        }
        int before = link.from() - 1;
        boolean bare = link.use() == Use.BACKGROUND
                && before >= 0
                && link.where().text().charAt(before) == '(';
        if (raw && bare) {
            boolean inDouble = link.attribute() != null && link.attribute().quote() == '"';
            String mark = inDouble ? "'" : "\"";
            String url = link.where().text().substring(link.from(), link.to());
            report.ofLink(
                    Severity.WARNING,
                    "css",
                    0,
                    link.link().length(),
                    "in url() without quotation marks a space or a bracket in a value ends the link",
                    url.contains(mark)
                            ? Report.byHand("write the link in quotation marks")
                            : report.rewritten(link.from(), link.to(), mark + url + mark));
        }
    }

    private void escapedTwice() {
        for (FoundLink.Piece piece : link.pieces()) {
            if (link.link().startsWith("amp;", piece.from() - 4) && piece.from() >= 4) {
                report.ofLink(
                        Severity.NOTE,
                        "escaped-twice",
                        piece.from() - 5,
                        piece.from(),
                        "an & is escaped twice (&amp;amp;); that is read all the same",
                        report.replaced(piece.from() - 5, piece.from(), "&"));
            }
        }
    }
}
