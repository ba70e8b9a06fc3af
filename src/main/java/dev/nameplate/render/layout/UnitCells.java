package dev.nameplate.render.layout;

import dev.nameplate.template.CountdownLayer;
import dev.nameplate.template.CountdownLayer.Plate;
import dev.nameplate.template.Layer;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.TextStyle;
import java.util.Optional;

/** Where the parts of a countdown stand in its box, in canvas units. */
final class UnitCells {

    /** Height of figures and capitals, in ems: what is seen of a line is centred. */
    static final double CAPITALS = 0.72;

    private final CountdownLayer layer;
    private final Place place;
    private final double[] left;
    private final double width;
    private final double height;
    private final double figure;
    private final double label;
    private final double labelGap;

    UnitCells(CountdownLayer layer, Place place, UnitSizes.Sizes sizes) {
        this.layer = layer;
        this.place = place;
        this.height = layer.common().box().height();
        this.width = onPixels(width(layer));
        this.figure = sizes.figures().size();
        this.label = sizes.labels().map(TextStyle::size).orElse(0.0);
        this.labelGap = layer.labels().map(CountdownLayer.Labels::gap).orElse(0.0);
        this.left = new double[layer.units().size()];
        for (int i = 0; i < left.length; i++) {
            left[i] = onPixel(i * (width(layer) + layer.gap()));
        }
    }

    /** The width of a unit. */
    static double width(CountdownLayer layer) {
        int count = layer.units().size();
        return Math.max(1, (layer.common().box().width() - layer.gap() * (count - 1)) / count);
    }

    /** What the labels take of the height. */
    static double below(CountdownLayer layer, Optional<TextStyle> label) {
        return label.map(style -> CAPITALS * style.size()
                        + layer.labels().map(CountdownLayer.Labels::gap).orElse(0.0))
                .orElse(0.0);
    }

    /** All units stand alike on the pixels: a row of them is even and sharp. */
    private double onPixel(double x) {
        return place.isUpright() ? (Math.rint(place.x(x, 0)) - place.dx()) / place.a() : x;
    }

    private double onPixels(double length) {
        return place.isUpright() ? Math.max(1, Math.rint(length * place.a())) / place.a() : length;
    }

    private boolean aroundFigure() {
        return layer.plate()
                .filter(plate -> plate.around() == Plate.Around.FIGURE)
                .isPresent();
    }

    private double plateHeight() {
        return aroundFigure() ? Math.max(1, height - labelGap - label) : height;
    }

    /** The middle of the figures. */
    private double middle() {
        if (aroundFigure()) {
            return plateHeight() / 2;
        }
        double block = CAPITALS * figure + (label > 0 ? labelGap + CAPITALS * label : 0);
        return (height - block + CAPITALS * figure) / 2;
    }

    /** The box in whose middle a unit's figure stands. */
    Layer.Box figure(int unit) {
        return new Layer.Box(left[unit], middle() - figure, width, 2 * figure);
    }

    /** The box in whose middle a unit's label stands. */
    Layer.Box label(int unit) {
        double middle = aroundFigure() ? height - label / 2 : middle() + CAPITALS * (figure + label) / 2 + labelGap;
        double beside = layer.gap() / 4;
        return new Layer.Box(left[unit] - beside, middle - label, width + 2 * beside, 2 * label);
    }

    /** The box in whose middle the sign behind a unit stands: over the gap, and into the units if it must. */
    Layer.Box separator(int unit, double size) {
        double middle = (left[unit] + width + left[unit + 1]) / 2;
        double wide = Math.max(layer.gap(), 2 * size);
        return new Layer.Box(middle - wide / 2, middle() - size, wide, 2 * size);
    }

    /** A unit's tile as a shape, from the corner of its own place. */
    ShapeLayer plate(Plate plate, int unit) {
        Layer.Box box = new Layer.Box(left[unit], 0, width, plateHeight());
        double radius = plate.radius();
        return new ShapeLayer(
                Layer.Common.of(layer.common().id(), box),
                new ShapeLayer.Shape.Rectangle(radius, radius, radius, radius),
                Optional.of(plate.fill()),
                plate.stroke(),
                plate.shadows(),
                0);
    }

    Place placed(int unit, Place around) {
        return around.of(new Layer.Box(left[unit], 0, width, plateHeight()), 0);
    }

    /** Where a unit may be seen: in its part of the box and half of the gaps beside it, and as much above and below. */
    Home home(int unit) {
        double beside = Math.max(0, layer.gap() / 2);
        return new Home(place, new Layer.Box(left[unit] - beside, -beside, width + 2 * beside, height + 2 * beside));
    }
}
