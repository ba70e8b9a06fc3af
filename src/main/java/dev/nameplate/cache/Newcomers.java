package dev.nameplate.cache;

import dev.nameplate.encode.EncodedImage;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Images that were asked for once, in the order of their making; the eldest goes first. Thread-safe.
 *
 * <p>Little room on purpose: what leaves before the collector has moved it twice costs it next to nothing.
 */
final class Newcomers {

    /** The eldest first; guarded by this object, as is all that follows. */
    private final Map<ImageKey, EncodedImage> images = new LinkedHashMap<>();

    private long room;
    private long bytes;
    private long evictions;

    /** @param room most bytes */
    Newcomers(long room) {
        this.room = room;
    }

    synchronized void add(ImageKey key, EncodedImage image) {
        EncodedImage before = images.remove(key);
        if (before != null) {
            bytes -= MemoryTier.weight(before);
        }
        images.put(key, image);
        bytes += MemoryTier.weight(image);
        shrink();
    }

    synchronized Optional<EncodedImage> find(ImageKey key) {
        return Optional.ofNullable(images.get(key));
    }

    /** An image that is one no more. */
    synchronized Optional<EncodedImage> take(ImageKey key) {
        EncodedImage image = images.remove(key);
        if (image != null) {
            bytes -= MemoryTier.weight(image);
        }
        return Optional.ofNullable(image);
    }

    /** Has so much room from now on; what no longer fits goes at once. */
    synchronized void room(long now) {
        room = now;
        shrink();
    }

    private void shrink() {
        Iterator<EncodedImage> eldest = images.values().iterator();
        while (bytes > room) {
            bytes -= MemoryTier.weight(eldest.next());
            eldest.remove();
            evictions++;
        }
    }

    synchronized int count() {
        return images.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /** How many had to go for want of room. */
    synchronized long evictions() {
        return evictions;
    }
}
