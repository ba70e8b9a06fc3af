package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedBase;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.Format;
import dev.nameplate.encode.Target;
import dev.nameplate.merge.Values;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.observe.Passage;
import dev.nameplate.observe.RenderEvent;
import dev.nameplate.render.Base;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.Rendering;
import dev.nameplate.store.Proof;
import dev.nameplate.template.Template;
import java.util.concurrent.CompletableFuture;

/**
 * Draws and encodes: the whole cold path of a picture, and the proof of a template before it is served. Render and worker
 * threads only; thread-safe.
 */
final class Press implements Proof<Published> {

    private final Renderer renderer;
    private final Encoders encoders;
    private final Samples samples;
    private final Bases bases;
    private final Films films;
    private final Meters meters;

    Press(Renderer renderer, Encoders encoders, Samples samples, Bases bases, Meters meters) {
        this.renderer = renderer;
        this.encoders = encoders;
        this.samples = samples;
        this.bases = bases;
        this.films = new Films(renderer, encoders.films());
        this.meters = meters;
    }

    /** Renders the template's fallback image; a template that cannot is not served. */
    @Override
    public Published prove(Template template) {
        Published published = new Published(template);
        published.proved(fallback(published, Published.PROVED));
        return published;
    }

    private EncodedImage fallback(Published published, Format format) {
        Values nothing = samples.nothing(published.template());
        return print(published, nothing, new ImageKeys.Variation(format, 1, 0, ""));
    }

    /** The fallback image in a format; made elsewhere, once, where it is not there. Never blocks. */
    CompletableFuture<EncodedImage> fallbackIn(Published published, Format format) {
        return published.fallback(format, () -> bases.elsewhere(() -> fallback(published, format)));
    }

    @Override
    public long weight(Published served) {
        return served.weight();
    }

    /** Draws and encodes one picture that no request waits for. */
    EncodedImage print(Published published, Values values, ImageKeys.Variation variation) {
        return print(published, values, variation, Passage.NOBODY);
    }

    /** Draws and encodes one picture. */
    EncodedImage print(Published published, Values values, ImageKeys.Variation variation, Passage passage) {
        Template template = published.template();
        Encoder encoder = encoders.of(variation.format());
        int density = variation.density();
        int quality = variation.quality() == 0 ? template.output().quality() : variation.quality();
        Target target = new Target(quality, budget(template, density));
        try (var hold = bases.hold(template, density)) {
            Base base = hold.it().base();
            EncodedBase encoded = hold.it().encoded(encoder);
            RenderEvent event =
                    RenderEvent.begun().of(template.path(), variation.format().extension(), density);
            EncodedImage made = renderer.render(base, values, rendering -> {
                long drawn = System.nanoTime();
                EncodedImage image = rendering.clockwork().isPresent() && variation.format() == Format.GIF
                        ? films.film(new Films.Roll(template, base, encoded, values), rendering, target)
                        : encoder.encode(encoded, rendering.pixels(), rendering.damage(), target);
                tell(passage, rendering, System.nanoTime() - drawn, event);
                return image;
            });
            event.ended(passage, made.bytes().length);
            return made;
        }
    }

    private void tell(Passage passage, Rendering rendering, long encodeNanos, RenderEvent event) {
        meters.stage(passage, Stage.LAYOUT, rendering.layoutNanos());
        meters.stage(passage, Stage.PAINT, rendering.paintNanos());
        meters.stage(passage, Stage.RENDER, rendering.layoutNanos() + rendering.paintNanos());
        meters.stage(passage, Stage.ENCODE, encodeNanos);
        if (event.isEnabled()) {
            event.took(rendering.layoutNanos(), rendering.paintNanos(), encodeNanos);
            event.damaged(rendering.damaged());
        }
    }

    /** Leaves what is kept for later a part of its room, 1 for all of it. */
    void room(double part) {
        bases.room(part);
        films.room(part);
    }

    /** Whether the base of a picture is there now. Never blocks. */
    boolean isReady(Published published, ImageKeys.Variation variation) {
        return bases.isReady(published.template(), variation.density(), encoders.of(variation.format()));
    }

    /** Done once the base of a picture is there; made elsewhere where it is not. Never blocks. */
    CompletableFuture<Void> ready(Published published, ImageKeys.Variation variation) {
        return bases.ready(published.template(), variation.density(), encoders.of(variation.format()));
    }

    private static int budget(Template template, int density) {
        return Math.multiplyExact(template.output().maxBytes(), density);
    }
}
