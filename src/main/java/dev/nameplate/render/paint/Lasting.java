package dev.nameplate.render.paint;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.layout.Mark;
import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What comes again with every picture of one base: masks of outlines that no value changes, and what shines through
 * backdrops below which no value changes anything. Bounded by bytes, the longest unused going first.
 *
 * <p>An outline and a backdrop are known by identity: a template's static marks are laid out once and kept. Thread-safe; two
 * threads may make the same at the same time, which gives the same bytes.
 */
public final class Lasting {

    private final Kept<Mask> masks;
    private final Kept<Raster> plates;

    /** @param most bytes of all that is kept */
    public Lasting(long most) {
        masks = new Kept<>(most / 2, Mask::weight);
        plates = new Kept<>(most / 2, Raster::weight);
    }

    /** Bytes of what is kept by now. */
    public long weight() {
        return masks.weight() + plates.weight();
    }

    /** The whole mask of an outline, softened by sigma. */
    Mask mask(Path2D outline, double sigma) {
        return masks.get(new Key(outline, sigma), () -> Masks.of(outline, sigma, Mask.extent(outline, sigma)));
    }

    Raster plate(Mark.Backdrop mark, Supplier<Raster> maker) {
        return plates.get(new Key(mark, mark.sigma()), maker);
    }

    /** A thing by identity, and how far it is softened. */
    private static final class Key {

        private final Object of;
        private final double sigma;

        Key(Object of, double sigma) {
            this.of = of;
            this.sigma = sigma;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.of == of && key.sigma == sigma;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(of) * 31 + Double.hashCode(sigma);
        }
    }

    private static final class Kept<V> {

        private final long most;
        private final ToLongFunction<V> weigher;
        /** Longest unused first. */
        private final Map<Key, V> kept = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

        private long bytes;

        Kept(long most, ToLongFunction<V> weigher) {
            this.most = most;
            this.weigher = weigher;
        }

        V get(Key key, Supplier<V> maker) {
            synchronized (kept) {
                V known = kept.get(key);
                if (known != null) {
                    return known;
                }
            }
            V made = maker.get();
            keep(key, made);
            return made;
        }

        private void keep(Key key, V made) {
            synchronized (kept) {
                V before = kept.put(key, made);
                bytes += weigher.applyAsLong(made) - (before == null ? 0 : weigher.applyAsLong(before));
                var eldest = kept.values().iterator();
                while (bytes > most && eldest.hasNext()) {
                    bytes -= weigher.applyAsLong(eldest.next());
                    eldest.remove();
                }
            }
        }

        long weight() {
            synchronized (kept) {
                return bytes;
            }
        }
    }
}
