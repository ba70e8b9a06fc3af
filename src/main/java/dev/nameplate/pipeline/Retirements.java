package dev.nameplate.pipeline;

import dev.nameplate.link.KeyRing;
import dev.nameplate.link.KeyRing.Label;
import dev.nameplate.observe.LinkMeters;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in time that a key retires whose links are still being opened, and shows when each key does. Thread-safe. */
final class Retirements {

    private static final Logger LOG = LoggerFactory.getLogger(Retirements.class);

    /** Two weeks: most mails that are opened at all are by then. */
    private static final int DAYS_BEFORE = 14;

    private static final Duration CHECKS = Duration.ofMinutes(1);

    private final Supplier<KeyRing> keys;
    private final LinkMeters meters;
    private final Clock clock;
    private final Map<String, Said> said = new ConcurrentHashMap<>();

    /**
     * What was said of a key last.
     *
     * @param links that it had verified by then
     */
    private record Said(LocalDate day, long links) {}

    Retirements(Supplier<KeyRing> keys, LinkMeters meters) {
        this(keys, meters, Clock.systemUTC());
    }

    Retirements(Supplier<KeyRing> keys, LinkMeters meters, Clock clock) {
        this.keys = keys;
        this.meters = meters;
        this.clock = clock;
    }

    /** Looks at the keys in force from time to time. */
    void start(Vertx vertx) {
        vertx.setPeriodic(CHECKS.toMillis(), timer -> check());
    }

    /** Shows the keys in force. */
    void show() {
        meters.keys(keys.get().labels().stream()
                .map(label -> new LinkMeters.Key(
                        label.kid(),
                        label.project(),
                        label.end().map(end -> (double) end.getEpochSecond()).orElse(Double.POSITIVE_INFINITY)))
                .toList());
        check();
    }

    /** Warns, once a day for each key that has verified links since the last warning. */
    void check() {
        keys.get().labels().forEach(this::check);
    }

    private void check(Label key) {
        if (key.end().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        long days = ChronoUnit.DAYS.between(now, key.end().get());
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        Said before = said.getOrDefault(key.kid(), new Said(LocalDate.MIN, 0));
        long links = meters.verifiedCount(key.kid());
        if (days >= DAYS_BEFORE || links == before.links() || today.equals(before.day())) {
            return;
        }
        said.put(key.kid(), new Said(today, links));
        if (key.retired(now)) {
            LOG.warn(
                    "Key {} has retired: its links show the fallback image, and {} were opened since the start or the last"
                            + " such word. Give it a later day if they should not",
                    key.kid(),
                    links - before.links());
        } else {
            LOG.warn(
                    "Key {} retires at the end of {} (UTC), in {} days: from then on its links show the fallback image, and {}"
                            + " were opened since the start or the last such word",
                    key.kid(),
                    key.retires().orElseThrow(),
                    days,
                    links - before.links());
        }
    }
}
