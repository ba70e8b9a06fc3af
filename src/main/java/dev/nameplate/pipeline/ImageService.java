package dev.nameplate.pipeline;

import dev.nameplate.arrivals.Arrivals;
import dev.nameplate.arrivals.DataHealth;
import dev.nameplate.arrivals.DataHealthSettings;
import dev.nameplate.cache.CacheSettings;
import dev.nameplate.cache.Cluster;
import dev.nameplate.cache.ImageCache;
import dev.nameplate.guard.GuardSettings;
import dev.nameplate.guard.Guards;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.load.MemoryGuard;
import dev.nameplate.load.RenderPool;
import dev.nameplate.observe.Meters;
import dev.nameplate.register.Register;
import dev.nameplate.register.RegisterSettings;
import dev.nameplate.store.BrandKits;
import dev.nameplate.store.FolderTemplateStore;
import dev.nameplate.store.StoreSettings;
import dev.nameplate.store.TemplateCatalog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that make images, wired: workshop, templates, cache, render pool and the pipeline over them. */
public final class ImageService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImageService.class);

    private final Vertx vertx;
    private final PipelineSettings settings;
    private final StoreSettings storeSettings;
    private final LinkKeys keys;
    private final Register register;
    private final Workshop workshop;
    private final TemplateCatalog<Published> catalog;
    private final RenderPool pool;
    private final MemoryGuard guard;
    private final Guards guards;
    private final DataHealthSettings dataHealth;
    private final Arrivals arrivals;
    private final ImagePipeline pipeline;
    private final Meters meters;

    public ImageService(
            Vertx vertx,
            PipelineSettings settings,
            StoreSettings storeSettings,
            CacheSettings cacheSettings,
            Cluster cluster,
            LinkKeys keys,
            DataHealthSettings dataHealth,
            RegisterSettings registerSettings,
            GuardSettings guardSettings,
            Meters meters) {
        this.vertx = vertx;
        this.meters = meters;
        this.storeSettings = storeSettings;
        this.keys = keys;
        this.register = registerSettings.open(cluster.peers().board(), meters.links(), vertx);
        this.workshop = new Workshop(settings, cacheSettings.basesBytes(), meters);
        this.catalog = new TemplateCatalog<>(
                vertx,
                FolderTemplateStore.all(vertx, storeSettings),
                storeSettings,
                new BrandKits(storeSettings, workshop.brandCompiler(), meters),
                workshop.compiler(),
                workshop.press(),
                cluster.peers(),
                meters);
        this.pool = new RenderPool(settings.threads(), settings.queue(), meters);
        this.settings = settings;
        ImageCache cache = new ImageCache(cacheSettings, cluster, meters);
        this.guard = new MemoryGuard(meters);
        guard.shrinks(cache::room);
        guard.shrinks(workshop.press()::room);
        this.guards = new Guards(guardSettings, keys, register, cluster.peers(), meters);
        this.dataHealth = dataHealth;
        this.arrivals = new Arrivals(dataHealth.links(), Clock.systemUTC());
        this.pipeline = pipeline(cache, arrivals, meters);
        show(meters);
    }

    private void show(Meters meters) {
        meters.table(
                "nameplate_field_arrivals",
                "What became of fields, by template.",
                List.of("template", "field", "kind"),
                () -> arrivals.byField(Meters.mostTemplates(), Meters.otherTemplates()));
        meters.table(
                "nameplate_visits",
                "Fetches of templates by who made them.",
                List.of("template", "visitor"),
                () -> arrivals.byVisitor(Meters.mostTemplates(), Meters.otherTemplates()));
    }

    private ImagePipeline pipeline(ImageCache cache, Arrivals counted, Meters meters) {
        return new ImagePipeline(new ImagePipeline.Parts(
                vertx,
                settings.unsigned() ? LinkVerifier.allowingUnsigned(keys) : LinkVerifier.of(keys),
                register,
                catalog,
                workshop,
                cache,
                pool,
                guard,
                guards,
                dataHealth.visitors(),
                counted,
                settings,
                meters,
                Clock.systemUTC()));
    }

    /** Publishes all templates; says in the log which scripts can be drawn, for which nobody waits. */
    public Future<Void> start() {
        guard.start();
        keys.watch(vertx, meters.links());
        vertx.executeBlocking(() -> FontReport.words(workshop.serverScripts()), /* ordered= */ false)
                .onSuccess(LOG::info);
        return vertx.executeBlocking(
                        () -> {
                            guards.start();
                            return null;
                        },
                        /* ordered= */ false)
                .compose(started -> catalog.start(storeSettings));
    }

    /** Makes pictures of every template for nobody, so that the first reader does not pay for cold code and bases. */
    public Future<Void> warmUp() {
        return vertx.executeBlocking(() -> {
            new WarmUp(workshop, pool).run(catalog.all().values());
            return null;
        });
    }

    /** For how long readers have been turned away without a gap. */
    public Duration turnedAwayFor() {
        return pool.turnedAwayFor();
    }

    public ImagePipeline pipeline() {
        return pipeline;
    }

    /** Another pipeline over the same templates and threads that keeps no image and tells other meters. */
    public ImagePipeline pipeline(Meters meters) {
        return pipeline(
                new ImageCache(
                        new CacheSettings(/* memoryBytes= */ 0, /* basesBytes= */ 0), Cluster.none(meters), meters),
                Arrivals.unread(),
                meters);
    }

    /** What arrived, and what to do about it. */
    public DataHealth dataHealth() {
        return new DataHealth(
                arrivals, path -> Optional.ofNullable(catalog.all().get(path)).map(Published::template));
    }

    /** All templates with signed links. */
    public Showcase showcase(Supplier<String> base) {
        return new Showcase(catalog, keys, workshop.encoders(), base);
    }

    /** Proof sheets of the templates, for whoever may see the gallery. */
    public ProofRoom proofs() {
        return new ProofRoom(vertx, catalog, workshop, pool);
    }

    /** Templates and pictures for programs that have a key. */
    public DrawingRoom drawings() {
        return new DrawingRoom(vertx, catalog, workshop, pool, guard, settings.patience());
    }

    @Override
    public void close() {
        guard.close();
        guards.close();
        catalog.close();
        pool.close();
        workshop.close();
    }
}
