package dev.nameplate.render.paint;

import dev.nameplate.raster.Raster;
import dev.nameplate.render.layout.Mark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What shines through backdrops below which no value changes anything, bounded by bytes, the longest unused going first.
 *
 * <p>A backdrop is known by identity, as masks are. Thread-safe; two threads may make the same picture at the same time,
 * which gives the same pixels.
 */
final class LastingPlates {

    private static final long MOST_BYTES = 32L << 20;

    /** A backdrop by identity. */
    private static final class Key {

        private final Mark.Backdrop mark;

        Key(Mark.Backdrop mark) {
            this.mark = mark;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.mark == mark;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(mark);
        }
    }

    private static final Map<Key, Raster> KEPT = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    private static long bytes;

    private LastingPlates() {}

    static Raster of(Mark.Backdrop mark, Supplier<Raster> maker) {
        Key key = new Key(mark);
        synchronized (KEPT) {
            Raster known = KEPT.get(key);
            if (known != null) {
                return known;
            }
        }
        Raster made = maker.get();
        synchronized (KEPT) {
            Raster before = KEPT.put(key, made);
            bytes += made.weight() - (before == null ? 0 : before.weight());
            var eldest = KEPT.entrySet().iterator();
            while (bytes > MOST_BYTES && eldest.hasNext()) {
                bytes -= eldest.next().getValue().weight();
                eldest.remove();
            }
        }
        return made;
    }
}
