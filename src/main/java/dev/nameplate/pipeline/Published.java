package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodeSettings;
import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Format;
import dev.nameplate.merge.Values;
import dev.nameplate.render.Base;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.Template;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A template as it is served: compiled, proved, with its fallback images on the heap and its bases made on demand.
 *
 * <p>Thread-safe. A base is made by the first render thread that needs it while others wait for it.
 */
public final class Published {

    private record Place(Format format, int density) {}

    private final Template template;
    private final Press press;
    private final Set<String> givenFields;
    private final Optional<Deadline> deadline;
    private final Map<Format, EncodedImage> fallbacks;
    private final Map<Integer, Base> bases = new ConcurrentHashMap<>();
    private final Map<Place, EncodedBase> encoded = new ConcurrentHashMap<>();

    /** @param fallbacks filled by the proof before anyone else sees this */
    Published(Template template, Press press, Map<Format, EncodedImage> fallbacks) {
        this.template = template;
        this.press = press;
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

    /** The base picture at a density; drawn on first use. Blocks other askers meanwhile: render threads only. */
    Base base(int density) {
        return bases.computeIfAbsent(density, wanted -> press.drawBase(template, wanted));
    }

    /** The base as an encoder keeps it; encoded on first use. Render threads only. */
    EncodedBase encoded(Encoder encoder, int density) {
        Base base = base(density);
        return encoded.computeIfAbsent(
                new Place(encoder.format(), density), place -> press.encodeBase(template, base, encoder));
    }

    static EncodeSettings settings(Template template) {
        return new EncodeSettings(template.output().quality(), template.output().fullChroma());
    }
}
