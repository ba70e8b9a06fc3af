package dev.nameplate.guard;

import dev.nameplate.guard.Guards.Fault;
import dev.nameplate.guard.Guards.Harm;
import dev.nameplate.guard.Guards.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a link's guards cannot do as the link, the sets and the settings are here, whatever arrives one day. */
final class GuardFaults {

    private static final String MAX = "_max";
    private static final String ALLOW = "_allow";

    private final GuardSettings settings;
    private final AllowSets sets;
    private final Budgets budgets;

    GuardFaults(GuardSettings settings, AllowSets sets, Budgets budgets) {
        this.settings = settings;
        this.sets = sets;
        this.budgets = budgets;
    }

    /** @param open the fields that anybody may fill */
    List<Fault> of(Purpose purpose, List<String> open) {
        List<Fault> faults = new ArrayList<>();
        if (open.isEmpty()) {
            purpose.allow().ifPresent(name -> faults.add(idle(ALLOW)));
            purpose.recipients().ifPresent(count -> faults.add(idle(MAX)));
            return faults;
        }
        Optional<AllowSet> set = purpose.allow().flatMap(sets::named);
        purpose.allow().ifPresent(name -> faults.addAll(ofSet(name, set, open)));
        purpose.recipients().ifPresent(count -> faults.addAll(ofBudget(settings.budget(count), set)));
        return faults;
    }

    private static Fault idle(String control) {
        return new Fault(
                control,
                Harm.NONE,
                "the link leaves no field open, so " + control + " has no effect: it is about what others fill in",
                "leave it out, or open the fields that it is about");
    }

    private List<Fault> ofSet(String name, Optional<AllowSet> set, List<String> open) {
        if (set.isEmpty()) {
            return List.of(new Fault(
                    ALLOW,
                    Harm.READERS,
                    "allow-set " + name
                            + " is not in force here: everybody of whom something arrives gets the fallback image",
                    "put " + name + ".allow into " + settings.allow() + "; `nameplate allow build` makes it"));
        }
        List<String> known = set.get().head().fields();
        List<String> unknown =
                open.stream().filter(field -> !known.contains(field)).toList();
        if (unknown.isEmpty()) {
            return List.of();
        }
        return List.of(new Fault(
                ALLOW,
                Harm.READERS,
                "allow-set " + name + " holds " + String.join(", ", known) + ", and the link leaves "
                        + String.join(", ", unknown)
                        + " open too: whoever has a value there gets the fallback image",
                "build the set with --map for these fields too, or do not open them"));
    }

    private List<Fault> ofBudget(long limit, Optional<AllowSet> set) {
        List<Fault> faults = new ArrayList<>();
        if (budgets.shape(limit) == null) {
            faults.add(new Fault(
                    MAX,
                    Harm.GUARD,
                    "a budget of " + limit + " values is more than links.budget-memory has room for here ("
                            + settings.budgetBytes()
                            + " bytes; auto goes by this program's heap): the link is held to none",
                    "give links.budget-memory " + budgets.leastRoom(limit) + " bytes or more on the servers"));
        }
        set.filter(known -> known.head().readers() > limit)
                .ifPresent(known -> faults.add(new Fault(
                        MAX,
                        Harm.READERS,
                        "the budget lets " + limit + " different values through, and the link's allow-set has "
                                + known.head().readers() + " readers: those who come last get the fallback image",
                        "sign it with --recipients " + known.head().readers())));
        return faults;
    }
}
