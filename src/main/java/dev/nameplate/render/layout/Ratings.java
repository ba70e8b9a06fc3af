package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Pen;
import dev.nameplate.raster.Rect;
import dev.nameplate.raster.SvgPath;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.RatingLayer;
import dev.nameplate.template.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The marks of a row of symbols: those that are filled, those that are not, and the one between. */
final class Ratings {

    private final RatingLayer layer;
    private final Place place;
    private final Values values;
    private final double width;
    private final double height;
    private final double side;
    private final List<Mark> marks = new ArrayList<>();

    private Ratings(RatingLayer layer, Place place, Values values) {
        this.layer = layer;
        this.place = place;
        this.values = values;
        Layer.Box box = layer.common().box();
        int count = layer.count();
        double proportion = layer.symbol().width() / layer.symbol().height();
        double across = (box.width() - layer.gap() * (count - 1)) / count;
        this.side = Math.max(0, Math.min(across, box.height() * proportion));
        this.width = box.width();
        this.height = box.height();
    }

    /** Opacity and blend not yet applied; none while the number is missing. */
    static List<Mark> marks(RatingLayer layer, Place place, Values values) {
        List<Double> numbers = Figures.numbers(layer.amount(), values);
        Ratings ratings = new Ratings(layer, place, values);
        if (numbers.isEmpty() || ratings.side <= 0) {
            return List.of();
        }
        double step = layer.step();
        double number = step > 0 ? Math.rint(numbers.get(0) / step) * step : numbers.get(0);
        ratings.draw(Math.max(0, Math.min(layer.count(), number)));
        return ratings.marks;
    }

    /** Width divided by height of the whole row, if its symbols were as high as its box; gaps as parts of it are not known. */
    static double proportion(RatingLayer layer) {
        Layer.Box box = layer.common().box();
        double symbol = layer.symbol().width() / layer.symbol().height();
        return layer.count() * symbol + layer.gap() * (layer.count() - 1) / box.height();
    }

    private void draw(double number) {
        int filled = (int) Math.floor(number + 1e-9);
        double part = number - filled > 1e-9 ? number - filled : 0;
        fill(row(0, filled), layer.fill());
        int rest = filled;
        if (part > 0) {
            divided(filled, part);
            rest++;
        }
        fill(row(rest, layer.count()), layer.track());
        layer.stroke().ifPresent(this::stroke);
    }

    /** A symbol of two paints, which meet at a whole pixel so that no seam is seen. */
    private void divided(int index, double part) {
        double at = index * (side + layer.gap()) + part * side;
        if (place.isUpright()) {
            at = (Math.rint(place.x(at, 0)) - place.dx()) / place.a();
        }
        Path2D symbol = row(index, index + 1);
        cut(symbol, layer.fill(), -side, at);
        cut(symbol, layer.track(), at, width + side);
    }

    private void cut(Path2D symbol, Paint paint, double from, double to) {
        Shade shade = shade(paint);
        if (!Colours.isClear(shade)) {
            Path2D window = place.of(Outlines.rectangle(from, -height, to - from, 3 * height));
            Mark.Group half = Marks.clipped(List.of(Marks.fill(symbol, 0, shade)), window);
            if (!half.ink().isEmpty()) {
                marks.add(half);
            }
        }
    }

    private void fill(Path2D outline, Paint paint) {
        Shade shade = shade(paint);
        Rect ink = Mask.extent(outline, 0);
        if (!ink.isEmpty() && !Colours.isClear(shade)) {
            marks.add(Marks.fill(outline, 0, shade));
        }
    }

    private Shade shade(Paint paint) {
        return Colours.shade(paint, width, height, place, values, 1);
    }

    /** Symbols in device pixels. */
    private Path2D row(int from, int to) {
        Path2D symbol = SvgPath.parse(layer.symbol().path());
        double scale = side / layer.symbol().width();
        double top = (height - layer.symbol().height() * scale) / 2;
        Path2D row = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = from; i < to; i++) {
            double x = i * (side + layer.gap());
            row.append(
                    new Path2D.Double(symbol, new AffineTransform(scale, 0, 0, scale, x, top)), /* connect= */ false);
        }
        return place.of(row);
    }

    private void stroke(Stroke stroke) {
        Shade shade = shade(stroke.paint());
        if (Colours.isClear(shade)) {
            return;
        }
        Path2D all = row(0, layer.count());
        boolean centred = stroke.position() == Stroke.Position.CENTER;
        Pen pen = new Pen(
                stroke.width() * place.scale() * (centred ? 1 : 2),
                stroke.roundCaps(),
                stroke.dashes().stream().map(dash -> dash * place.scale()).toList());
        Mark.Fill line = Marks.fill(pen.outline(all), 0, shade);
        if (centred) {
            marks.add(line);
            return;
        }
        Rect frame = line.ink().union(Mask.extent(all, 0)).outset(1);
        boolean inside = stroke.position() == Stroke.Position.INSIDE;
        marks.add(Marks.clipped(List.of(line), inside ? all : Outlines.outside(all, frame)));
    }
}
