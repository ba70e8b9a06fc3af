package dev.nameplate.pipeline;

import dev.nameplate.merge.Field;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.ScriptCoverage;
import dev.nameplate.template.Problem;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the fonts at hand can draw of a template.
 *
 * @param scripts which scripts a value may come in
 * @param samples the template's samples that nobody can draw here, each with its place
 */
public record FontReport(ScriptCoverage scripts, List<Problem> samples) {

    public FontReport {
        samples = List.copyOf(samples);
    }

    static FontReport of(Template template, FontBook book, ScriptCoverage scripts) {
        List<Problem> samples = new ArrayList<>();
        for (int i = 0; i < template.fields().size(); i++) {
            Field field = template.fields().get(i);
            for (int j = 0; j < field.samples().size(); j++) {
                Set<String> lacking = book.lacking(field.samples().get(j));
                if (!lacking.isEmpty()) {
                    samples.add(new Problem(
                            "/fields/" + i + "/samples/" + j,
                            "no font at hand draws its " + String.join(", ", lacking)));
                }
            }
        }
        return new FontReport(scripts, samples);
    }

    /** One line for a log: what is drawn, what is not, and what would draw it. */
    static String words(ScriptCoverage scripts) {
        String drawn = "Fonts draw " + String.join(", ", scripts.covered());
        return scripts.lacking().isEmpty()
                ? drawn
                : drawn + "; not " + String.join(", ", scripts.lacking())
                        + " (for these, name a folder with faces as fonts.directory; Debian has them in "
                        + String.join(", ", scripts.packages()) + ")";
    }
}
