package dev.nameplate.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.observe.Meters;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finished images by key: looked up in memory, then in the cluster, else made, by one flight per key however many ask.
 *
 * <p>A flight that fails drops out, so that the next request tries again. Beside the images the cache remembers which key
 * was last good for a picture regardless of its template's version, for the degrade ladder. Thread-safe; never blocks.
 */
public final class ImageCache {

    /** Where an image was found. */
    public enum Tier {
        MEMORY("memory"),
        CLUSTER("cluster"),
        RENDERED("rendered");

        private final String key;

        Tier(String key) {
            this.key = key;
        }

        /** Its name in headers and metrics. */
        public String key() {
            return key;
        }
    }

    /** An image and where it was found. */
    public record Found(EncodedImage image, Tier tier) {}

    private static final int LAST_GOOD_ENTRIES = 20_000;

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private final MemoryTier memory;
    private final Map<ImageKey, CompletableFuture<Found>> flights = new ConcurrentHashMap<>();
    /** Of each family the key that an image was last had of. */
    private final Cache<ImageKey, ImageKey> lastGood;

    private final ClusterTier cluster;
    private final Meters meters;

    public ImageCache(CacheSettings settings, Cluster cluster, Meters meters) {
        this(settings, cluster.tier(), meters);
    }

    ImageCache(CacheSettings settings, ClusterTier cluster, Meters meters) {
        this.cluster = cluster;
        this.meters = meters;
        this.memory = new MemoryTier(settings.memoryBytes());
        this.lastGood = Caffeine.newBuilder()
                .maximumSize(LAST_GOOD_ENTRIES)
                .executor(Runnable::run)
                .build();
        meters.gauge("nameplate.cache.memory.images", "Images in the memory tier.", memory::images);
        meters.gauge("nameplate.cache.memory.bytes", "Bytes in the memory tier.", memory::bytes);
        meters.total("nameplate.cache.memory.evictions", "Images dropped for want of room.", memory::evictions);
    }

    /**
     * The image of a key.
     *
     * @param key what it depends on
     * @param family the same without template and renderer version: what {@link #lastGood} is asked by; empty when the image
     *     may not stand in for another
     * @param kind pictures that cost as much: whether the cluster is asked depends on it
     * @param maker makes it; called at most once at a time for a key
     */
    public CompletableFuture<Found> get(
            ImageKey key, Optional<ImageKey> family, Kind kind, Supplier<CompletableFuture<EncodedImage>> maker) {
        Optional<Found> there = found(key);
        if (there.isPresent()) {
            return CompletableFuture.completedFuture(there.get());
        }
        CompletableFuture<Found> flight = new CompletableFuture<>();
        CompletableFuture<Found> known = flights.putIfAbsent(key, flight);
        if (known != null) {
            meters.lookup("memory", "joined");
            known.thenRun(() -> again(key));
            return known;
        }
        // Another's flight may have landed just now.
        Optional<Found> landed = found(key);
        if (landed.isPresent()) {
            land(key, flight, landed.get(), null);
            return flight;
        }
        meters.lookup("memory", "miss");
        try {
            begun(key, kind, maker).whenComplete((found, fault) -> {
                try {
                    if (fault == null) {
                        keep(key, family, found);
                    }
                } finally {
                    land(key, flight, found, fault);
                }
            });
        } catch (RuntimeException | Error fault) {
            // Or all who ask for it from now on would wait for what never comes.
            land(key, flight, null, fault);
        }
        return flight;
    }

    private Optional<Found> found(ImageKey key) {
        Optional<Found> found = again(key).map(image -> new Found(image, Tier.MEMORY));
        if (found.isPresent()) {
            meters.lookup("memory", "hit");
        }
        return found;
    }

    /** An image in memory that somebody asks for, which both tiers take note of. */
    private Optional<EncodedImage> again(ImageKey key) {
        Optional<EncodedImage> image = memory.find(key);
        if (image.isPresent() && cluster.isOn()) {
            cluster.again(key, image.get());
        }
        return image;
    }

    private void keep(ImageKey key, Optional<ImageKey> family, Found found) {
        ImageKey last = family.isPresent() ? lastGood.getIfPresent(family.get()) : null;
        boolean again = found.tier() == Tier.CLUSTER || last != null && last.equals(key);
        memory.add(key, found.image(), again);
        family.ifPresent(one -> lastGood.put(one, key));
    }

    private CompletableFuture<Found> begun(ImageKey key, Kind kind, Supplier<CompletableFuture<EncodedImage>> maker) {
        if (!cluster.takes(kind)) {
            return made(maker);
        }
        return cluster.find(key).thenCompose(read -> {
            if (read.image().isPresent()) {
                return CompletableFuture.completedFuture(new Found(read.image().get(), Tier.CLUSTER));
            }
            return made(maker).thenApply(found -> {
                // Before it lands, so that who asks next is known to be the second.
                cluster.made(key, found.image(), read.marked());
                return found;
            });
        });
    }

    private static CompletableFuture<Found> made(Supplier<CompletableFuture<EncodedImage>> maker) {
        return maker.get().thenApply(image -> new Found(image, Tier.RENDERED));
    }

    private void land(ImageKey key, CompletableFuture<Found> flight, @Nullable Found found, @Nullable Throwable fault) {
        // Before it is done: who asks because it failed starts another.
        flights.remove(key, flight);
        if (fault == null) {
            flight.complete(found);
        } else {
            flight.completeExceptionally(fault);
        }
    }

    /** Makes a picture and takes note of what it costs. Called by the thread that makes it. */
    public EncodedImage costing(Kind kind, Supplier<EncodedImage> work) {
        if (!cluster.isOn()) {
            return work.get();
        }
        long start = processorNanos();
        EncodedImage image = work.get();
        cluster.cost(kind, processorNanos() - start);
        return image;
    }

    /** Beside others that want the processor, the clock on the wall would call every picture dear. */
    private static long processorNanos() {
        return PROCESSOR.isCurrentThreadCpuTimeSupported() ? PROCESSOR.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** The image of a key if it is in memory; a flight under way is not. */
    public Optional<Found> present(ImageKey key) {
        Optional<Found> there = found(key);
        if (there.isEmpty()) {
            meters.lookup("memory", "miss");
        }
        return there;
    }

    /** Leaves the memory tier a part of its room, 1 for all of it; what no longer fits goes at once. */
    public void room(double part) {
        memory.room(part);
    }

    /** Forgets an image. */
    public void drop(ImageKey key) {
        memory.drop(key);
    }

    /** The last image of that family that is still in memory. */
    public Optional<EncodedImage> lastGood(ImageKey family) {
        ImageKey key = lastGood.getIfPresent(family);
        return key == null ? Optional.empty() : memory.look(key);
    }
}
