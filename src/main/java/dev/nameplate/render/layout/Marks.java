package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Layer.Blend;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;

/** Making marks with their ink, and mixing several as one. */
final class Marks {

    /** For paints that are known to take nothing from fields. */
    static final Values NO_VALUES = Values.none("");

    private Marks() {}

    static Mark.Fill fill(Path2D outline, double sigma, Shade shade) {
        return new Mark.Fill(outline, sigma, shade, Blend.NORMAL, Mask.extent(outline, sigma));
    }

    /** How many pixels a Gaussian softens beyond an edge. */
    static int reach(double sigma) {
        return Mask.growth(sigma);
    }

    static Rect ink(List<Mark> marks) {
        Rect ink = Rect.EMPTY;
        for (Mark mark : marks) {
            ink = ink.union(mark.ink());
        }
        return ink;
    }

    /** Marks faded and blended as one; several become a group only where it makes a difference. */
    static List<Mark> mixed(List<Mark> marks, double opacity, Blend blend) {
        if (marks.isEmpty() || (opacity == 1 && blend == Blend.NORMAL)) {
            return marks;
        }
        if (opacity == 0) {
            return List.of();
        }
        if (marks.size() == 1) {
            Optional<Mark> one = mixed(marks.get(0), opacity, blend);
            if (one.isPresent()) {
                return List.of(one.get());
            }
        }
        return List.of(new Mark.Group(marks, opacity, Optional.empty(), blend, ink(marks)));
    }

    private static Optional<Mark> mixed(Mark mark, double opacity, Blend blend) {
        if (mark instanceof Mark.Fill it && it.blend() == Blend.NORMAL) {
            return Optional.of(new Mark.Fill(it.outline(), it.sigma(), faded(it.shade(), opacity), blend, it.ink()));
        }
        if (mark instanceof Mark.Glyphs it && it.blend() == Blend.NORMAL) {
            return Optional.of(new Mark.Glyphs(it.glyphs(), it.sigma(), faded(it.shade(), opacity), blend, it.ink()));
        }
        if (mark instanceof Mark.Stencil it && it.blend() == Blend.NORMAL) {
            return Optional.of(new Mark.Stencil(it.mask(), faded(it.shade(), opacity), blend, it.ink()));
        }
        if (mark instanceof Mark.Picture it && it.blend() == Blend.NORMAL) {
            return Optional.of(
                    new Mark.Picture(it.raster(), it.x(), it.y(), it.opacity() * opacity, it.clip(), blend, it.ink()));
        }
        if (mark instanceof Mark.Group it && it.blend() == Blend.NORMAL) {
            return Optional.of(new Mark.Group(it.marks(), it.opacity() * opacity, it.clip(), blend, it.ink()));
        }
        return Optional.empty();
    }

    /** The same shade with its alpha scaled, up to what is opaque. */
    static Shade faded(Shade shade, double opacity) {
        if (shade instanceof Shade.Linear it) {
            return new Shade.Linear(it.x1(), it.y1(), it.x2(), it.y2(), faded(it.stops(), opacity));
        }
        if (shade instanceof Shade.Radial it) {
            return new Shade.Radial(it.cx(), it.cy(), it.rx(), it.ry(), it.angle(), faded(it.stops(), opacity));
        }
        if (shade instanceof Shade.Conic it) {
            return new Shade.Conic(it.cx(), it.cy(), it.angle(), faded(it.stops(), opacity));
        }
        if (shade instanceof Shade.Texture it) {
            return new Shade.Texture(
                    it.marks(),
                    it.dx(),
                    it.dy(),
                    it.mean(),
                    Math.min(1, it.opacity() * opacity),
                    it.opaque() && opacity >= 1);
        }
        return new Shade.Solid(faded(((Shade.Solid) shade).argb(), opacity));
    }

    /** The same mark of one opaque colour, so that what is drawn tells how much it covers; a picture stays as it is. */
    static Mark opaque(Mark mark) {
        Shade black = new Shade.Solid(0xFF000000);
        if (mark instanceof Mark.Fill it) {
            return new Mark.Fill(it.outline(), it.sigma(), black, Blend.NORMAL, it.ink());
        }
        if (mark instanceof Mark.Glyphs it) {
            return new Mark.Glyphs(it.glyphs(), it.sigma(), black, Blend.NORMAL, it.ink());
        }
        if (mark instanceof Mark.Stencil it) {
            return new Mark.Stencil(it.mask(), black, Blend.NORMAL, it.ink());
        }
        if (mark instanceof Mark.Group it) {
            List<Mark> parts = it.marks().stream().map(Marks::opaque).toList();
            return new Mark.Group(parts, 1, it.clip(), Blend.NORMAL, it.ink());
        }
        return mark;
    }

    private static List<Shade.Stop> faded(List<Shade.Stop> stops, double opacity) {
        return stops.stream()
                .map(stop -> new Shade.Stop(stop.offset(), faded(stop.argb(), opacity)))
                .toList();
    }

    private static int faded(int argb, double opacity) {
        int alpha = (int) Math.min(255, Math.round(Argb.alpha(argb) * opacity));
        return (alpha << 24) | (argb & 0xFFFFFF);
    }

    /** Bytes on the heap, about. */
    static long weight(Mark mark) {
        if (mark instanceof Mark.Picture it) {
            return it.raster().weight();
        }
        if (mark instanceof Mark.Stencil it) {
            return it.mask().weight();
        }
        if (mark instanceof Mark.Group it) {
            return it.marks().stream().mapToLong(Marks::weight).sum();
        }
        if (mark instanceof Mark.Softened it) {
            return it.marks().stream().mapToLong(Marks::weight).sum();
        }
        if (mark instanceof Mark.Veiled it) {
            return it.marks().stream().mapToLong(Marks::weight).sum()
                    + it.veil().ready().map(Mask::weight).orElse(0L);
        }
        if (mark instanceof Mark.Shadowed it) {
            return it.marks().stream().mapToLong(Marks::weight).sum();
        }
        if (mark instanceof Mark.Glyphs it) {
            return 48L * it.glyphs().size();
        }
        return 2048;
    }

    /** Marks cut to an outline. */
    static Mark.Group clipped(List<Mark> marks, Path2D clip) {
        Rect ink = ink(marks).intersection(Mask.extent(clip, 0));
        return new Mark.Group(List.copyOf(marks), 1, Optional.of(clip), Blend.NORMAL, ink);
    }
}
