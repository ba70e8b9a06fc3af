package dev.nameplate.render.layout;

import dev.nameplate.template.Paint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Text in its box, with nothing left to decide but the colour: lines, size and places, in canvas units from the box's upper
 * left corner.
 *
 * @param lines top first
 * @param size the size reached, a whole number of quarters; 0 when nothing is shown
 * @param truncated whether an ellipsis stands for the rest
 * @param box what ink may touch: the box, or more below it where the baseline stands on its lower edge
 */
record SetText(List<Placed> lines, double size, boolean truncated, Area box) {

    /**
     * A line and the left end of its baseline. Ink lies within the box but for what the last rounding cuts off.
     *
     * @param line its glyphs
     * @param over how far up from the baseline its capitals reach; as far again as descenders where a plate follows it
     * @param under how far down its descenders reach, if it has any
     */
    record Placed(SetLine line, double x, double baseline, double over, double under) {}

    /** A rectangle of real sides. */
    record Area(double left, double top, double right, double bottom) {}

    SetText {
        lines = List.copyOf(lines);
    }

    /** No ink: no words, or a box too small for an ellipsis. */
    static SetText nothing(TextBox box, boolean truncated) {
        return new SetText(List.of(), 0, truncated, box.area(List.of(), 0));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether letters touch or overlap on purpose. */
    boolean touching() {
        return lines.stream().anyMatch(placed -> placed.line.touching());
    }

    /** Whether all ink, grown by {@code reach} canvas units, lies within the box. */
    boolean isInside(double reach) {
        double unit = size / Paragraph.EM;
        double slack = 1e-6 - reach;
        for (Placed placed : lines) {
            SetLine line = placed.line;
            boolean inside = placed.x + line.left() * unit >= box.left - slack
                    && placed.x + line.right() * unit <= box.right + slack
                    && placed.baseline + line.top() * unit >= box.top - slack
                    && placed.baseline + line.bottom() * unit <= box.bottom + slack;
            if (!inside) {
                return false;
            }
        }
        return true;
    }

    /** From the left end of the lines to the right, and from the upper edge of the first to the lower one of the last. */
    Area block() {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Placed placed : lines) {
            left = Math.min(left, placed.x);
            right = Math.max(right, placed.x + placed.line.width() * size / Paragraph.EM);
            top = Math.min(top, placed.baseline - placed.over);
            bottom = Math.max(bottom, placed.baseline + placed.under);
        }
        return new Area(left, top, right, bottom);
    }

    /** What its letters are filled with, in the order in which they come. */
    List<Paint> fills() {
        Set<Paint> fills = new LinkedHashSet<>();
        for (Placed placed : lines) {
            placed.line.looks().forEach(look -> fills.add(look.fill()));
        }
        return List.copyOf(fills);
    }

    /** The size of its largest letters. */
    double largest() {
        int em = Paragraph.EM;
        for (Placed placed : lines) {
            for (Lettering look : placed.line.looks()) {
                em = Math.max(em, look.em());
            }
        }
        return size * em / Paragraph.EM;
    }
}
