package dev.nameplate.render;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.List;
import java.util.Optional;

/**
 * A drawn picture, on loan: it is drawn over as soon as the function it was given to returns.
 *
 * @param pixels the picture; not to be written
 * @param damage where it may differ from its base
 * @param reports on its text layers that are shown or were removed, those that no value changes first
 * @param clockwork what a passing second changes; empty when nothing does
 */
public record Rendering(Raster pixels, Damage damage, List<TextReport> reports, Optional<Clockwork> clockwork) {

    public Rendering {
        reports = List.copyOf(reports);
    }
}
