package dev.nameplate.mail;

import dev.nameplate.esp.Nearest;
import dev.nameplate.esp.Profile;
import dev.nameplate.mail.FoundLink.Piece;
import dev.nameplate.mail.Issue.Severity;
import dev.nameplate.merge.Field;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a link's template and fields are there, and whether what it opens is filled. */
final class TemplateRules {

    private final FoundLink link;
    private final LintContext context;
    private final List<Profile> providers;
    private final boolean genuine;
    private final Report report;

    /** @param genuine whether the link is as it was signed: else its list of open fields may not be what was meant */
    TemplateRules(FoundLink link, LintContext context, List<Profile> providers, boolean genuine, Report report) {
        this.link = link;
        this.context = context;
        this.providers = providers;
        this.genuine = genuine;
        this.report = report;
    }

    void check() {
        Optional<Template> template = context.templates().apply(link.template());
        if (template.isEmpty()) {
            int from = link.link().indexOf("/t/", link.base().length()) + 3;
            report.ofLink(
                    Severity.ERROR,
                    "unknown-template",
                    from,
                    from + link.template().length(),
                    "there is no template " + link.template() + Nearest.question(link.template(), context.paths())
                            + "; there are: " + String.join(", ", context.paths()),
                    Report.byHand("sign a link to one that is there"));
        } else {
            fields(template.get());
        }
        openPart(template);
    }

    private void fields(Template template) {
        List<String> names = template.fields().stream().map(Field::name).toList();
        for (Piece piece : link.pieces()) {
            if (!piece.open() && !piece.name().startsWith("_") && !names.contains(piece.name())) {
                unknown(piece.name(), piece.from(), piece.from() + piece.name().length(), names);
            }
        }
        Piece list = link.signed("_open").orElse(null);
        if (list == null) {
            return;
        }
        for (String name : link.open()) {
            if (name.startsWith("_")) {
                continue;
            }
            int from = Math.max(list.valueFrom(), link.link().indexOf(name, list.valueFrom()));
            Optional<Field> field = template.field(name);
            if (field.isEmpty()) {
                unknown(name, from, from + name.length(), names);
            } else if (!field.get().openable()) {
                report.ofLink(
                        Severity.ERROR,
                        "not-openable",
                        from,
                        from + name.length(),
                        "the template does not let " + name + " be open: whatever arrives counts as missing",
                        Report.byHand("fix it in the link with --set, or give the field \"open\": true"));
            }
        }
    }

    private void unknown(String name, int from, int to, List<String> names) {
        report.ofLink(
                Severity.ERROR,
                "unknown-field",
                from,
                Math.min(to, link.link().length()),
                "the template has no field " + name + Nearest.question(name, names) + "; its fields are "
                        + String.join(", ", names),
                Report.byHand("sign the link anew with the right name"));
    }

    /** Names behind {@code _open} that are not listed, and listed ones that are not there. */
    private void openPart(Optional<Template> template) {
        List<String> open = link.open();
        List<String> missing = new ArrayList<>(open);
        List<String> seen = new ArrayList<>();
        for (Piece piece : link.pieces()) {
            if (!piece.open() || piece.name().isEmpty()) {
                continue;
            }
            if (seen.contains(piece.name()) && open.contains(piece.name())) {
                report.ofLink(
                        Severity.WARNING,
                        "doubled",
                        piece.from(),
                        piece.to(),
                        piece.name() + " stands twice; only the first one counts",
                        report.replaced(piece.from() - 1, piece.to(), ""));
            }
            seen.add(piece.name());
            missing.remove(piece.name());
        }
        for (Piece piece : link.pieces()) {
            if (piece.open() && !open.contains(piece.name())) {
                unlisted(piece, missing, template);
            }
        }
        missing.forEach(this::unfilled);
    }

    private void unlisted(Piece piece, List<String> missing, Optional<Template> template) {
        Optional<String> meant = Nearest.of(piece.name(), missing);
        boolean field = template.flatMap(it -> it.field(piece.name())).isPresent();
        if (meant.isPresent()) {
            missing.remove(meant.get());
            report.ofLink(
                    Severity.ERROR,
                    "misspelt-name",
                    piece.from(),
                    piece.from() + piece.name().length(),
                    piece.name() + " is not among the open fields and is ignored; did you mean " + meant.get() + "?",
                    genuine
                            ? report.replaced(
                                    piece.from(), piece.from() + piece.name().length(), meant.get())
                            : Optional.empty());
        } else if (field) {
            report.ofLink(
                    Severity.ERROR,
                    "not-open",
                    piece.from(),
                    piece.to(),
                    piece.name() + " is a field, but _open does not list it, so its value is ignored",
                    Report.byHand("sign the link anew with --open " + String.join(",", link.open())
                            + (link.open().isEmpty() ? "" : ",") + piece.name()));
        }
    }

    private void unfilled(String name) {
        if (name.startsWith("_")) {
            return;
        }
        int end = link.link().length();
        String message = name + " is open, but nothing fills it: its fallback is shown to every reader";
        if (providers.size() == 1) {
            Profile profile = providers.get(0);
            String piece = name + "=" + profile.linkTag(EspLink.fieldFor(profile, name));
            report.ofLink(Severity.WARNING, "unfilled", end, end, message, report.replaced(end, end, "&" + piece));
        } else {
            report.ofLink(
                    Severity.WARNING,
                    "unfilled",
                    end,
                    end,
                    message,
                    Report.byHand("append &" + name + "= and a merge tag"));
        }
    }
}
