package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;

/** Encodes one image after another in buffers that it keeps. One per thread. */
final class Worker {

    private final Changes changes = new Changes();
    private final Pass pass = new Pass();
    private final ImageWriter writer = new ImageWriter();

    byte[] write(Vp8Base base, Raster pixels, Damage damage, int quality, boolean spliced) {
        assert damage.requireCovered(base.pixels(), pixels);
        Grid grid = base.grid();
        changes.find(grid, base.pixels(), pixels, damage);
        CodedBase coded = base.at(quality);
        writer.begin(coded, spliced);
        pass.run(grid, coded.plan(), pixels, changes, writer);
        return writer.file(grid, alpha(base, pixels));
    }

    /** The chunk of alpha: the base's where nothing of it changed, none where all is opaque. */
    private byte[] alpha(Vp8Base base, Raster pixels) {
        if (changes.clear() == 0 && changes.clearInBase() == 0) {
            return base.alpha();
        }
        boolean any = changes.clear() > 0 || changes.clearInBase() < base.clear();
        return any ? Alpha.chunk(pixels) : new byte[0];
    }
}
