package dev.nameplate.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Things that are dear to make, made when they are asked for and kept up to a number of bytes; the one longest unused goes
 * first. One flight per key, however many ask. Thread-safe.
 *
 * <p>Who uses a thing holds it meanwhile: what is held is never dropped, and so never made a second time beside itself. A
 * thing may grow while it is held; it is weighed again when it is let go. The last one used stays even if it alone weighs
 * more than all may.
 */
public final class OnDemand<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    /** Longest unused first; guarded by itself, as is all that follows. */
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

    private long weight;
    private long evictions;
    private long room;

    /** @param most bytes of all that is kept; more only while it is held */
    public OnDemand(long most, ToLongFunction<? super V> weigher) {
        this.most = most;
        this.room = most;
        this.weigher = weigher;
    }

    private static final class Entry<V> {
        private final CompletableFuture<V> flight = new CompletableFuture<>();
        private long weight;
        private int holds;
    }

    /** A thing in use. Let go by the thread that took it, once. */
    public final class Hold implements AutoCloseable {

        private final Entry<V> entry;
        private final V it;

        private Hold(Entry<V> entry, V it) {
            this.entry = entry;
            this.it = it;
        }

        public V it() {
            return it;
        }

        @Override
        public void close() {
            synchronized (entries) {
                entry.holds--;
                // Weighed in here, so that of two who let go at once none sets what the other found before.
                reweigh(entry, weigher.applyAsLong(it));
            }
        }
    }

    /**
     * Takes hold of a thing. If it is not there it is made in this thread, or waited for while another makes it.
     *
     * @param maker must give equal things for equal keys; what it throws is thrown here and to all who wait, and the next
     *     who asks tries again
     */
    public Hold hold(K key, Supplier<V> maker) {
        Entry<V> entry;
        boolean make = false;
        synchronized (entries) {
            Entry<V> known = entries.get(key);
            if (known == null) {
                entry = new Entry<>();
                entries.put(key, entry);
                make = true;
            } else {
                entry = known;
            }
            entry.holds++;
        }
        return new Hold(entry, make ? made(key, entry, maker) : landed(entry));
    }

    /** The thing if it is there, finished; it may be dropped at any moment. */
    public Optional<V> present(K key) {
        synchronized (entries) {
            Entry<V> entry = entries.get(key);
            return entry == null || !entry.flight.isDone() ? Optional.empty() : Optional.of(entry.flight.join());
        }
    }

    private V made(K key, Entry<V> entry, Supplier<V> maker) {
        try {
            V made = maker.get();
            synchronized (entries) {
                reweigh(entry, weigher.applyAsLong(made));
            }
            entry.flight.complete(made);
            return made;
        } catch (Throwable fault) {
            synchronized (entries) {
                entries.remove(key, entry);
            }
            entry.flight.completeExceptionally(fault);
            throw fault;
        }
    }

    private V landed(Entry<V> entry) {
        try {
            return entry.flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }

    private void reweigh(Entry<V> entry, long now) {
        weight += now - entry.weight;
        entry.weight = now;
        trim();
    }

    private void trim() {
        Iterator<Entry<V>> eldest = entries.values().iterator();
        while (weight > room && eldest.hasNext()) {
            Entry<V> it = eldest.next();
            if (it.holds == 0 && eldest.hasNext()) {
                weight -= it.weight;
                evictions++;
                eldest.remove();
            }
        }
    }

    /** Leaves a part of the room, 1 for all of it; what no longer fits goes at once, but for what is held. */
    public void room(double part) {
        synchronized (entries) {
            room = (long) (most * part);
            trim();
        }
    }

    /** How many things are kept or being made. */
    public int count() {
        synchronized (entries) {
            return entries.size();
        }
    }

    /** How many use a thing or wait for it. */
    int holds(K key) {
        synchronized (entries) {
            Entry<V> entry = entries.get(key);
            return entry == null ? 0 : entry.holds;
        }
    }

    /** Bytes of what is kept. */
    public long weight() {
        synchronized (entries) {
            return weight;
        }
    }

    /** Whether one of such weight could be kept beside what is there. */
    public boolean hasRoom(long more) {
        synchronized (entries) {
            return weight + more <= room;
        }
    }

    /** How many were dropped for want of room. */
    public long evictions() {
        synchronized (entries) {
            return evictions;
        }
    }
}
