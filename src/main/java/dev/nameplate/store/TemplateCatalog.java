package dev.nameplate.store;

import dev.nameplate.observe.LastResort;
import dev.nameplate.observe.Meters;
import dev.nameplate.peers.Peers;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live templates, compiled and proved, by path; and older versions on demand.
 *
 * <p>A publication replaces the whole entry at once, so that each request sees wholly the old or wholly the new version.
 * Thread-safe; {@link #find} never blocks.
 *
 * <p>{@link FolderScan} looks at the folders and has {@link Edits} bring into place what changed; {@link Publications} brings what
 * other nodes publish; both meet in {@link LivePlaces}. Here they are put together and asked.
 *
 * @param <P> what is served for a template
 */
public final class TemplateCatalog<P> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateCatalog.class);

    /** Older versions take one part in so many of the heap. */
    private static final int OLDER_SHARE = 8;

    private final Vertx vertx;
    private final Provers provers;
    private final KeptVersions versions;
    private final Publications publications;
    private final LivePlaces<P> places;
    private final FolderScan<P> scan;
    private final OlderVersions<P> older;
    private final Proof<P> proof;

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
        this.provers = new Provers(vertx);
        this.proof = proof;
        VersionArchive archive = new VersionArchive(settings.versions());
        this.versions = new KeptVersions(archive, kits, compiler, meters);
        Chronicle chronicle = new Chronicle(archive, /* keeps= */ !peers.isAlone());
        FolderStates folders = new FolderStates();
        this.places = new LivePlaces<>(versions, chronicle, folders, proof, meters);
        this.publications = new Publications(vertx, provers, peers, versions, chronicle, places);
        Edits<P> edits = new Edits<>(provers, compiler, places, folders, publications, meters);
        // As many at once as are proved and as many more, lest all of a large folder is in memory together.
        int lanes = 2 * provers.atOnce();
        this.scan = new FolderScan<>(vertx, stores, kits, edits, places, folders, publications, lanes);
        long olderBytes = Runtime.getRuntime().maxMemory() / OLDER_SHARE;
        this.older = new OlderVersions<>(vertx, provers, this::revived, this::fetched, proof::weight, olderBytes);
        meters.gauge("nameplate.templates", "Templates being served.", places::count);
        meters.gauge("nameplate.templates.older", "Older versions held for pinned links.", older::count);
        meters.gauge("nameplate.templates.broken", "Templates whose newest edit was refused.", folders::broken);
    }

    /** Ends the threads on which templates are proved. */
    @Override
    public void close() {
        provers.close();
    }

    /** Publishes everything the stores hold and, from then on, what changes. Fails only when a store cannot be read. */
    public Future<Void> start(StoreSettings settings) {
        return scan.look().onSuccess(done -> {
            publications.chronicle().begun();
            publications.start(() -> scan.look().otherwiseEmpty());
            long millis = settings.reload().toMillis();
            if (millis > 0) {
                vertx.setPeriodic(millis, id -> scan.look().onFailure(fault -> {
                    LastResort.check(fault);
                    LOG.warn("The template folders could not be looked at: {}", fault.getMessage());
                }));
            }
        });
    }

    /** What is served for a path; the stores are asked once more when it is not known. Fails when they cannot say. */
    public Future<Optional<P>> find(String path) {
        Optional<P> known = served(path);
        return known.isPresent() ? Future.succeededFuture(known) : scan.look().map(done -> served(path));
    }

    /** What is served for a path as far as it is known here; no store is asked. */
    public Optional<P> served(String path) {
        return Optional.ofNullable(places.at(path)).map(LivePlaces.Place::served);
    }

    /** A kept version by the beginning of its digest; empty when it is not (or not unambiguously) there. */
    public Future<Optional<P>> find(String path, String versionPrefix) {
        LivePlaces.Place<P> place = places.at(path);
        if (place != null && place.version().startsWith(versionPrefix)) {
            return Future.succeededFuture(Optional.of(place.served()));
        }
        return older.find(path, versionPrefix);
    }

    /** All that is served now, by path. */
    public Map<String, P> all() {
        Map<String, P> served = new TreeMap<>();
        places.all().forEach((path, place) -> served.put(path, place.served()));
        return served;
    }

    /** Whether the last version could be kept, so that links can be pinned. */
    public boolean keepsVersions() {
        return versions.works();
    }

    /** Blocks: a version that is kept here, proved; empty when it is not, or no longer what it was. */
    private Optional<P> revived(String path, String prefix) throws IOException {
        return versions.find(path, prefix).map(proof::prove);
    }

    /** A version that another node keeps, proved; from now on kept here too. */
    private Future<Optional<P>> fetched(String path, String prefix) {
        return publications
                .fetch(path, prefix)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.<P>empty())
                        : provers.run(() -> {
                            Template template = found.get().template();
                            versions.keep(found.get().kept(), template.version(), /* current= */ false);
                            return Optional.of(proof.prove(template));
                        }));
    }
}
