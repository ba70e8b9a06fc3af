package dev.nameplate.render.layout;

import java.util.List;
import java.util.function.LongFunction;

/**
 * What of a countdown a passing second changes.
 *
 * @param setting everything of it but the time: two of one template with the same setting that show the same figures look
 *     the same
 * @param units as they are now
 * @param still what of it no second changes
 * @param figures what its units show when so many seconds are left
 */
record Ticking(String setting, List<Unit> units, List<Mark> still, LongFunction<List<String>> figures) {

    /**
     * A unit.
     *
     * @param home the pixels that are this unit's alone, whatever it shows
     */
    record Unit(Home home, List<Mark> marks) {}
}
