package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.Optional;

/** Encodes one image after another in buffers that it keeps. One per thread. */
final class Worker {

    private final Changes changes = new Changes();
    private final Pass pass = new Pass();
    private final ImageWriter writer = new ImageWriter();

    Optional<byte[]> write(Vp8Base base, Raster pixels, Damage damage, int quality, boolean spliced) {
        assert damage.requireCovered(base.pixels(), pixels);
        Grid grid = base.grid();
        changes.find(grid, base.pixels(), pixels, damage);
        if (!changes.areOpaque()) {
            return Optional.empty();
        }
        CodedBase coded = base.at(quality);
        writer.begin(coded, spliced);
        pass.run(grid, coded.plan(), pixels, changes, writer);
        writer.finish(grid.macroblocks());
        return Optional.of(writer.file(grid));
    }
}
