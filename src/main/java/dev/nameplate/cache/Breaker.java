package dev.nameplate.cache;

import java.util.function.LongSupplier;

/**
 * Leaves the cluster alone for a while when it answers too late: three late answers within a second open the breaker for two.
 * Then one read tries how things are; the others wait for its end. Thread-safe.
 */
final class Breaker {

    static final int MOST_LATE = 3;
    static final long WITHIN_NANOS = 1_000_000_000L;
    static final long REST_NANOS = 2_000_000_000L;

    private final LongSupplier nanos;
    /** When the last few were late, the eldest at {@link #next}. */
    private final long[] late = new long[MOST_LATE];

    private int next;
    private int count;
    private boolean open;
    private boolean trying;
    private long until;
    private long openings;

    /** @param nanos a clock that only goes forward */
    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether a read may be tried. Who is let through must tell {@link #inTime} or {@link #late}. */
    synchronized boolean admits() {
        if (!open) {
            return true;
        }
        if (trying || nanos.getAsLong() - until < 0) {
            return false;
        }
        trying = true;
        return true;
    }

    /** An answer came in time. */
    synchronized void inTime() {
        if (trying) {
            trying = false;
            open = false;
            count = 0;
        }
    }

    /** An answer did not come in time, or was a fault. */
    synchronized void late() {
        long now = nanos.getAsLong();
        if (trying) {
            rest(now);
            return;
        }
        late[next] = now;
        next = (next + 1) % MOST_LATE;
        count = Math.min(MOST_LATE, count + 1);
        long first = count < MOST_LATE ? now : late[next];
        if (count == MOST_LATE && now - first <= WITHIN_NANOS && !open) {
            openings++;
            rest(now);
        }
    }

    private void rest(long now) {
        open = true;
        trying = false;
        until = now + REST_NANOS;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** How often it opened. */
    synchronized long openings() {
        return openings;
    }
}
