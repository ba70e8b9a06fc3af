package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.EncodingFault;
import dev.nameplate.encode.Format;
import dev.nameplate.encode.Target;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.render.Base;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.Rendering;
import dev.nameplate.store.Proof;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws and encodes: the whole cold path of a picture, and the proof of a template before it is served. Render and worker
 * threads only; thread-safe.
 */
final class Press implements Proof<Published> {

    private static final Logger LOG = LoggerFactory.getLogger(Press.class);

    private final Renderer renderer;
    private final Encoders encoders;
    private final Samples samples;
    private final Films films;
    private final Meters meters;

    Press(
            Renderer renderer,
            Encoders encoders,
            Merger merger,
            Function<Template, MergeContext> contexts,
            Meters meters) {
        this.renderer = renderer;
        this.encoders = encoders;
        this.samples = new Samples(merger, contexts);
        this.films = new Films(renderer, encoders.films());
        this.meters = meters;
    }

    /** Renders the template's fallback image in every format offered; a template that cannot is not served. */
    @Override
    public Published prove(Template template) {
        Map<Format, EncodedImage> fallbacks = new EnumMap<>(Format.class);
        Published published = new Published(template, this, fallbacks);
        Values nothing = samples.nothing(template);
        for (Format format : Format.values()) {
            if (encoders.offers(format)) {
                try {
                    fallbacks.put(format, print(published, nothing, new ImageKeys.Variation(format, 1, 0, "")));
                } catch (EncodingFault | LinkageError e) {
                    if (format != Format.WEBP) {
                        throw e;
                    }
                    LOG.warn("Template {} has no WebP fallback image: {}", template.path(), e.toString());
                }
            }
        }
        return published;
    }

    /** Draws and encodes one picture. */
    EncodedImage print(Published published, Values values, ImageKeys.Variation variation) {
        Template template = published.template();
        Encoder encoder = encoders.of(variation.format());
        int density = variation.density();
        Base base = published.base(density);
        EncodedBase encoded = published.encoded(encoder, density);
        int quality = variation.quality() == 0 ? template.output().quality() : variation.quality();
        Target target = new Target(quality, budget(template, density));
        long start = System.nanoTime();
        return renderer.render(base, values, rendering -> {
            long drawn = System.nanoTime();
            meters.stage(Stage.RENDER, drawn - start);
            EncodedImage image = rendering.clockwork().isPresent() && variation.format() == Format.GIF
                    ? films.film(new Films.Roll(template, base, encoded, values), rendering, target)
                    : encoder.encode(encoded, rendering.pixels(), rendering.damage(), target);
            meters.stage(Stage.ENCODE, System.nanoTime() - drawn);
            return image;
        });
    }

    /**
     * Draws a template's samples in its usual format and density, so that base and code are warm. Bases of higher densities
     * are made when the first reader asks: all of them at once would fill a small heap.
     */
    void warm(Published published) {
        for (Values sample : samples.of(published.template())) {
            print(published, sample, new ImageKeys.Variation(Format.JPEG, 1, 0, ""));
            if (published.deadline().isPresent()) {
                print(published, sample, new ImageKeys.Variation(Format.GIF, 1, 0, ""));
            }
        }
    }

    Base drawBase(Template template, int density) {
        return renderer.base(template, density);
    }

    EncodedBase encodeBase(Template template, Base base, Encoder encoder) {
        List<Encoder.Frame> frames = new ArrayList<>();
        for (Values sample : samples.of(template)) {
            frames.add(renderer.render(base, sample, Press::frame));
        }
        return encoder.base(base.raster(), Published.settings(template), frames);
    }

    private static Encoder.Frame frame(Rendering rendering) {
        return new Encoder.Frame(rendering.pixels().copy(), rendering.damage());
    }

    private static int budget(Template template, int density) {
        return Math.multiplyExact(template.output().maxBytes(), density);
    }
}
