package dev.nameplate.render.layout;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Layer.Blend;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done to the marks of a group as one picture, in this order. With nothing of it they would be drawn one by one.
 *
 * @param sigma standard deviation in pixels of the Gaussian that softens them
 * @param clip what they are cut to
 * @param veil what they are seen through
 * @param casts their shadows, the first at the bottom
 */
record Finish(
        double sigma,
        Optional<Path2D> clip,
        Optional<Mark.Veil> veil,
        List<Mark.Cast> casts,
        double opacity,
        Blend blend) {

    boolean isNone() {
        return sigma == 0
                && clip.isEmpty()
                && veil.isEmpty()
                && casts.isEmpty()
                && opacity == 1
                && blend == Blend.NORMAL;
    }

    /** The finished picture as a mark. */
    Mark of(List<Mark> marks) {
        List<Mark> all = List.copyOf(marks);
        if (sigma > 0) {
            all = List.of(new Mark.Softened(all, sigma, Marks.ink(all).outset(Mask.growth(sigma))));
        }
        if (veil.isEmpty() && casts.isEmpty()) {
            return group(all, opacity, blend);
        }
        if (clip.isPresent()) {
            all = List.of(group(all, 1, Blend.NORMAL));
        }
        if (veil.isPresent()) {
            all = List.of(new Mark.Veiled(
                    all, veil.get(), Marks.ink(all).intersection(veil.get().ink())));
        }
        if (!casts.isEmpty()) {
            all = List.of(new Mark.Shadowed(all, casts, shadowed(Marks.ink(all))));
        }
        return opacity == 1 && blend == Blend.NORMAL
                ? all.get(0)
                : new Mark.Group(all, opacity, Optional.empty(), blend, Marks.ink(all));
    }

    private Mark.Group group(List<Mark> marks, double share, Blend mode) {
        Rect all = Marks.ink(marks);
        Rect ink = clip.map(path -> all.intersection(Mask.extent(path, 0))).orElse(all);
        return new Mark.Group(marks, share, clip, mode, ink);
    }

    private Rect shadowed(Rect ink) {
        Rect all = ink;
        for (Mark.Cast cast : casts) {
            all = all.union(cast.of(ink));
        }
        return all;
    }

    /**
     * Where the finished picture differs when marks in it differ.
     *
     * @param inner where they do
     * @param ink of the finished picture
     */
    List<Rect> damage(List<Rect> inner, Rect ink) {
        List<Rect> damage = new ArrayList<>();
        for (Rect rect : inner) {
            Rect soft = rect.outset(Mask.growth(sigma));
            Rect cut = clip.map(path -> soft.intersection(Mask.extent(path, 0))).orElse(soft);
            Rect seen = veil.map(it -> cut.intersection(it.ink())).orElse(cut);
            add(damage, seen, ink);
            for (Mark.Cast cast : casts) {
                add(damage, cast.of(seen), ink);
            }
        }
        return damage;
    }

    private static void add(List<Rect> damage, Rect rect, Rect ink) {
        Rect shown = rect.intersection(ink);
        if (!shown.isEmpty()) {
            damage.add(shown);
        }
    }

    /** The same with another veil. */
    Finish through(Mark.Veil other) {
        return new Finish(sigma, clip, Optional.of(other), casts, opacity, blend);
    }
}
