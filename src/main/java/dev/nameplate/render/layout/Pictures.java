package dev.nameplate.render.layout;

import dev.nameplate.raster.Raster;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Pictures that were scaled before, up to a number of bytes; the one longest unused goes first. Any thread may enter. */
final class Pictures {

    private final long most;
    private final Map<Object, Raster> byKey = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    private long weight;

    Pictures(long most) {
        this.most = most;
    }

    /**
     * The picture of a key, made when it is not there. Two threads may make the same one at once, which costs time alone:
     * the same key always makes the same pixels.
     */
    Raster get(Object key, Supplier<Raster> maker) {
        synchronized (byKey) {
            Raster known = byKey.get(key);
            if (known != null) {
                return known;
            }
        }
        Raster made = maker.get();
        synchronized (byKey) {
            if (made.weight() <= most && byKey.putIfAbsent(key, made) == null) {
                weight += made.weight();
                shrink();
            }
        }
        return made;
    }

    private void shrink() {
        var oldest = byKey.values().iterator();
        while (weight > most && oldest.hasNext()) {
            weight -= oldest.next().weight();
            oldest.remove();
        }
    }

    /** Bytes of what is kept by now. */
    long weight() {
        synchronized (byKey) {
            return weight;
        }
    }
}
