package dev.nameplate.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a kind of picture is worth sharing: whether making one costs enough times what a read from the cluster does. Both are
 * measured as they happen. Of a kind that was never made here nothing is known, so the cluster is asked. Thread-safe.
 */
final class Admission {

    /**
     * The least that a read counts for, however fast it came: what sealing, opening and carrying an entry takes of the
     * processors at both ends.
     */
    static final long LEAST_READ_NANOS = 500_000;

    private static final int MOST_KINDS = 10_000;

    /** A new figure counts for one part in so many. */
    private static final int INERTIA = 8;

    private final int worth;
    private final Cache<Kind, AtomicLong> costs = Caffeine.newBuilder()
            .maximumSize(MOST_KINDS)
            .executor(Runnable::run)
            .build();
    private final AtomicLong read = new AtomicLong(LEAST_READ_NANOS);

    /** @param worth how many times dearer than a read a picture must be; 0 for all */
    Admission(int worth) {
        this.worth = worth;
    }

    boolean isWorth(Kind kind) {
        AtomicLong cost = costs.getIfPresent(kind);
        return cost == null || cost.get() >= worth * readNanos();
    }

    /** Learns what a picture cost, in processor time. */
    void made(Kind kind, long nanos) {
        AtomicLong cost = costs.getIfPresent(kind);
        if (cost == null) {
            costs.put(kind, new AtomicLong(nanos));
        } else {
            cost.accumulateAndGet(nanos, Admission::smoothed);
        }
    }

    /** Learns how long an answer of the cluster took. */
    void answered(long nanos) {
        read.accumulateAndGet(nanos, Admission::smoothed);
    }

    long readNanos() {
        return Math.max(LEAST_READ_NANOS, read.get());
    }

    private static long smoothed(long before, long now) {
        return before + (now - before) / INERTIA;
    }
}
