package dev.nameplate.proof;

import dev.nameplate.render.TextReport;
import dev.nameplate.template.TextLayer;
import java.util.Locale;
import java.util.Optional;

/** Whether texts are large enough to be read, and whole. */
final class SizeCheck implements Check {

    /** Canvas units, pixels at density 1. */
    static final double LEAST = 11;

    private final Anatomy anatomy;

    SizeCheck(Anatomy anatomy) {
        this.anatomy = anatomy;
    }

    @Override
    public void look(Specimen specimen, Findings findings) {
        for (TextReport text : specimen.texts()) {
            Optional<Anatomy.Part> part = anatomy.part(text.layer()).filter(it -> !anatomy.isOrnament(it));
            if (part.isPresent() && part.get().layer() instanceof TextLayer layer && !text.removed()) {
                small(part.get(), layer, text, specimen, findings);
                cut(part.get(), layer, text, specimen, findings);
            }
        }
    }

    private static void small(
            Anatomy.Part part, TextLayer layer, TextReport text, Specimen specimen, Findings findings) {
        if (text.size() <= 0 || text.size() >= LEAST) {
            return;
        }
        boolean always = layer.style().size() < LEAST;
        findings.add(
                Findings.error(
                        "small-text",
                        part.pointer() + "/style",
                        "text " + part.name() + " is set at " + number(text.size())
                                + " px; below 11 px few can read it",
                        always
                                ? "raise \"size\" from " + number(layer.style().size()) + " to 11 or more"
                                : "raise \"min-size\" from "
                                        + number(layer.style().minSize())
                                        + " to 11, and give it a larger \"box\" or more \"lines\"",
                        specimen.contact().id()),
                -text.size());
    }

    private static void cut(Anatomy.Part part, TextLayer layer, TextReport text, Specimen specimen, Findings findings) {
        if (!text.truncated() || !specimen.contact().ordinary()) {
            return;
        }
        boolean shrinks = layer.style().minSize() < layer.style().size();
        findings.add(
                Findings.warning(
                        "truncated",
                        part.pointer() + "/style",
                        "text " + part.name() + " ends in an ellipsis for an ordinary reader",
                        "make its \"box\" larger, allow more \"lines\" than "
                                + layer.style().maxLines() + (shrinks ? "" : ", or let it shrink by \"min-size\""),
                        specimen.contact().id()),
                0);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }
}
