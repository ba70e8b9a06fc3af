package dev.nameplate.encode.jpeg;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;

/** Writes JPEG files against bases. Thread-safe: each thread has buffers of its own, which it keeps. */
public final class JpegWriter {

    private final ThreadLocal<Worker> workers;

    public JpegWriter() {
        this(Worker.KEPT);
    }

    /** @param kept batches whose coefficients a thread keeps while it looks for a quality */
    JpegWriter(int kept) {
        workers = ThreadLocal.withInitial(() -> new Worker(kept));
    }

    /**
     * Writes a picture. The bytes depend on base, picture and limits alone: not on how generously the damage was declared,
     * and not on what was written before.
     *
     * @param base of the same size
     * @param pixels equal to the base outside the damage; laid over white where not opaque
     * @param damage where to look for changes
     * @param limits how good and how small
     */
    public Jpeg write(JpegBase base, Raster pixels, Damage damage, Limits limits) {
        if (!pixels.bounds().equals(base.pixels().bounds())) {
            throw new IllegalArgumentException("a picture of " + pixels.bounds() + " against a base of "
                    + base.pixels().bounds() + "; both must be of one size");
        }
        return workers.get().write(base, pixels, damage, limits);
    }

    /**
     * How good and how small a file must be.
     *
     * @param top the best quality, 1..100
     * @param least the quality at which a file may exceed the budget, at most {@code top}
     * @param budget bytes
     */
    public record Limits(int top, int least, int budget) {
        public Limits {
            if (least < 1 || top > 100 || least > top) {
                throw new IllegalArgumentException(
                        "qualities " + least + ".." + top + "; allowed are 1..100, the least first");
            }
        }
    }

    /**
     * A finished file.
     *
     * @param bytes shared, never to be written
     * @param quality the quality used: the best that fits, or the least
     */
    public record Jpeg(byte[] bytes, int quality) {}
}
