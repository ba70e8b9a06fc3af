package dev.nameplate.render.layout;

import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Pen;
import dev.nameplate.raster.Rect;
import dev.nameplate.raster.SvgPath;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.ShapeLayer.Shape;
import dev.nameplate.template.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The marks of one shape: shadows below, fill, shadows within, stroke.
 *
 * <p>Shadows fall to the right and down on the canvas however the shape is turned: the light stays where it is. A shadow is
 * not seen through a translucent fill.
 */
final class Shapes {

    private final ShapeLayer layer;
    private final @Nullable Path2D given;
    private final Place place;
    private final Values values;
    private final double width;
    private final double height;
    private final double sigma;
    private final List<Mark> marks = new ArrayList<>();
    /** What stands in the shape instead of its fill. */
    private Optional<Mark> picture = Optional.empty();

    private Shapes(ShapeLayer layer, @Nullable Path2D given, Place place, Values values) {
        this.layer = layer;
        this.given = given;
        this.place = place;
        this.values = values;
        this.width = layer.common().box().width();
        this.height = layer.common().box().height();
        this.sigma = layer.blur() / 2 * place.scale();
    }

    /** Opacity and blend not yet applied. */
    static List<Mark> marks(ShapeLayer layer, Place place, Values values) {
        Shapes shapes = new Shapes(layer, null, place, values);
        shapes.draw();
        return List.copyOf(shapes.marks);
    }

    /** The same for a layer whose path is known already, in canvas units. */
    static List<Mark> marks(ShapeLayer layer, Path2D path, Place place, Values values) {
        Shapes shapes = new Shapes(layer, path, place, values);
        shapes.draw();
        return List.copyOf(shapes.marks);
    }

    /** What lies below a shape, softened, within it. */
    static Mark backdrop(ShapeLayer layer, Place place) {
        Path2D outline = new Shapes(layer, null, place, Marks.NO_VALUES).outline(0);
        double sigma = layer.backdropBlur() / 2 * place.scale();
        return new Mark.Backdrop(outline, sigma, layer.common().opacity(), Mask.extent(outline, 0));
    }

    /**
     * A picture with the shadows and the stroke of an image layer's box, as a shape's.
     *
     * @param box from (0, 0) of the place
     * @param opaque whether nothing shines through the picture, so that shadows may lie below all of it
     */
    static List<Mark> framed(
            ImageLayer layer, Layer.Box box, Place place, Values values, Mark picture, boolean opaque) {
        Layer.Common its = layer.common();
        Layer.Common common = new Layer.Common(its.id(), its.name(), box, its.opacity(), 0, its.blend(), its.when());
        double radius = layer.clip().radius();
        Shape outline =
                layer.clip().round() ? new Shape.Ellipse() : new Shape.Rectangle(radius, radius, radius, radius);
        Paint fill = new Paint.Solid(new ColourRef.Fixed(opaque ? 0xFF000000 : 0x80000000));
        Shapes shapes = new Shapes(
                new ShapeLayer(common, outline, Optional.of(fill), layer.stroke(), layer.shadows(), 0),
                null,
                place,
                values);
        shapes.picture = Optional.of(picture);
        shapes.draw();
        return List.copyOf(shapes.marks);
    }

    private void draw() {
        Optional<Path2D> body = layer.shape() instanceof Shape.Line ? Optional.empty() : Optional.of(outline(0));
        Optional<Shade> fill = body.isPresent() ? layer.fill().map(this::shade) : Optional.empty();
        for (Layer.Shadow shadow : layer.shadows()) {
            if (!shadow.inner()) {
                outerShadow(shadow, fill);
            }
        }
        fill.filter(shade -> !Colours.isClear(shade))
                .ifPresent(shade -> marks.add(picture.orElseGet(() -> Marks.fill(body.orElseThrow(), sigma, shade))));
        for (Layer.Shadow shadow : layer.shadows()) {
            if (shadow.inner() && body.isPresent()) {
                innerShadow(shadow, body.get());
            }
        }
        layer.stroke().filter(stroke -> stroke.width() > 0).ifPresent(this::stroke);
    }

    private Shade shade(Paint paint) {
        return Colours.shade(paint, width, height, place, values, 1);
    }

    /** The outline in device pixels, grown on all sides by so many canvas units. */
    private Path2D outline(double by) {
        if (layer.shape() instanceof Shape.Rectangle it) {
            return rectangle(
                    new Outlines.Corners(it.topLeft(), it.topRight(), it.bottomRight(), it.bottomLeft())
                            .within(width, height)
                            .grown(by),
                    by);
        }
        if (layer.shape() instanceof Shape.Ellipse) {
            double rx = Math.max(0, width + 2 * by);
            double ry = Math.max(0, height + 2 * by);
            return place.of(Outlines.ellipse((width - rx) / 2, (height - ry) / 2, rx, ry));
        }
        Path2D path = place.of(path((Shape.Path) layer.shape()));
        if (by > 0) {
            return new Pen(2 * by * place.scale(), /* round= */ true, List.of()).grown(path);
        }
        return by == 0 ? path : shrunk(path, -by * place.scale());
    }

    private Path2D rectangle(Outlines.Corners corners, double by) {
        double w = Math.max(0, width + 2 * by);
        double h = Math.max(0, height + 2 * by);
        return place.of(Outlines.rectangle((width - w) / 2, (height - h) / 2, w, h, corners));
    }

    private Path2D path(Shape.Path shape) {
        if (given != null) {
            return new Path2D.Double(given);
        }
        Path2D path = SvgPath.parse(shape.data());
        double scaleX = shape.viewWidth() > 0 ? width / shape.viewWidth() : 1;
        double scaleY = shape.viewHeight() > 0 ? height / shape.viewHeight() : 1;
        path.transform(new AffineTransform(scaleX, 0, 0, scaleY, 0, 0));
        return path;
    }

    /** Scaled about its middle so that its bounds lie {@code by} pixels further in: near enough for a shadow. */
    private static Path2D shrunk(Path2D path, double by) {
        Rect bounds = Mask.extent(path, 0);
        if (bounds.width() <= 2 * by || bounds.height() <= 2 * by) {
            return new Path2D.Double();
        }
        double scaleX = 1 - 2 * by / bounds.width();
        double scaleY = 1 - 2 * by / bounds.height();
        double cx = bounds.x() + bounds.width() / 2.0;
        double cy = bounds.y() + bounds.height() / 2.0;
        return new Path2D.Double(path, new AffineTransform(scaleX, 0, 0, scaleY, cx - scaleX * cx, cy - scaleY * cy));
    }

    private void outerShadow(Layer.Shadow shadow, Optional<Shade> fill) {
        int argb = Colours.of(shadow.colour(), values);
        if (Argb.alpha(argb) == 0) {
            return;
        }
        boolean hollow = fill.isEmpty() || Colours.isClear(fill.get());
        Path2D cast = hollow
                ? layer.stroke().map(stroke -> ink(stroke, shadow.spread())).orElseGet(Path2D.Double::new)
                : outline(shadow.spread() + rim());
        Path2D moved = moved(cast, shadow.dx() * place.scale(), shadow.dy() * place.scale());
        double soft = shadow.blur() / 2 * place.scale();
        Mark.Fill mark = Marks.fill(moved, Math.sqrt(soft * soft + sigma * sigma), new Shade.Solid(argb));
        if (hollow || sigma > 0 || Colours.isOpaque(fill.get())) {
            marks.add(mark);
        } else {
            Rect frame = mark.ink().union(Mask.extent(outline(0), 0)).outset(1);
            marks.add(Marks.clipped(List.of(mark), Outlines.outside(outline(0), frame)));
        }
    }

    /** How far the stroke reaches beyond the outline. */
    private double rim() {
        return layer.stroke()
                .map(stroke -> switch (stroke.position()) {
                    case CENTER -> stroke.width() / 2;
                    case OUTSIDE -> stroke.width();
                    case INSIDE -> 0.0;
                })
                .orElse(0.0);
    }

    private void innerShadow(Layer.Shadow shadow, Path2D body) {
        int argb = Colours.of(shadow.colour(), values);
        double dx = shadow.dx() * place.scale();
        double dy = shadow.dy() * place.scale();
        double soft = shadow.blur() / 2 * place.scale();
        if (Argb.alpha(argb) == 0) {
            return;
        }
        if (shadow.spread() == 0) {
            marks.add(new Mark.InnerShadow(body, dx, dy, soft, argb, Mask.extent(body, 0)));
            return;
        }
        Path2D hole = moved(outline(-shadow.spread()), dx, dy);
        Rect frame = Mask.extent(body, 0).outset(Marks.reach(soft) + 1);
        Mark.Fill cast = Marks.fill(Outlines.outside(hole, frame), soft, new Shade.Solid(argb));
        marks.add(Marks.clipped(List.of(cast), body));
    }

    private void stroke(Stroke stroke) {
        Shade shade = shade(stroke.paint());
        if (Colours.isClear(shade)) {
            return;
        }
        Mark.Fill ink = Marks.fill(ink(stroke, 0), sigma, shade);
        if (!(layer.shape() instanceof Shape.Path) || stroke.position() == Stroke.Position.CENTER) {
            marks.add(ink);
            return;
        }
        // Half of a line twice as wide: what the outline, or what is outside it, shows of it.
        Path2D body = outline(0);
        boolean inside = stroke.position() == Stroke.Position.INSIDE;
        Rect frame = ink.ink().union(Mask.extent(body, 0)).outset(1);
        marks.add(Marks.clipped(List.of(ink), inside ? body : Outlines.outside(body, frame)));
    }

    /** The outline of a stroke's ink in device pixels; for paths twice as wide where it lies to one side of its outline. */
    private Path2D ink(Stroke stroke, double wider) {
        double line = stroke.width() + 2 * wider;
        double outer = outer(stroke) + wider;
        if (!(line > 0)) {
            // The shadow of a line that its spread takes away altogether.
            return new Path2D.Double();
        }
        if (layer.shape() instanceof Shape.Line it) {
            Path2D path = new Path2D.Double();
            path.moveTo(it.x1(), it.y1());
            path.lineTo(it.x2(), it.y2());
            return pen(stroke, line).outline(place.of(path));
        }
        if (layer.shape() instanceof Shape.Path it) {
            boolean centred = stroke.position() == Stroke.Position.CENTER;
            return pen(stroke, centred ? line : 2 * line).outline(place.of(path(it)));
        }
        if (!stroke.dashes().isEmpty()) {
            return pen(stroke, line).outline(outline(outer - line / 2));
        }
        Path2D outside = layer.shape() instanceof Shape.Rectangle && stroke.roundCaps() && outer > 0
                ? roundedOutside(outer)
                : outline(outer);
        double inner = outer - line;
        return -2 * inner >= Math.min(width, height) ? outside : Outlines.ring(outside, outline(inner));
    }

    private Path2D roundedOutside(double by) {
        Shape.Rectangle it = (Shape.Rectangle) layer.shape();
        return rectangle(
                new Outlines.Corners(it.topLeft(), it.topRight(), it.bottomRight(), it.bottomLeft())
                        .within(width, height)
                        .grown(by)
                        .atLeast(by),
                by);
    }

    private static double outer(Stroke stroke) {
        return switch (stroke.position()) {
            case CENTER -> stroke.width() / 2;
            case OUTSIDE -> stroke.width();
            case INSIDE -> 0;
        };
    }

    private Pen pen(Stroke stroke, double line) {
        double scale = place.scale();
        return new Pen(
                line * scale,
                stroke.roundCaps(),
                stroke.dashes().stream().map(dash -> dash * scale).toList());
    }

    private static Path2D moved(Path2D path, double dx, double dy) {
        return dx == 0 && dy == 0 ? path : new Path2D.Double(path, new AffineTransform(1, 0, 0, 1, dx, dy));
    }
}
