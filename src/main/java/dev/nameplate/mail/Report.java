package dev.nameplate.mail;

import dev.nameplate.mail.Issue.Edit;
import dev.nameplate.mail.Issue.Repair;
import dev.nameplate.mail.Issue.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the issues of one link, told in offsets of the link, the element or the mail. */
final class Report {

    private static final int LONGEST_GIVEN = 120;

    private final List<Issue> issues = new ArrayList<>();
    private final FoundLink link;
    private final MailText where;

    Report(FoundLink link) {
        this.link = link;
        this.where = link.where();
    }

    List<Issue> issues() {
        return issues;
    }

    /** An issue of a stretch of the link. */
    void ofLink(Severity severity, String rule, int from, int to, String message, Optional<Repair> repair) {
        ofMail(severity, rule, link.at()[from], link.at()[to], message, repair);
    }

    /** An issue of a stretch of the mail. */
    void ofMail(Severity severity, String rule, int from, int to, String message, Optional<Repair> repair) {
        String given = where.text().substring(from, to);
        issues.add(new Issue(
                severity,
                rule,
                where.line(from),
                where.column(from),
                given.length() > LONGEST_GIVEN ? given.substring(0, LONGEST_GIVEN - 1) + "…" : given,
                message,
                repair));
    }

    /** Other words for a stretch of the link, escaped as the place needs. */
    Optional<Repair> replaced(int from, int to, String words) {
        boolean markup = link.element() != null || link.use() == FoundLink.Use.OTHER;
        String written = markup ? words.replace("&", "&amp;") : words;
        return Optional.of(new Repair(words, edits(link.at()[from], link.at()[to], written)));
    }

    /** Other markup for a stretch of the mail. */
    Optional<Repair> rewritten(int from, int to, String markup) {
        return Optional.of(new Repair(markup, edits(from, to, markup)));
    }

    /** Another attribute for an element, behind its name. */
    Optional<Repair> inserted(Elements.Element element, String attribute) {
        String start = where.text().substring(element.from(), element.nameEnd());
        return Optional.of(
                new Repair(start + " " + attribute, edits(element.nameEnd(), element.nameEnd(), " " + attribute)));
    }

    /** What a person has to do. */
    static Optional<Repair> byHand(String what) {
        return Optional.of(new Repair(what, List.of()));
    }

    /** What takes the place of a stretch of the mail in its file. A part in base64 cannot be mended in place. */
    List<Edit> edits(int from, int to, String markup) {
        return where.coding() == MailText.Coding.BASE64
                ? List.of()
                : List.of(new Edit(
                        where.at()[from], where.at()[to], where.writer().apply(markup)));
    }
}
