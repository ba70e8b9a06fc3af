package dev.nameplate.cli;

import dev.nameplate.pipeline.Workshop;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.Problem;
import java.util.List;

/**
 * What checking one template found.
 *
 * @param problems what keeps it from being served; none when it is sound
 * @param warnings what is allowed and probably not meant
 */
record Checked(List<Problem> problems, List<Problem> warnings) {

    static Checked of(Compiled compiled, Workshop workshop) {
        return compiled instanceof Compiled.Sound sound
                ? new Checked(workshop.proveProblems(sound.template()), sound.warnings())
                : new Checked(((Compiled.Faulty) compiled).problems(), List.of());
    }

    boolean isSound() {
        return problems.isEmpty();
    }
}
