package dev.nameplate.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Holds back warnings and errors that say the same thing over and over, so that a broken template under load does not fill a
 * disk: a few in a while are let through, and then how many more there were. Decides before an event is made, so that what
 * is held back costs nearly nothing. Thread-safe.
 */
final class Thrift extends TurboFilter {

    /** Events of a kind that are let through in a while. */
    static final int BURST = 5;

    static final long WHILE = TimeUnit.SECONDS.toNanos(10);

    /** Kinds that are told apart; further ones are told apart by their logger alone. */
    static final int MOST_KINDS = 256;

    private static final int LONGEST_SUBJECT = 120;

    private final LongSupplier clock;
    private final Map<String, Tally> kinds = new ConcurrentHashMap<>();

    Thrift() {
        this(System::nanoTime);
    }

    Thrift(LongSupplier clock) {
        this.clock = clock;
    }

    private static final class Tally {
        private long since;
        private int passed;
        private int held;

        private synchronized boolean allows(long now) {
            if (now - since >= WHILE && held == 0) {
                since = now;
                passed = 0;
            }
            if (passed < BURST) {
                passed++;
                return true;
            }
            held++;
            return false;
        }

        /** How many were held back in a while that is over; -1 for one that still runs. */
        private synchronized int over(long now) {
            if (now - since < WHILE) {
                return -1;
            }
            int count = held;
            held = 0;
            return count;
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable fault) {
        // Without a format somebody only asks whether a level is on.
        if (format == null
                || !level.isGreaterOrEqual(Level.WARN)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        return allows(logger.getName(), format, params) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private boolean allows(String logger, String format, Object @Nullable [] params) {
        // What an event is about comes first: a template, mostly.
        String subject = params != null && params.length > 0 && params[0] instanceof String text ? text : "";
        String kind = logger + ": " + format.replace("{}", "…");
        if (!subject.isEmpty() && subject.length() <= LONGEST_SUBJECT) {
            kind = kind.replaceFirst("…", java.util.regex.Matcher.quoteReplacement(subject));
        }
        return allows(kinds.size() < MOST_KINDS || kinds.containsKey(kind) ? kind : logger + ": events of many kinds");
    }

    /** Whether one more event of a kind may be logged now. */
    boolean allows(String kind) {
        return kinds.computeIfAbsent(kind, absent -> fresh()).allows(clock.getAsLong());
    }

    private Tally fresh() {
        Tally tally = new Tally();
        tally.since = clock.getAsLong();
        return tally;
    }

    /** Tells how many of each kind were held back in whiles that are over, and begins new ones. */
    void settle(ObjIntConsumer<String> told) {
        settle(clock.getAsLong(), told);
    }

    /** Tells it of whiles that still run, too: nothing comes after. */
    void settleAll(ObjIntConsumer<String> told) {
        settle(clock.getAsLong() + WHILE, told);
    }

    private void settle(long now, ObjIntConsumer<String> told) {
        for (Map.Entry<String, Tally> entry : kinds.entrySet()) {
            int held = entry.getValue().over(now);
            if (held >= 0) {
                kinds.remove(entry.getKey(), entry.getValue());
                if (held > 0) {
                    told.accept(entry.getKey(), held);
                }
            }
        }
    }
}
