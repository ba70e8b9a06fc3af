package dev.nameplate.template;

import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Shadow;
import dev.nameplate.template.Paint.Stop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what outlines are filled with, drawn along and shadowed by. */
final class PaintReader {

    private static final int MOST_STOPS = 16;
    private static final int MOST_SHADOWS = 8;
    private static final int MOST_DASHES = 16;
    private static final int BLACK = 0xFF000000;

    private final Scope scope;

    PaintReader(Scope scope) {
        this.scope = scope;
    }

    ColourRef colour(Node node) {
        return scope.palette().reference(node, scope, BLACK);
    }

    /** A colour, a gradient or a pattern over a box. */
    Paint paint(Node node, Box box, Paint otherwise) {
        return paint(node, box, otherwise, 1);
    }

    /** @param depth how many patterns lie over one another, this paint included */
    Paint paint(Node node, Box box, Paint otherwise, int depth) {
        return node.hasKey("pattern")
                ? new PatternReader(scope, this).paint(node, box, depth)
                : plain(node, box, otherwise);
    }

    /** A colour or a gradient over a box. */
    Paint plain(Node node, Box box, Paint otherwise) {
        if (!node.isThere()) {
            return otherwise;
        }
        boolean gradient = node.isObject() && !node.hasKey("field");
        if (!gradient) {
            return new Paint.Solid(colour(node));
        }
        Entry entry = node.object("gradient");
        String key = entry.oneKey("linear", "radial", "conic");
        entry.end();
        return switch (key) {
            case "linear" -> linear(entry.get(key), box);
            case "radial" -> radial(entry.get(key), box);
            case "conic" -> conic(entry.get(key));
            default -> otherwise;
        };
    }

    private Paint linear(Node node, Box box) {
        Entry entry = node.object("linear");
        Node angleNode = entry.get("angle");
        Node fromNode = entry.get("from");
        Node toNode = entry.get("to");
        if (angleNode.isThere() && (fromNode.isThere() || toNode.isThere())) {
            angleNode.problem("\"angle\" stands instead of \"from\" and \"to\"");
        }
        double[] from = point(fromNode, 0, 0);
        double[] to = point(toNode, 0, 1);
        double angle = angleNode.number(Double.NaN, -360, 360);
        if (!angleNode.isThere() && Arrays.equals(from, to)) {
            node.problem("\"from\" and \"to\" are the same point");
        }
        List<Stop> stops = stops(entry.need("stops"));
        entry.end();
        return Double.isNaN(angle)
                ? new Paint.Linear(from[0], from[1], to[0], to[1], stops)
                : Paint.Linear.slanted(angle, box.width(), box.height(), stops);
    }

    private Paint radial(Node node, Box box) {
        Entry entry = node.object("radial");
        double[] at = point(entry.get("at"), 0.5, 0.5);
        Node radiusNode = entry.get("radius");
        double[] radius = radius(radiusNode, box);
        List<Stop> stops = stops(entry.need("stops"));
        entry.end();
        boolean circle = radiusNode.isNumber();
        return new Paint.Radial(at[0], at[1], radius[0], radius[1], stops, circle);
    }

    /** One number is a circle, as a fraction of the box's width; two are an ellipse, as fractions of width and height. */
    private static double[] radius(Node node, Box box) {
        if (node.isNumber()) {
            double radius = node.number(0.5, 0.001, 10);
            return new double[] {radius, radius * box.width() / box.height()};
        }
        return node.numbers(
                new double[] {0.5, 0.5}, 0.001, 10, "a radius; write a fraction of the width, or [width, height]");
    }

    private Paint conic(Node node) {
        Entry entry = node.object("conic");
        double[] at = point(entry.get("at"), 0.5, 0.5);
        double angle = entry.get("angle").number(0, -360, 360);
        List<Stop> stops = stops(entry.need("stops"));
        entry.end();
        return new Paint.Conic(at[0], at[1], angle, stops);
    }

    private static double[] point(Node node, double x, double y) {
        return node.numbers(new double[] {x, y}, -10, 10, "a point; write [x, y] as fractions of the box");
    }

    /** Stops without an offset lie evenly between their neighbours, the first at 0 and the last at 1. */
    private List<Stop> stops(Node node) {
        List<Node> items = node.items("stops", 2, MOST_STOPS);
        double[] offsets = new double[items.size()];
        List<ColourRef> colours = new ArrayList<>();
        double least = 0;
        for (int i = 0; i < offsets.length; i++) {
            Node item = items.get(i);
            offsets[i] = Double.NaN;
            if (item.isObject() && !item.hasKey("field")) {
                Entry entry = item.object("stop");
                Node at = entry.get("at");
                offsets[i] = at.isThere() ? at.number(least, 0, 1) : Double.NaN;
                if (offsets[i] < least) {
                    at.problem(at.given() + " comes after " + Numbers.plain(least) + "; stops are in order");
                }
                colours.add(colour(entry.need("colour")));
                entry.end();
            } else {
                colours.add(colour(item));
            }
            least = offsets[i] > least ? offsets[i] : least;
        }
        spread(offsets);
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            stops.add(new Stop(offsets[i], colours.get(i)));
        }
        return stops;
    }

    private static void spread(double[] offsets) {
        int last = offsets.length - 1;
        if (last < 0) {
            return;
        }
        offsets[last] = Double.isNaN(offsets[last]) ? 1 : offsets[last];
        offsets[0] = Double.isNaN(offsets[0]) ? 0 : offsets[0];
        for (int i = 1, known = 0; i <= last; i++) {
            if (!Double.isNaN(offsets[i])) {
                for (int j = known + 1; j < i; j++) {
                    offsets[j] = offsets[known] + (offsets[i] - offsets[known]) * (j - known) / (i - known);
                }
                known = i;
            }
        }
    }

    Optional<Stroke> stroke(Node node, Box box) {
        if (!node.isThere()) {
            return Optional.empty();
        }
        Entry entry = node.object("stroke");
        Paint paint = plain(entry.need("paint"), box, new Paint.Solid(new ColourRef.Fixed(BLACK)));
        double width = entry.get("width").number(1, 0.1, 500);
        Stroke.Position position = entry.get("position").oneOf(Stroke.Position.CENTER);
        List<Double> dashes = new ArrayList<>();
        for (Node dash : entry.get("dashes").items("dashes and gaps", 1, MOST_DASHES)) {
            dashes.add(dash.number(1, 0.1, 10_000));
        }
        boolean round = entry.get("round").flag(/* otherwise= */ false);
        entry.end();
        return Optional.of(new Stroke(paint, width, position, dashes, round));
    }

    List<Shadow> shadows(Node node, List<Shadow> otherwise) {
        if (!node.isThere()) {
            return otherwise;
        }
        List<Shadow> shadows = new ArrayList<>();
        for (Node item : node.items("shadows", 0, MOST_SHADOWS)) {
            Entry entry = item.object("shadow");
            shadows.add(new Shadow(
                    entry.get("x").number(0, -1000, 1000),
                    entry.get("y").number(0, -1000, 1000),
                    entry.get("blur").number(0, 0, 500),
                    entry.get("spread").number(0, -500, 500),
                    colour(entry.need("colour")),
                    entry.get("inner").flag(/* otherwise= */ false)));
            entry.end();
        }
        return shadows;
    }
}
