package dev.nameplate.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the stores and the brand kits, and publishes what is new there and takes away what is gone. A template in a later store
 * hides one of the same path in an earlier store. One look at a time; thread-safe, never blocks.
 *
 * @param <P> what is served for a template
 */
final class FolderScan<P> {

    private static final Logger LOG = LoggerFactory.getLogger(FolderScan.class);

    private static final long LONGEST_LOOK_SECONDS = 120;

    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Vertx vertx;
    private final List<TemplateStore> stores;
    private final BrandKits kits;
    private final Edits<P> edits;
    private final LivePlaces<P> places;
    private final FolderStates folders;
    private final Publications publications;
    /** So many edits are under way together. */
    private final int lanes;

    /** The look under way; guarded by the stores. */
    private @Nullable CompletableFuture<Void> look;

    /** @param lanes how many edits may be in memory together */
    FolderScan(
            Vertx vertx,
            List<TemplateStore> stores,
            BrandKits kits,
            Edits<P> edits,
            LivePlaces<P> places,
            FolderStates folders,
            Publications publications,
            int lanes) {
        this.vertx = vertx;
        this.stores = List.copyOf(stores);
        this.kits = kits;
        this.edits = edits;
        this.places = places;
        this.folders = folders;
        this.publications = publications;
        this.lanes = lanes;
    }

    /** Looks at every store once; a look already under way serves all who ask meanwhile. Fails when a store cannot be read. */
    Future<Void> look() {
        CompletableFuture<Void> shared;
        synchronized (stores) {
            if (look != null) {
                shared = look;
            } else {
                shared = new CompletableFuture<>();
                look = shared;
                // A store that throws fails this look, and not all that come after it.
                Future.succeededFuture().compose(begun -> lookAtStores()).onComplete(done -> {
                    synchronized (stores) {
                        look = null;
                    }
                    if (done.succeeded()) {
                        shared.complete(null);
                    } else {
                        shared.completeExceptionally(done.cause());
                    }
                });
            }
        }
        return Future.fromCompletionStage(shared, vertx.getOrCreateContext());
    }

    private void lookAgain() {
        vertx.setTimer(LOOK_AGAIN_MILLIS, id -> look());
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
        boolean unmounted = looks.get(looks.size() - 1).isEmpty();
        places.all().forEach((path, place) -> {
            if (!owner.containsKey(path)) {
                taken(path, place, stamp, unmounted);
            }
        });
        folders.retain(owner.keySet());
        List<Future<Void>> under = new ArrayList<>(Collections.nCopies(lanes, Future.succeededFuture()));
        AtomicInteger number = new AtomicInteger();
        owner.forEach((path, i) -> {
            Edits.Change change =
                    new Edits.Change(stores.get(i), path, looks.get(i).getOrDefault(path, ""), kits.dressing(path));
            if (isNews(path, change.fingerprint())) {
                int lane = number.getAndIncrement() % lanes;
                under.set(lane, under.get(lane).transform(before -> edits.publish(change, this::lookAgain)));
            }
        });
        return Future.join(under).mapEmpty();
    }

    private boolean isNews(String path, String fingerprint) {
        LivePlaces.Place<P> place = places.at(path);
        boolean served = place != null && place.fingerprint().equals(fingerprint);
        return !served && !folders.isSettled(path, fingerprint);
    }

    /** A template whose folder is gone goes, unless another node published it. */
    private void taken(String path, LivePlaces.Place<P> place, long stamp, boolean unmounted) {
        if (!place.isElsewhere() && unmounted) {
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
}
