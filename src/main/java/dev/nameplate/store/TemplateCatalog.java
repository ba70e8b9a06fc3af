package dev.nameplate.store;

import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.Meters;
import dev.nameplate.peers.Peers;
import dev.nameplate.template.Brand;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.FileWork;
import dev.nameplate.template.Problem;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live templates, compiled and proved, by path; and older versions on demand.
 *
 * <p>A template in a later store hides one of the same path in an earlier store. A publication replaces the whole entry at
 * once, so that each request sees wholly the old or wholly the new version. Thread-safe; {@link #find} never blocks.
 *
 * <p>Longer than most: what folders hold and what other nodes published contend for the same places, and which of them wins is
 * decided here, in one piece.
 *
 * @param <P> what is served for a template
 */
public final class TemplateCatalog<P> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCatalog.class);

    private static final long LONGEST_LOOK_SECONDS = 120;

    /** A share of the heap that has room for a proof beside all else. */
    private static final long PROOF_BYTES = 200L << 20;

    /** After which the log says that a proof hangs. */
    private static final long LONGEST_PROOF_MINUTES = 5;

    /** After which a template is refused, lest it take the place of all that come after it. */
    private static final Duration LONGEST_PUBLICATION = Duration.ofSeconds(90);

    /** Older versions take one part in so many of the heap. */
    private static final int OLDER_SHARE = 8;

    /** The store of what another node published. */
    private static final String ELSEWHERE = "cluster";

    private static final long LOOK_AGAIN_MILLIS = 50;

    /** A template in its place: what is served, and what it was made of. */
    private record Place<P>(String store, String fingerprint, String version, P served) {}

    /**
     * A look at a template.
     *
     * @param folder the fingerprint of its folder
     * @param fingerprint that of the folder, its store and its brand kit
     * @param stamp made before it was read
     */
    private record Look(String store, String folder, String fingerprint, long stamp) {}

    private final Vertx vertx;
    /** Where templates are proved. */
    private final WorkerExecutor provers;

    private final List<TemplateStore> stores;
    private final BrandKits kits;
    private final VersionArchive archive;
    private final TemplateCompiler compiler;
    private final Proof<P> proof;
    private final Meters meters;
    private final Map<String, Place<P>> places = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    /** What each folder had where something else is served, as another node published it. */
    private final Map<String, String> overruled = new ConcurrentHashMap<>();

    /** The fingerprint of each folder as it was last looked at. */
    private final Map<String, String> saved = new ConcurrentHashMap<>();

    private final OlderVersions<P> older;
    private final Publications publications;
    private @Nullable CompletableFuture<Void> scan;
    private volatile boolean archiveWorks = true;

    public TemplateCatalog(
            Vertx vertx,
            List<TemplateStore> stores,
            StoreSettings settings,
            BrandKits kits,
            TemplateCompiler compiler,
            Proof<P> proof,
            Peers peers,
            Meters meters) {
        this.vertx = vertx;
        this.provers =
                vertx.createSharedWorkerExecutor("prover", proofsAtOnce(), LONGEST_PROOF_MINUTES, TimeUnit.MINUTES);
        this.stores = List.copyOf(stores);
        this.kits = kits;
        this.archive = new VersionArchive(settings.versions());
        this.compiler = compiler;
        this.proof = proof;
        this.meters = meters;
        this.older = new OlderVersions<>(
                vertx,
                provers,
                this::revived,
                this::fetched,
                proof::weight,
                Runtime.getRuntime().maxMemory() / OLDER_SHARE);
        this.publications = new Publications(vertx, provers, peers, archive, new Elsewhere());
        meters.gauge("nameplate.templates", "Templates being served.", places::size);
        meters.gauge("nameplate.templates.older", "Older versions held for pinned links.", older::count);
        meters.gauge("nameplate.templates.broken", "Templates whose newest edit was refused.", refused::size);
    }

    /** One for each core, as far as memory goes: a proof takes up to ten canvases' worth. */
    private static int proofsAtOnce() {
        Runtime machine = Runtime.getRuntime();
        long byMemory = machine.maxMemory() / PROOF_BYTES;
        return (int) Math.max(1, Math.min(machine.availableProcessors(), byMemory));
    }

    /** Lets go of the provers, without which Vert.x keeps them and all that they know for as long as the process lives. */
    @Override
    public void close() {
        provers.close();
    }

    /** Publishes everything the stores hold and, from then on, what changes. Fails only when a store cannot be read. */
    public Future<Void> start(StoreSettings settings) {
        return scan().onSuccess(done -> {
            publications.chronicle().begun();
            publications.start(() -> scan().otherwiseEmpty());
            long millis = settings.reload().toMillis();
            if (millis > 0) {
                vertx.setPeriodic(millis, id -> scan().onFailure(fault -> {
                    LastResort.check(fault);
                    LOG.warn("The template folders could not be looked at: {}", fault.getMessage());
                }));
            }
        });
    }

    /** What is served for a path; the stores are asked once more when it is not known. Fails when they cannot say. */
    public Future<Optional<P>> find(String path) {
        Place<P> place = places.get(path);
        if (place != null) {
            return Future.succeededFuture(Optional.of(place.served()));
        }
        return scan().map(done -> {
            Place<P> caughtUp = places.get(path);
            return caughtUp == null ? Optional.<P>empty() : Optional.of(caughtUp.served());
        });
    }

    /** What is served for a path as far as it is known here; no store is asked. */
    public Optional<P> served(String path) {
        return Optional.ofNullable(places.get(path)).map(Place::served);
    }

    /** A kept version by the beginning of its digest; empty when it is not (or not unambiguously) there. */
    public Future<Optional<P>> find(String path, String versionPrefix) {
        Place<P> place = places.get(path);
        if (place != null && place.version().startsWith(versionPrefix)) {
            return Future.succeededFuture(Optional.of(place.served()));
        }
        return older.find(path, versionPrefix);
    }

    /** All that is served now, by path. */
    public Map<String, P> all() {
        Map<String, P> served = new TreeMap<>();
        places.forEach((path, place) -> served.put(path, place.served()));
        return served;
    }

    /** Whether the last version could be kept, so that links can be pinned. */
    public boolean keepsVersions() {
        return archiveWorks;
    }

    /** Blocks: a version that is kept here, proved; empty when it is not, or no longer what it was. */
    private Optional<P> revived(String path, String prefix) throws IOException {
        return archive.read(path, prefix)
                .flatMap(kept -> compiled(path, kept))
                .filter(template -> isSound(template, prefix))
                .map(proof::prove);
    }

    /** A version is the digest of what it holds. */
    private boolean isSound(Template template, String prefix) {
        boolean sound = template.version().startsWith(prefix);
        if (!sound) {
            meters.damaged("version");
            LOG.warn(
                    "Version {} of {} as it is kept is really {}: its files were changed or damaged; it is not used",
                    prefix,
                    template.path(),
                    Publications.shortened(template.version()));
        }
        return sound;
    }

    /** A version that another node keeps, proved; from now on kept here too. */
    private Future<Optional<P>> fetched(String path, String prefix) {
        return publications
                .fetch(path, prefix)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.<P>empty())
                        : provers.executeBlocking(
                                () -> {
                                    Template template = found.get().template();
                                    keep(found.get().kept(), template.version(), /* current= */ false);
                                    return Optional.of(proof.prove(template));
                                },
                                /* ordered= */ false));
    }

    /** A kept version compiled in the dress it had; empty when this program reads it no longer. */
    private Optional<Template> compiled(String path, VersionArchive.Kept kept) {
        Compiled compiled = kept.brand()
                .map(brand -> BrandDocument.compile(brand, kits.compiler())
                        .fold(dress -> TemplateDocument.compile(kept.template(), compiler, dress), problems ->
                                (Compiled) new Compiled.Faulty(problems)))
                .orElseGet(() -> TemplateDocument.compile(kept.template(), compiler));
        return compiled.fold(Optional::of, problems -> {
            LOG.warn("A kept version of {} no longer compiles: {}", path, problems.get(0));
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
                .compose(all -> vertx.executeBlocking(this::lookAtKits, /* ordered= */ false))
                .compose(all -> publish(looks.stream().map(Future::result).toList()))
                // A store that never answers must not end all looking.
                .timeout(LONGEST_LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private Void lookAtKits() {
        try {
            kits.look();
            return null;
        } catch (IOException e) {
            throw new StoreFault("the brand kits cannot be read: " + e.getMessage(), e);
        }
    }

    private Future<Void> publish(List<Map<String, String>> looks) {
        Map<String, Integer> owner = new TreeMap<>();
        for (int i = 0; i < looks.size(); i++) {
            for (String path : looks.get(i).keySet()) {
                owner.put(path, i);
            }
        }
        long stamp = publications.stamp();
        // All gone at once is a folder that is not mounted, and no news for other nodes.
        boolean folders = looks.get(looks.size() - 1).isEmpty();
        places.forEach((path, place) -> {
            if (!owner.containsKey(path)) {
                taken(path, place, stamp, folders);
            }
        });
        refused.keySet().retainAll(owner.keySet());
        overruled.keySet().retainAll(owner.keySet());
        // As many at once as are proved and as many more, lest all of a large folder is in memory together.
        int lanes = 2 * proofsAtOnce();
        List<Future<Void>> edits = new ArrayList<>(Collections.nCopies(lanes, Future.succeededFuture()));
        AtomicInteger number = new AtomicInteger();
        owner.forEach((path, i) -> {
            TemplateStore store = stores.get(i);
            Optional<BrandKits.Kit> kit = kits.dressing(path);
            String folder = looks.get(i).getOrDefault(path, "");
            String fingerprint = store.name()
                    + '|'
                    + folder
                    + '|'
                    + kit.map(BrandKits.Kit::digest).orElse("");
            Place<P> place = places.get(path);
            boolean known = place != null && place.fingerprint().equals(fingerprint);
            if (!known && !fingerprint.equals(refused.get(path)) && !fingerprint.equals(overruled.get(path))) {
                int lane = number.getAndIncrement() % lanes;
                edits.set(lane, edits.get(lane).transform(before -> publish(store, path, kit, folder, fingerprint)));
            }
        });
        return Future.join(edits).mapEmpty();
    }

    /** A template whose folder is gone goes, unless another node published it. */
    private void taken(String path, Place<P> place, long stamp, boolean unmounted) {
        boolean own = !place.store().equals(ELSEWHERE);
        if (own && unmounted) {
            places.remove(path, place);
            LOG.info("Template {} was removed, with all others; other nodes are not told", path);
            return;
        }
        Chronicle.Sight sight = publications.chronicle().sight(path, Chronicle.NONE, stamp);
        if (sight == Chronicle.Sight.FOLLOWS || sight == Chronicle.Sight.EDIT) {
            places.remove(path, place);
            LOG.info("Template {} was removed", path);
        }
        if (sight == Chronicle.Sight.EDIT) {
            publications.tell(path);
        }
    }

    private Future<Void> publish(
            TemplateStore store, String path, Optional<BrandKits.Kit> kit, String folder, String fingerprint) {
        Look look = new Look(store.name(), folder, fingerprint, publications.stamp());
        return store.read(path)
                .compose(stored -> stored.isEmpty()
                        ? Future.<Void>succeededFuture()
                        : provers.executeBlocking(
                                () -> FileWork.within(
                                        LONGEST_PUBLICATION,
                                        LONGEST_PUBLICATION,
                                        () -> publish(store, stored.get(), kit, look)),
                                /* ordered= */ false))
                .recover(fault -> provers.executeBlocking(
                        () -> {
                            LastResort.check(fault);
                            Problem problem = new Problem("", String.valueOf(fault.getMessage()));
                            refuse(store, path, fingerprint, List.of(problem));
                            return null;
                        },
                        /* ordered= */ false));
    }

    private Void publish(TemplateStore store, StoredTemplate stored, Optional<BrandKits.Kit> kit, Look look) {
        TemplateDocument.compile(stored, compiler, kit.map(BrandKits.Kit::brand).orElse(Brand.NONE))
                .fold(
                        template -> {
                            try {
                                VersionArchive.Kept edit =
                                        new VersionArchive.Kept(stored, kit.map(BrandKits.Kit::stored));
                                place(look, edit, template);
                            } catch (RuntimeException e) {
                                LOG.debug("Template {} failed its proof", stored.path(), e);
                                refuse(
                                        store,
                                        stored.path(),
                                        look.fingerprint(),
                                        List.of(new Problem("", "cannot be rendered: " + e)));
                            }
                            return true;
                        },
                        problems -> {
                            refuse(store, stored.path(), look.fingerprint(), problems);
                            return false;
                        });
        return null;
    }

    private void place(Look look, VersionArchive.Kept edit, Template template) {
        String path = template.path();
        String version = template.version();
        P served = served(template);
        Chronicle.Sight sight = sight(look, path, version);
        if (sight == Chronicle.Sight.STALE) {
            vertx.setTimer(LOOK_AGAIN_MILLIS, id -> scan());
            return;
        }
        saved.put(path, look.folder());
        switch (sight) {
            case FOLLOWS -> serve(look.store(), edit, look.fingerprint(), template, served);
            case EDIT -> {
                serve(look.store(), edit, look.fingerprint(), template, served);
                publications.tell(edit, version);
            }
            default -> {
                if (!look.fingerprint().equals(overruled.put(path, look.fingerprint()))) {
                    LOG.info(
                            "Template {} is version {} in {}, but version {} was published later and is served; save"
                                    + " it anew to publish it",
                            path,
                            Publications.shortened(version),
                            look.store(),
                            Publications.shortened(
                                    publications.chronicle().published(path).orElse("")));
                }
            }
        }
    }

    /** A folder that was saved anew is published again, though it has what it had. */
    private Chronicle.Sight sight(Look look, String path, String version) {
        Chronicle.Sight sight = publications.chronicle().sight(path, version, look.stamp());
        String before = saved.get(path);
        boolean anew = before != null && !before.equals(look.folder());
        return sight == Chronicle.Sight.OVERRULED && anew
                ? publications.chronicle().insist(path, version, look.stamp())
                : sight;
    }

    /** What is served for a template: as before when it is the same version, else proved. */
    private P served(Template template) {
        Place<P> before = places.get(template.path());
        return before != null && before.version().equals(template.version()) ? before.served() : proof.prove(template);
    }

    /** Puts a version in its place, unless another was published meanwhile. */
    private void serve(String store, VersionArchive.Kept kept, String fingerprint, Template template, P served) {
        String path = template.path();
        String version = template.version();
        keep(kept, version, /* current= */ true);
        Place<P> before;
        synchronized (publications) {
            if (!publications.chronicle().wants(path, version)) {
                return;
            }
            before = places.put(path, new Place<>(store, fingerprint, version, served));
        }
        refused.remove(path);
        if (!store.equals(ELSEWHERE)) {
            overruled.remove(path);
        } else if (before != null && !before.fingerprint().isEmpty()) {
            overruled.put(path, before.fingerprint());
        }
        boolean same = before != null && before.version().equals(version);
        meters.publication(same ? "unchanged" : "published");
        if (before != null && !same) {
            LOG.info("Template {} is now version {}", path, Publications.shortened(version));
        }
    }

    /** What other nodes publish, put in place here. */
    private final class Elsewhere implements Publications.Places {

        @Override
        public Optional<String> version(String path) {
            return Optional.ofNullable(places.get(path)).map(Place::version);
        }

        @Override
        public Optional<Template> compiled(String path, VersionArchive.Kept kept) {
            return TemplateCatalog.this.compiled(path, kept);
        }

        @Override
        public void place(VersionArchive.Kept kept, Template template) {
            serve(ELSEWHERE, kept, "", template, served(template));
        }

        @Override
        public void remove(String path) {
            if (places.remove(path) != null) {
                LOG.info("Template {} was removed on another node", path);
            }
        }
    }

    private void keep(VersionArchive.Kept kept, String version, boolean current) {
        try {
            archive.keep(kept, version, current);
            if (!archiveWorks) {
                archiveWorks = true;
                LOG.info("Versions can be kept again");
            }
        } catch (IOException e) {
            if (archiveWorks) {
                archiveWorks = false;
                LOG.warn("Versions cannot be kept, so newer ones cannot be pinned (_v): {}", e.toString());
            }
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
            Optional<Template> last = archive.lastGood(path).flatMap(kept -> compiled(path, kept));
            last.ifPresent(template ->
                    places.put(path, new Place<>("versions", "", template.version(), proof.prove(template))));
            return last.isPresent();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The last good version of {} cannot be revived: {}", path, e.toString());
            return false;
        }
    }
}
