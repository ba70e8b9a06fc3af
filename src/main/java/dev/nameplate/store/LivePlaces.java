package dev.nameplate.store;

import dev.nameplate.observe.Meters;
import dev.nameplate.template.Template;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is served, by path. What folders hold and what other nodes published contend for the same places, and which of them wins is
 * decided here, by the chronicle. A place is replaced as a whole. Thread-safe; what proves or keeps a version blocks.
 *
 * @param <P> what is served for a template
 */
final class LivePlaces<P> implements Publications.Places {

    private static final Logger LOG = LoggerFactory.getLogger(LivePlaces.class);

    /** The store of what another node published. */
    private static final String ELSEWHERE = "cluster";

    /**
     * A template in its place: what is served, and what it was made of.
     *
     * @param fingerprint of the folder that it was made of; empty when it was made of none
     */
    record Place<P>(String store, String fingerprint, String version, P served) {

        /** Whether another node published it. */
        boolean isElsewhere() {
            return store.equals(ELSEWHERE);
        }
    }

    private final Map<String, Place<P>> places = new ConcurrentHashMap<>();
    private final KeptVersions versions;
    private final Chronicle chronicle;
    private final FolderStates folders;
    private final Proof<P> proof;
    private final Meters meters;

    LivePlaces(KeptVersions versions, Chronicle chronicle, FolderStates folders, Proof<P> proof, Meters meters) {
        this.versions = versions;
        this.chronicle = chronicle;
        this.folders = folders;
        this.proof = proof;
        this.meters = meters;
    }

    /** Null when nothing is served. */
    @Nullable
    Place<P> at(String path) {
        return places.get(path);
    }

    /** All places as they are now, by path. */
    Map<String, Place<P>> all() {
        return new TreeMap<>(places);
    }

    int count() {
        return places.size();
    }

    /** What is to be served for a template: as before when it is the same version, else proved. */
    P proved(Template template) {
        Place<P> before = places.get(template.path());
        return before != null && before.version().equals(template.version()) ? before.served() : proof.prove(template);
    }

    /** Puts what a folder has in its place, unless another version was published meanwhile. */
    void serve(String store, String fingerprint, VersionArchive.Kept kept, Template template, P served) {
        put(new Place<>(store, fingerprint, template.version(), served), kept, template.path());
    }

    private void put(Place<P> place, VersionArchive.Kept kept, String path) {
        String version = place.version();
        versions.keep(kept, version, /* current= */ true);
        Place<P> before;
        synchronized (places) {
            if (!chronicle.wants(path, version)) {
                return;
            }
            before = places.put(path, place);
        }
        if (place.isElsewhere()) {
            folders.servedElsewhere(path, before == null ? "" : before.fingerprint());
        } else {
            folders.served(path);
        }
        boolean same = before != null && before.version().equals(version);
        meters.publication(same ? "unchanged" : "published");
        if (!same && (before != null || chronicle.hasBegun())) {
            LOG.info("Template {} is now version {}", path, Publications.shortened(version));
        }
    }

    /** Takes a template away, unless something else is in its place by now. */
    void remove(String path, Place<P> place) {
        places.remove(path, place);
    }

    /** Serves the version that was served last where nothing is served, as after a start. @return whether there is one */
    boolean revive(String path) {
        try {
            Optional<Template> last = versions.lastGood(path);
            // Not in place of what another node published meanwhile.
            last.ifPresent(template ->
                    places.putIfAbsent(path, new Place<>("versions", "", template.version(), proof.prove(template))));
            return last.isPresent();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The last good version of {} cannot be revived: {}", path, e.toString());
            return false;
        }
    }

    @Override
    public Optional<String> version(String path) {
        return Optional.ofNullable(places.get(path)).map(Place::version);
    }

    @Override
    public void place(VersionArchive.Kept kept, Template template) {
        put(new Place<>(ELSEWHERE, "", template.version(), proved(template)), kept, template.path());
    }

    @Override
    public void remove(String path) {
        if (places.remove(path) != null) {
            LOG.info("Template {} was removed on another node", path);
        }
    }
}
