package dev.nameplate.template;

import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Common;
import dev.nameplate.template.ShapeLayer.Shape;
import java.util.List;
import java.util.Optional;

/** Reads shape layers. */
final class ShapeReader {

    private static final List<String> SHAPES = List.of("rectangle", "ellipse", "line", "path");
    private static final List<String> CLOSED = List.of("rectangle", "ellipse", "path");
    private static final double FARTHEST = 10_000;
    static final int LONGEST_PATH = 20_000;

    private final PaintReader paints;

    ShapeReader(Scope scope) {
        this.paints = new PaintReader(scope);
    }

    Layer read(Entry entry, Common common) {
        Box box = common.box();
        String kind = entry.get("shape").oneOf("rectangle", SHAPES);
        Shape shape = shape(entry, kind, box);
        Node fillNode = entry.get("fill");
        Node strokeNode = entry.get("stroke");
        Optional<Paint> fill = fillNode.isThere()
                ? Optional.of(paints.paint(fillNode, box, new Paint.Solid(new ColourRef.Fixed(0))))
                : Optional.empty();
        if (kind.equals("line") && fillNode.isThere()) {
            fillNode.problem("a line has no inside to fill; use \"stroke\"");
        } else if (kind.equals("line") && !strokeNode.isThere()) {
            entry.node().problem("a line without \"stroke\" shows nothing");
        }
        return new ShapeLayer(
                common,
                shape,
                fill,
                paints.stroke(strokeNode, box),
                paints.shadows(entry.get("shadows"), List.of()),
                entry.get("blur").number(0, 0, 500),
                backdropBlur(entry.get("backdrop-blur"), kind));
    }

    /** An outline that has an inside. */
    static Shape closed(Entry entry) {
        String kind = entry.get("shape").oneOf("rectangle", CLOSED);
        Node radius = of(entry, "radius", "rectangle", kind);
        Node path = of(entry, "path", "path", kind);
        Node view = of(entry, "view", "path", kind);
        return switch (kind) {
            case "ellipse" -> new Shape.Ellipse();
            case "path" -> path(entry, path, view);
            default -> rectangle(radius);
        };
    }

    private static Shape shape(Entry entry, String kind, Box box) {
        Node radius = of(entry, "radius", "rectangle", kind);
        Node from = of(entry, "from", "line", kind);
        Node to = of(entry, "to", "line", kind);
        Node path = of(entry, "path", "path", kind);
        Node view = of(entry, "view", "path", kind);
        return switch (kind) {
            case "ellipse" -> new Shape.Ellipse();
            case "line" -> line(from, to, box);
            case "path" -> path(entry, path, view);
            default -> rectangle(radius);
        };
    }

    private static double backdropBlur(Node node, String kind) {
        if (kind.equals("line") && node.isThere()) {
            node.problem("a line has no inside to see through");
            return 0;
        }
        return node.number(0, 0, 500);
    }

    /** What stands at a key that only one kind of shape has. */
    private static Node of(Entry entry, String key, String owner, String kind) {
        Node node = entry.get(key);
        if (node.isThere() && !owner.equals(kind)) {
            node.problem("\"" + key + "\" is for the shape \"" + owner + "\"; this one is \"" + kind + "\"");
            return Node.absent(node.reading(), node.pointer());
        }
        return node;
    }

    private static Shape rectangle(Node node) {
        if (node.isNumber() || Roles.isReference(node)) {
            double radius = node.radius(0, FARTHEST);
            return new Shape.Rectangle(radius, radius, radius, radius);
        }
        double[] radii = node.radii(
                new double[4],
                FARTHEST,
                "a radius; write a number, or [top left, top right, bottom right, bottom left]");
        return new Shape.Rectangle(radii[0], radii[1], radii[2], radii[3]);
    }

    /** By default along the middle of the box, over its longer side. */
    private static Shape line(Node from, Node to, Box box) {
        boolean across = box.width() >= box.height();
        double[] start = across ? new double[] {0, box.height() / 2} : new double[] {box.width() / 2, 0};
        double[] end =
                across ? new double[] {box.width(), box.height() / 2} : new double[] {box.width() / 2, box.height()};
        String meaning = "a point; write [x, y] from the box's upper left corner";
        start = from.numbers(start, -FARTHEST, FARTHEST, meaning);
        end = to.numbers(end, -FARTHEST, FARTHEST, meaning);
        return new Shape.Line(start[0], start[1], end[0], end[1]);
    }

    private static Shape path(Entry entry, Node path, Node view) {
        if (!path.isThere()) {
            entry.need("path");
        }
        String data = path.text("", 1, LONGEST_PATH);
        if (path.isText()) {
            PathData.fault(data).ifPresent(path::problem);
        }
        double[] size = view.numbers(new double[] {0, 0}, 0.01, 100_000, "a view; write [width, height]");
        return new Shape.Path(data, size[0], size[1]);
    }
}
