package dev.nameplate.encode.vp8;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;

/** Writes lossy WebP files against bases. Thread-safe: each thread has buffers of its own, which it keeps. */
public final class Vp8Writer {

    private final ThreadLocal<Worker> workers = ThreadLocal.withInitial(Worker::new);

    /**
     * Writes a picture. The bytes depend on base, picture and quality alone: not on how generously the damage was
     * declared, and not on what was written before.
     *
     * @param base of the same size
     * @param pixels equal to the base outside the damage
     * @param damage where to look for changes
     * @param quality 0 to 100
     */
    public byte[] write(Vp8Base base, Raster pixels, Damage damage, int quality) {
        return write(base, pixels, damage, quality, /* spliced= */ true);
    }

    /** @param spliced whether the base's bits are taken over; the file is the same in either case */
    byte[] write(Vp8Base base, Raster pixels, Damage damage, int quality, boolean spliced) {
        if (!pixels.bounds().equals(base.pixels().bounds())) {
            throw new IllegalArgumentException("a picture of " + pixels.bounds() + " against a base of "
                    + base.pixels().bounds() + "; both must be of one size");
        }
        return workers.get().write(base, pixels, damage, quality, spliced);
    }
}
