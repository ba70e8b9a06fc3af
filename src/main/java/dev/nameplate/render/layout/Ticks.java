package dev.nameplate.render.layout;

import dev.nameplate.raster.Rect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What of a picture a passing second changes: the units of all its countdowns. Immutable. */
public final class Ticks {

    private final List<Ticking> tickings;
    private final boolean apart;

    private Ticks(List<Ticking> tickings, boolean apart) {
        this.tickings = tickings;
        this.apart = apart;
    }

    /** None when nothing in a scene ticks. */
    static Optional<Ticks> of(Scene scene, List<Layout.Report> reports) {
        List<Ticking> tickings =
                reports.stream().flatMap(report -> report.ticking().stream()).toList();
        return tickings.isEmpty() ? Optional.empty() : Optional.of(new Ticks(tickings, apart(scene, tickings)));
    }

    /**
     * Whether each unit has its pixels to itself, so that a change of one looks the same beside whatever else the picture
     * shows: then it may be kept for other pictures.
     */
    public boolean apart() {
        return apart;
    }

    /** The pixels that may change while units are {@linkplain #apart apart}. */
    public Rect reach() {
        Rect reach = Rect.EMPTY;
        for (Ticking ticking : tickings) {
            for (Ticking.Unit unit : ticking.units()) {
                reach = reach.union(unit.home().pixels());
            }
        }
        return reach;
    }

    /**
     * What the change from so many seconds left to one less depends on, while units are {@linkplain #apart apart}: equal for
     * equal changes. Empty when nothing changes.
     */
    public Optional<Object> change(long left) {
        List<String> settings = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        boolean changed = false;
        for (Ticking ticking : tickings) {
            settings.add(ticking.setting());
            List<String> before = ticking.figures().apply(left);
            List<String> after = ticking.figures().apply(left - 1);
            // The unit with the most digits decides how large all are.
            boolean sameSize = digits(before) == digits(after);
            changes.add(String.valueOf(digits(before)));
            for (int i = 0; i < before.size(); i++) {
                boolean same = before.get(i).equals(after.get(i));
                changes.add(same && sameSize ? "=" : before.get(i) + '>' + after.get(i));
                changed |= !same;
            }
        }
        return changed ? Optional.of(new Change(List.copyOf(settings), List.copyOf(changes))) : Optional.empty();
    }

    private record Change(List<String> settings, List<String> changes) {}

    private static int digits(List<String> figures) {
        return figures.stream().mapToInt(figure -> figure.indexOf(' ')).max().orElse(0);
    }

    private static boolean apart(Scene scene, List<Ticking> tickings) {
        Set<Mark> own = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Ticking.Unit> units = new ArrayList<>();
        for (Ticking ticking : tickings) {
            own.addAll(ticking.still());
            units.addAll(ticking.units());
        }
        Set<Mark> ticking = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Ticking.Unit unit : units) {
            unit.marks().stream().filter(mark -> !mark.ink().isEmpty()).forEach(ticking::add);
        }
        List<Rect> homes = units.stream().map(unit -> unit.home().pixels()).toList();
        Map<Mark, List<Rect>> seen = new IdentityHashMap<>();
        for (Scene.Item item : scene.items()) {
            for (Scene.Item part : item.parts().isEmpty() ? List.of(item) : item.parts()) {
                if (ticking.contains(part.mark())) {
                    seen.put(part.mark(), part.damage());
                } else if (!own.contains(part.mark()) && touches(part.damage(), homes)) {
                    return false;
                }
            }
        }
        // Those that are missing are within something of which nobody knows what it makes of them.
        return seen.size() == ticking.size() && stayAtHome(units, seen);
    }

    private static boolean touches(List<Rect> damage, List<Rect> homes) {
        return damage.stream().anyMatch(rect -> homes.stream().anyMatch(rect::intersects));
    }

    private static boolean stayAtHome(List<Ticking.Unit> units, Map<Mark, List<Rect>> seen) {
        for (int i = 0; i < units.size(); i++) {
            Ticking.Unit unit = units.get(i);
            for (Mark mark : unit.marks()) {
                if (!mark.ink().isEmpty() && !unit.home().holds(mark, Objects.requireNonNull(seen.get(mark)))) {
                    return false;
                }
            }
            for (int j = 0; j < i; j++) {
                if (unit.home().meets(units.get(j).home())) {
                    return false;
                }
            }
        }
        return true;
    }
}
