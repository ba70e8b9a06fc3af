package dev.nameplate.arrivals;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A row of counters that remembers what it stood at when each of the last 24 hours began, as far as anything happened in them.
 *
 * <p>Counting is one atomic increment. What an hour began with is written down by the first who counts in it, without the
 * counters that stand at nothing, so that what seldom happens costs no memory. Thread-safe.
 */
final class Counts {

    /** Hours that are told apart. */
    static final int HOURS = 24;

    /** What the counters stood at when something first happened in an hour: columns, and their counts. */
    private record Past(long hour, byte[] columns, long[] counts) {}

    private final AtomicLongArray counts;
    private volatile long hour;
    /** Oldest first; guarded by itself. */
    private final ArrayDeque<Past> pasts = new ArrayDeque<>(2);

    /** @param hour the present one, since 1970 */
    Counts(int columns, long hour) {
        this.counts = new AtomicLongArray(columns);
        this.hour = hour;
        pasts.add(new Past(hour, new byte[0], new long[0]));
    }

    /** Counts one in every column whose bit is set. */
    void add(long bits, long now) {
        if (now > hour) {
            begin(now);
        }
        for (long left = bits; left != 0; left &= left - 1) {
            counts.getAndIncrement(Long.numberOfTrailingZeros(left));
        }
    }

    private void begin(long now) {
        synchronized (pasts) {
            if (now <= hour) {
                return;
            }
            Iterator<Past> oldest = pasts.iterator();
            while (oldest.hasNext() && oldest.next().hour() <= now - HOURS) {
                oldest.remove();
            }
            pasts.add(past(now));
            hour = now;
        }
    }

    private Past past(long now) {
        int used = 0;
        for (int i = 0; i < counts.length(); i++) {
            used += counts.get(i) == 0 ? 0 : 1;
        }
        byte[] columns = new byte[used];
        long[] stood = new long[used];
        // One that is counted for the first time meanwhile is left out: it counts as this hour's.
        for (int i = 0, at = 0; i < counts.length() && at < used; i++) {
            if (counts.get(i) != 0) {
                columns[at] = (byte) i;
                stood[at++] = counts.get(i);
            }
        }
        return new Past(now, columns, stood);
    }

    /** All that was counted. */
    long[] all() {
        long[] all = new long[counts.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = counts.get(i);
        }
        return all;
    }

    /** What was counted in the present hour and those before it, so many in all. */
    long[] lately(int hours, long now) {
        synchronized (pasts) {
            for (Past past : pasts) {
                if (past.hour() > now - hours) {
                    long[] since = all();
                    for (int i = 0; i < past.columns().length; i++) {
                        since[past.columns()[i]] -= past.counts()[i];
                    }
                    return since;
                }
            }
        }
        return new long[counts.length()];
    }

    /** What one column stands at. */
    long get(int column) {
        return counts.get(column);
    }

    /** Hours that are remembered. */
    int remembered() {
        synchronized (pasts) {
            return pasts.size();
        }
    }
}
