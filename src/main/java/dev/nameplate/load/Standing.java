package dev.nameplate.load;

/**
 * Tells a queue that stands from one that empties again, as CoDel does: it stands when nobody has waited less than the target
 * for a whole interval. Not thread-safe.
 */
final class Standing {

    static final long TARGET_NANOS = 200_000_000L;
    static final long INTERVAL_NANOS = 1_000_000_000L;

    private boolean above;
    private boolean stands;
    private long since;

    /** Somebody's wait is over. */
    void waited(long nanos, long now) {
        if (nanos <= TARGET_NANOS) {
            empty();
        } else if (!above) {
            above = true;
            since = now;
        } else if (now - since >= INTERVAL_NANOS) {
            stands = true;
        }
    }

    /** Nobody waits. */
    void empty() {
        above = false;
        stands = false;
    }

    boolean stands() {
        return stands;
    }
}
