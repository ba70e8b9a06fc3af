package dev.nameplate.template;

import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldType;
import dev.nameplate.template.ChartLayer.Highlight;
import dev.nameplate.template.ChartLayer.Kind;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Common;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads chart layers. */
final class ChartReader {

    private static final Paint INK = new Paint.Solid(new ColourRef.Fixed(0xFF101423));
    private static final double LARGEST = 1e15;
    private static final int MOST_PAINTS = 16;

    private final Scope scope;
    private final StyleReader styles;
    private final PaintReader paints;

    ChartReader(Scope scope, StyleReader styles) {
        this.scope = scope;
        this.styles = styles;
        this.paints = new PaintReader(scope);
    }

    Layer read(Entry entry, Common common) {
        Box box = common.box();
        Node kindNode = entry.need("chart");
        Kind kind = kindNode.oneOf(Kind.BARS);
        boolean known = kindNode.isThere() && !kindNode.isFaulty();
        Amount amount = amount(entry);
        Node least = of(entry, "least", kind != Kind.DONUT, known, kind);
        Node most = entry.get("most");
        checkRange(least, most, kind);
        List<Paint> fills = new ArrayList<>();
        for (Node paint : entry.get("fills").oneOrMore("paints", 1, MOST_PAINTS)) {
            fills.add(paints.paint(paint, box, INK));
        }
        if (fills.isEmpty()) {
            fills.add(INK);
        }
        Node highlightFill = entry.get("highlight-fill");
        Node gap = of(entry, "gap", kind != Kind.LINE, known, kind);
        Node thickness = of(entry, "thickness", kind != Kind.BARS, known, kind);
        Node area = of(entry, "area", kind == Kind.LINE, known, kind);
        Node track = of(entry, "track", kind != Kind.LINE, known, kind);
        return new ChartLayer(
                common,
                kind,
                amount,
                bound(least),
                bound(most),
                fills,
                entry.get("highlight").oneOf(Highlight.NONE),
                highlightFill.isThere() ? Optional.of(paints.paint(highlightFill, box, INK)) : Optional.empty(),
                track.isThere() ? Optional.of(paints.paint(track, box, INK)) : Optional.empty(),
                gap.isThere() ? Optional.of(gap.number(0, 0, 500)) : Optional.empty(),
                of(entry, "radius", kind == Kind.BARS, known, kind).number(0, 0, LayerReader.FARTHEST),
                thickness.isThere() ? Optional.of(thickness.number(3, 0.5, LayerReader.FARTHEST)) : Optional.empty(),
                area.isThere() ? Optional.of(paints.paint(area, box, INK)) : Optional.empty(),
                of(entry, "dot", kind == Kind.LINE, known, kind).number(0, 0, 100),
                of(entry, "smooth", kind == Kind.LINE, known, kind).flag(/* otherwise= */ false),
                paints.stroke(of(entry, "baseline", kind != Kind.DONUT, known, kind), box),
                labels(entry, box, kind, known));
    }

    private Amount amount(Entry entry) {
        String key = entry.oneKey("values", "field");
        if (!key.equals("field")) {
            List<Double> numbers = new ArrayList<>();
            for (Node number : entry.get("values").items("numbers", 1, FieldsReader.MOST_ITEMS)) {
                numbers.add(number.number(0, -LARGEST, LARGEST));
            }
            return new Amount.Fixed(numbers);
        }
        Node node = entry.get("field");
        String name = scope.field(node, FieldType.LIST);
        Field field = scope.fields().get(name);
        if (field != null && field.list().of() != FieldType.NUMBER) {
            node.problem(
                    "field \"" + name + "\" is a list of " + field.list().of().key() + "; a list of number is needed");
        }
        return new Amount.OfField(name);
    }

    private static void checkRange(Node least, Node most, Kind kind) {
        double from = least.number(kind == Kind.DONUT ? 0 : Double.NEGATIVE_INFINITY, -LARGEST, LARGEST);
        double to = most.number(Double.POSITIVE_INFINITY, -LARGEST, LARGEST);
        if (!(from < to)) {
            most.problem(most.given() + " is not above \"least\", which is " + Numbers.plain(from));
        }
    }

    private static Optional<Double> bound(Node node) {
        return node.isThere() ? Optional.of(node.number(0, -LARGEST, LARGEST)) : Optional.empty();
    }

    private Optional<ChartLayer.Labels> labels(Entry entry, Box box, Kind kind, boolean known) {
        Node node = of(entry, "labels", kind != Kind.DONUT, known, kind);
        Node styleNode = of(entry, "label-style", kind != Kind.DONUT, known, kind);
        if (!node.isThere()) {
            if (styleNode.isThere()) {
                styleNode.problem("\"label-style\" needs \"labels\" beside it");
            }
            return Optional.empty();
        }
        TextStyle style = styles.read(styleNode, box);
        return Optional.of(new ChartLayer.Labels(scope.field(node, FieldType.LIST), style));
    }

    /** What stands at a key that only some kinds of chart have. */
    private static Node of(Entry entry, String key, boolean has, boolean known, Kind kind) {
        Node node = entry.get(key);
        if (node.isThere() && known && !has) {
            node.problem("\"" + key + "\" is nothing that the chart \"" + Node.constantName(kind) + "\" has");
            return Node.absent(node.reading(), node.pointer());
        }
        return node;
    }
}
