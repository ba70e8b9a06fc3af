package dev.nameplate.store;

import dev.nameplate.peers.Merge;
import dev.nameplate.peers.Peers;
import dev.nameplate.peers.Post;
import dev.nameplate.template.Template;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publications between nodes: what is published here is told to the others, what they publish is put in place here, and
 * versions that one node keeps are handed to those who are asked for them. Thread-safe; never blocks but where it says so.
 */
final class Publications {

    private static final Logger LOG = LoggerFactory.getLogger(Publications.class);

    private static final String TOPIC = "templates";
    private static final String PARCEL = "template";

    /** How often it is seen to that all is in place. */
    private static final long CHECK_MILLIS = 1_000;

    private static final long LONGEST_PAUSE_SECONDS = 60;

    /** Where templates are served from. Called on the provers' threads but for {@link #version}. */
    interface Places {

        /** The version being served; empty when there is none. */
        Optional<String> version(String path);

        /** Proves a version and serves it, if it is still the one to be served. */
        void place(VersionArchive.Kept kept, Template template);

        void remove(String path);
    }

    private final Vertx vertx;
    private final Provers provers;
    private final Peers peers;
    private final KeptVersions versions;
    private final Chronicle chronicle;
    private final Places places;
    /** Versions that could not be had, or not be served here, by path. */
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    private final Map<String, Boolean> settling = new ConcurrentHashMap<>();

    /** A version that is not tried again for a while. */
    private record Pause(String version, int tries, long until) {}

    /** A version that is what it is called, compiled. */
    record Sound(VersionArchive.Kept kept, Template template) {}

    Publications(Vertx vertx, Provers provers, Peers peers, KeptVersions versions, Chronicle chronicle, Places places) {
        this.vertx = vertx;
        this.provers = provers;
        this.peers = peers;
        this.versions = versions;
        this.chronicle = chronicle;
        this.places = places;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    /** A stamp for a look at folders that begins now. */
    long stamp() {
        return peers.board().stamp();
    }

    /** Begins to hear and to answer. @param look has the folders looked at, since they may be the same for all nodes */
    void start(Supplier<Future<Void>> look) {
        if (peers.isAlone()) {
            return;
        }
        // What was known before a restart: others may have forgotten it.
        chronicle.lines().forEach((path, line) -> {
            if (line.stamp() > 0) {
                peers.board().post(Post.of(TOPIC, path, line.stamp(), line.version()));
            }
        });
        peers.parcels().keep(PARCEL, this::keeper);
        peers.board().follow(TOPIC, Merge.LATEST, post -> {
            if (chronicle.heard(post.key(), post.text(), post.stamp())) {
                hurry(look, post.key());
            }
        });
        vertx.setPeriodic(CHECK_MILLIS, id -> chronicle.lines().keySet().forEach(this::settle));
    }

    private void hurry(Supplier<Future<Void>> look, String path) {
        try {
            vertx.runOnContext(now -> look.get().onComplete(looked -> settle(path)));
        } catch (RejectedExecutionException goingDown) {
            LOG.debug("A publication of {} came too late for this node", path);
        }
    }

    /** Tells the other nodes of a version that was put in place here. */
    void tell(VersionArchive.Kept kept, String version) {
        String path = kept.template().path();
        tell(path);
        if (!peers.isAlone()) {
            try {
                var laid = peers.parcels().lay(parcel(path, version), TemplateParcel.pack(kept));
                laid.thenRun(() -> LOG.debug("Version {} of {} lies ready for others", version, path));
            } catch (IOException e) {
                LOG.warn("Template {} cannot be handed to other nodes: {}", path, e.toString());
            }
        }
    }

    /** Tells the other nodes what the chronicle says. */
    void tell(String path) {
        Chronicle.Line line = chronicle.lines().get(path);
        if (line != null && line.stamp() > 0) {
            peers.board().post(Post.of(TOPIC, path, line.stamp(), line.version()));
        }
    }

    /** Puts in place what was published elsewhere, unless it is there. */
    private void settle(String path) {
        String version = chronicle.published(path).orElse(null);
        String served = places.version(path).orElse(Chronicle.NONE);
        if (version == null
                || version.equals(served)
                || isPaused(path, version)
                || settling.putIfAbsent(path, true) != null) {
            return;
        }
        Future<Void> settled = version.equals(Chronicle.NONE)
                ? provers.run(() -> {
                    places.remove(path);
                    return null;
                })
                : obtain(path, version);
        settled.onComplete(done -> {
            settling.remove(path);
            if (!chronicle.wants(path, version)) {
                settle(path);
            } else if (version.equals(places.version(path).orElse(Chronicle.NONE))) {
                pauses.remove(path);
            } else {
                pause(
                        path,
                        version,
                        done.failed() ? done.cause().toString() : "no other node has it, or it does not compile");
            }
        });
    }

    private boolean isPaused(String path, String version) {
        Pause pause = pauses.get(path);
        return pause != null && pause.version().equals(version) && System.nanoTime() - pause.until() < 0;
    }

    private void pause(String path, String version, String why) {
        Pause before = pauses.get(path);
        int tries = before != null && before.version().equals(version) ? before.tries() + 1 : 1;
        long seconds = pauseSeconds(tries);
        pauses.put(path, new Pause(version, tries, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)));
        LOG.warn(
                "Version {} of {}, which another node published, is not served here: {}; tried again in {} s",
                shortened(version),
                path,
                why,
                seconds);
    }

    /** Twice as long each time, up to a limit. @param tries that failed */
    static long pauseSeconds(int tries) {
        // A long shifted by 63 is negative, and by 64 begins anew.
        return tries >= 6 ? LONGEST_PAUSE_SECONDS : 1L << tries;
    }

    private Future<Void> obtain(String path, String version) {
        return provers.run(() -> kept(path, version))
                .compose(found -> found.isPresent() ? Future.succeededFuture(found) : fetch(path, version))
                .compose(sound -> sound.isEmpty()
                        ? Future.<Void>succeededFuture()
                        : provers.run(() -> {
                            places.place(sound.get().kept(), sound.get().template());
                            return null;
                        }));
    }

    private Optional<Sound> kept(String path, String version) {
        try {
            return versions.read(path, version).flatMap(kept -> sound(path, version, kept));
        } catch (IOException e) {
            LOG.debug("Version {} of {} cannot be read here", version, path, e);
            return Optional.empty();
        }
    }

    /** A version that another node keeps, compiled, by the beginning of its digest; empty when none does. Never fails. */
    Future<Optional<Sound>> fetch(String path, String prefix) {
        return Future.fromCompletionStage(peers.parcels().fetch(parcel(path, prefix)), vertx.getOrCreateContext())
                .compose(parcel -> parcel.isEmpty()
                        ? Future.succeededFuture(Optional.<Sound>empty())
                        : provers.run(() -> unpacked(path, prefix, parcel.get())))
                .otherwise(fault -> {
                    LOG.warn(
                            "Version {} of {} came from another node in no good state: {}",
                            prefix,
                            path,
                            fault.toString());
                    return Optional.empty();
                });
    }

    private Optional<Sound> unpacked(String path, String prefix, byte[] parcel) throws IOException {
        VersionArchive.Kept kept = TemplateParcel.unpack(parcel);
        Optional<Sound> sound = kept.template().path().equals(path) ? sound(path, prefix, kept) : Optional.empty();
        if (sound.isEmpty()) {
            throw new IOException("it is not what was asked for, or does not compile here");
        }
        return sound;
    }

    /** A version is the digest of what it holds, so whoever hands it over need not be trusted. */
    private Optional<Sound> sound(String path, String prefix, VersionArchive.Kept kept) {
        return versions.compiled(path, kept)
                .filter(template -> template.version().startsWith(prefix))
                .map(template -> new Sound(kept, template));
    }

    /** Blocks: the files of a version that another node asks for. */
    private Optional<byte[]> keeper(String parcel) throws IOException {
        int at = parcel.lastIndexOf('@');
        String path = parcel.substring(PARCEL.length() + 1, Math.max(PARCEL.length() + 1, at));
        if (!TemplateFolder.isPath(path)) {
            return Optional.empty();
        }
        Optional<VersionArchive.Kept> kept = versions.read(path, parcel.substring(at + 1));
        return kept.isEmpty() ? Optional.empty() : Optional.of(TemplateParcel.pack(kept.get()));
    }

    private static String parcel(String path, String prefix) {
        return PARCEL + '/' + path + '@' + prefix;
    }

    static String shortened(String version) {
        return version.substring(0, Math.min(8, version.length()));
    }
}
