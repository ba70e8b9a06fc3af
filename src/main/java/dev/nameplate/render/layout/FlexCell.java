package dev.nameplate.render.layout;

import dev.nameplate.template.StackLayer;
import dev.nameplate.template.Standing.Align;
import dev.nameplate.template.Standing.Edges;
import dev.nameplate.template.Standing.Sizes;

/** An item with what is known about it so far. */
final class FlexCell {
    private final boolean row;
    final Flex.Item item;
    final Sizes sizes;
    final Align align;
    /** Sizes along and across the flow, without margins. */
    double main;

    double cross;
    double baseline;
    /** Places from the inside of the padding, without margins. */
    double mainAt;

    double crossAt;

    FlexCell(Flex.Item item, StackLayer stack) {
        this.item = item;
        this.row = stack.row();
        this.sizes = item.standing().sizes();
        this.align = item.standing().align().orElse(stack.align());
    }

    double marginMain() {
        Edges margin = item.standing().margin();
        return row ? margin.across() : margin.down();
    }

    double marginCross() {
        Edges margin = item.standing().margin();
        return row ? margin.down() : margin.across();
    }

    double marginBefore() {
        Edges margin = item.standing().margin();
        return row ? margin.left() : margin.top();
    }

    double marginAbove() {
        Edges margin = item.standing().margin();
        return row ? margin.top() : margin.left();
    }

    double clampedMain(double wanted) {
        return row ? sizes.clampedWidth(wanted) : sizes.clampedHeight(wanted);
    }

    double clampedCross(double wanted) {
        return row ? sizes.clampedHeight(wanted) : sizes.clampedWidth(wanted);
    }

    double statedMain() {
        return row ? sizes.statedWidth() : sizes.statedHeight();
    }

    double statedCross() {
        return row ? sizes.statedHeight() : sizes.statedWidth();
    }

    /** Height over width along the axes of the flow: what one unit across is along. */
    double ratio() {
        return row ? sizes.aspect() : 1 / sizes.aspect();
    }

    boolean stretches() {
        return align == Align.STRETCH && Double.isNaN(statedCross());
    }

    Extent measure(double mainRoom, double crossRoom) {
        return row ? item.measured().in(mainRoom, crossRoom) : item.measured().in(crossRoom, mainRoom);
    }

    /** Room across the flow for the item alone, of so much for all. */
    double crossRoom(double room) {
        double stated = statedCross();
        return Double.isNaN(stated) ? Math.max(0, clampedCross(room - marginCross())) : stated;
    }

    double outerMain() {
        return main + marginMain();
    }

    double outerCross() {
        return cross + marginCross();
    }
}
