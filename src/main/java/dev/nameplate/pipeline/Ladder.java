package dev.nameplate.pipeline;

import dev.nameplate.cache.ImageCache;
import dev.nameplate.cache.ImageKey;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.link.SignedLink;
import dev.nameplate.load.MemoryGuard;
import dev.nameplate.load.Overload;
import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.Outcome.Refusal;
import dev.nameplate.pipeline.Outcome.Rung;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The degrade ladder: what a genuine link is answered with when the right image cannot be had. The last good image of the same
 * values, else the template's fallback image, else one colour in the size it declares. Unsigned work is told to come back.
 */
final class Ladder {

    private static final Logger LOG = LoggerFactory.getLogger(Ladder.class);

    /** The size of a picture for a template that nobody knows the size of: that of most banners in mails. */
    private static final int UNKNOWN_WIDTH = 600;

    private static final int UNKNOWN_HEIGHT = 200;

    private final Vertx vertx;
    private final ImageCache cache;
    private final Press press;
    private final MemoryGuard guard;
    private final Duration patience;
    private final Meters meters;

    Ladder(Vertx vertx, ImageCache cache, Press press, MemoryGuard guard, Duration patience, Meters meters) {
        this.vertx = vertx;
        this.cache = cache;
        this.press = press;
        this.guard = guard;
        this.patience = patience;
        this.meters = meters;
    }

    /**
     * A picture that did not come.
     *
     * @param family what the last good one is found by; empty where none may stand in
     */
    record Missed(SignedLink link, Published published, Format format, Optional<ImageKey> family) {}

    /** From the top: what stands in for a picture that did not come. */
    Future<Outcome> degraded(Missed missed, Throwable fault) {
        LastResort.check(fault);
        SignedLink link = missed.link();
        String reason = reason(fault);
        if (reason.equals("fault")) {
            LOG.error("Template {} could not be rendered", link.path(), fault);
        }
        if (link.unsigned() && !reason.equals("fault")) {
            return Future.succeededFuture(new Outcome.Refused(Refusal.BUSY, reason));
        }
        Optional<EncodedImage> lastGood = missed.family().flatMap(cache::lastGood);
        if (lastGood.isEmpty()) {
            return lowest(link, missed.published(), missed.format(), reason);
        }
        meters.load().degraded(Rung.LAST_GOOD.key(), reason);
        return Future.succeededFuture(new Outcome.Fallback(lastGood.get(), reason, Rung.LAST_GOOD, link.download()));
    }

    /** The template's fallback image as it is there; one colour if that cannot be had either. */
    Future<Outcome> lowest(SignedLink link, Published published, Format format, String reason) {
        Outcome lowest;
        try {
            lowest = fallback(link, atHand(published, format), reason);
            meters.load().degraded(Rung.FALLBACK.key(), reason);
        } catch (RuntimeException bug) {
            LOG.error("Template {} has no fallback image", link.path(), bug);
            lowest = plain(
                    link,
                    published.template().canvas().width(),
                    published.template().canvas().height(),
                    reason);
        }
        return Future.succeededFuture(lowest);
    }

    /** Nobody can say whether there is such a template, so that a mail may show this; a 404 would stay in it. */
    Future<Outcome> unfound(SignedLink link, Throwable fault) {
        LOG.warn("Template {} could not be looked up: {}", link.path(), fault.toString());
        return Future.succeededFuture(plain(link, UNKNOWN_WIDTH, UNKNOWN_HEIGHT, reason(fault)));
    }

    private Outcome plain(SignedLink link, int width, int height, String reason) {
        meters.load().degraded(Rung.PLAIN.key(), reason);
        return new Outcome.Fallback(PlainPicture.png(width, height), reason, Rung.PLAIN, link.download());
    }

    /** The fallback image of a link that nothing was tried for yet: its format is waited for. */
    Future<Outcome> patient(SignedLink link, Published published, Format format, String reason) {
        if (guard.isClosed()) {
            return Future.succeededFuture(fallback(link, published.fallbackAtHand(format), reason));
        }
        CompletableFuture<EncodedImage> made = press.fallbackIn(published, format);
        if (made.isDone() && !made.isCompletedExceptionally()) {
            // Nearly always: it neither waits for a turn of the event loop nor needs a timer, which is most of what a
            // refused value would cost.
            return Future.succeededFuture(fallback(link, made.join(), reason));
        }
        return Future.fromCompletionStage(made, vertx.getOrCreateContext())
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .<Outcome>map(image -> fallback(link, image, reason))
                .recover(fault -> Future.succeededFuture(fallback(link, published.fallback(), reason)));
    }

    /** The fallback image as it is there; the link's format is made for those who come later, if there is room. */
    private EncodedImage atHand(Published published, Format format) {
        if (!guard.isClosed()) {
            press.fallbackIn(published, format).exceptionally(fault -> published.fallback());
        }
        return published.fallbackAtHand(format);
    }

    private static Outcome fallback(SignedLink link, EncodedImage image, String reason) {
        return new Outcome.Fallback(image, reason, Rung.FALLBACK, link.download());
    }

    private static String reason(Throwable fault) {
        Throwable cause = Flights.unwrapped(fault);
        if (cause == Overload.MEMORY) {
            return "memory";
        }
        return cause instanceof Overload ? "overload" : cause instanceof TimeoutException ? "timeout" : "fault";
    }
}
