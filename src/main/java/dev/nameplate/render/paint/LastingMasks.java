package dev.nameplate.render.paint;

import dev.nameplate.raster.Mask;
import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Masks of marks that come again with every picture of their template, bounded by bytes, the longest unused going first.
 *
 * <p>An outline is known by identity: a template's static marks are laid out once and kept. Thread-safe; two threads may make
 * the same mask at the same time, which gives the same bytes.
 */
final class LastingMasks {

    private static final long MOST_BYTES = 48L << 20;

    /** An outline by identity, and how far it is softened. */
    private static final class Key {

        private final Path2D outline;
        private final double sigma;

        Key(Path2D outline, double sigma) {
            this.outline = outline;
            this.sigma = sigma;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.outline == outline && key.sigma == sigma;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(outline) * 31 + Double.hashCode(sigma);
        }
    }

    private static final Map<Key, Mask> KEPT = new LinkedHashMap<>(64, 0.75f, /* accessOrder= */ true);
    private static long bytes;

    private LastingMasks() {}

    /** The whole mask of an outline, softened by sigma. */
    static Mask of(Path2D outline, double sigma) {
        Key key = new Key(outline, sigma);
        synchronized (KEPT) {
            Mask known = KEPT.get(key);
            if (known != null) {
                return known;
            }
        }
        Mask made = Masks.of(outline, sigma, Mask.extent(outline, sigma));
        keep(key, made);
        return made;
    }

    private static void keep(Key key, Mask mask) {
        synchronized (KEPT) {
            Mask before = KEPT.put(key, mask);
            bytes += mask.weight() - (before == null ? 0 : before.weight());
            var eldest = KEPT.entrySet().iterator();
            while (bytes > MOST_BYTES && eldest.hasNext()) {
                bytes -= eldest.next().getValue().weight();
                eldest.remove();
            }
        }
    }
}
