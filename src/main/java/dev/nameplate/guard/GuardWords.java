package dev.nameplate.guard;

import dev.nameplate.guard.Guards.Purpose;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what a link was made for, and what its allow-set makes of what arrived. */
final class GuardWords {

    private final GuardSettings settings;
    private final AllowSets sets;

    GuardWords(GuardSettings settings, AllowSets sets) {
        this.settings = settings;
        this.sets = sets;
    }

    List<String> of(Purpose purpose, SignedLink link, List<String> open, Values values) {
        List<String> lines = new ArrayList<>();
        if (link.unsigned()) {
            return lines;
        }
        boolean arrived = open.stream().anyMatch(values::arrived);
        purpose.recipients()
                .ifPresent(recipients -> lines.add(String.format(
                        Locale.ROOT,
                        "budget:   made for %d readers, so it shows up to %d different values; then new ones get the fallback"
                                + " image. How many it has shown is known to the servers alone",
                        recipients,
                        settings.budget(recipients))));
        purpose.allow().ifPresent(name -> lines.add("allow-set: " + name + verdict(name, open, arrived, values)));
        return lines;
    }

    private String verdict(String name, List<String> open, boolean arrived, Values values) {
        return sets.named(name)
                .map(set -> {
                    String of = ", " + set.head().readers() + " readers by "
                            + String.join(", ", set.head().fields()) + " of "
                            + set.head().template();
                    if (!arrived) {
                        return of + "; nothing arrived, so nothing is asked of it";
                    }
                    return of
                            + (set.has(values, open)
                                    ? "; what arrived is in it"
                                    : "; what arrived is not in it: the fallback image is shown");
                })
                .orElse(", which is not in force here: the fallback image is shown");
    }
}
