package dev.nameplate;

import dev.nameplate.api.ApiRoutes;
import dev.nameplate.api.KeysInForce;
import dev.nameplate.http.AdminVerticle;
import dev.nameplate.http.ImageRoutes;
import dev.nameplate.http.ImageVerticle;
import dev.nameplate.http.IndexPage;
import dev.nameplate.http.LoopWatch;
import dev.nameplate.http.Tls;
import dev.nameplate.observe.ApiLedger;
import dev.nameplate.observe.Health;
import dev.nameplate.observe.Ledger;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.ImageService;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ports that readers and programs come to, opened once all is ready and drained before anything goes. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Settings settings;
    private final Vertx vertx;
    private final ImageService service;
    private final Health health;
    private final Meters meters;
    private final AtomicInteger port = new AtomicInteger();
    private final AtomicInteger adminPort = new AtomicInteger();
    private final List<ImageVerticle> images = new CopyOnWriteArrayList<>();
    private final List<AdminVerticle> admins = new CopyOnWriteArrayList<>();

    Listeners(Settings settings, Vertx vertx, ImageService service, Health health, Meters meters) {
        this.settings = settings;
        this.vertx = vertx;
        this.service = service;
        this.health = health;
        this.meters = meters;
    }

    /** Opens them all. @param tls how they encrypt, if at all */
    Future<?> open(Optional<Tls> tls) {
        return images(tls).compose(done -> admin(tls));
    }

    private Future<?> images(Optional<Tls> tls) {
        Optional<IndexPage> index = settings.http().index()
                ? Optional.of(new IndexPage(service.showcase(this::publicUrl), service.proofs()))
                : Optional.empty();
        Ledger ledger = new Ledger(meters, settings.log());
        Future<?> deployed = Future.succeededFuture();
        for (int i = 0; i < settings.http().eventLoops(); i++) {
            ImageRoutes routes = new ImageRoutes(service.pipeline(), settings.http(), index, meters, ledger);
            ImageVerticle verticle = new ImageVerticle(settings.http(), tls, routes, health, meters, port);
            deployed =
                    deployed.compose(before -> vertx.deployVerticle(verticle)).onSuccess(id -> images.add(verticle));
        }
        return deployed.compose(before -> vertx.deployVerticle(
                () -> new LoopWatch(meters),
                new DeploymentOptions().setInstances(settings.http().eventLoops())));
    }

    /** The REST API, where somebody has a key for it. */
    private Future<?> admin(Optional<Tls> tls) {
        if (settings.api().keys().isEmpty()) {
            return Future.succeededFuture();
        }
        KeysInForce keys = settings.api().keys().get();
        keys.watch(vertx, meters.links());
        ApiRoutes routes = new ApiRoutes(new ApiRoutes.Parts(
                vertx,
                keys,
                service.drawings(),
                settings.keys()::get,
                this::publicUrl,
                settings.http().idle(),
                meters,
                new ApiLedger(meters, settings.log())));
        AdminVerticle verticle =
                new AdminVerticle(settings.http(), settings.api().address(), tls, routes, health, meters, adminPort);
        return vertx.deployVerticle(verticle).onSuccess(id -> {
            admins.add(verticle);
            LOG.info("The REST API is at port {}, for {}", adminPort(), keys.get());
        });
    }

    /** Takes no more connections; done when the requests under way are answered, or have taken so long. */
    Future<?> drain(Duration most) {
        return Future.join(Stream.<Future<?>>concat(
                        images.stream().map(verticle -> verticle.drain(most)),
                        admins.stream().map(verticle -> verticle.drain(most)))
                .toList());
    }

    /** What links to this server begin with. */
    String publicUrl() {
        return settings.publicUrl(port());
    }

    /** The image server's port in use. */
    int port() {
        return port.get();
    }

    /** The admin server's port in use; 0 where there is none. */
    int adminPort() {
        return adminPort.get();
    }
}
