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
import java.util.Optional;
import java.util.Set;

/**
 * A template as it is served: compiled, proved, with its fallback images on the heap. Thread-safe; its bases come and go, as
 * {@link Bases} has room.
 */
public final class Published {

    /** What layers, fields and words come to. */
    private static final long TREE = 256 << 10;

    private final Template template;
    private final Set<String> givenFields;
    private final Optional<Deadline> deadline;
    private final Map<Format, EncodedImage> fallbacks;

    /** @param fallbacks filled by the proof before anyone else sees this */
    Published(Template template, Map<Format, EncodedImage> fallbacks) {
        this.template = template;
        this.givenFields = GivenFields.of(template);
        this.deadline = Deadline.of(template);
        this.fallbacks = fallbacks;
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

    /** The fallback image, in the format asked for or, when that cannot be made, in one that can. */
    EncodedImage fallback(Format format) {
        EncodedImage wanted = fallbacks.get(format);
        return wanted != null ? wanted : java.util.Objects.requireNonNull(fallbacks.get(Format.PNG));
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
        for (EncodedImage image : fallbacks.values()) {
            sum += image.bytes().length;
        }
        return sum;
    }
}
