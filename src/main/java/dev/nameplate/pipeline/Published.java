package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.FontData;
import dev.nameplate.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A template as it is served: compiled, proved, with its fallback images on the heap. Thread-safe; its bases come and go, as
 * {@link Bases} has room.
 */
public final class Published {

    /** The format of the fallback image that a template is proved by. Others take longer, and few are ever asked for. */
    static final Format PROVED = Format.JPEG;

    /** What layers, fields and words come to. */
    private static final long TREE = 256 << 10;

    private final Template template;
    private final Set<String> givenFields;
    private final Optional<Deadline> deadline;
    private final Map<Format, CompletableFuture<EncodedImage>> fallbacks = new ConcurrentHashMap<>();

    Published(Template template) {
        this.template = template;
        this.givenFields = GivenFields.of(template);
        this.deadline = Deadline.of(template);
    }

    public Template template() {
        return template;
    }

    /** The fields of which the template asks whether they arrived. */
    Set<String> givenFields() {
        return givenFields;
    }

    Optional<Deadline> deadline() {
        return deadline;
    }

    /** Values that know how long it is until the template's deadline, if it has one. */
    Values at(Values values, Instant now) {
        return deadline.map(it -> it.at(values, now)).orElse(values);
    }

    /** Takes the fallback image that is there from the beginning. */
    void proved(EncodedImage fallback) {
        fallbacks.put(PROVED, CompletableFuture.completedFuture(fallback));
    }

    /** The fallback image in the format that every template is proved in. */
    EncodedImage fallback() {
        return Objects.requireNonNull(fallbacks.get(PROVED)).join();
    }

    /** The fallback image in a format if it is there, else as {@link #fallback()}. */
    EncodedImage fallbackAtHand(Format format) {
        CompletableFuture<EncodedImage> known = fallbacks.get(format);
        return known != null && known.isDone() && !known.isCompletedExceptionally() ? known.join() : fallback();
    }

    /** The fallback image in a format; made by the first who asks for it, and by the next once more when that fails. */
    CompletableFuture<EncodedImage> fallback(Format format, Supplier<CompletableFuture<EncodedImage>> making) {
        CompletableFuture<EncodedImage> known = fallbacks.get(format);
        if (known != null) {
            return known;
        }
        CompletableFuture<EncodedImage> made = fallbacks.computeIfAbsent(format, absent -> making.get());
        // Not while the map is being changed: it may have failed already.
        made.whenComplete((image, fault) -> {
            if (fault != null) {
                fallbacks.remove(format, made);
            }
        });
        return made;
    }

    /** The density that serves a wish: itself, or the next lower that the template has. */
    int density(int wanted) {
        int best = 1;
        for (int density : template.output().densities()) {
            if (density <= wanted) {
                best = Math.max(best, density);
            }
        }
        return best;
    }

    /** Bytes on the heap, about: pictures and fonts of the template, and the fallback images. */
    long weight() {
        long sum = TREE;
        for (Raster asset : template.assets().values()) {
            sum += asset.weight();
        }
        for (List<FontData> fonts : template.fonts()) {
            sum += fonts.stream().mapToLong(font -> font.bytes().length).sum();
        }
        for (CompletableFuture<EncodedImage> image : fallbacks.values()) {
            sum += image.isDone() && !image.isCompletedExceptionally()
                    ? image.join().bytes().length
                    : 0;
        }
        return sum;
    }
}
