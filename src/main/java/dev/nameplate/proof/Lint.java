package dev.nameplate.proof;

import dev.nameplate.merge.MergeContext;
import dev.nameplate.template.Template;
import java.util.List;

/** All the checks of one template. Confined to one thread. */
final class Lint {

    private final Anatomy anatomy;
    private final Findings findings = new Findings();
    private final List<Check> checks;

    Lint(Template template, MergeContext context) {
        this.anatomy = new Anatomy(template);
        this.checks = List.of(
                new ContrastCheck(anatomy),
                new SizeCheck(anatomy),
                new CanvasCheck(anatomy),
                new OverlapCheck(anatomy),
                new BudgetCheck(),
                new AbsenceCheck(anatomy),
                new FaceCheck(anatomy, context.coverage()));
    }

    void look(Specimen specimen) {
        checks.forEach(check -> check.look(specimen, findings));
    }

    /** What was found, once all contacts were looked at. */
    List<Finding> findings() {
        checks.forEach(check -> check.end(findings));
        return findings.all(anatomy);
    }
}
