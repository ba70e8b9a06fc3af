package dev.nameplate.render;

import dev.nameplate.raster.Rect;
import dev.nameplate.render.layout.Ticks;
import java.util.Optional;

/** What of a picture a passing second changes: the units of its countdowns. Immutable. */
public final class Clockwork {

    private final Ticks ticks;

    Clockwork(Ticks ticks) {
        this.ticks = ticks;
    }

    /**
     * Whether each unit has its pixels to itself, so that a change of one looks the same beside whatever else the picture
     * shows: then it may be kept for other pictures.
     */
    public boolean apart() {
        return ticks.apart();
    }

    /** The pixels that may change while units are {@linkplain #apart apart}. */
    public Rect reach() {
        return ticks.reach();
    }

    /**
     * What the change from so many seconds left to one less depends on, while units are {@linkplain #apart apart}: equal for
     * equal changes of pictures of one template and density. Empty when nothing changes.
     */
    public Optional<Object> change(long left) {
        return ticks.change(left);
    }
}
