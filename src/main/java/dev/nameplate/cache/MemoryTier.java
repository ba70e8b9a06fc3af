package dev.nameplate.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy.Eviction;
import dev.nameplate.encode.EncodedImage;
import java.util.Optional;

/**
 * Finished images on the heap. Those asked for once pass through a small room, those asked for again are kept in a larger one,
 * where what is asked for most stays. Most images of a campaign are asked for once; were they kept, all of them would grow old
 * on the heap, and the part of it for what is old would be collected whole again and again. Thread-safe.
 */
final class MemoryTier {

    /** Bytes on the heap beside an image's own: key and entry. */
    private static final int OVERHEAD = 320;

    /** What share of the room newcomers have. */
    private static final int NEWCOMERS = 8;

    private final long most;
    private final Newcomers newcomers;
    private final Cache<ImageKey, EncodedImage> kept;

    /** @param most bytes of all images */
    MemoryTier(long most) {
        this.most = most;
        this.newcomers = new Newcomers(most / NEWCOMERS);
        this.kept = Caffeine.newBuilder()
                .maximumWeight(most - most / NEWCOMERS)
                .weigher((ImageKey key, EncodedImage image) -> weight(image))
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    static int weight(EncodedImage image) {
        return image.bytes().length + OVERHEAD;
    }

    /** An image that somebody asks for; from now on it is one that was asked for again. */
    Optional<EncodedImage> find(ImageKey key) {
        EncodedImage known = kept.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<EncodedImage> again = newcomers.take(key);
        again.ifPresent(image -> kept.put(key, image));
        return again;
    }

    /** An image, which counts as asked for no more often than before. */
    Optional<EncodedImage> look(ImageKey key) {
        return Optional.ofNullable(kept.getIfPresent(key)).or(() -> newcomers.find(key));
    }

    /** @param again whether it was asked for before */
    void add(ImageKey key, EncodedImage image, boolean again) {
        if (again) {
            kept.put(key, image);
        } else {
            newcomers.add(key, image);
        }
    }

    void drop(ImageKey key) {
        newcomers.take(key);
        kept.invalidate(key);
    }

    /** Leaves a part of the room, 1 for all of it; what no longer fits goes at once. */
    void room(double part) {
        long now = (long) (most * part);
        newcomers.room(now / NEWCOMERS);
        eviction().setMaximum(now - now / NEWCOMERS);
    }

    long images() {
        return kept.estimatedSize() + newcomers.count();
    }

    long bytes() {
        return eviction().weightedSize().orElse(0) + newcomers.bytes();
    }

    /** How many had to go for want of room. */
    long evictions() {
        return kept.stats().evictionCount() + newcomers.evictions();
    }

    private Eviction<ImageKey, EncodedImage> eviction() {
        return kept.policy().eviction().orElseThrow();
    }
}
