package dev.nameplate.store;

import dev.nameplate.observe.Meters;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.Problem;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live templates, compiled and proved, by path; and older versions on demand.
 *
 * <p>A template in a later store hides one of the same path in an earlier store. A publication replaces the whole entry at
 * once, so that each request sees wholly the old or wholly the new version. Thread-safe; {@link #find} never blocks.
 *
 * @param <P> what is served for a template
 */
public final class TemplateCatalog<P> {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCatalog.class);

    /** Pinned older versions held compiled at a time. */
    private static final int OLDER_VERSIONS = 12;

    private static final long LONGEST_LOOK_SECONDS = 120;

    /** A template in its place: what is served, and what it was made of. */
    private record Place<P>(String store, String fingerprint, String version, P served) {}

    private final Vertx vertx;
    private final List<TemplateStore> stores;
    private final VersionArchive archive;
    private final TemplateCompiler compiler;
    private final Proof<P> proof;
    private final Meters meters;
    private final Map<String, Place<P>> places = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Optional<P>>> older =
            new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    private @Nullable CompletableFuture<Void> scan;
    private volatile boolean archiveWorks = true;

    public TemplateCatalog(
            Vertx vertx,
            List<TemplateStore> stores,
            StoreSettings settings,
            TemplateCompiler compiler,
            Proof<P> proof,
            Meters meters) {
        this.vertx = vertx;
        this.stores = List.copyOf(stores);
        this.archive = new VersionArchive(settings.versions());
        this.compiler = compiler;
        this.proof = proof;
        this.meters = meters;
        meters.gauge("nameplate.templates", "Templates being served.", places::size);
        meters.gauge("nameplate.templates.broken", "Templates whose newest edit was refused.", refused::size);
    }

    /** Publishes everything the stores hold and, from then on, what changes. Fails only when a store cannot be read. */
    public Future<Void> start(StoreSettings settings) {
        return scan().onSuccess(done -> {
            long millis = settings.reload().toMillis();
            if (millis > 0) {
                vertx.setPeriodic(millis, id -> scan().onFailure(fault ->
                        LOG.warn("The template folders could not be looked at: {}", fault.getMessage())));
            }
        });
    }

    /** What is served for a path; the stores are asked once more when it is not known. */
    public Future<Optional<P>> find(String path) {
        Place<P> place = places.get(path);
        if (place != null) {
            return Future.succeededFuture(Optional.of(place.served()));
        }
        return scan().otherwiseEmpty().map(done -> {
            Place<P> caughtUp = places.get(path);
            return caughtUp == null ? Optional.<P>empty() : Optional.of(caughtUp.served());
        });
    }

    /** A kept version by the beginning of its digest; empty when it is not (or not unambiguously) there. */
    public Future<Optional<P>> find(String path, String versionPrefix) {
        Place<P> place = places.get(path);
        if (place != null && place.version().startsWith(versionPrefix)) {
            return Future.succeededFuture(Optional.of(place.served()));
        }
        String key = path + '@' + versionPrefix;
        CompletableFuture<Optional<P>> flight;
        synchronized (older) {
            CompletableFuture<Optional<P>> known = older.get(key);
            flight = known != null
                    ? known
                    : vertx.executeBlocking(() -> revive(path, versionPrefix), /* ordered= */ false)
                            .toCompletionStage()
                            .toCompletableFuture();
            older.put(key, flight);
            if (older.size() > OLDER_VERSIONS) {
                older.remove(older.keySet().iterator().next());
            }
        }
        return Future.fromCompletionStage(flight, vertx.getOrCreateContext()).onComplete(done -> {
            // What was not there may be there the next time.
            if (done.failed() || done.result().isEmpty()) {
                synchronized (older) {
                    older.remove(key, flight);
                }
            }
        });
    }

    /** All that is served now, by path. */
    public Map<String, P> all() {
        Map<String, P> served = new TreeMap<>();
        places.forEach((path, place) -> served.put(path, place.served()));
        return served;
    }

    /** Whether versions can be kept, so that links can be pinned. */
    public boolean keepsVersions() {
        return archiveWorks;
    }

    private Optional<P> revive(String path, String versionPrefix) throws IOException {
        Optional<StoredTemplate> kept = archive.read(path, versionPrefix);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        return TemplateDocument.compile(kept.get(), compiler)
                .fold(template -> Optional.of(proof.prove(template)), problems -> {
                    LOG.warn("Version {} of {} no longer compiles: {}", versionPrefix, path, problems.get(0));
                    return Optional.empty();
                });
    }

    /** Looks at every store once; a look already under way serves all who ask meanwhile. */
    private Future<Void> scan() {
        CompletableFuture<Void> look;
        synchronized (stores) {
            if (scan != null) {
                look = scan;
            } else {
                look = new CompletableFuture<>();
                scan = look;
                lookAtStores().onComplete(done -> {
                    synchronized (stores) {
                        scan = null;
                    }
                    if (done.succeeded()) {
                        look.complete(null);
                    } else {
                        look.completeExceptionally(done.cause());
                    }
                });
            }
        }
        return Future.fromCompletionStage(look, vertx.getOrCreateContext());
    }

    private Future<Void> lookAtStores() {
        List<Future<Map<String, String>>> looks =
                stores.stream().map(TemplateStore::fingerprints).toList();
        return Future.all(looks)
                .compose(all -> publish(looks.stream().map(Future::result).toList()))
                // A store that never answers must not end all looking.
                .timeout(LONGEST_LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private Future<Void> publish(List<Map<String, String>> looks) {
        Map<String, Integer> owner = new TreeMap<>();
        for (int i = 0; i < looks.size(); i++) {
            for (String path : looks.get(i).keySet()) {
                owner.put(path, i);
            }
        }
        places.keySet().removeIf(path -> {
            if (owner.containsKey(path)) {
                return false;
            }
            LOG.info("Template {} was removed", path);
            return true;
        });
        refused.keySet().retainAll(owner.keySet());
        List<Future<?>> publications = new ArrayList<>();
        owner.forEach((path, i) -> {
            TemplateStore store = stores.get(i);
            String fingerprint = store.name() + '|' + looks.get(i).get(path);
            Place<P> place = places.get(path);
            boolean known = place != null && place.fingerprint().equals(fingerprint);
            if (!known && !fingerprint.equals(refused.get(path))) {
                publications.add(publish(store, path, fingerprint));
            }
        });
        return Future.join(publications).mapEmpty();
    }

    private Future<Void> publish(TemplateStore store, String path, String fingerprint) {
        return store.read(path)
                .compose(stored -> stored.isEmpty()
                        ? Future.<Void>succeededFuture()
                        : vertx.executeBlocking(() -> publish(store, stored.get(), fingerprint), /* ordered= */ false))
                .recover(fault -> vertx.executeBlocking(
                        () -> {
                            Problem problem = new Problem("", String.valueOf(fault.getMessage()));
                            refuse(store, path, fingerprint, List.of(problem));
                            return null;
                        },
                        /* ordered= */ false));
    }

    private Void publish(TemplateStore store, StoredTemplate stored, String fingerprint) {
        TemplateDocument.compile(stored, compiler)
                .fold(
                        template -> {
                            try {
                                place(store, stored, fingerprint, template);
                            } catch (RuntimeException e) {
                                LOG.debug("Template {} failed its proof", stored.path(), e);
                                refuse(
                                        store,
                                        stored.path(),
                                        fingerprint,
                                        List.of(new Problem("", "cannot be rendered: " + e)));
                            }
                            return true;
                        },
                        problems -> {
                            refuse(store, stored.path(), fingerprint, problems);
                            return false;
                        });
        return null;
    }

    private void place(TemplateStore store, StoredTemplate stored, String fingerprint, Template template) {
        String path = stored.path();
        Place<P> before = places.get(path);
        P kept = before != null && before.version().equals(template.version()) ? before.served() : null;
        boolean same = kept != null;
        P served = kept != null ? kept : proof.prove(template);
        keep(stored, template.version());
        places.put(path, new Place<>(store.name(), fingerprint, template.version(), served));
        refused.remove(path);
        meters.publication(same ? "unchanged" : "published");
        if (before != null && !same) {
            LOG.info("Template {} is now version {}", path, template.version().substring(0, 8));
        }
    }

    private void keep(StoredTemplate stored, String version) {
        if (!archiveWorks) {
            return;
        }
        try {
            archive.keep(stored, version);
        } catch (IOException e) {
            archiveWorks = false;
            LOG.warn("Versions cannot be kept, so pinning (_v) is off: {}", e.toString());
        }
    }

    /** A broken edit: the version before stays, or after a start the one last published. */
    private void refuse(TemplateStore store, String path, String fingerprint, List<Problem> problems) {
        refused.put(path, fingerprint);
        meters.publication("refused");
        boolean kept = places.containsKey(path) || reviveLastGood(path);
        StringBuilder list = new StringBuilder();
        problems.forEach(problem -> list.append("\n  ").append(problem));
        LOG.warn(
                "Template {} in {} is broken and {}:{}",
                path,
                store.name(),
                kept ? "stays at its last good version" : "is not served",
                list);
    }

    private boolean reviveLastGood(String path) {
        try {
            Optional<StoredTemplate> last = archive.lastGood(path);
            if (last.isEmpty()) {
                return false;
            }
            Compiled compiled = TemplateDocument.compile(last.get(), compiler);
            return compiled.fold(
                    template -> {
                        places.put(path, new Place<>("versions", "", template.version(), proof.prove(template)));
                        return true;
                    },
                    problems -> false);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The last good version of {} cannot be revived: {}", path, e.toString());
            return false;
        }
    }
}
