package dev.nameplate.pipeline;

import dev.nameplate.arrivals.Arrivals;
import dev.nameplate.cache.ImageCache;
import dev.nameplate.cache.ImageKey;
import dev.nameplate.cache.Kind;
import dev.nameplate.encode.Format;
import dev.nameplate.guard.Guards;
import dev.nameplate.link.LinkVerdict;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.load.MemoryGuard;
import dev.nameplate.load.Overload;
import dev.nameplate.load.RenderPool;
import dev.nameplate.load.WorkClass;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.observe.Passage;
import dev.nameplate.pipeline.Flights.Wish;
import dev.nameplate.pipeline.ImageKeys.Variation;
import dev.nameplate.pipeline.Outcome.Freshness;
import dev.nameplate.pipeline.Outcome.Refusal;
import dev.nameplate.register.Register;
import dev.nameplate.store.TemplateCatalog;
import dev.nameplate.template.Template;
import dev.nameplate.visitor.Visitor;
import dev.nameplate.visitor.Visitors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one request, from top to bottom: target, signature, template, expiry, merge, guards, key, the reader's copy, image;
 * and the degrade ladder where the right image does not come in time.
 *
 * <p>Entered on event loops; never blocks. Thread-safe.
 */
public final class ImagePipeline {

    private static final Logger LOG = LoggerFactory.getLogger(ImagePipeline.class);

    /** Between two audits: the slowest templates take 40 ms. */
    private static final Duration AUDITS = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final LinkVerifier links;
    private final Register register;
    private final TemplateCatalog<Published> catalog;
    private final Workshop workshop;
    private final ImageCache cache;
    private final Flights flights;
    private final Ladder ladder;
    private final MemoryGuard guard;
    private final Guards guards;
    private final Visitors visitors;
    private final Arrivals arrivals;
    private final Audit audit;
    private final Lifetimes lifetimes;
    private final PipelineSettings settings;
    private final Meters meters;
    private final Clock clock;
    private final byte[] refusalPicture;

    ImagePipeline(Parts parts) {
        this.vertx = parts.vertx();
        this.links = parts.links();
        this.register = parts.register();
        this.catalog = parts.catalog();
        this.workshop = parts.workshop();
        this.cache = parts.cache();
        this.flights = new Flights(parts.cache(), workshop.press(), parts.pool(), parts.meters());
        this.guard = parts.guard();
        this.guards = parts.guards();
        this.visitors = parts.visitors();
        this.arrivals = parts.arrivals();
        this.ladder = new Ladder(
                vertx, cache, workshop.press(), guard, parts.settings().patience(), parts.meters());
        this.audit = new Audit(workshop.press(), parts.pool(), AUDITS, parts.meters());
        this.lifetimes = new Lifetimes(parts.register(), parts.clock());
        this.settings = parts.settings();
        this.meters = parts.meters();
        this.clock = parts.clock();
        this.refusalPicture = RefusalPicture.png(workshop.encoders());
    }

    /** What the pipeline is made of. */
    record Parts(
            Vertx vertx,
            LinkVerifier links,
            Register register,
            TemplateCatalog<Published> catalog,
            Workshop workshop,
            ImageCache cache,
            RenderPool pool,
            MemoryGuard guard,
            Guards guards,
            Visitors visitors,
            Arrivals arrivals,
            PipelineSettings settings,
            Meters meters,
            Clock clock) {}

    /** A genuine link, who asks for its image, and how. */
    private record Asked(SignedLink link, Visitor visitor, ImageRequest request) {

        Passage passage() {
            return request.passage();
        }
    }

    /** Answers a request. Fails only on bugs; every expected end is an outcome. */
    public Future<Outcome> serve(ImageRequest request) {
        long start = System.nanoTime();
        LinkVerdict verdict = links.verify(request.target());
        meters.stage(request.passage(), Stage.VERIFY, System.nanoTime() - start);
        return verdict.fold(
                link -> {
                    link.kid().ifPresent(meters.links()::verified);
                    request.passage().link(link.unsigned() ? Passage.Link.UNSIGNED : Passage.Link.GENUINE);
                    Visitor visitor = visitors.of(request.fetch());
                    meters.load().visitor(visitor.key());
                    return find(new Asked(link, visitor, request));
                },
                refused -> refused(Refusal.FORBIDDEN, refused.reason().key()),
                () -> refused(Refusal.NOT_FOUND, "no-link"));
    }

    private Future<Outcome> find(Asked asked) {
        SignedLink link = asked.link();
        return catalog.find(link.path())
                .timeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .map(found -> found.isEmpty() ? removed(asked) : known(asked, found.get()))
                .otherwise(fault -> ladder.unfound(link, fault))
                .compose(answer -> answer);
    }

    /** A template that is no longer there still serves the links that are pinned to a version of it. */
    private Future<Outcome> removed(Asked asked) {
        return version(asked.link())
                .compose(version -> version.isEmpty()
                        ? refused(Refusal.NOT_FOUND, "unknown-template")
                        : known(asked, version.get()));
    }

    /** From here on there is a fallback image, so that no fault can leave the link without one. */
    private Future<Outcome> known(Asked asked, Published current) {
        SignedLink link = asked.link();
        asked.passage().template(current.template().path());
        Format format = workshop.format(link, current.template());
        return Future.<Void>succeededFuture()
                .compose(begun -> pinned(asked, current, format))
                .recover(fault -> {
                    LastResort.check(fault);
                    LOG.error("A link to {} could not be served", link.path(), fault);
                    return ladder.lowest(link, current, format, "fault");
                });
    }

    /** A link that is over, for whatever reason, and an unknown version get the fallback image of today's template. */
    private Future<Outcome> pinned(Asked asked, Published current, Format format) {
        SignedLink link = asked.link();
        Validity validity = Validity.of(link, register, clock.instant());
        if (!validity.isGood()) {
            return ladder.patient(link, current, format, validity.reason());
        }
        if (link.version().isEmpty()) {
            return deliver(asked, current, format);
        }
        return version(link)
                .compose(version -> version.isEmpty()
                        ? ladder.patient(link, current, format, "unknown-version")
                        : deliver(asked, version.get(), format));
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

    private Future<Outcome> deliver(Asked asked, Published published, Format format) {
        long start = System.nanoTime();
        SignedLink link = asked.link();
        ImageRequest request = asked.request();
        Template template = published.template();
        Values merged = workshop.merger()
                .merge(Filling.delivery(link, template), Filling.fields(link, template), workshop.context(template));
        Values values = published.at(merged, clock.instant());
        Notes.count(template, values, meters);
        Optional<Guards.Refusal> refusal = guards.refusal(link, template.fields(), values);
        count(asked, template, merged, refusal.isPresent());
        meters.stage(request.passage(), Stage.MERGE, System.nanoTime() - start);
        if (refusal.isPresent()) {
            request.passage().notes(Notes.of(link, values));
            meters.guards().refused(template.path(), refusal.get().key());
            return ladder.patient(link, published, format, refusal.get().key());
        }
        Variation variation = variation(link, published, format, values);
        ImageKey key = workshop.keys().key(published, values, variation);
        Freshness freshness = lifetimes.of(link, template, values);
        String etag = key.text();
        List<String> notes = Notes.of(link, values);
        request.passage().notes(notes);
        if (request.has(etag)) {
            return Future.succeededFuture(new Outcome.Unchanged(etag, freshness));
        }
        Optional<ImageKey> family = Lifetimes.mayStandIn(link, template, values)
                ? Optional.of(workshop.keys().family(published, values, variation))
                : Optional.empty();
        return (guard.isClosed() ? kept(key) : drawn(key, family, wish(published, values, variation, format, asked)))
                .onSuccess(found -> audit.look(published, values, variation, found, () -> cache.drop(key)))
                .<Outcome>map(found -> {
                    List<String> told = Notes.with(notes, found.image());
                    request.passage().notes(told);
                    return new Outcome.Image(
                            found.image(), etag, freshness, found.tier().key(), told, link.download());
                })
                .recover(fault -> ladder.degraded(new Ladder.Missed(link, published, format, family), fault));
    }

    /** What guards refuse is no reader's, and says nothing of readers' data. */
    private void count(Asked asked, Template template, Values merged, boolean refused) {
        boolean kept = asked.request().mayHave();
        if (refused) {
            arrivals.refused(asked.link(), template, asked.visitor(), kept);
        } else {
            arrivals.opened(asked.link(), template, merged, asked.visitor(), kept);
        }
    }

    private Wish wish(Published published, Values values, Variation variation, Format format, Asked asked) {
        long now = System.nanoTime();
        return new Wish(
                published,
                values,
                variation,
                new Kind(asked.link().path(), format.extension(), variation.density()),
                urgency(asked.link(), asked.visitor()),
                now,
                now + settings.patience().toNanos(),
                asked.passage());
    }

    private Future<ImageCache.Found> drawn(ImageKey key, Optional<ImageKey> family, Wish wish) {
        return Future.fromCompletionStage(flights.image(key, family, wish), vertx.getOrCreateContext())
                .timeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What can be sent without drawing. */
    private Future<ImageCache.Found> kept(ImageKey key) {
        return cache.present(key).map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(Overload.MEMORY));
    }

    private static WorkClass urgency(SignedLink link, Visitor visitor) {
        if (link.unsigned()) {
            return WorkClass.PREVIEW;
        }
        return visitor.reads() ? WorkClass.READER : WorkClass.SCANNER;
    }

    private static Variation variation(SignedLink link, Published published, Format format, Values values) {
        return new Variation(
                format,
                published.density(link.density().orElse(1)),
                link.quality().orElse(0),
                Variants.chosen(published.template(), values.seed()));
    }

    private static Future<Outcome> refused(Refusal refusal, String reason) {
        return Future.succeededFuture(new Outcome.Refused(refusal, reason));
    }

    /** The small neutral PNG that refusals show. */
    public byte[] refusalPicture() {
        return refusalPicture.clone();
    }
}
