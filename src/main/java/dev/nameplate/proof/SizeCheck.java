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
            Optional<Anatomy.Setting> setting = part.flatMap(Anatomy::setting);
            if (setting.isPresent() && !text.removed()) {
                small(part.get(), setting.get(), text, specimen, findings);
                cut(part.get(), setting.get(), text, specimen, findings);
            }
        }
    }

    private static void small(
            Anatomy.Part part, Anatomy.Setting setting, TextReport text, Specimen specimen, Findings findings) {
        if (text.size() <= 0 || text.size() >= LEAST) {
            return;
        }
        findings.add(
                Findings.error(
                        "small-text",
                        setting.pointer(),
                        "text " + part.name() + " is set at " + number(text.size())
                                + " px; below 11 px few can read it",
                        larger(part, setting),
                        specimen.contact().id()),
                -text.size());
    }

    private static String larger(Anatomy.Part part, Anatomy.Setting setting) {
        if (setting.size() == 0) {
            return "give it a larger \"box\"";
        }
        if (setting.size() < LEAST) {
            return "raise \"size\" from " + number(setting.size()) + " to 11 or more";
        }
        return part.layer() instanceof TextLayer
                ? "raise \"min-size\" from " + number(setting.smallest())
                        + " to 11, and give it a larger \"box\" or more \"lines\""
                : "give it a larger \"box\", or shorter labels";
    }

    private static void cut(
            Anatomy.Part part, Anatomy.Setting setting, TextReport text, Specimen specimen, Findings findings) {
        if (!text.truncated() || !specimen.contact().ordinary()) {
            return;
        }
        findings.add(
                Findings.warning(
                        "truncated",
                        setting.pointer(),
                        "text " + part.name() + " ends in an ellipsis for an ordinary reader",
                        whole(part, setting),
                        specimen.contact().id()),
                0);
    }

    private static String whole(Anatomy.Part part, Anatomy.Setting setting) {
        boolean shrinks = setting.smallest() < setting.size();
        return part.layer() instanceof TextLayer
                ? "make its \"box\" larger, allow more \"lines\" than " + setting.lines()
                        + (shrinks ? "" : ", or let it shrink by \"min-size\"")
                : "make its \"box\" larger, or its labels shorter";
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
    }
}
