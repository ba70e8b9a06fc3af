package dev.nameplate.render;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import java.util.List;
import java.util.Optional;

/**
 * A drawn picture, on loan: it is drawn over as soon as the function it was given to returns.
 *
 * @param pixels the picture; not to be written
 * @param damage where it may differ from its base
 * @param reports on its text layers that are shown or were removed, those that no value changes first
 * @param clockwork what a passing second changes; empty when nothing does
 * @param layoutNanos how long it took to decide everything
 * @param paintNanos how long it took to draw it
 */
public record Rendering(
        Raster pixels,
        Damage damage,
        List<TextReport> reports,
        Optional<Clockwork> clockwork,
        long layoutNanos,
        long paintNanos) {

    public Rendering {
        reports = List.copyOf(reports);
    }

    /** The share of the picture's pixels that may differ from its base, 0 to 1. */
    public double damaged() {
        long damaged = 0;
        for (Rect patch : Patches.of(damage.rects())) {
            damaged += patch.area();
        }
        return (double) damaged / damage.canvas().area();
    }
}
