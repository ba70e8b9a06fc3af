package dev.nameplate.mail;

import dev.nameplate.esp.TagFinder;
import dev.nameplate.link.LinkVerdict;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.mail.FoundLink.Piece;
import dev.nameplate.mail.Issue.Severity;
import dev.nameplate.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the server would take a link for genuine, now and when the mail is read. */
final class SignatureRules {

    /** How long after its sending a mail is still opened by many. */
    private static final Duration READING = Duration.ofDays(14);

    private final FoundLink link;
    private final LintContext context;
    private final Report report;

    SignatureRules(FoundLink link, LintContext context, Report report) {
        this.link = link;
        this.context = context;
        this.report = report;
    }

    /** Whether nobody has changed the link, as far as can be told before it is sent. */
    boolean check() {
        Optional<Piece> code =
                link.signed("_sig").filter(piece -> !TagFinder.in(piece.value()).isEmpty());
        if (code.isPresent()) {
            report.ofLink(
                    Severity.NOTE,
                    "signed-at-send",
                    code.get().from(),
                    code.get().to(),
                    "the provider signs this link when it sends: only a test send tells whether the signature is right",
                    Optional.empty());
            return true;
        }
        boolean tagged = tagsInSignedPart();
        LinkVerdict verdict = LinkVerifier.of(context.keys()).verify(Mailing.asked(link.target()));
        if (verdict instanceof LinkVerdict.Genuine genuine) {
            expiry(genuine.link());
            keyEnd(genuine.link());
            standing(genuine.link());
            guards(genuine.link());
            version(genuine.link());
            genuine.link()
                    .outOfRange()
                    .forEach(name -> report.ofLink(
                            Severity.WARNING,
                            "control",
                            0,
                            link.link().length(),
                            name + " is out of range and counts as absent",
                            anew(List.of())));
        } else if (verdict instanceof LinkVerdict.Refused refused && !tagged) {
            int from = link.signed("_sig").map(Piece::from).orElse(0);
            int to = link.signed("_sig").map(Piece::to).orElse(link.link().length());
            report.ofLink(
                    Severity.ERROR,
                    "signature",
                    from,
                    to,
                    "the link would be refused: " + refused.message(),
                    anew(List.of()));
        }
        return verdict instanceof LinkVerdict.Genuine;
    }

    /** Tags that the provider would fill in where every change breaks the signature. */
    private boolean tagsInSignedPart() {
        boolean found = false;
        for (Piece piece : link.pieces()) {
            boolean raw = TagFinder.isTag(piece.value());
            if (!piece.open() && !piece.name().equals("_sig") && (raw || TagFinder.isTag(decoded(piece.value())))) {
                found |= raw;
                report.ofLink(
                        Severity.ERROR,
                        "tag-in-fixed-field",
                        piece.from(),
                        piece.to(),
                        piece.name() + " is fixed by the signature: "
                                + (raw
                                        ? "as soon as the tag is filled in, the link is refused"
                                        : "the tag is encoded there and every reader sees it as it stands")
                                + "; a tag has to stand behind _open, with its field open",
                        anew(List.of(piece.name())));
            }
        }
        return found;
    }

    private void expiry(SignedLink genuine) {
        Optional<Piece> piece = link.signed("_exp");
        if (piece.isEmpty()) {
            return;
        }
        Instant end = genuine.expires().isPresent()
                ? Instant.ofEpochSecond(genuine.expires().getAsLong())
                : Instant.EPOCH;
        boolean before = end.isBefore(context.sending());
        if (before || end.isBefore(context.sending().plus(READING))) {
            report.ofLink(
                    before ? Severity.ERROR : Severity.WARNING,
                    "expires",
                    piece.get().from(),
                    piece.get().to(),
                    before
                            ? "the link ends at " + end + ", before the mail is sent (" + context.sending()
                                    + "): every reader gets the fallback image"
                            : "the link ends at " + end + ", within two weeks of sending (" + context.sending()
                                    + "): who opens the mail later gets the fallback image",
                    anew(List.of()));
        }
    }

    /** A key that retires ends the links that it signed. */
    private void keyEnd(SignedLink genuine) {
        Optional<Piece> piece = link.signed("_sig");
        Optional<Instant> end = genuine.keyEnd();
        if (piece.isEmpty()
                || end.isEmpty()
                || !end.get().isBefore(context.sending().plus(READING))) {
            return;
        }
        boolean before = end.get().isBefore(context.sending());
        report.ofLink(
                before ? Severity.ERROR : Severity.WARNING,
                "key-retires",
                piece.get().from(),
                piece.get().to(),
                "key " + genuine.kid().orElse("") + ", which signed the link, retires on " + end.get()
                        + (before ? ", before the mail is sent" : ", within two weeks of sending")
                        + " (" + context.sending() + "): from then on readers get the fallback image",
                anew(List.of()));
    }

    /** What the register says of the link's id. */
    private void standing(SignedLink genuine) {
        Optional<Piece> piece = link.signed("_link");
        Optional<String> state = context.standing().apply(genuine);
        if (piece.isPresent() && state.isPresent()) {
            report.ofLink(
                    Severity.ERROR,
                    "register",
                    piece.get().from(),
                    piece.get().to(),
                    "the link's id is " + state.get() + " in the register: every reader gets the fallback image",
                    Report.byHand("give the link another id, or let this one live in the register"));
        }
    }

    /** Guards that keep readers from their picture, or nobody from it. */
    private void guards(SignedLink genuine) {
        for (LintContext.GuardFault fault : context.guards().apply(genuine)) {
            // The register may have given the link's id what the link does not ask for itself.
            Optional<Piece> piece = link.signed(fault.control()).or(() -> link.signed("_link"));
            report.ofLink(
                    fault.severity(),
                    fault.control().equals("_allow") ? "allow-set" : "budget",
                    piece.map(Piece::from).orElse(0),
                    piece.map(Piece::to).orElse(link.link().length()),
                    fault.words(),
                    Report.byHand(fault.remedy()));
        }
    }

    /** A pinned version that is no longer the present one, and links that a later edit of the template changes. */
    private void version(SignedLink genuine) {
        Optional<Template> template = context.templates().apply(genuine.path());
        if (template.isEmpty()) {
            return;
        }
        Optional<Piece> pin = link.signed("_v");
        if (pin.isEmpty()) {
            report.ofLink(
                    Severity.NOTE,
                    "unpinned",
                    0,
                    link.link().length(),
                    "links to " + genuine.path()
                            + " are not pinned: when the template is changed, mails that are sent already change too",
                    Report.byHand("sign it with --pin if that must not be"));
        } else if (!template.get().version().startsWith(genuine.version().orElse("?"))) {
            report.ofLink(
                    Severity.WARNING,
                    "old-version",
                    pin.get().from(),
                    pin.get().to(),
                    "the link is pinned to a version that is not the present one; where that version is not kept, readers"
                            + " get the fallback image",
                    anew(List.of()));
        }
    }

    /** The command that makes the link anew, with some of its fixed fields open. */
    private Optional<Issue.Repair> anew(List<String> opened) {
        StringBuilder command = new StringBuilder("nameplate sign " + link.template() + "." + link.extension());
        List<String> open = new ArrayList<>(link.open());
        for (Piece piece : link.pieces()) {
            String name = piece.name();
            if (piece.open() || name.equals("_sig") || name.equals("_open") || name.isEmpty()) {
                continue;
            }
            if (TagFinder.isTag(decoded(piece.value())) || opened.contains(name)) {
                open.add(name);
            } else if (name.equals("_exp")) {
                command.append(" --expires 1y");
            } else if (name.equals("_v")) {
                command.append(" --pin");
            } else {
                command.append(" --set ").append(shell(name + "=" + decoded(piece.value())));
            }
        }
        if (!open.isEmpty()) {
            command.append(" --open ")
                    .append(String.join(",", open.stream().distinct().toList()));
        }
        return Report.byHand(command.toString());
    }

    private static String decoded(String value) {
        try {
            return java.net.URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    private static String shell(String word) {
        return word.matches("[A-Za-z0-9_=.,:/@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
