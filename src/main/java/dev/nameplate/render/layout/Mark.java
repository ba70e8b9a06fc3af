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
    record Glyph(Mask mask, int x, int y) {

        /** All glyphs as one mask; where two overlap, what both leave uncovered stays uncovered. */
        public static Mask joined(List<Glyph> glyphs) {
            return Mask.joined(glyphs.stream()
                    .map(glyph -> glyph.mask.translated(glyph.x, glyph.y))
                    .toList());
        }
    }

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

    /** Marks drawn apart and softened as one picture by a Gaussian of that many pixels. */
    record Softened(List<Mark> marks, double sigma, Rect ink) implements Mark {}

    /** Marks drawn apart and seen through others. */
    record Veiled(List<Mark> marks, Veil veil, Rect ink) implements Mark {}

    /**
     * What marks are seen through: as far as these others are opaque.
     *
     * @param sigma standard deviation in pixels of the Gaussian that softens them
     * @param ink outside it nothing is seen
     * @param ready all that, worked out beforehand, as far as a canvas shows it
     */
    record Veil(List<Mark> marks, double sigma, Rect ink, Optional<Mask> ready) {}

    /** Marks drawn apart, above their shadows, of which the first is the lowest. */
    record Shadowed(List<Mark> marks, List<Cast> casts, Rect ink) implements Mark {}

    /**
     * A shadow of whatever is drawn: its alpha, moved, softened, filled.
     *
     * @param dx whole pixels to the right
     * @param dy whole pixels down
     */
    record Cast(int dx, int dy, double sigma, int argb) {

        /** Where the shadow of an area falls. */
        public Rect of(Rect area) {
            return area.translated(dx, dy).outset(Mask.growth(sigma));
        }

        /** What throws a shadow on an area. */
        public Rect from(Rect area) {
            return area.translated(-dx, -dy).outset(Mask.growth(sigma));
        }
    }

    /** What lies below an outline, softened, within it. Alone of all marks it depends on what was drawn before. */
    record Backdrop(Path2D outline, double sigma, double opacity, Rect ink) implements Mark {

        /** Where what lies below matters. */
        public Rect reach() {
            return ink.outset(Mask.growth(sigma));
        }
    }

    /** Marks drawn apart and then mixed as one. */
    record Group(List<Mark> marks, double opacity, Optional<Path2D> clip, Blend blend, Rect ink) implements Mark {}
}
