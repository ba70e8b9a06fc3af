package dev.nameplate.pipeline;

import dev.nameplate.encode.Format;
import dev.nameplate.guard.Guards;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Explanation.OfField;
import dev.nameplate.merge.MergeNote;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.pipeline.ImageKeys.Variation;
import dev.nameplate.register.Entry;
import dev.nameplate.register.Register;
import dev.nameplate.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts into words what the server would do with a link, by the same merge and the same key. */
final class Explainer {

    private final Workshop workshop;
    private final Register register;
    private final Guards guards;

    Explainer(Workshop workshop, Register register, Guards guards) {
        this.workshop = workshop;
        this.register = register;
        this.guards = guards;
    }

    Explanation explain(SignedLink link, Template template, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("template: " + template.path() + ", \"" + template.title() + "\", version "
                + template.version().substring(0, 16));
        controls(link, now, lines);
        dev.nameplate.merge.Explanation merge = workshop.merger()
                .explain(Filling.delivery(link, template), Filling.fields(link, template), workshop.context(template));
        lines.add("language: " + merge.values().language() + ", zone: "
                + merge.values().zone());
        lines.add("fields:");
        merge.fields().forEach(field -> field(field, lines));
        undeclared(link, template, lines);
        lines.addAll(guards.words(link, template.fields(), merge.values()));
        image(link, template, merge.values(), now, lines);
        return new Explanation(lines);
    }

    private void controls(SignedLink link, Instant now, List<String> lines) {
        link.kid().ifPresent(kid -> lines.add("signed:   by key " + kid + keyEnd(link, now)));
        link.expires()
                .ifPresent(seconds -> lines.add("expires:  " + Instant.ofEpochSecond(seconds)
                        + (link.expired(now) ? ", which is over: the fallback image is shown" : "")));
        link.version().ifPresent(version -> lines.add("pinned:   to version " + version));
        link.density().ifPresent(density -> lines.add("density:  " + density));
        link.quality().ifPresent(quality -> lines.add("quality:  at most " + quality));
        link.id().ifPresent(id -> lines.add("link id:  " + id + registered(Validity.entry(link, register), now)));
        link.outOfRange().forEach(name -> lines.add("ignored:  " + name + ", whose value is out of range"));
    }

    private static String keyEnd(SignedLink link, Instant now) {
        return link.keyEnd()
                .map(end -> ", which " + (link.retired(now) ? "retired" : "retires") + " on " + end
                        + (link.retired(now) ? ": the fallback image is shown" : ""))
                .orElse("");
    }

    private static String registered(Entry entry, Instant now) {
        if (entry.equals(Entry.NONE)) {
            return ", of which the register here says nothing";
        }
        String state = entry.at(now).key();
        String until = entry.until().map(moment -> ", until " + moment).orElse("");
        String note = entry.note().isEmpty() ? "" : " (" + entry.note() + ")";
        return ", " + state + until + " says the register here" + note
                + (entry.at(now) == Entry.State.LIVE ? "" : ": the fallback image is shown");
    }

    private static void field(OfField field, List<String> lines) {
        StringBuilder line = new StringBuilder("  ").append(field.field()).append(" (");
        line.append(
                switch (field.origin()) {
                    case FIXED -> "fixed";
                    case OPEN -> "open";
                    case NOWHERE -> "not in the link";
                });
        line.append(')');
        field.raw().ifPresent(raw -> line.append(" raw ").append(quoted(raw)));
        line.append(" → ").append(field.value().map(Explainer::drawn).orElse("nothing: what shows it is removed"));
        if (!field.notes().isEmpty()) {
            line.append("  [")
                    .append(field.notes().stream().map(MergeNote.Kind::key).collect(Collectors.joining(", ")))
                    .append(']');
        }
        lines.add(line.toString());
    }

    private static String drawn(Value value) {
        return quoted(value.text()) + (value.rung() == 0 ? "" : " from rung " + value.rung() + " of its fallbacks");
    }

    private static void undeclared(SignedLink link, Template template, List<String> lines) {
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, String> fixed : link.fixed().entrySet()) {
            if (!fixed.getKey().startsWith("_")
                    && template.field(fixed.getKey()).isEmpty()) {
                unknown.add(fixed.getKey());
            }
        }
        for (String open : link.open()) {
            if (!open.startsWith("_") && template.field(open).isEmpty()) {
                unknown.add(open);
            }
        }
        if (!link.sealed().isEmpty()) {
            lines.add("sealed:   " + String.join(", ", link.sealed()) + " (only who has the key can read them)");
        }
        if (!unknown.isEmpty()) {
            lines.add("without effect: " + String.join(", ", unknown) + " (the template has no such field)");
        }
    }

    private void image(SignedLink link, Template template, Values merged, Instant now, List<String> lines) {
        Published published = new Published(template);
        Values values = published.at(merged, now);
        published
                .deadline()
                .ifPresent(deadline -> lines.add("counts to: "
                        + deadline.moment(values).map(Instant::toString).orElse("nothing: its field is missing")
                        + (values.left().isPresent() ? ", " + values.left().getAsLong() + " s left" : "")));
        Format format = workshop.format(link, template);
        Variation variation = new Variation(
                format,
                published.density(link.density().orElse(1)),
                link.quality().orElse(0),
                Variants.chosen(template, values.seed()));
        lines.add("image:    " + format.mediaType() + ", " + template.canvas().width() * variation.density() + "x"
                + template.canvas().height() * variation.density() + ", variant " + variation.variant());
        lines.add(
                "key:      " + workshop.keys().key(published, values, variation).text());
        boolean good = Validity.of(link, register, now).isGood() && guards.lets(link, template.fields(), merged);
        lines.add("answer:   200 with " + (good ? "the image" : "the fallback image"));
    }

    private static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < 0x20 || c == 0x7F || c == '"' || c == '\\') {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.append('"').toString();
    }
}
