package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Grade;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Tint;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Treatment;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A treatment with values filled in, in device pixels: part of what a kept picture is known by.
 *
 * @param sigma standard deviation in pixels of the blur
 * @param wash the tint's colour with its amount in alpha; clear when there is none
 * @param overlay over the box, which begins at (0, 0) when it is upright; else on the canvas
 */
record Look(double sigma, Grade grade, int wash, Blend washing, Optional<Shade> overlay, Blend overlaying) {

    static Look of(Treatment treatment, Layer.Box box, Place place, Values values) {
        Grade.Duotone duotone = treatment.duotone().isEmpty()
                ? null
                : new Grade.Duotone(
                        Colours.of(treatment.duotone().get(0), values),
                        Colours.of(treatment.duotone().get(1), values));
        return new Look(
                treatment.blur() / 2 * place.scale(),
                new Grade(treatment.saturation(), treatment.brightness(), treatment.contrast(), duotone),
                treatment
                        .tint()
                        .map(it -> Argb.faded(Colours.of(it.colour(), values), it.amount()))
                        .orElse(0),
                treatment.tint().map(Treatment.Tint::blend).orElse(Blend.NORMAL),
                treatment.overlay().map(it -> Colours.shade(it.paint(), box.width(), box.height(), place, values, 1)),
                treatment.overlay().map(Treatment.Overlay::blend).orElse(Blend.NORMAL));
    }

    /** Adds the fields that a treatment takes colours from. */
    static void fields(Treatment treatment, Set<String> into) {
        treatment.duotone().forEach(colour -> Colours.fields(colour, into));
        treatment.tint().ifPresent(tint -> Colours.fields(tint.colour(), into));
        treatment.overlay().ifPresent(overlay -> Colours.fields(overlay.paint(), into));
    }

    /** The picture but for what is laid over the box. Its edges stay as opaque as they are. */
    Raster treated(Raster picture) {
        Raster soft = sigma == 0 ? picture : picture.blurred(sigma);
        Raster graded = grade.isNone() ? soft : grade.of(soft);
        return Argb.alpha(wash) == 0 ? graded : washed(graded, Tint.of(wash), washing);
    }

    /** The picture with the overlay, when its upper left corner lies at (x, y) of the overlay's place. */
    Raster overlaid(Raster picture, int x, int y) {
        return overlay.map(shade -> washed(picture, Tints.of(shade).translated(-x, -y), overlaying))
                .orElse(picture);
    }

    /** A copy with a tint over its colours; where it was clear it stays so. */
    private static Raster washed(Raster picture, Tint tint, Blend blend) {
        Raster colours = Raster.transparent(picture.width(), picture.height());
        int[] from = picture.pixels();
        int[] pixels = colours.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Argb.straight(from[i]) | 0xFF000000;
        }
        byte[] all = new byte[pixels.length];
        Arrays.fill(all, (byte) 255);
        colours.fill(new Mask(colours.bounds(), all), tint, Modes.of(blend), colours.bounds());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Argb.premultiplied(from[i] & 0xFF000000 | pixels[i] & 0xFFFFFF);
        }
        return colours;
    }
}
