package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;

/** Writes PNG files against bases. Thread-safe: each thread has buffers of its own, which it keeps. */
public final class PngWriter {

    private final ThreadLocal<Worker> workers = ThreadLocal.withInitial(Worker::new);

    /**
     * Writes a picture. The bytes depend on base and picture alone: not on how generously the damage was declared, and not
     * on what was written before.
     *
     * @param base of the same size
     * @param pixels equal to the base outside the damage
     * @param damage where to look for changes
     * @return shared, never to be written
     */
    public byte[] write(PngBase base, Raster pixels, Damage damage) {
        if (!pixels.bounds().equals(base.pixels().bounds())) {
            throw new IllegalArgumentException("a picture of " + pixels.bounds() + " against a base of "
                    + base.pixels().bounds() + "; both must be of one size");
        }
        return workers.get().write(base, pixels, damage);
    }
}
