package dev.nameplate.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.observe.Meters;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Finished images by key: looked up in memory, else made, by one flight per key however many ask.
 *
 * <p>A flight that fails drops out, so that the next request tries again. Beside the images the cache remembers which key
 * was last good for a picture regardless of its template's version, for the degrade ladder. Thread-safe; never blocks.
 */
public final class ImageCache {

    /** Where an image was found. */
    public enum Tier {
        MEMORY("memory"),
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

    private final AsyncCache<ImageKey, EncodedImage> memory;
    private final Cache<ImageKey, ImageKey> lastGood;
    private final Meters meters;
    private final long mostBytes;

    public ImageCache(CacheSettings settings, Meters meters) {
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
     * @param maker makes it; called at most once at a time for a key
     */
    public CompletableFuture<Found> get(
            ImageKey key, Optional<ImageKey> family, Supplier<CompletableFuture<EncodedImage>> maker) {
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
            return flight.thenApply(image -> new Found(image, done ? Tier.MEMORY : Tier.RENDERED));
        }
        meters.lookup("memory", "miss");
        return memory.get(key, (k, executor) -> maker.get()).thenApply(image -> {
            family.ifPresent(one -> lastGood.put(one, key));
            return new Found(image, Tier.RENDERED);
        });
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
