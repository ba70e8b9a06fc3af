package dev.nameplate.render.layout;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Regular patterns: dots, grid, stripes, perforation, weave. */
final class Lattices {

    /** Finer lattices than this many steps a side are drawn coarser. */
    private static final int MOST_STEPS = 1000;

    private Lattices() {}

    /** Dots, the lattice centred on the box; {@code shrink} makes them smaller on the way, as a halftone. */
    static void dots(Ornament it) {
        double step = step(it);
        double radius = it.number("radius");
        double shrink = it.number("shrink");
        double stagger = it.number("stagger");
        double toward = StrictMath.toRadians(it.number("toward"));
        double dx = StrictMath.sin(toward);
        double dy = -StrictMath.cos(toward);
        double reach = Math.abs(dx * it.width()) + Math.abs(dy * it.height());
        double rise = stagger > 0 ? step * Math.sqrt(3) / 2 : step;
        int rows = (int) (it.height() / rise);
        int columns = (int) (it.width() / step);
        double left = (it.width() - columns * step) / 2;
        double top = (it.height() - rows * rise) / 2;
        List<Ornament.Dot> dots = new ArrayList<>();
        for (int row = 0; row <= rows; row++) {
            double shift = row % 2 == 0 ? 0 : stagger * step / 2;
            for (int column = 0; column <= columns; column++) {
                double x = left + column * step + shift;
                double y = top + row * rise;
                double way = 0.5 + (dx * (x - it.width() / 2) + dy * (y - it.height() / 2)) / reach;
                double r = radius * (1 - shrink * Math.max(0, Math.min(1, way)));
                if (r * it.scale() > 0.05) {
                    dots.add(new Ornament.Dot(x, y, r));
                }
            }
        }
        it.dots(dots, it.along());
    }

    /** Lines in both directions on whole pixels, centred on the box. */
    static void grid(Ornament it) {
        double step = step(it);
        double line = it.number("width");
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        int columns = (int) (it.width() / step);
        for (int i = 0; i <= columns; i++) {
            double x = it.crisp((it.width() - columns * step - line) / 2 + i * step, /* horizontal= */ true);
            path.append(Outlines.rectangle(x, 0, line, it.height()), /* connect= */ false);
        }
        int rows = (int) (it.height() / step);
        for (int i = 0; i <= rows; i++) {
            double y = it.crisp((it.height() - rows * step - line) / 2 + i * step, /* horizontal= */ false);
            path.append(Outlines.rectangle(0, y, it.width(), line), /* connect= */ false);
        }
        it.fill(path, it.along());
    }

    /** Slanted stripes; the angle rises from the horizontal. */
    static void stripes(Ornament it) {
        double step = step(it);
        double line = it.number("width");
        double angle = StrictMath.toRadians(it.number("angle"));
        double ux = StrictMath.cos(angle);
        double uy = -StrictMath.sin(angle);
        double cx = it.width() / 2;
        double cy = it.height() / 2;
        double across = (Math.abs(uy) * it.width() + Math.abs(ux) * it.height()) / 2;
        double along = (Math.abs(ux) * it.width() + Math.abs(uy) * it.height()) / 2 + line;
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        int half = (int) Math.ceil(across / step);
        for (int i = -half; i <= half; i++) {
            double from = i * step - line / 2;
            double to = from + line;
            path.moveTo(cx - uy * from - ux * along, cy + ux * from - uy * along);
            path.lineTo(cx - uy * from + ux * along, cy + ux * from + uy * along);
            path.lineTo(cx - uy * to + ux * along, cy + ux * to + uy * along);
            path.lineTo(cx - uy * to - ux * along, cy + ux * to - uy * along);
            path.closePath();
        }
        it.fill(path, it.along());
    }

    /** Round holes along the chosen edges, evenly spread with one on each corner; along the longer axis when none is. */
    static void perforation(Ornament it) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        boolean any = false;
        for (String edge : new String[] {"left", "right", "top", "bottom"}) {
            if (it.number(edge) > 0) {
                any = true;
                boolean upright = edge.equals("left") || edge.equals("right");
                double at = edge.equals("right") ? it.width() : edge.equals("bottom") ? it.height() : 0;
                holes(it, path, at, upright);
            }
        }
        if (!any) {
            boolean upright = it.height() >= it.width();
            holes(it, path, (upright ? it.width() : it.height()) / 2, upright);
        }
        it.fill(path, it.along());
    }

    private static void holes(Ornament it, Path2D path, double at, boolean upright) {
        double length = upright ? it.height() : it.width();
        double radius = it.number("radius");
        int count = (int) Math.max(1, Math.rint(length / step(it)));
        for (int i = 0; i <= count; i++) {
            double along = length * i / count;
            double x = (upright ? at : along) - radius;
            double y = (upright ? along : at) - radius;
            path.append(Outlines.ellipse(x, y, 2 * radius, 2 * radius), /* connect= */ false);
        }
    }

    /** Twill, as of a lanyard: slanted ribs in columns that lean against each other. */
    static void weave(Ornament it) {
        double step = step(it);
        double rib = Math.max(it.number("width"), step / 8);
        double lean = step * it.number("lean");
        Path2D[] paths = {new Path2D.Double(Path2D.WIND_NON_ZERO), new Path2D.Double(Path2D.WIND_NON_ZERO)};
        int columns = (int) Math.ceil(it.width() / step);
        double left = (it.width() - columns * step) / 2;
        for (int column = 0; column < columns; column++) {
            double x = left + column * step;
            double rise = column % 2 == 0 ? lean : -lean;
            int ribs = (int) Math.ceil((it.height() + lean) / (2 * rib)) + 1;
            for (int i = -1; i <= ribs; i++) {
                double y = i * 2 * rib + (column % 2 == 0 ? -lean : 0);
                Path2D path = paths[column % 2];
                path.moveTo(x, y);
                path.lineTo(x + step, y + rise);
                path.lineTo(x + step, y + rise + rib);
                path.lineTo(x, y + rib);
                path.closePath();
            }
        }
        it.fill(paths[0], Ornament.solid(it.colour(0)));
        it.fill(paths[1], Ornament.solid(it.colour(1)));
    }

    private static double step(Ornament it) {
        return Math.max(it.number("step"), Math.max(0.5, Math.max(it.width(), it.height()) / MOST_STEPS));
    }
}
