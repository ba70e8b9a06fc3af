package dev.nameplate.render.layout;

import java.util.List;

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
     */
    record Placed(SetLine line, double x, double baseline) {}

    /** A rectangle of real sides. */
    record Area(double left, double top, double right, double bottom) {}

    SetText {
        lines = List.copyOf(lines);
    }

    /** No ink: no words, or a box too small for an ellipsis. */
    static SetText nothing(TextBox box, boolean truncated) {
        return new SetText(List.of(), 0, truncated, box.area(1, 0));
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

    /** The text's own width and place, for what follows it, such as a plate: from the tops of capitals to the last baseline. */
    Area extent(double capHeight) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (Placed placed : lines) {
            left = Math.min(left, placed.x);
            right = Math.max(right, placed.x + placed.line.width() * size / Paragraph.EM);
        }
        return isEmpty()
                ? new Area(0, 0, 0, 0)
                : new Area(left, lines.get(0).baseline - capHeight * size, right, lines.get(lines.size() - 1).baseline);
    }
}
