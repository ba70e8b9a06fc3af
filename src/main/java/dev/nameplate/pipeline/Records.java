package dev.nameplate.pipeline;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Records of films, bounded by bytes; those that were not asked for longest go first. Each is made once, however many ask
 * for it meanwhile: these wait. Thread-safe; render threads only.
 */
final class Records {

    /** What a record takes beside its bytes: its key, its place in the map. */
    private static final int AROUND = 400;

    private static final long USUAL_BYTES = 32L << 20;

    private final long mostBytes;
    /** Longest unused first. Guarded by itself. */
    private final Map<Object, CompletableFuture<Optional<byte[]>>> made =
            new LinkedHashMap<>(64, 0.75f, /* accessOrder= */ true);
    /** Guarded by {@link #made}. */
    private long bytes;
    /** Guarded by {@link #made}. */
    private long room;

    Records(long mostBytes) {
        this.mostBytes = mostBytes;
        this.room = mostBytes;
    }

    /** Leaves a part of the room, 1 for all of it. */
    void room(double part) {
        synchronized (made) {
            room = (long) (mostBytes * part);
            trim();
        }
    }

    /** A small part of the heap. */
    static long usualBytes() {
        return Math.min(USUAL_BYTES, Runtime.getRuntime().maxMemory() / 32);
    }

    /** The record of a key; made by the first who asks. */
    Optional<byte[]> get(Object key, Supplier<Optional<byte[]>> maker) {
        CompletableFuture<Optional<byte[]>> fresh = new CompletableFuture<>();
        CompletableFuture<Optional<byte[]>> known;
        synchronized (made) {
            known = made.get(key);
            if (known == null) {
                made.put(key, fresh);
            }
        }
        return known == null ? make(key, fresh, maker) : known.join();
    }

    private Optional<byte[]> make(
            Object key, CompletableFuture<Optional<byte[]>> fresh, Supplier<Optional<byte[]>> maker) {
        try {
            Optional<byte[]> record = maker.get();
            fresh.complete(record);
            synchronized (made) {
                bytes += weight(record);
                trim();
            }
            return record;
        } catch (RuntimeException | Error e) {
            synchronized (made) {
                made.remove(key, fresh);
            }
            fresh.completeExceptionally(e);
            throw e;
        }
    }

    private void trim() {
        Iterator<CompletableFuture<Optional<byte[]>>> oldest = made.values().iterator();
        while (bytes > room && oldest.hasNext()) {
            CompletableFuture<Optional<byte[]>> candidate = oldest.next();
            if (candidate.isDone()) {
                bytes -= weight(candidate.join());
                oldest.remove();
            }
        }
    }

    private static long weight(Optional<byte[]> record) {
        return AROUND + record.map(it -> it.length).orElse(0);
    }

    /** Bytes that are kept. */
    long bytes() {
        synchronized (made) {
            return bytes;
        }
    }
}
