package dev.nameplate.pipeline;

import dev.nameplate.cache.ImageCache.Found;
import dev.nameplate.cache.ImageCache.Tier;
import dev.nameplate.load.RenderPool;
import dev.nameplate.load.WorkClass;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.ImageKeys.Variation;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an image that came out of a cache once more, now and then, and compares the two byte for byte: so it is measured, and not only
 * hoped, that no reader gets another's picture. Done with what nobody else needs: behind all other work, and only with a base
 * that is there. Thread-safe; never blocks.
 */
final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Press press;
    private final RenderPool pool;
    private final Meters meters;
    private final long everyNanos;
    private final AtomicLong due = new AtomicLong(System.nanoTime());

    /** @param every the time between two comparisons */
    Audit(Press press, RenderPool pool, Duration every, Meters meters) {
        this.press = press;
        this.pool = pool;
        this.everyNanos = every.toNanos();
        this.meters = meters;
    }

    /**
     * Looks at an image that a reader was given, if it is time for one.
     *
     * @param wrong what to do when it is not what its values give
     */
    void look(Published published, Values values, Variation variation, Found found, Runnable wrong) {
        if (found.tier() == Tier.RENDERED || !isTime()) {
            return;
        }
        if (!press.isReady(published, variation)) {
            meters.audit("skipped");
            return;
        }
        pool.submit(WorkClass.BATCH, PATIENCE, () -> press.print(published, values, variation))
                .whenComplete((again, fault) -> {
                    if (fault != null) {
                        meters.audit("skipped");
                    } else if (Arrays.equals(again.bytes(), found.image().bytes())) {
                        meters.audit("same");
                    } else {
                        meters.audit("different");
                        LOG.error(
                                "An image of {} out of the tier {} was not what its values give; it is dropped",
                                published.template().path(),
                                found.tier().key());
                        wrong.run();
                    }
                });
    }

    private boolean isTime() {
        long now = System.nanoTime();
        long at = due.get();
        return now - at >= 0 && due.compareAndSet(at, now + everyNanos);
    }
}
