package dev.nameplate.template;

import dev.nameplate.template.Standing.Align;
import dev.nameplate.template.Standing.Edges;
import java.util.List;
import java.util.Optional;

/**
 * Layers in a row or a column, as CSS flexbox arranges them: one that is not there leaves no gap.
 *
 * <p>Layers with a box, or pinned to edges, are not in the flow: they stand in the stack as in a group, so that a plate can be
 * as large as what it lies behind.
 *
 * @param children in order of the flow and of drawing
 * @param divider stands between each two neighbours in the flow, if there is one
 * @param row whether the flow runs to the right (in languages that are written so, and in all others too), else downwards
 * @param gap between neighbours along the flow
 * @param lineGap between lines of a flow that wraps
 * @param padding kept free within the box; pinned layers do not mind it
 * @param align across the flow, for layers that say nothing themselves
 * @param justify along the flow
 * @param alignContent lines of a flow that wraps, across it
 * @param wrap whether a row that is too long goes on in another line
 * @param clip what the box is cut to, where {@code clipped}
 */
public record StackLayer(
        Common common,
        List<Layer> children,
        Optional<Layer> divider,
        boolean row,
        double gap,
        double lineGap,
        Edges padding,
        Align align,
        Justify justify,
        Justify alignContent,
        boolean wrap,
        ImageLayer.Clip clip,
        boolean clipped)
        implements Layer {

    public StackLayer {
        children = List.copyOf(children);
    }

    @Override
    public StackLayer in(Layer.Box box) {
        return new StackLayer(
                common.in(box),
                children,
                divider,
                row,
                gap,
                lineGap,
                padding,
                align,
                justify,
                alignContent,
                wrap,
                clip,
                clipped);
    }

    /** What becomes of room that is left over, after the CSS values of the same names. */
    public enum Justify {
        START,
        CENTER,
        END,
        SPACE_BETWEEN,
        SPACE_AROUND,
        SPACE_EVENLY
    }
}
