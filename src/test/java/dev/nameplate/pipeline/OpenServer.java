package dev.nameplate.pipeline;

import dev.nameplate.arrivals.Arrivals;
import dev.nameplate.cache.CacheSettings;
import dev.nameplate.cache.Cluster;
import dev.nameplate.cache.ImageCache;
import dev.nameplate.config.Setting;
import dev.nameplate.config.SettingsReader;
import dev.nameplate.guard.GuardSettings;
import dev.nameplate.guard.Guards;
import dev.nameplate.http.HttpSettings;
import dev.nameplate.http.ImageRoutes;
import dev.nameplate.http.ImageVerticle;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.load.HeapUse;
import dev.nameplate.load.MemoryGuard;
import dev.nameplate.load.RenderPool;
import dev.nameplate.load.WorkClass;
import dev.nameplate.observe.Health;
import dev.nameplate.observe.Ledger;
import dev.nameplate.observe.Meters;
import dev.nameplate.peers.Peers;
import dev.nameplate.register.Register;
import dev.nameplate.store.BrandKits;
import dev.nameplate.store.StoreSettings;
import dev.nameplate.store.StoredTemplate;
import dev.nameplate.store.TemplateCatalog;
import dev.nameplate.store.TemplateStore;
import dev.nameplate.testing.Links;
import dev.nameplate.visitor.Visitors;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An image server whose inside a test can get at: its render threads can be held, its heap said to be full, its store made to hang. It
 * has one render thread, and templates that the test publishes.
 */
final class OpenServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    final Meters meters = new Meters();
    final Shelf shelf = new Shelf();
    final Heap heap = new Heap();
    final MemoryGuard guard = new MemoryGuard(heap, System::nanoTime, meters);
    final RenderPool pool;
    final ImageCache cache;
    final TemplateCatalog<Published> catalog;
    final Workshop workshop;
    final Guards guards;
    private final AtomicInteger port = new AtomicInteger();
    private final List<CountDownLatch> gates = new ArrayList<>();

    /** @param settings keys and values, two by two, that differ from the defaults */
    OpenServer(Path data, String... settings) throws Exception {
        Map<String, String> given = new HashMap<>(Map.of(
                "http.port", "0", "render.threads", "1", "data.directory", data.toString(), "formats.webp", "false"));
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        List<Setting<?>> all = new ArrayList<>(HttpSettings.all());
        all.addAll(PipelineSettings.all());
        all.addAll(StoreSettings.all());
        all.addAll(CacheSettings.all());
        SettingsReader reader = new SettingsReader(Optional.empty(), Map.of(), given, all);
        PipelineSettings pipelineSettings = PipelineSettings.read(reader, /* loopback= */ true);
        CacheSettings cacheSettings = CacheSettings.read(reader);
        StoreSettings store = new StoreSettings(data.resolve("templates"), data, Duration.ofMillis(50));
        workshop = new Workshop(pipelineSettings, cacheSettings.basesBytes(), meters);
        catalog = new TemplateCatalog<>(
                vertx,
                List.of(shelf),
                store,
                new BrandKits(store, workshop.brandCompiler(), meters),
                workshop.compiler(),
                workshop.press(),
                Peers.none(),
                meters);
        pool = new RenderPool(pipelineSettings.threads(), pipelineSettings.queue(), meters);
        cache = new ImageCache(cacheSettings, Cluster.none(meters), meters);
        guard.shrinks(cache::room);
        guard.shrinks(workshop.press()::room);
        guards = new Guards(GuardSettings.usual(data), Links::ring, Register.empty(), Peers.none(), meters);
        guards.start();
        ImagePipeline pipeline = new ImagePipeline(new ImagePipeline.Parts(
                vertx,
                pipelineSettings.unsigned()
                        ? LinkVerifier.allowingUnsigned(Links.ring())
                        : LinkVerifier.of(Links.ring()),
                Register.empty(),
                catalog,
                workshop,
                cache,
                pool,
                guard,
                guards,
                Visitors.usual(),
                Arrivals.unread(),
                pipelineSettings,
                meters,
                Clock.systemUTC()));
        HttpSettings http = HttpSettings.read(reader);
        await(catalog.start(store));
        await(vertx.deployVerticle(new ImageVerticle(
                http,
                Optional.empty(),
                new ImageRoutes(pipeline, http, Optional.empty(), meters, Ledger.unread(meters)),
                new Health(),
                meters,
                port)));
    }

    /** Templates in memory. */
    static final class Shelf implements TemplateStore {

        private final Map<String, StoredTemplate> templates = new ConcurrentHashMap<>();
        volatile boolean hangs;
        /** Open once a look hangs: whoever looks from then on waits with it. */
        private final CountDownLatch hanging = new CountDownLatch(1);

        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public Future<Map<String, String>> fingerprints() {
            if (hangs) {
                hanging.countDown();
                return Promise.<Map<String, String>>promise().future();
            }
            Map<String, String> prints = new HashMap<>();
            templates.forEach((path, stored) -> prints.put(path, String.valueOf(System.identityHashCode(stored))));
            return Future.succeededFuture(prints);
        }

        @Override
        public Future<Optional<StoredTemplate>> read(String path) {
            return Future.succeededFuture(Optional.ofNullable(templates.get(path)));
        }
    }

    /** Lets the shelf answer no more; returns when a look hangs. */
    void hang() throws InterruptedException {
        shelf.hangs = true;
        if (!shelf.hanging.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody looks at the shelf");
        }
    }

    /** A heap that is as full as the test says. */
    static final class Heap implements HeapUse {

        volatile double use;

        @Override
        public double afterCollection() {
            return use;
        }

        @Override
        public void collect() {
            // The garbage of this test is none of its concern.
        }
    }

    int port() {
        return port.get();
    }

    /** Puts a template on the shelf and waits until it is served. */
    void publish(String path, String document) throws Exception {
        String before = version(path);
        shelf.templates.put(path, new StoredTemplate(path, document.getBytes(StandardCharsets.UTF_8), Map.of()));
        for (int tries = 0; version(path).equals(before); tries++) {
            if (tries > 400) {
                throw new AssertionError(path + " is not served; is it broken?");
            }
            Thread.sleep(25);
        }
    }

    private String version(String path) {
        Published served = catalog.all().get(path);
        return served == null ? "" : served.template().version();
    }

    /** A link signed with the shared vectors' key. */
    static String sign(String image, String... open) {
        return LinkSigner.of(Links.ring())
                .sign(LinkDraft.of(image).open(List.of(open)))
                .fold(link -> link.target(), problems -> {
                    throw new AssertionError(problems.toString());
                });
    }

    /** Holds the render thread; what comes meanwhile waits. */
    CountDownLatch hold() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        gates.add(gate);
        pool.submit(WorkClass.READER, Duration.ofMinutes(5), () -> {
            held.countDown();
            try {
                return gate.await(5, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        if (!held.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the render thread is busy");
        }
        return gate;
    }

    /** The value of a metric's line. */
    double metric(String line) {
        return meters.scrape()
                .lines()
                .filter(one -> one.startsWith(line + " "))
                .mapToDouble(one -> Double.parseDouble(one.substring(line.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        gates.forEach(CountDownLatch::countDown);
        shelf.hangs = false;
        await(vertx.close());
        catalog.close();
        guards.close();
        pool.close();
        workshop.close();
    }
}
