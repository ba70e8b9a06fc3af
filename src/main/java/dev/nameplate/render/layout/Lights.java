package dev.nameplate.render.layout;

import dev.nameplate.raster.Argb;
import dev.nameplate.template.Paint;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** What shines from or towards a point: floor, rays, rings, arcs, stars. */
final class Lights {

    private Lights() {}

    /** A floor of lines that run to a vanishing point, thinner and fainter the further away. */
    static void floor(Ornament it) {
        double horizon = it.number("horizon") * it.height();
        double depth = it.height() - horizon;
        double vanish = it.number("vanish") * it.width();
        double line = it.number("width");
        int columns = it.count("columns", 1, 200);
        int rows = it.count("rows", 1, 200);
        if (depth <= 0) {
            return;
        }
        double spacing = it.width() / columns;
        // Lines that leave the box by its sides belong to the floor as well.
        int half = columns * 2;
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = -half; i <= half; i++) {
            double foot = vanish + (i + 0.5 * (columns % 2)) * spacing;
            path.moveTo(vanish, horizon);
            path.lineTo(foot + line * 0.9, it.height());
            path.lineTo(foot - line * 0.9, it.height());
            path.closePath();
        }
        for (int i = 0; i < rows; i++) {
            // Rows lie evenly on the floor, so their distance on the picture falls with its square.
            double near = 1 / (1 + i * 3.2 / rows * (1 + 1.6 * i / rows));
            double thick = line * Math.max(0.35, near);
            double y = horizon + depth * near - thick;
            path.append(Outlines.rectangle(0, y, it.width(), thick), /* connect= */ false);
        }
        double from = horizon / it.height();
        List<Paint.Stop> stops = new ArrayList<>();
        for (int i = 0; i <= 8; i++) {
            double t = i / 8.0;
            stops.add(Ornament.stop(t, Argb.faded(it.colour(0), t * t * (3 - 2 * t))));
        }
        it.fill(path, new Paint.Linear(0, from, 0, from + (1 - from) * 0.9, stops));
    }

    /** Wedges from a point to beyond the box. */
    static void rays(Ornament it) {
        int count = it.count("count", 1, 500);
        double cx = it.number("cx") * it.width();
        double cy = it.number("cy") * it.height();
        double far = reach(it, cx, cy);
        double turn = StrictMath.toRadians(it.number("turn"));
        double period = 2 * Math.PI / count;
        double wedge = period * Math.max(0, Math.min(1, it.number("fill")));
        // A chord of a wide wedge must still lie beyond the corners.
        double tip = far / StrictMath.cos(Math.min(wedge, 2.8) / 2);
        for (int layer = 0; layer < it.colours(); layer++) {
            Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
            for (int i = layer; i < count; i += it.colours()) {
                double from = turn + i * period - wedge / 2;
                path.moveTo(cx, cy);
                path.lineTo(cx + tip * StrictMath.sin(from), cy - tip * StrictMath.cos(from));
                path.lineTo(cx + tip * StrictMath.sin(from + wedge), cy - tip * StrictMath.cos(from + wedge));
                path.closePath();
            }
            int colour = it.colour(layer);
            it.fill(path, around(it, cx, cy, far, colour));
        }
    }

    private static Paint around(Ornament it, double cx, double cy, double far, int colour) {
        double fade = it.number("fade");
        return fade == 0
                ? Ornament.solid(colour)
                : new Paint.Radial(
                        cx / it.width(),
                        cy / it.height(),
                        far / it.width(),
                        far / it.height(),
                        List.of(Ornament.stop(0, colour), Ornament.stop(1, Argb.faded(colour, 1 - fade))));
    }

    /** Circles about a point; as many as fit to the box when the count is 0. */
    static void rings(Ornament it) {
        double cx = it.number("cx") * it.width();
        double cy = it.number("cy") * it.height();
        double step = Math.max(it.number("step"), 1);
        double line = it.number("width");
        double far = reach(it, cx, cy);
        int count = it.number("count") > 0 ? it.count("count", 1, 2000) : (int) Math.min(2000, far / step);
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 1; i <= count; i++) {
            double outer = i * step + line / 2;
            double inner = Math.max(0, i * step - line / 2);
            path.append(
                    Outlines.ring(
                            Outlines.ellipse(cx - outer, cy - outer, 2 * outer, 2 * outer),
                            Outlines.ellipse(cx - inner, cy - inner, 2 * inner, 2 * inner)),
                    /* connect= */ false);
        }
        it.fill(path, it.outwards(cx, cy, count * step));
    }

    /** Arcs of light about a point, each brightest in its middle, with a soft glow. */
    static void arcs(Ornament it) {
        int count = it.count("count", 1, 100);
        double cx = it.number("cx") * it.width();
        double cy = it.number("cy") * it.height();
        double inner = it.number("inner");
        double step = it.number("step");
        double line = it.number("width");
        double sweep = Math.max(1, Math.min(360, it.number("sweep")));
        double glow = it.number("glow");
        Chance chance = it.chance();
        for (int i = 0; i < count; i++) {
            double radius = inner + i * step;
            double wander = sweep < 360 ? it.number("wander") : 360;
            double middle = it.number("turn") + chance.between(-wander, wander) / 2;
            double span = sweep * chance.between(0.75, 1);
            double thick = line * chance.between(0.55, 1.45);
            double strength = 1 - 0.55 * i / count;
            int colour = Argb.faded(it.colour(i), strength);
            Path2D arc = arc(cx, cy, radius, thick, middle, span);
            Paint paint = bright(it, cx, cy, middle, span, colour);
            if (glow > 0) {
                Paint soft = bright(it, cx, cy, middle, span, Argb.faded(colour, 0.55));
                it.fill(arc(cx, cy, radius, thick * 3, middle, span), soft, glow);
            }
            it.fill(arc, paint);
        }
    }

    private static Paint bright(Ornament it, double cx, double cy, double middle, double span, int colour) {
        List<Paint.Stop> stops = new ArrayList<>();
        for (int i = 0; i <= 8; i++) {
            double wave = (1 - StrictMath.cos(2 * Math.PI * i / 8)) / 2;
            stops.add(Ornament.stop(span / 360 * i / 8, Argb.faded(colour, wave)));
        }
        stops.add(Ornament.stop(1, Argb.faded(colour, 0)));
        return new Paint.Conic(cx / it.width(), cy / it.height(), middle - span / 2, stops);
    }

    private static Path2D arc(double cx, double cy, double radius, double thick, double middle, double span) {
        Polyline line = new Polyline();
        int points = (int) Math.max(8, Math.ceil(span));
        for (int i = 0; i <= points; i++) {
            double angle = StrictMath.toRadians(middle - span / 2 + span * i / points);
            line.add(cx + radius * StrictMath.sin(angle), cy - radius * StrictMath.cos(angle));
        }
        return Ornament.stroke(line, thick, /* round= */ false);
    }

    /** A night sky: many faint stars and few bright ones. */
    static void stars(Ornament it) {
        int count = it.count("count", 1, 5000);
        double small = it.number("small");
        double large = it.number("large");
        Chance chance = it.chance();
        for (int i = 0; i < count; i++) {
            double bright = StrictMath.pow(chance.next(), 4);
            double radius = (small + (large - small) * bright) / 2;
            double x = chance.between(radius, it.width() - radius);
            double y = chance.between(radius, it.height() - radius);
            int colour = Argb.faded(it.colour(i), 0.25 + 0.75 * Math.max(bright, chance.next() * 0.6));
            if (bright > 0.6) {
                it.fill(
                        Outlines.ellipse(x - 2 * radius, y - 2 * radius, 4 * radius, 4 * radius),
                        Ornament.solid(Argb.faded(colour, 0.35)),
                        radius);
            }
            it.fill(Outlines.ellipse(x - radius, y - radius, 2 * radius, 2 * radius), Ornament.solid(colour));
        }
    }

    /** The distance from a point to the furthest corner of the box. */
    private static double reach(Ornament it, double cx, double cy) {
        double dx = Math.max(Math.abs(cx), Math.abs(it.width() - cx));
        double dy = Math.max(Math.abs(cy), Math.abs(it.height() - cy));
        return Math.sqrt(dx * dx + dy * dy);
    }
}
