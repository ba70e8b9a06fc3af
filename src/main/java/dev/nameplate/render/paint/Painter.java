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
import org.jspecify.annotations.Nullable;

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
    /** What lay below all marks, as large as the canvas; nothing when they are drawn apart. */
    private final @Nullable Raster ground;
    /** What was made for earlier pictures of the same base; nothing when none will come. */
    private final @Nullable Lasting kept;

    /** @param clip in the scene's coordinates, of which (left, top) lies at the raster's corner */
    private Painter(Raster target, Rect clip, int left, int top, @Nullable Raster ground, @Nullable Lasting kept) {
        this.target = target;
        this.clip = clip;
        this.left = left;
        this.top = top;
        this.ground = ground;
        this.kept = kept;
    }

    /**
     * Draws what lies within a clip.
     *
     * @param items bottom first
     * @param ground what lies below them, as large as the scene
     * @param target holds the ground, at least within the clip; drawn upon, not cleared
     * @param clip nothing outside it is touched
     * @param kept what was made for earlier scenes of the same layout
     */
    public static void paint(List<Scene.Item> items, Raster ground, Raster target, Rect clip, Lasting kept) {
        Painter painter = new Painter(target, clip.intersection(target.bounds()), 0, 0, ground, kept);
        List<Mark> marks = items.stream().map(Scene.Item::mark).toList();
        for (int i = 0; i < marks.size(); i++) {
            boolean lasting = !items.get(i).bound();
            painter.draw(marks.get(i), marks.subList(0, i), lasting);
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
        Painter painter = new Painter(target, target.bounds().translated(left, top), left, top, null, null);
        for (Scene.Item item : items) {
            if (item.mark() instanceof Mark.Backdrop backdrop) {
                painter.frost(backdrop);
            } else {
                painter.draw(item.mark(), List.of(), /* lasting= */ false);
            }
        }
    }

    /** Draws marks in order. */
    private void all(List<Mark> marks, boolean lasting) {
        for (int i = 0; i < marks.size(); i++) {
            draw(marks.get(i), marks.subList(0, i), lasting);
        }
    }

    /**
     * @param below the marks below it on the same ground
     * @param lasting whether the mark comes again with every picture, so that what is made for it is worth keeping
     */
    private void draw(Mark mark, List<Mark> below, boolean lasting) {
        if (!mark.ink().intersects(clip)) {
            return;
        }
        if (mark instanceof Mark.Fill fill) {
            fill(fill, lasting);
        } else if (mark instanceof Mark.Stencil it) {
            Rect area = it.ink().intersection(clip);
            put(it.mask(), tint(it.shade(), 0, area), it.blend(), area);
        } else if (mark instanceof Mark.Glyphs glyphs) {
            glyphs(glyphs);
        } else if (mark instanceof Mark.Picture picture) {
            picture(picture, lasting);
        } else if (mark instanceof Mark.InnerShadow shadow) {
            innerShadow(shadow, lasting);
        } else if (mark instanceof Mark.Backdrop backdrop) {
            backdrop(backdrop, below, lasting);
        } else if (mark instanceof Mark.Softened it) {
            softened(it);
        } else if (mark instanceof Mark.Veiled it) {
            veiled(it, lasting);
        } else if (mark instanceof Mark.Shadowed it) {
            shadowed(it, lasting);
        } else {
            group((Mark.Group) mark, lasting);
        }
    }

    private void fill(Mark.Fill fill, boolean lasting) {
        Rect area = fill.ink().intersection(clip);
        Mask mask = mask(fill.outline(), fill.sigma(), area, lasting);
        put(mask, tint(fill.shade(), fill.sigma(), area), fill.blend(), area);
    }

    private void glyphs(Mark.Glyphs mark) {
        Rect area = mark.ink().intersection(clip);
        if (mark.sigma() > 0) {
            put(
                    Mark.Glyph.joined(mark.glyphs()).blurred(mark.sigma(), area),
                    tint(mark.shade(), mark.sigma(), area),
                    mark.blend(),
                    area);
            return;
        }
        Tint tint = tint(mark.shade(), 0, area).contrasted();
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
        put(Masks.without(inside, light), tint(new Shade.Solid(mark.argb()), mark.sigma(), area), Blend.NORMAL, area);
    }

    /** Drawn apart on a raster of the area's size, then mixed as one picture. */
    private void group(Mark.Group mark, boolean lasting) {
        Rect area = mark.ink().intersection(clip);
        Optional<Mask> mask = mark.clip().map(outline -> mask(outline, 0, area, lasting));
        if (area.isEmpty() || mask.isPresent() && mask.get().isEmpty()) {
            return;
        }
        Raster apart = apart(mark.marks(), area, lasting);
        Rect place = area.translated(-left, -top);
        Raster.Mode mode = Modes.of(mark.blend());
        if (mask.isPresent()) {
            Mask moved = mask.get().translated(-left, -top);
            target.draw(apart, place.x(), place.y(), mark.opacity(), moved, mode, place);
        } else {
            target.draw(apart, place.x(), place.y(), mark.opacity(), mode, place);
        }
    }

    /** An area of marks, drawn on nothing. */
    private Raster apart(List<Mark> marks, Rect area, boolean lasting) {
        Raster apart = Raster.transparent(area.width(), area.height());
        new Painter(apart, area, area.x(), area.y(), null, kept).all(marks, lasting);
        return apart;
    }

    private void softened(Mark.Softened mark) {
        Rect area = mark.ink().intersection(clip);
        Rect all = area.outset(Mask.growth(mark.sigma())).intersection(inkOf(mark.marks()));
        if (all.isEmpty()) {
            return;
        }
        Raster soft = apart(mark.marks(), all, /* lasting= */ false).softened(mark.sigma(), all.x(), all.y(), area);
        Rect place = area.translated(-left, -top);
        target.draw(soft, place.x(), place.y(), 1, Raster.Mode.NORMAL, place);
    }

    private void veiled(Mark.Veiled mark, boolean lasting) {
        Rect area = mark.ink().intersection(clip);
        Mask veil = veil(mark.veil(), area).translated(-left, -top);
        Rect place = area.translated(-left, -top);
        target.draw(apart(mark.marks(), area, lasting), place.x(), place.y(), 1, veil, Raster.Mode.NORMAL, place);
    }

    /** What is seen, at least within an area. */
    private Mask veil(Mark.Veil veil, Rect area) {
        if (veil.ready().isPresent()) {
            return veil.ready().get();
        }
        Rect all = area.outset(Mask.growth(veil.sigma()));
        return apart(veil.marks(), all, /* lasting= */ false)
                .alpha(all.x(), all.y())
                .blurred(veil.sigma(), area);
    }

    private void shadowed(Mark.Shadowed mark, boolean lasting) {
        Rect area = mark.ink().intersection(clip);
        Rect all = area;
        for (Mark.Cast cast : mark.casts()) {
            all = all.union(cast.from(area));
        }
        Rect needed = all.intersection(inkOf(mark.marks()));
        if (needed.isEmpty()) {
            return;
        }
        Raster apart = apart(mark.marks(), needed, lasting);
        Mask alpha = apart.alpha(needed.x(), needed.y());
        for (Mark.Cast cast : mark.casts()) {
            Mask shade = alpha.blurred(cast.sigma(), area.translated(-cast.dx(), -cast.dy()))
                    .translated(cast.dx(), cast.dy());
            put(shade, tint(new Shade.Solid(cast.argb()), cast.sigma(), area), Blend.NORMAL, area);
        }
        int x = needed.x() - left;
        int y = needed.y() - top;
        target.draw(apart, x, y, 1, Raster.Mode.NORMAL, area.translated(-left, -top));
    }

    private static Rect inkOf(List<Mark> marks) {
        Rect ink = Rect.EMPTY;
        for (Mark mark : marks) {
            ink = ink.union(mark.ink());
        }
        return ink;
    }

    /** The target does not hold what lies below everywhere that matters, so that is drawn again. */
    private void backdrop(Mark.Backdrop mark, List<Mark> below, boolean lasting) {
        if (lasting && ground != null && kept != null) {
            Rect whole = mark.ink().intersection(ground.bounds());
            glaze(mark, kept.plate(mark, () -> below(mark, below, whole)), whole);
        } else {
            Rect area = mark.ink().intersection(clip);
            glaze(mark, below(mark, below, area), area);
        }
    }

    /** What lies below a backdrop, softened: an area of it. At the canvas's edges it goes on as it is there. */
    private Raster below(Mark.Backdrop mark, List<Mark> below, Rect area) {
        Rect all = area.outset(Mask.growth(mark.sigma()));
        Raster raster;
        if (ground == null) {
            raster = apart(below, all, /* lasting= */ false);
        } else {
            all = all.intersection(ground.bounds());
            raster = Raster.transparent(all.width(), all.height());
            raster.draw(ground, -all.x(), -all.y(), 1, Raster.Mode.NORMAL, raster.bounds());
            Painter within = new Painter(raster, all, all.x(), all.y(), ground, kept);
            within.all(below, /* lasting= */ false);
        }
        return raster.blurred(mark.sigma(), all.x(), all.y(), area);
    }

    /** A backdrop upon a target that holds everything below. */
    private void frost(Mark.Backdrop mark) {
        Rect area = mark.ink().intersection(clip);
        if (area.isEmpty()) {
            return;
        }
        Rect all = area.outset(Mask.growth(mark.sigma())).intersection(clip);
        Raster soft = cropped(target, clip, all).blurred(mark.sigma(), all.x(), all.y(), area);
        glaze(mark, soft, area);
    }

    private void glaze(Mark.Backdrop mark, Raster soft, Rect area) {
        Rect place = area.intersection(clip);
        Mask mask = Masks.of(mark.outline(), 0, place).translated(-left, -top);
        int x = area.x() - left;
        int y = area.y() - top;
        target.replace(soft, x, y, mark.opacity(), mask, place.translated(-left, -top));
    }

    /** The part {@code wanted} of a raster that lies at {@code from}. */
    private static Raster cropped(Raster raster, Rect from, Rect wanted) {
        Raster part = Raster.transparent(wanted.width(), wanted.height());
        part.draw(raster, from.x() - wanted.x(), from.y() - wanted.y(), 1, Raster.Mode.NORMAL, part.bounds());
        return part;
    }

    private void put(Mask mask, Tint tint, Blend blend, Rect area) {
        target.fill(mask.translated(-left, -top), tint, Modes.of(blend), area.translated(-left, -top));
    }

    /** What an area is filled with. */
    private Tint tint(Shade shade, double sigma, Rect area) {
        if (shade instanceof Shade.Texture texture) {
            return texture(texture, area).translated(-left, -top);
        }
        boolean dithered = sigma > 0 && shade instanceof Shade.Solid;
        Tint tint = dithered ? Tint.dithered(((Shade.Solid) shade).argb()) : Tints.of(shade);
        return tint.translated(-left, -top);
    }

    private Tint texture(Shade.Texture texture, Rect area) {
        Raster raster = apart(texture.marks(), area.translated(-texture.dx(), -texture.dy()), /* lasting= */ false);
        if (texture.opacity() < 1) {
            Raster faded = Raster.transparent(area.width(), area.height());
            faded.draw(raster, 0, 0, texture.opacity(), Raster.Mode.NORMAL, faded.bounds());
            raster = faded;
        }
        return Tint.texture(raster, area.x(), area.y(), texture.mean());
    }

    /** The mask of an outline, at least within an area; the area does not change what a pixel in it gets. */
    private Mask mask(Path2D outline, double sigma, Rect area, boolean lasting) {
        return lasting && kept != null ? kept.mask(outline, sigma) : Masks.of(outline, sigma, area);
    }
}
