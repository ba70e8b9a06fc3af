package dev.nameplate.cli;

import dev.nameplate.pipeline.FontReport;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.proof.Finding;
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
 * @param findings what readers would stumble over
 */
record Checked(List<Problem> problems, List<Problem> warnings, Optional<FontReport> fonts, List<Finding> findings) {

    /** @param lint whether its pictures are looked at too, once it is sound */
    static Checked of(Compiled compiled, Workshop workshop, boolean lint) {
        if (compiled instanceof Compiled.Faulty faulty) {
            return new Checked(faulty.problems(), List.of(), Optional.empty(), List.of());
        }
        Compiled.Sound sound = (Compiled.Sound) compiled;
        Workshop.Examined examined = workshop.examined(sound.template(), lint);
        return new Checked(
                examined.problems(),
                sound.warnings(),
                Optional.of(workshop.fontReport(sound.template())),
                examined.findings());
    }

    /** Whether it can be served. */
    boolean isSound() {
        return problems.isEmpty();
    }

    /** Whether it can be served and should be. */
    boolean passes() {
        return isSound() && findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }
}
