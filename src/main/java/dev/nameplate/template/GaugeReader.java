package dev.nameplate.template;

import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.merge.NumberFormat;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Common;
import dev.nameplate.template.ProgressLayer.Form;
import dev.nameplate.template.ProgressLayer.Towards;
import java.util.List;
import java.util.Optional;

/** Reads layers that fill a part of something: progress and ratings. */
final class GaugeReader {

    private static final Paint INK = new Paint.Solid(new ColourRef.Fixed(0xFF101423));
    private static final Paint FAINT = new Paint.Solid(new ColourRef.Fixed(0x24101423));
    private static final double LARGEST = 1e15;
    private static final int MOST_SEGMENTS = 100;
    private static final int MOST_SYMBOLS = 20;

    private final Scope scope;
    private final PaintReader paints;

    GaugeReader(Scope scope) {
        this.scope = scope;
        this.paints = new PaintReader(scope);
    }

    Layer progress(Entry entry, Common common) {
        Box box = common.box();
        String shape = entry.get("shape").oneOf("bar", List.of("bar", "ring"));
        boolean ring = shape.equals("ring");
        Amount amount = amount(entry);
        double least = entry.get("least").number(0, -LARGEST, LARGEST);
        Node mostNode = entry.get("most");
        double most = mostNode.number(wholeOf(amount), -LARGEST, LARGEST);
        if (!(least < most)) {
            entry.node()
                    .problem("\"most\" is " + Numbers.plain(most) + "; it is above \"least\", which is "
                            + Numbers.plain(least));
        }
        Node towards = of(entry, "towards", "bar", shape);
        Node start = of(entry, "start", "ring", shape);
        Node sweep = of(entry, "sweep", "ring", shape);
        Node thickness = of(entry, "thickness", "ring", shape);
        Form form = ring
                ? new Form.Ring(start.number(0, -360, 360), sweep.number(360, 10, 360))
                : new Form.Bar(towards.isThere() ? Optional.of(towards.oneOf(Towards.RIGHT)) : Optional.empty());
        return new ProgressLayer(
                common,
                form,
                amount,
                least,
                most,
                paints.paint(entry.get("track"), box, FAINT),
                paints.paint(entry.get("fill"), box, INK),
                thickness.isThere() ? Optional.of(thickness.number(1, 0.5, LayerReader.FARTHEST)) : Optional.empty(),
                entry.get("round").flag(/* otherwise= */ true),
                entry.get("segments").whole(1, 1, MOST_SEGMENTS),
                entry.get("gap").number(4, 0, 500));
    }

    Layer rating(Entry entry, Common common) {
        Box box = common.box();
        Amount amount = amount(entry);
        String symbol = entry.get("symbol").oneOf("star", List.of("star", "heart", "circle", "path"));
        Node path = of(entry, "path", "path", symbol);
        Node view = of(entry, "view", "path", symbol);
        return new RatingLayer(
                common,
                amount,
                switch (symbol) {
                    case "heart" -> Symbols.HEART;
                    case "circle" -> Symbols.CIRCLE;
                    case "path" -> symbol(entry, path, view);
                    default -> Symbols.STAR;
                },
                entry.get("count").whole(5, 1, MOST_SYMBOLS),
                entry.get("step").number(0, 0, 1),
                entry.get("gap").number(4, 0, 500),
                paints.paint(entry.get("track"), box, FAINT),
                paints.paint(entry.get("fill"), box, INK),
                paints.stroke(entry.get("stroke"), box));
    }

    private static RatingLayer.Symbol symbol(Entry entry, Node path, Node view) {
        if (!path.isThere()) {
            entry.need("path");
        }
        String data = path.text("", 1, ShapeReader.LONGEST_PATH);
        if (path.isText()) {
            PathData.fault(data).ifPresent(path::problem);
        }
        double[] size = view.numbers(new double[] {24, 24}, 0.01, 100_000, "a view; write [width, height]");
        return new RatingLayer.Symbol(data, size[0], size[1]);
    }

    private Amount amount(Entry entry) {
        String key = entry.oneKey("value", "field");
        return key.equals("field")
                ? new Amount.OfField(scope.field(entry.get("field"), FieldType.NUMBER))
                : new Amount.Fixed(List.of(entry.get("value").number(0, -LARGEST, LARGEST)));
    }

    /** What is all of it: 1 for a field that is shown in per cents. */
    private double wholeOf(Amount amount) {
        Field field = amount instanceof Amount.OfField of ? scope.fields().get(of.field()) : null;
        return field != null && field.number().style() == NumberFormat.Style.PERCENT ? 1 : 100;
    }

    /** What stands at a key that only one kind has. */
    static Node of(Entry entry, String key, String owner, String kind) {
        Node node = entry.get(key);
        if (node.isThere() && !owner.equals(kind)) {
            node.problem("\"" + key + "\" is for \"" + owner + "\"; this one is \"" + kind + "\"");
            return Node.absent(node.reading(), node.pointer());
        }
        return node;
    }
}
