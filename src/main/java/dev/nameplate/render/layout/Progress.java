package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Pen;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.ProgressLayer;
import dev.nameplate.template.ProgressLayer.Form;
import dev.nameplate.template.ProgressLayer.Towards;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The marks of a progress bar or ring: its track, and how far it is filled. */
final class Progress {

    /** A ring is so many times as wide as its line, when the template does not say. */
    private static final double RING = 8;

    private final ProgressLayer layer;
    private final Place place;
    private final Values values;
    private final double width;
    private final double height;
    private final double thickness;
    private final List<Mark> marks = new ArrayList<>();

    private Progress(ProgressLayer layer, Place place, Values values) {
        this.layer = layer;
        this.place = place;
        this.values = values;
        this.width = layer.common().box().width();
        this.height = layer.common().box().height();
        double side = Math.min(width, height);
        this.thickness = Math.min(layer.thickness().orElse(side / RING), side / 2);
    }

    /** Opacity and blend not yet applied; none while the number is missing. */
    static List<Mark> marks(ProgressLayer layer, Place place, Values values) {
        List<Double> numbers = Figures.numbers(layer.amount(), values);
        if (numbers.isEmpty()) {
            return List.of();
        }
        double share = (numbers.get(0) - layer.least()) / (layer.most() - layer.least());
        Progress progress = new Progress(layer, place, values);
        progress.draw(Math.max(0, Math.min(1, share)));
        return progress.marks;
    }

    private void draw(double share) {
        for (int i = 0; i < layer.segments(); i++) {
            double part = Math.max(0, Math.min(1, share * layer.segments() - i));
            if (layer.form() instanceof Form.Ring ring) {
                arc(ring, i, part);
            } else {
                bar(((Form.Bar) layer.form()).towards().orElse(width >= height ? Towards.RIGHT : Towards.UP), i, part);
            }
        }
    }

    private void fill(Path2D outline, Paint paint) {
        Shade shade = Colours.shade(paint, width, height, place, values, 1);
        if (!Colours.isClear(shade)) {
            marks.add(Marks.fill(outline, 0, shade));
        }
    }

    private void bar(Towards towards, int segment, double part) {
        boolean level = towards == Towards.RIGHT || towards == Towards.LEFT;
        double length = level ? width : height;
        double thick = level ? height : width;
        double gap = Math.min(layer.gap(), length / layer.segments() / 2);
        double each = (length - gap * (layer.segments() - 1)) / layer.segments();
        double from = segment * (each + gap);
        Path2D track = piece(towards, from, each);
        if (part < 1) {
            fill(track, layer.track());
        }
        if (part == 1) {
            fill(track, layer.fill());
        } else if (part > 0) {
            double ends = layer.round() ? Math.min(thick, each) : 0;
            double filled = part * each;
            // What is shorter than its two round ends is a full one, of which the track shows the rest.
            Path2D full = piece(towards, from + Math.min(0, filled - ends), Math.max(ends, filled));
            Shade shade = Colours.shade(layer.fill(), width, height, place, values, 1);
            if (!Colours.isClear(shade)) {
                Mark.Fill mark = Marks.fill(full, 0, shade);
                marks.add(filled < ends ? Marks.clipped(List.of(mark), track) : mark);
            }
        }
    }

    /** A part of the bar, measured from the side where it begins; in device pixels. */
    private Path2D piece(Towards towards, double from, double length) {
        double radius = layer.round() ? Math.max(width, height) : 0;
        Path2D path =
                switch (towards) {
                    case RIGHT -> Outlines.rectangle(from, 0, length, height, radius);
                    case LEFT -> Outlines.rectangle(width - from - length, 0, length, height, radius);
                    case DOWN -> Outlines.rectangle(0, from, width, length, radius);
                    case UP -> Outlines.rectangle(0, height - from - length, width, length, radius);
                };
        return place.of(path);
    }

    private void arc(Form.Ring ring, int segment, double part) {
        double radius = (Math.min(width, height) - thickness) / 2;
        boolean whole = ring.sweep() == 360;
        int segments = layer.segments();
        double round = layer.round() && (segments > 1 || !whole) ? thickness : 0;
        double perUnit = 180 / Math.PI / Math.max(radius, 1e-3);
        double gap = segments == 1 ? 0 : (layer.gap() + round) * perUnit;
        int gaps = whole && segments > 1 ? segments : segments - 1;
        double ends = whole ? 0 : Math.min(round * perUnit, ring.sweep() / 4);
        double room = ring.sweep() - ends;
        gap = Math.min(gap, room / segments / 2);
        double each = (room - gap * gaps) / segments;
        double from = ring.start() + (whole ? gap / 2 : ends / 2) + segment * (each + gap);
        boolean closed = whole && segments == 1;
        if (part < 1) {
            fill(closed ? circle(radius) : line(radius, from, each), layer.track());
        }
        if (part == 1) {
            fill(closed ? circle(radius) : line(radius, from, each), layer.fill());
        } else if (part > 0) {
            fill(line(radius, from, part * each), beforeCap(layer.fill(), radius));
        }
    }

    /** A sweep of colours that begins where a round end does, so that its last colour is not seen there. */
    private Paint beforeCap(Paint paint, double radius) {
        if (!layer.round() || !(paint instanceof Paint.Conic it)) {
            return paint;
        }
        double cap = Math.min(45, thickness / 2 / Math.max(radius, 1e-3) * 180 / Math.PI);
        return new Paint.Conic(it.cx(), it.cy(), it.angle() - cap, it.stops());
    }

    private Path2D line(double radius, double from, double sweep) {
        Path2D arc = Arcs.arc(width / 2, height / 2, radius, from, sweep);
        return new Pen(thickness * place.scale(), layer.round(), List.of()).outline(place.of(arc));
    }

    private Path2D circle(double radius) {
        double outer = radius + thickness / 2;
        double inner = Math.max(0, radius - thickness / 2);
        Layer.Box box = layer.common().box();
        double cx = box.width() / 2;
        double cy = box.height() / 2;
        return place.of(Outlines.ring(
                Outlines.ellipse(cx - outer, cy - outer, 2 * outer, 2 * outer),
                Outlines.ellipse(cx - inner, cy - inner, 2 * inner, 2 * inner)));
    }
}
