package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Rect;
import dev.nameplate.template.Condition;
import dev.nameplate.template.Layer;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.TextStyle;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows a text's width: the plate behind it and the rule below it. Upright ones have their edges on whole pixels, as
 * far from the letters as these stand there.
 */
final class TextPlate {

    private final SetText text;
    private final TextStyle style;
    private final Place place;
    private final @Nullable GlyphPlacing upright;

    /** @param upright how the text stands on the pixels; null when it is turned */
    TextPlate(SetText text, TextStyle style, Place place, @Nullable GlyphPlacing upright) {
        this.text = text;
        this.style = style;
        this.place = place;
        this.upright = upright;
    }

    /** A rectangle behind a line or more, canvas units. */
    private record Band(double left, double top, double right, double bottom) {

        Band within(double from, double to) {
            return new Band(from, top, to, bottom);
        }
    }

    /**
     * The marks of a plate.
     *
     * @param width of the text's box, which gradients span
     * @param height of the text's box
     */
    List<Mark> marks(TextStyle.Plate plate, double width, double height, Values values) {
        Layer.Common common = new Layer.Common(
                "", "", new Layer.Box(0, 0, width, height), 1, 0, Layer.Blend.NORMAL, new Condition.Always());
        ShapeLayer layer = new ShapeLayer(
                common,
                new ShapeLayer.Shape.Path("", 0, 0),
                Optional.of(plate.fill()),
                plate.stroke(),
                plate.shadows(),
                0);
        return Shapes.marks(layer, outline(plate), place, values);
    }

    private Path2D outline(TextStyle.Plate plate) {
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (List<Band> touching : bands(plate)) {
            double radius = plate.radius();
            for (Band band : touching) {
                radius = Math.min(radius, (band.bottom - band.top) / 2);
            }
            outline.append(Outlines.rounded(corners(evened(touching, 2 * radius)), radius), /* connect= */ false);
        }
        return outline;
    }

    /** The rectangles behind the text, those that touch together. */
    private List<List<Band>> bands(TextStyle.Plate plate) {
        List<List<Band>> groups = new ArrayList<>();
        int last = text.lines().size() - 1;
        if (plate.per() == TextStyle.Plate.Per.TEXT) {
            SetText.Area block = text.block();
            return List.of(List.of(band(plate, block.left(), block.right(), 0, last)));
        }
        Band before = null;
        for (int i = 0; i <= last; i++) {
            SetText.Placed placed = text.lines().get(i);
            if (!placed.line().hasInk()) {
                continue;
            }
            double right = placed.x() + placed.line().width() * text.size() / Paragraph.EM;
            Band band = band(plate, placed.x(), right, i, i);
            if (before == null || !touch(plate, i - 1, i)) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(band);
            before = band;
        }
        return groups;
    }

    /** Decided in canvas units, so that it is the same at every density. */
    private boolean touch(TextStyle.Plate plate, int above, int below) {
        SetText.Placed upper = text.lines().get(above);
        SetText.Placed lower = text.lines().get(below);
        return upper.line().hasInk()
                && upper.baseline() + upper.under() + plate.vertical()
                        >= lower.baseline() - lower.over() - plate.vertical() - 1e-6;
    }

    /** What lies behind some lines with the padding, and with the rule where the last is the text's; within the box. */
    private Band band(TextStyle.Plate plate, double left, double right, int first, int last) {
        SetText.Placed upper = text.lines().get(first);
        SetText.Placed lower = text.lines().get(last);
        boolean ends = last == text.lines().size() - 1;
        double rule = ends ? style.rule().map(its -> its.gap() + its.width()).orElse(0.0) : 0;
        double rim = plate.stroke().map(TextBox::reach).orElse(0.0);
        SetText.Area box = text.box();
        return new Band(
                Math.max(box.left() + rim, x(left - plate.horizontal())),
                Math.max(box.top() + rim, y(first, -upper.over() - plate.vertical())),
                Math.min(box.right() - rim, x(right + plate.horizontal())),
                Math.min(box.bottom() - rim, y(last, lower.under() + rule + plate.vertical())));
    }

    private double x(double x) {
        return upright == null ? x : (Math.rint(place.x(x, 0)) - place.dx()) / place.scale();
    }

    /** A height of the box, so far from a line's baseline. */
    private double y(int line, double from) {
        return upright == null
                ? text.lines().get(line).baseline() + from
                : (upright.row(line) + Math.rint(from * place.scale()) - place.dy()) / place.scale();
    }

    /** Neighbours whose ends lie closer together than a step would need take the farther end. */
    private static List<Band> evened(List<Band> bands, double step) {
        List<Band> evened = new ArrayList<>(bands);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 1; i < evened.size(); i++) {
                Band above = evened.get(i - 1);
                Band below = evened.get(i);
                boolean left = isNear(above.left, below.left, step);
                boolean right = isNear(above.right, below.right, step);
                if (left || right) {
                    double from = Math.min(above.left, below.left);
                    double to = Math.max(above.right, below.right);
                    evened.set(i - 1, above.within(left ? from : above.left, right ? to : above.right));
                    evened.set(i, below.within(left ? from : below.left, right ? to : below.right));
                    changed = true;
                }
            }
        }
        return evened;
    }

    private static boolean isNear(double one, double other, double step) {
        return one != other && Math.abs(one - other) < step;
    }

    /** The corners of all bands together, clockwise from the upper left; where two overlap, the wider one goes on. */
    private static List<double[]> corners(List<Band> bands) {
        List<double[]> down = new ArrayList<>();
        List<double[]> up = new ArrayList<>();
        Band first = bands.get(0);
        Band last = bands.get(bands.size() - 1);
        down.add(new double[] {first.right, first.top});
        up.add(new double[] {first.left, first.top});
        for (int i = 1; i < bands.size(); i++) {
            Band above = bands.get(i - 1);
            Band below = bands.get(i);
            step(down, above.right, below.right, above.right > below.right ? above.bottom : below.top);
            step(up, above.left, below.left, above.left < below.left ? above.bottom : below.top);
        }
        down.add(new double[] {last.right, last.bottom});
        up.add(new double[] {last.left, last.bottom});
        for (int i = up.size() - 1; i >= 0; i--) {
            down.add(up.get(i));
        }
        return down;
    }

    private static void step(List<double[]> side, double from, double to, double at) {
        if (from != to) {
            double y = Math.max(at, side.get(side.size() - 1)[1]);
            side.add(new double[] {from, y});
            side.add(new double[] {to, y});
        }
    }

    /** The rule's outline in device pixels. */
    Path2D rule(TextStyle.Rule rule) {
        SetText.Area block = text.block();
        SetText.Area box = text.box();
        int last = text.lines().size() - 1;
        double below = text.lines().get(last).under() + rule.gap();
        double left = Math.max(box.left(), block.left() - rule.overhang());
        double right = Math.min(box.right(), block.right() + rule.overhang());
        if (upright == null) {
            double top = Math.min(text.lines().get(last).baseline() + below, box.bottom() - rule.width());
            return place.of(Outlines.rectangle(left, top, right - left, rule.width()));
        }
        Rect inside = upright.box();
        double rows = Math.max(1, Math.rint(rule.width() * place.scale()));
        double top = Math.min(upright.row(last) + Math.rint(below * place.scale()), inside.bottom() - rows);
        double from = Math.max(inside.x(), Math.rint(place.x(left, 0)));
        double to = Math.min(inside.right(), Math.rint(place.x(right, 0)));
        return Outlines.rectangle(from, top, Math.max(0, to - from), rows);
    }
}
