package dev.nameplate.cli;

import dev.nameplate.pipeline.FontReport;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What checking one template found.
 *
 * @param problems what keeps it from being served; none when it is sound
 * @param warnings what is allowed and probably not meant
 * @param fonts what can be drawn of it; nothing when it does not compile
 */
record Checked(List<Problem> problems, List<Problem> warnings, Optional<FontReport> fonts) {

    static Checked of(Compiled compiled, Workshop workshop) {
        return compiled instanceof Compiled.Sound sound
                ? new Checked(
                        workshop.proveProblems(sound.template()),
                        sound.warnings(),
                        Optional.of(workshop.fontReport(sound.template())))
                : new Checked(((Compiled.Faulty) compiled).problems(), List.of(), Optional.empty());
    }

    boolean isSound() {
        return problems.isEmpty();
    }
}
