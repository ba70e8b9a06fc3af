package dev.nameplate.render.layout;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Pen;
import dev.nameplate.template.ChartLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.TextStyle;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The marks of a small chart: what all kinds have in common, and bars. */
final class Charts {

    /** How much of their paint others keep beside the one that stands out. */
    private static final double FADED = 0.35;
    /** Of a bar's room, when the template does not say how far bars stand apart. */
    private static final double GAP = 0.28;
    /** Height of a line of labels and the space above it, in sizes of its type. */
    private static final double LABEL = 1.75;

    private static final double LINE = 3;
    /** A donut is so many times as wide as its ring, when the template does not say. */
    private static final double RING = 6;

    private static final double LABEL_TOP = 0.55;

    private final ChartLayer layer;
    private final Place place;
    private final Values values;
    private final FigureWords words;
    private final List<Double> numbers;
    private final double width;
    private final double height;
    private final double thickness;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    /** A label and its room. */
    private record Cell(String text, Layer.Box box) {}

    private Charts(ChartLayer layer, Place place, Values values, FigureWords words, List<Double> numbers) {
        this.layer = layer;
        this.place = place;
        this.values = values;
        this.words = words;
        this.numbers = numbers;
        Layer.Box box = layer.common().box();
        this.width = box.width();
        this.height = box.height() - (labels().isEmpty() ? 0 : labelHeight());
        this.thickness =
                layer.thickness().orElse(layer.kind() == ChartLayer.Kind.LINE ? LINE : Math.min(width, height) / RING);
    }

    /** Opacity and blend not yet applied; none while the numbers are missing. */
    static List<Mark> marks(ChartLayer layer, Place place, Values values, FigureWords words) {
        List<Double> numbers = Figures.numbers(layer.amount(), values);
        if (numbers.isEmpty()) {
            return List.of();
        }
        Charts chart = new Charts(layer, place, values, words, numbers);
        if (chart.height > 0) {
            switch (layer.kind()) {
                case BARS -> chart.bars();
                case LINE -> chart.line();
                case DONUT -> chart.donut();
            }
            chart.letter();
        }
        return chart.marks;
    }

    private int highlighted() {
        int largest = 0;
        for (int i = 1; i < numbers.size(); i++) {
            largest = numbers.get(i) > numbers.get(largest) ? i : largest;
        }
        return switch (layer.highlight()) {
            case NONE -> -1;
            case FIRST -> 0;
            case LAST -> numbers.size() - 1;
            case LARGEST -> largest;
        };
    }

    /** What a bar or slice is filled with. */
    private Shade shade(int index) {
        Paint own = layer.fills().get(index % layer.fills().size());
        int highlighted = highlighted();
        if (index == highlighted) {
            return shade(layer.highlightFill().orElse(own));
        }
        boolean faded = highlighted >= 0 && layer.highlightFill().isEmpty();
        return faded ? Marks.faded(shade(own), FADED) : shade(own);
    }

    private Shade shade(Paint paint) {
        Layer.Box box = layer.common().box();
        return Colours.shade(paint, box.width(), box.height(), place, values, 1);
    }

    private void fill(Path2D outline, Shade shade) {
        if (!Colours.isClear(shade)) {
            marks.add(Marks.fill(place.of(outline), 0, shade));
        }
    }

    private void draw(Path2D line, double thickness, boolean round, Shade shade) {
        if (!Colours.isClear(shade)) {
            Path2D outline = new Pen(thickness * place.scale(), round, List.of()).outline(place.of(line));
            marks.add(Marks.fill(outline, 0, shade));
        }
    }

    private double least() {
        double least = numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return layer.least().orElse(Math.min(0, least));
    }

    private double most() {
        double most = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double least = layer.least().orElse(0.0);
        return Math.max(layer.most().orElse(Math.max(0, most)), Math.nextUp(least));
    }

    private void bars() {
        int count = numbers.size();
        // The last bar ends at the box's edge: there is a gap less than there are bars.
        double room = width / count;
        double gap = Math.min(layer.gap().orElse(room * GAP), room / 2);
        double wide = (width - gap * (count - 1)) / count;
        double least = least();
        double most = most();
        double unit = height / (most - least);
        double zero = onPixel(height - (Math.max(least, Math.min(most, 0)) - least) * unit);
        layer.baseline().ifPresent(stroke -> baseline(stroke, zero));
        for (int i = 0; i < count; i++) {
            double left = onPixelAcross(i * (wide + gap));
            double right = onPixelAcross(i * (wide + gap) + wide);
            layer.track().ifPresent(paint -> fill(bar(left, right, 0, height, height), shade(paint)));
            double number = Math.max(least, Math.min(most, numbers.get(i)));
            double end = height - (number - least) * unit;
            if (Math.abs(end - zero) * place.scale() > 1e-6) {
                fill(bar(left, right, Math.min(end, zero), Math.max(end, zero), zero), shade(i));
            }
            label(i, left - gap / 2, right - left + gap);
        }
    }

    /** A bar whose corners are round at the end that is not at the baseline. */
    private Path2D bar(double left, double right, double top, double bottom, double zero) {
        double radius = Math.min(layer.radius(), Math.min((right - left) / 2, bottom - top));
        boolean up = bottom <= zero + 1e-9;
        double above = up ? radius : 0;
        double below = up ? 0 : radius;
        return Outlines.rectangle(
                left, top, right - left, bottom - top, new Outlines.Corners(above, above, below, below));
    }

    /** Sides of upright bars lie on whole pixels: a row of them is even and sharp. */
    private double onPixelAcross(double x) {
        return place.isUpright() ? (Math.rint(place.x(x, 0)) - place.dx()) / place.a() : x;
    }

    private double onPixel(double y) {
        return place.isUpright() ? (Math.rint(place.y(0, y)) - place.dy()) / place.a() : y;
    }

    private void baseline(Stroke stroke, double y) {
        // It lies below its bars, within the box.
        double top = Math.min(y, height - stroke.width());
        fill(Outlines.rectangle(0, onPixel(top), width, stroke.width()), shade(stroke.paint()));
    }

    private void line() {
        double[] x = new double[numbers.size()];
        double[] y = new double[numbers.size()];
        Curve curve = curve(x, y);
        layer.baseline().ifPresent(stroke -> baseline(stroke, height));
        Path2D path = curve.path();
        layer.area().filter(area -> x.length > 1).ifPresent(paint -> {
            Path2D area = new Path2D.Double(path);
            area.lineTo(x[x.length - 1], height);
            area.lineTo(x[0], height);
            area.closePath();
            fill(area, shade(paint));
        });
        if (x.length > 1) {
            draw(path, thickness, /* round= */ true, shade(layer.fills().get(0)));
        }
        dots(x, y);
        double room = x.length > 1 ? x[1] - x[0] : width;
        for (int i = 0; i < x.length; i++) {
            label(i, x[i] - room / 2, room);
        }
    }

    private Curve curve(double[] x, double[] y) {
        int count = x.length;
        double most = most();
        double lowest = numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        // A line need not begin at zero to be true; a tenth of its height below keeps it off the foot.
        double least = layer.least().orElse(Math.min(lowest, most) - (most - Math.min(lowest, most)) / 10);
        double rim = Math.min(Math.max(thickness / 2, layer.dot()), Math.min(width, height) / 2);
        double span = Math.max(most - least, 1e-300);
        for (int i = 0; i < count; i++) {
            double share = Math.max(0, Math.min(1, (numbers.get(i) - least) / span));
            double side = labels().isEmpty() ? rim : Math.max(rim, width / count / 2);
            x[i] = count == 1 ? width / 2 : side + i * (width - 2 * side) / (count - 1);
            y[i] = height - rim - share * (height - 2 * rim);
        }
        return new Curve(x, y, layer.smooth());
    }

    private void dots(double[] x, double[] y) {
        int highlighted = highlighted();
        double radius = Math.max(layer.dot(), x.length == 1 ? thickness : 0);
        for (int i = 0; i < x.length && radius > 0; i++) {
            if (highlighted < 0 || i == highlighted) {
                Paint own = layer.fills().get(0);
                Path2D dot = Outlines.ellipse(x[i] - radius, y[i] - radius, 2 * radius, 2 * radius);
                fill(dot, shade(i == highlighted ? layer.highlightFill().orElse(own) : own));
            }
        }
    }

    private void donut() {
        double outer = Math.min(width, height) / 2;
        double inner = Math.max(0, outer - thickness);
        double sum = numbers.stream().mapToDouble(number -> Math.max(0, number)).sum();
        double whole = Math.max(layer.most().orElse(sum), sum);
        layer.track().ifPresent(paint -> fill(ring(inner, outer), shade(paint)));
        if (!(whole > 0)) {
            return;
        }
        long shown = numbers.stream().filter(number -> number > 0).count();
        double gap = shown > 1 ? layer.gap().orElse(2.0) : 0;
        double from = 0;
        for (int i = 0; i < numbers.size(); i++) {
            double sweep = 360 * Math.max(0, numbers.get(i)) / whole;
            if (sweep >= 360) {
                fill(ring(inner, outer), shade(i));
            } else if (sweep > 0) {
                slice(i, inner, outer, from, sweep, gap);
            }
            from += sweep;
        }
    }

    /** A slice between two cuts that are equally wide from the hole to the edge. */
    private void slice(int index, double inner, double outer, double from, double sweep, double gap) {
        double atEdge = Math.min(sweep * 0.4, gap / 2 / outer * 180 / Math.PI);
        double atHole = inner > 0 ? Math.min(sweep * 0.4, gap / 2 / inner * 180 / Math.PI) : atEdge;
        double cx = width / 2;
        double cy = height / 2;
        Path2D path = Arcs.arc(cx, cy, outer, from + atEdge, sweep - 2 * atEdge);
        double start = from + atHole;
        double back = start + sweep - 2 * atHole;
        path.lineTo(cx + inner * Arcs.sine(back), cy - inner * Arcs.cosine(back));
        path.append(Arcs.arc(cx, cy, inner, back, 2 * atHole - sweep).getPathIterator(null), /* connect= */ true);
        path.closePath();
        fill(path, shade(index));
    }

    private Path2D ring(double inner, double outer) {
        return Outlines.ring(
                Outlines.ellipse(width / 2 - outer, height / 2 - outer, 2 * outer, 2 * outer),
                Outlines.ellipse(width / 2 - inner, height / 2 - inner, 2 * inner, 2 * inner));
    }

    /** The words below, when there are as many as numbers. */
    private List<Value> labels() {
        Optional<ChartLayer.Labels> labels = layer.labels();
        List<Value> items =
                labels.flatMap(it -> values.get(it.field())).map(Value::items).orElse(List.of());
        return items.size() == numbers.size() ? items : List.of();
    }

    private double labelHeight() {
        return layer.labels().map(labels -> LABEL * labels.style().size()).orElse(0.0);
    }

    /** Where a label stands. */
    private void label(int index, double left, double room) {
        List<Value> labels = labels();
        if (!labels.isEmpty()) {
            double size = layer.labels().orElseThrow().style().size();
            double from = Math.max(0, left);
            Layer.Box cell = new Layer.Box(
                    from,
                    height + LABEL_TOP * size,
                    Math.min(layer.common().box().width(), left + room) - from,
                    (LABEL - LABEL_TOP) * size);
            cells.add(new Cell(labels.get(index).text(), cell));
        }
    }

    /** All labels, as large as the longest of them allows. */
    private void letter() {
        if (cells.isEmpty()) {
            return;
        }
        TextStyle style = Figures.centred(layer.labels().orElseThrow().style());
        double size = cells.stream()
                .mapToDouble(cell -> words.size(cell.text(), style, cell.box(), values.language()))
                .min()
                .orElse(style.size());
        TextStyle common = Figures.atMost(style, size);
        for (Cell cell : cells) {
            words.marks(cell.text(), common, cell.box(), place, values.language())
                    .ifPresent(marks::addAll);
        }
    }
}
