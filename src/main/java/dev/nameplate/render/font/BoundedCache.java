package dev.nameplate.render.font;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A cache bounded by the weight of its values, least recently used first to go; for many threads.
 *
 * <p>Keys are spread over stripes, each with a lock of its own and an equal share of the bound. A value is made outside the
 * lock, so two threads may make the same one at once; the first kept is the one both get. Values must therefore depend on
 * their key alone, and then what was cached before can never show in a picture.
 */
final class BoundedCache<K, V> {

    private static final int STRIPES = 16;

    private final Stripe<K, V>[] stripes;
    private final ToLongFunction<V> weigher;

    BoundedCache(long maxWeight, ToLongFunction<V> weigher) {
        this.weigher = weigher;
        @SuppressWarnings({"unchecked", "rawtypes"})
        Stripe<K, V>[] made = new Stripe[STRIPES];
        for (int i = 0; i < STRIPES; i++) {
            made[i] = new Stripe<>(maxWeight / STRIPES);
        }
        stripes = made;
    }

    V get(K key, Function<? super K, ? extends V> make) {
        int hash = key.hashCode() * 0x9E3779B9;
        Stripe<K, V> stripe = stripes[hash >>> 28];
        V known = stripe.find(key);
        if (known != null) {
            return known;
        }
        V made = make.apply(key);
        return stripe.keep(key, made, weigher.applyAsLong(made));
    }

    /** The weight of all that is held. */
    long weight() {
        long sum = 0;
        for (Stripe<K, V> stripe : stripes) {
            sum += stripe.weight();
        }
        return sum;
    }

    private static final class Stripe<K, V> {
        private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>(64, 0.75f, /* accessOrder= */ true);
        private final long maxWeight;
        private long weight;

        Stripe(long maxWeight) {
            this.maxWeight = maxWeight;
        }

        synchronized @org.jspecify.annotations.Nullable V find(K key) {
            Entry<V> entry = entries.get(key);
            return entry == null ? null : entry.value;
        }

        synchronized V keep(K key, V value, long itsWeight) {
            Entry<V> present = entries.get(key);
            if (present != null) {
                return present.value;
            }
            entries.put(key, new Entry<>(value, itsWeight));
            weight += itsWeight;
            Iterator<Map.Entry<K, Entry<V>>> eldest = entries.entrySet().iterator();
            while (weight > maxWeight && entries.size() > 1) {
                weight -= eldest.next().getValue().weight;
                eldest.remove();
            }
            return value;
        }

        synchronized long weight() {
            return weight;
        }
    }

    private record Entry<V>(V value, long weight) {}
}
