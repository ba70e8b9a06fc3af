package dev.nameplate.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.observe.Meters;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    /** Bytes on the heap beside an image's own: key, entry and future. */
    private static final int OVERHEAD = 320;

    private static final int LAST_GOOD_ENTRIES = 20_000;

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private final AsyncCache<ImageKey, EncodedImage> memory;
    private final Cache<ImageKey, ImageKey> lastGood;
    private final ClusterTier cluster;
    private final Meters meters;
    private final long mostBytes;

    public ImageCache(CacheSettings settings, Cluster cluster, Meters meters) {
        this(settings, cluster.tier(), meters);
    }

    ImageCache(CacheSettings settings, ClusterTier cluster, Meters meters) {
        this.cluster = cluster;
        this.meters = meters;
        this.mostBytes = settings.memoryBytes();
        this.memory = Caffeine.newBuilder()
                .maximumWeight(settings.memoryBytes())
                .weigher((ImageKey key, EncodedImage image) -> image.bytes().length + OVERHEAD)
                .executor(Runnable::run)
                .recordStats()
                .buildAsync();
        this.lastGood = Caffeine.newBuilder()
                .maximumSize(LAST_GOOD_ENTRIES)
                .executor(Runnable::run)
                .build();
        meters.gauge("nameplate.cache.memory.images", "Images in the memory tier.", () -> memory.synchronous()
                .estimatedSize());
        meters.gauge("nameplate.cache.memory.bytes", "Bytes in the memory tier.", () -> memory.synchronous()
                .policy()
                .eviction()
                .flatMap(eviction -> eviction.weightedSize().isPresent()
                        ? Optional.of(eviction.weightedSize().getAsLong())
                        : Optional.empty())
                .orElse(0L));
        meters.total("nameplate.cache.memory.evictions", "Images dropped for want of room.", () -> memory.synchronous()
                .stats()
                .evictionCount());
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
        CompletableFuture<EncodedImage> known = memory.getIfPresent(key);
        if (known != null && known.isCompletedExceptionally()) {
            // Who asks because of its failure may be told of that before the cache is.
            memory.asMap().remove(key, known);
            known = null;
        }
        if (known != null) {
            CompletableFuture<EncodedImage> flight = known;
            boolean done = known.isDone();
            meters.lookup("memory", done ? "hit" : "joined");
            if (cluster.isOn()) {
                flight.thenAccept(image -> cluster.again(key, image));
            }
            return flight.thenApply(image -> new Found(image, done ? Tier.MEMORY : Tier.RENDERED));
        }
        meters.lookup("memory", "miss");
        AtomicBoolean shared = new AtomicBoolean();
        return memory.get(key, (k, executor) -> cluster.takes(kind) ? shared(key, maker, shared) : maker.get())
                .thenApply(image -> {
                    family.ifPresent(one -> lastGood.put(one, key));
                    return new Found(image, shared.get() ? Tier.CLUSTER : Tier.RENDERED);
                });
    }

    /** From the cluster, else made and told to it. @param found is set when it came from the cluster */
    private CompletableFuture<EncodedImage> shared(
            ImageKey key, Supplier<CompletableFuture<EncodedImage>> maker, AtomicBoolean found) {
        // Not thenCompose: it would wrap refusals, which the library of the memory tier then logs as faults.
        CompletableFuture<EncodedImage> flight = new CompletableFuture<>();
        cluster.find(key).thenAccept(read -> {
            if (read.image().isPresent()) {
                found.set(true);
                flight.complete(read.image().get());
            } else {
                make(maker, flight, image -> cluster.made(key, image, read.marked()));
            }
        });
        return flight;
    }

    private static void make(
            Supplier<CompletableFuture<EncodedImage>> maker,
            CompletableFuture<EncodedImage> flight,
            Consumer<EncodedImage> made) {
        try {
            maker.get().whenComplete((image, fault) -> {
                if (fault != null) {
                    flight.completeExceptionally(fault);
                } else {
                    // First, so that who asks next is known to be the second.
                    made.accept(image);
                    flight.complete(image);
                }
            });
        } catch (RuntimeException fault) {
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
        EncodedImage image = memory.synchronous().getIfPresent(key);
        meters.lookup("memory", image == null ? "miss" : "hit");
        return Optional.ofNullable(image).map(it -> new Found(it, Tier.MEMORY));
    }

    /** Leaves the memory tier a part of its room, 1 for all of it; what no longer fits goes at once. */
    public void room(double part) {
        memory.synchronous().policy().eviction().ifPresent(eviction -> eviction.setMaximum((long) (mostBytes * part)));
    }

    /** Forgets an image. */
    public void drop(ImageKey key) {
        memory.synchronous().invalidate(key);
    }

    /** The last image of that family that is still in memory. */
    public Optional<EncodedImage> lastGood(ImageKey family) {
        ImageKey key = lastGood.getIfPresent(family);
        return key == null
                ? Optional.empty()
                : Optional.ofNullable(memory.synchronous().getIfPresent(key));
    }
}
