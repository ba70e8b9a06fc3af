package dev.nameplate.pipeline;

import dev.nameplate.cache.ImageCache;
import dev.nameplate.cache.ImageKey;
import dev.nameplate.cache.Kind;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.link.LinkVerdict;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.MergeNote;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.pipeline.ImageKeys.Variation;
import dev.nameplate.pipeline.Outcome.Freshness;
import dev.nameplate.pipeline.Outcome.Refusal;
import dev.nameplate.store.TemplateCatalog;
import dev.nameplate.template.Template;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one request, from top to bottom: target, signature, template, expiry, merge, key, the reader's copy, image; and
 * the degrade ladder where the right image does not come in time.
 *
 * <p>Entered on event loops; never blocks. Thread-safe.
 */
public final class ImagePipeline {

    private static final Logger LOG = LoggerFactory.getLogger(ImagePipeline.class);

    /** What a pinned image may be kept for: a year, after which nobody opens the mail. */
    private static final long PINNED_SECONDS = 31_536_000;

    private final Vertx vertx;
    private final LinkVerifier links;
    private final TemplateCatalog<Published> catalog;
    private final Workshop workshop;
    private final ImageCache cache;
    private final RenderPool pool;
    private final PipelineSettings settings;
    private final Meters meters;
    private final Clock clock;
    private final byte[] refusalPicture;

    ImagePipeline(Parts parts) {
        this.vertx = parts.vertx();
        this.links = parts.links();
        this.catalog = parts.catalog();
        this.workshop = parts.workshop();
        this.cache = parts.cache();
        this.pool = parts.pool();
        this.settings = parts.settings();
        this.meters = parts.meters();
        this.clock = parts.clock();
        this.refusalPicture = RefusalPicture.png(workshop.encoders());
    }

    /** What the pipeline is made of. */
    record Parts(
            Vertx vertx,
            LinkVerifier links,
            TemplateCatalog<Published> catalog,
            Workshop workshop,
            ImageCache cache,
            RenderPool pool,
            PipelineSettings settings,
            Meters meters,
            Clock clock) {}

    /** Answers a request. Fails only on bugs; every expected end is an outcome. */
    public Future<Outcome> serve(ImageRequest request) {
        long start = System.nanoTime();
        LinkVerdict verdict = links.verify(request.target());
        meters.stage(Stage.VERIFY, System.nanoTime() - start);
        return verdict.fold(
                link -> find(link, request),
                refused -> refused(Refusal.FORBIDDEN, refused.reason().key()),
                () -> refused(Refusal.NOT_FOUND, "no-link"));
    }

    private Future<Outcome> find(SignedLink link, ImageRequest request) {
        return catalog.find(link.path())
                .timeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(late -> Optional.empty())
                .compose(found -> found.isEmpty() ? removed(link, request) : known(link, found.get(), request));
    }

    /** A template that is no longer there still serves the links that are pinned to a version of it. */
    private Future<Outcome> removed(SignedLink link, ImageRequest request) {
        return version(link)
                .compose(version -> version.isEmpty()
                        ? refused(Refusal.NOT_FOUND, "unknown-template")
                        : known(link, version.get(), request));
    }

    /** From here on there is a fallback image, so that no fault can leave the link without one. */
    private Future<Outcome> known(SignedLink link, Published current, ImageRequest request) {
        Format format = workshop.format(link, current.template());
        return Future.<Void>succeededFuture()
                .compose(begun -> pinned(link, current, format, request))
                .recover(fault -> {
                    LOG.error("A link to {} could not be served", link.path(), fault);
                    return fallback(link, current, format, "fault");
                });
    }

    /** An expired link and an unknown version get the fallback image of today's template. */
    private Future<Outcome> pinned(SignedLink link, Published current, Format format, ImageRequest request) {
        if (link.expired(clock.instant())) {
            return patientFallback(link, current, format, "expired");
        }
        if (link.version().isEmpty()) {
            return deliver(link, current, format, request);
        }
        return version(link)
                .compose(version -> version.isEmpty()
                        ? patientFallback(link, current, format, "unknown-version")
                        : deliver(link, version.get(), format, request));
    }

    /** The version that a link is pinned to; empty when it is pinned to none, or that cannot be had in time. */
    private Future<Optional<Published>> version(SignedLink link) {
        if (link.version().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return catalog.find(link.path(), link.version().get())
                .timeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(fault -> {
                    LOG.warn(
                            "Version {} of {} cannot be had: {}", link.version().get(), link.path(), fault.toString());
                    return Optional.empty();
                });
    }

    private Future<Outcome> deliver(SignedLink link, Published published, Format format, ImageRequest request) {
        long start = System.nanoTime();
        Template template = published.template();
        Values merged =
                workshop.merger().merge(delivery(link, template), fields(link, template), workshop.context(template));
        Values values = published.at(merged, clock.instant());
        meters.stage(Stage.MERGE, System.nanoTime() - start);
        values.notes().forEach(note -> meters.note(note.kind().key()));
        Variation variation = variation(link, published, format, values);
        ImageKey key = workshop.keys().key(published, values, variation);
        Freshness freshness = freshness(link, template, values);
        String etag = key.text();
        if (request.has(etag)) {
            return Future.succeededFuture(new Outcome.Unchanged(etag, freshness));
        }
        Optional<ImageKey> family = mayStandIn(link, template, values)
                ? Optional.of(workshop.keys().family(published, values, variation))
                : Optional.empty();
        Kind kind = new Kind(link.path(), format.extension(), variation.density());
        WorkClass urgency = link.unsigned() ? WorkClass.UNSIGNED : WorkClass.SIGNED;
        Context context = vertx.getOrCreateContext();
        return Future.fromCompletionStage(
                        cache.get(key, family, kind, () -> printed(urgency, kind, published, values, variation)),
                        context)
                .timeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .<Outcome>map(found -> new Outcome.Image(
                        found.image(),
                        etag,
                        freshness,
                        found.tier().key(),
                        notes(link, values, found.image()),
                        link.download()))
                .recover(fault -> degrade(link, published, format, family, fault));
    }

    /** A picture in the render pool; where its base is not there, that is awaited first, outside the pool. */
    private CompletableFuture<EncodedImage> printed(
            WorkClass urgency, Kind kind, Published published, Values values, Variation variation) {
        CompletableFuture<Void> base = workshop.press().ready(published, variation);
        Supplier<EncodedImage> print =
                () -> cache.costing(kind, () -> workshop.press().print(published, values, variation));
        if (base.isDone()) {
            return pool.submit(urgency, settings.patience(), print);
        }
        long start = System.nanoTime();
        // Not thenCompose: it would wrap refusals, which the cache's library then logs as faults.
        CompletableFuture<EncodedImage> printed = new CompletableFuture<>();
        base.whenComplete((made, fault) -> {
            Duration left = settings.patience().minusNanos(System.nanoTime() - start);
            if (fault != null || left.isNegative()) {
                printed.completeExceptionally(fault != null ? fault : Overload.LATE);
                return;
            }
            pool.submit(urgency, left, print).whenComplete((image, failure) -> {
                if (failure != null) {
                    printed.completeExceptionally(failure);
                } else {
                    printed.complete(image);
                }
            });
        });
        return printed;
    }

    /** In an unsigned link all declared fields count as open. */
    static Delivery delivery(SignedLink link, Template template) {
        if (!link.unsigned()) {
            return new Delivery(link.fixed(), link.open(), link.openPart());
        }
        List<String> open = new ArrayList<>(link.open());
        template.fields().forEach(field -> open.add(field.name()));
        return new Delivery(link.fixed(), open, link.openPart());
    }

    /** The fields as the link may fill them: in an unsigned link each may be opened. */
    static List<Field> fields(SignedLink link, Template template) {
        return link.unsigned() ? template.fields().stream().map(Field::opened).toList() : template.fields();
    }

    private static Variation variation(SignedLink link, Published published, Format format, Values values) {
        return new Variation(
                format,
                published.density(link.density().orElse(1)),
                link.quality().orElse(0),
                Variants.chosen(published.template(), values.seed()));
    }

    private Freshness freshness(SignedLink link, Template template, Values values) {
        boolean live = template.caching().live() || isRunning(values);
        boolean pinned = link.version().isPresent()
                && link.expires().isEmpty()
                && link.id().isEmpty();
        long seconds = pinned ? PINNED_SECONDS : template.caching().maxAgeSeconds();
        if (link.expires().isPresent()) {
            seconds = Math.min(
                    seconds, link.expires().getAsLong() - clock.instant().getEpochSecond());
        }
        return new Freshness(Math.max(0, seconds), pinned && !live, live);
    }

    private static List<String> notes(SignedLink link, Values values, EncodedImage image) {
        List<String> notes = new ArrayList<>();
        for (MergeNote note : values.notes()) {
            notes.add(note.field() + '=' + note.kind().key());
        }
        link.outOfRange().forEach(control -> notes.add(control + "=out-of-range"));
        if (image.overBudget()) {
            notes.add("image=over-budget");
        }
        return notes;
    }

    /** The ladder below the right image: the last good one, else the template's fallback; unsigned work is told to come back. */
    private Future<Outcome> degrade(
            SignedLink link, Published published, Format format, Optional<ImageKey> family, Throwable fault) {
        String reason = reason(fault);
        if (reason.equals("fault")) {
            LOG.error("Template {} could not be rendered", link.path(), fault);
        }
        if (link.unsigned() && !reason.equals("fault")) {
            return refused(Refusal.BUSY, reason);
        }
        Optional<EncodedImage> lastGood = family.flatMap(cache::lastGood);
        return lastGood.isPresent()
                ? Future.succeededFuture(
                        new Outcome.Fallback(lastGood.get(), reason, /* lastGood= */ true, link.download()))
                : fallback(link, published, format, reason);
    }

    /** Whether an image may stand in for a later version's: not one that is live, nor one that is pinned. */
    private static boolean mayStandIn(SignedLink link, Template template, Values values) {
        return !template.caching().live()
                && !isRunning(values)
                && link.version().isEmpty();
    }

    /** Whether a picture counts down: a second later it is another one. */
    private static boolean isRunning(Values values) {
        return values.left().isPresent() && values.left().getAsLong() > 0;
    }

    private static String reason(Throwable fault) {
        Throwable cause = fault instanceof java.util.concurrent.CompletionException && fault.getCause() != null
                ? fault.getCause()
                : fault;
        return cause instanceof Overload ? "overload" : cause instanceof TimeoutException ? "timeout" : "fault";
    }

    /** The fallback image of a link that nothing was tried for yet: its format is waited for. */
    private Future<Outcome> patientFallback(SignedLink link, Published published, Format format, String reason) {
        return Future.fromCompletionStage(workshop.press().fallbackIn(published, format), vertx.getOrCreateContext())
                .timeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .<Outcome>map(image -> fallback(link, image, reason))
                .recover(fault -> Future.succeededFuture(fallback(link, published.fallback(), reason)));
    }

    /** The fallback image as it is there; the link's format is made for those who come later. */
    private Future<Outcome> fallback(SignedLink link, Published published, Format format, String reason) {
        CompletableFuture<EncodedImage> wanted = workshop.press().fallbackIn(published, format);
        boolean made = wanted.isDone() && !wanted.isCompletedExceptionally();
        return Future.succeededFuture(fallback(link, made ? wanted.join() : published.fallback(), reason));
    }

    private static Outcome fallback(SignedLink link, EncodedImage image, String reason) {
        return new Outcome.Fallback(image, reason, /* lastGood= */ false, link.download());
    }

    private static Future<Outcome> refused(Refusal refusal, String reason) {
        return Future.succeededFuture(new Outcome.Refused(refusal, reason));
    }

    /** The small neutral PNG that refusals show. */
    public byte[] refusalPicture() {
        return refusalPicture.clone();
    }

    /** The extension of a target if it is one that we know, for metrics; {@code none} otherwise. */
    public static String extension(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return Format.ofExtension(path.substring(path.lastIndexOf('.') + 1))
                .map(Format::extension)
                .orElse("none");
    }

    /** A target without its query, for logs: queries hold personal data. */
    public static String pathOf(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return path.length() > 160 ? path.substring(0, 160) + "…" : path;
    }
}
