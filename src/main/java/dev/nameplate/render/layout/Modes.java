package dev.nameplate.render.layout;

import dev.nameplate.raster.Raster;
import dev.nameplate.template.Layer.Blend;

/** The raster's name for each blend of the template. */
public final class Modes {

    private Modes() {}

    public static Raster.Mode of(Blend blend) {
        return switch (blend) {
            case NORMAL -> Raster.Mode.NORMAL;
            case MULTIPLY -> Raster.Mode.MULTIPLY;
            case SCREEN -> Raster.Mode.SCREEN;
            case OVERLAY -> Raster.Mode.OVERLAY;
            case SOFT_LIGHT -> Raster.Mode.SOFT_LIGHT;
            case ADD -> Raster.Mode.ADD;
        };
    }
}
