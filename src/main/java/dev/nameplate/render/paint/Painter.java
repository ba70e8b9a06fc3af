package dev.nameplate.render.paint;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.raster.Tint;
import dev.nameplate.render.layout.Mark;
import dev.nameplate.render.layout.Modes;
import dev.nameplate.render.layout.Scene;
import dev.nameplate.render.layout.Shade;
import dev.nameplate.render.layout.Tints;
import dev.nameplate.template.Layer.Blend;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;

/**
 * Draws marks in order. Decides nothing: whatever it is clipped to, a pixel inside gets the same value, since masks, blurs and
 * gradients are made in the scene's own coordinates and only then cut.
 *
 * <p>Any thread may enter; each draws on a raster of its own.
 */
public final class Painter {

    private final Raster target;
    private final Rect clip;
    private final int left;
    private final int top;

    /** @param clip in the scene's coordinates, of which (left, top) lies at the raster's corner */
    private Painter(Raster target, Rect clip, int left, int top) {
        this.target = target;
        this.clip = clip;
        this.left = left;
        this.top = top;
    }

    /**
     * Draws what lies within a clip.
     *
     * @param items bottom first
     * @param target as large as the scene; drawn upon, not cleared
     * @param clip nothing outside it is touched
     */
    public static void paint(List<Scene.Item> items, Raster target, Rect clip) {
        Painter painter = new Painter(target, clip.intersection(target.bounds()), 0, 0);
        for (Scene.Item item : items) {
            painter.draw(item.mark(), /* lasting= */ !item.bound());
        }
    }

    /**
     * Draws what will not be drawn again, so that no masks are kept for it.
     *
     * @param items bottom first
     * @param target a part of the scene, drawn upon, not cleared
     * @param left where the part begins in the scene
     * @param top likewise, downwards
     */
    public static void paintOnce(List<Scene.Item> items, Raster target, int left, int top) {
        Painter painter = new Painter(target, target.bounds().translated(left, top), left, top);
        items.forEach(item -> painter.draw(item.mark(), /* lasting= */ false));
    }

    /** @param lasting whether the mark comes again with every picture, so that its masks are worth keeping */
    private void draw(Mark mark, boolean lasting) {
        if (!mark.ink().intersects(clip)) {
            return;
        }
        if (mark instanceof Mark.Fill fill) {
            fill(fill, lasting);
        } else if (mark instanceof Mark.Stencil it) {
            put(it.mask(), tint(it.shade(), 0), it.blend(), it.ink().intersection(clip));
        } else if (mark instanceof Mark.Glyphs glyphs) {
            glyphs(glyphs);
        } else if (mark instanceof Mark.Picture picture) {
            picture(picture, lasting);
        } else if (mark instanceof Mark.InnerShadow shadow) {
            innerShadow(shadow, lasting);
        } else {
            group((Mark.Group) mark, lasting);
        }
    }

    private void fill(Mark.Fill fill, boolean lasting) {
        Rect area = fill.ink().intersection(clip);
        Mask mask = mask(fill.outline(), fill.sigma(), area, lasting);
        put(mask, tint(fill.shade(), fill.sigma()), fill.blend(), area);
    }

    private void glyphs(Mark.Glyphs mark) {
        Rect area = mark.ink().intersection(clip);
        Tint tint = Tints.of(mark.shade()).contrasted().translated(-left, -top);
        if (mark.sigma() > 0) {
            put(
                    Masks.joined(mark.glyphs()).blurred(mark.sigma()),
                    tint(mark.shade(), mark.sigma()),
                    mark.blend(),
                    area);
            return;
        }
        Rect place = area.translated(-left, -top);
        for (Mark.Glyph glyph : mark.glyphs()) {
            Mask mask = glyph.mask().translated(glyph.x() - left, glyph.y() - top);
            if (mask.bounds().intersects(place)) {
                target.fill(mask, tint, Modes.of(mark.blend()), place);
            }
        }
    }

    private void picture(Mark.Picture mark, boolean lasting) {
        Rect area = mark.ink().intersection(clip);
        Rect place = area.translated(-left, -top);
        int x = mark.x() - left;
        int y = mark.y() - top;
        Raster.Mode mode = Modes.of(mark.blend());
        if (mark.clip().isPresent()) {
            Mask mask = mask(mark.clip().get(), 0, area, lasting).translated(-left, -top);
            target.draw(mark.raster(), x, y, mark.opacity(), mask, mode, place);
        } else {
            target.draw(mark.raster(), x, y, mark.opacity(), mode, place);
        }
    }

    /** The inverse of the outline, softened and moved, is 1 less the outline softened and moved; seen within the outline. */
    private void innerShadow(Mark.InnerShadow mark, boolean lasting) {
        Rect area = mark.ink().intersection(clip);
        Mask inside = mask(mark.outline(), 0, area, lasting);
        Path2D moved = new Path2D.Double(mark.outline(), AffineTransform.getTranslateInstance(mark.dx(), mark.dy()));
        Mask light = mask(moved, mark.sigma(), area, /* lasting= */ false);
        put(Masks.without(inside, light), tint(new Shade.Solid(mark.argb()), mark.sigma()), Blend.NORMAL, area);
    }

    /** Drawn apart on a raster of the area's size, then mixed as one picture. */
    private void group(Mark.Group mark, boolean lasting) {
        Rect area = mark.ink().intersection(clip);
        Optional<Mask> mask = mark.clip().map(outline -> mask(outline, 0, area, lasting));
        if (area.isEmpty() || mask.isPresent() && mask.get().isEmpty()) {
            return;
        }
        Raster apart = Raster.transparent(area.width(), area.height());
        Painter within = new Painter(apart, area, area.x(), area.y());
        mark.marks().forEach(child -> within.draw(child, lasting));
        Rect place = area.translated(-left, -top);
        Raster.Mode mode = Modes.of(mark.blend());
        if (mask.isPresent()) {
            Mask moved = mask.get().translated(-left, -top);
            target.draw(apart, place.x(), place.y(), mark.opacity(), moved, mode, place);
        } else {
            target.draw(apart, place.x(), place.y(), mark.opacity(), mode, place);
        }
    }

    private void put(Mask mask, Tint tint, Blend blend, Rect area) {
        target.fill(mask.translated(-left, -top), tint, Modes.of(blend), area.translated(-left, -top));
    }

    private Tint tint(Shade shade, double sigma) {
        boolean dithered = sigma > 0 && shade instanceof Shade.Solid;
        Tint tint = dithered ? Tint.dithered(((Shade.Solid) shade).argb()) : Tints.of(shade);
        return tint.translated(-left, -top);
    }

    /** The mask of an outline, at least within an area; the area does not change what a pixel in it gets. */
    private static Mask mask(Path2D outline, double sigma, Rect area, boolean lasting) {
        return lasting ? LastingMasks.of(outline, sigma) : Masks.of(outline, sigma, area);
    }
}
