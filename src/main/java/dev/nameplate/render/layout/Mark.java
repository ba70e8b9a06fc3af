package dev.nameplate.render.layout;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Layer.Blend;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;

/**
 * One thing to draw, in device pixels, with nothing left to decide. Immutable: outlines and rasters inside are never
 * written again.
 */
public sealed interface Mark {

    /** Every pixel the mark may touch lies inside: anti-aliasing, blur and shadow included. Not clipped to the canvas. */
    Rect ink();

    /**
     * An outline filled by the non-zero rule.
     *
     * @param sigma standard deviation in pixels of the Gaussian that softens its coverage; 0 leaves it crisp
     */
    record Fill(Path2D outline, double sigma, Shade shade, Blend blend, Rect ink) implements Mark {}

    /** The shadow that an outline's edge casts into it: the blurred inverse, moved by (dx, dy), within the outline. */
    record InnerShadow(Path2D outline, double dx, double dy, double sigma, int argb, Rect ink) implements Mark {}

    /**
     * Glyphs of one shade, as masks.
     *
     * @param sigma as for {@link Fill}: text shadows are glyphs with a sigma
     */
    record Glyphs(List<Glyph> glyphs, double sigma, Shade shade, Blend blend, Rect ink) implements Mark {}

    /** A glyph's mask (relative to its pen) and the pen's pixel. */
    record Glyph(Mask mask, int x, int y) {}

    /** Coverage that was worked out beforehand, filled with a shade. */
    record Stencil(Mask mask, Shade shade, Blend blend, Rect ink) implements Mark {}

    /**
     * Pixels, already scaled, at (x, y).
     *
     * @param opacity 0..1
     * @param clip what is shown of it
     */
    record Picture(Raster raster, int x, int y, double opacity, Optional<Path2D> clip, Blend blend, Rect ink)
            implements Mark {}

    /** Marks drawn apart and then mixed as one. */
    record Group(List<Mark> marks, double opacity, Optional<Path2D> clip, Blend blend, Rect ink) implements Mark {}
}
