package dev.nameplate.template;

import dev.nameplate.template.ImageLayer.Clip;
import dev.nameplate.template.Layer.Common;
import dev.nameplate.template.StackLayer.Justify;
import dev.nameplate.template.Standing.Align;
import dev.nameplate.template.Standing.Edges;
import dev.nameplate.template.StandingReader.Around;
import dev.nameplate.template.StandingReader.Stacking;
import java.util.List;
import java.util.Optional;

/** Reads stacks. */
final class StackReader {

    private static final double WIDEST = 2000;

    private StackReader() {}

    /** Reads the layers in a stack. */
    interface Children {
        List<Layer> read(Node layers, Around around);

        Optional<Layer> one(Node layer, Around around);
    }

    static StackLayer read(Entry entry, Common common, Children children) {
        Node layers = entry.need("layers");
        boolean row =
                entry.get("direction").oneOf("row", List.of("row", "column")).equals("row");
        Edges padding = StandingReader.edges(entry.get("padding"), "a padding", 0);
        Align align = entry.get("align").oneOf(Align.STRETCH);
        double gap = entry.get("gap").number(0, 0, WIDEST);
        Node wrapNode = entry.get("wrap");
        boolean wrap = wrapNode.flag(/* otherwise= */ false);
        if (wrap && !row) {
            wrapNode.problem("a column does not wrap; \"wrap\" is for rows");
        }
        Node lineGap = onlyWrapped(entry, "line-gap", wrap);
        Node content = onlyWrapped(entry, "align-content", wrap);
        Clip clip = LayerReader.clip(entry.get("radius"));
        Layer.Box inside = new Layer.Box(
                0,
                0,
                Math.max(0.1, common.box().width() - padding.across()),
                Math.max(0.1, common.box().height() - padding.down()));
        Around flow = new Around(inside, /* known= */ false, Optional.of(new Stacking(row, align)));
        Node divider = entry.get("divider");
        return new StackLayer(
                common,
                children.read(layers, flow),
                divider.isThere() ? children.one(divider, flow) : Optional.empty(),
                row,
                gap,
                lineGap.number(gap, 0, WIDEST),
                padding,
                align,
                entry.get("justify").oneOf(Justify.START),
                content.oneOf(Justify.START),
                wrap,
                clip,
                entry.get("clip").flag(!clip.equals(Clip.NONE)));
    }

    private static Node onlyWrapped(Entry entry, String key, boolean wrap) {
        Node node = entry.get(key);
        if (node.isThere() && !wrap) {
            node.problem("\"" + key + "\" is for rows that wrap; add \"wrap\": true");
            return Node.absent(node.reading(), node.pointer());
        }
        return node;
    }
}
