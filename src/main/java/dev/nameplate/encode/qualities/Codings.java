package dev.nameplate.encode.qualities;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A base's codings by quality: a bounded number, each made when first asked for, the one longest unused dropped first. Thread-safe.
 *
 * @param <T> a coding, which must come out the same whenever it is made
 */
public final class Codings<T> {

    private final IntFunction<T> maker;
    private final ToLongFunction<T> weigher;
    private final Map<Integer, Flight> flights;

    /**
     * Makes one without codings.
     *
     * @param most kept at a time
     * @param maker codes for a quality
     * @param weigher bytes of a coding on the heap
     */
    public Codings(int most, IntFunction<T> maker, ToLongFunction<T> weigher) {
        this.maker = maker;
        this.weigher = weigher;
        flights = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Flight> eldest) {
                return size() > most;
            }
        };
    }

    /** The coding for a quality; whoever asks first for a new one makes it, and others wait. */
    public T at(int quality) {
        Flight flight;
        synchronized (flights) {
            flight = flights.computeIfAbsent(quality, Flight::new);
        }
        return flight.coded();
    }

    /** Bytes of all that are kept. */
    public long weight() {
        long sum = 0;
        synchronized (flights) {
            for (Flight flight : flights.values()) {
                sum += flight.weight;
            }
        }
        return sum;
    }

    private final class Flight {

        private final int quality;
        private volatile long weight;
        private volatile @Nullable T coded;

        Flight(int quality) {
            this.quality = quality;
        }

        T coded() {
            T known = coded;
            return known != null ? known : land();
        }

        private synchronized T land() {
            T known = coded;
            if (known == null) {
                known = maker.apply(quality);
                weight = weigher.applyAsLong(known);
                coded = known;
            }
            return known;
        }
    }
}
