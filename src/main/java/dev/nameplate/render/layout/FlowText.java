package dev.nameplate.render.layout;

import dev.nameplate.template.TextStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in the flow of a stack: broken into lines of a size, as wide as the longest of them, its height counted in line
 * heights, as browsers do. Accents may reach above it, as they may above a line of a browser.
 *
 * @param lines top first; none when there is nothing to say
 * @param size canvas units, a whole number of quarters
 * @param room the room that it was set for
 */
record FlowText(List<SetLine> lines, double size, boolean truncated, TextStyle style, TextBox room) {

    /** How far ink may reach beyond the box, in ems: the tallest accents, the longest swash. */
    private static final double OVERHANG = 0.5;

    FlowText {
        lines = List.copyOf(lines);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Rounded up to whole canvas units, so that what stands beside it does too. */
    double width() {
        return Math.ceil(Fitting.widest(lines) * size / Paragraph.EM + 2 * room.inset() - 1e-9);
    }

    double height() {
        return isEmpty() ? 0 : Math.ceil(block() + 2 * room.inset() - 1e-9);
    }

    private double block() {
        return lines.size() * room.lineHeight() * size;
    }

    /** From the upper edge of a box of its own height to the first baseline. */
    double baseline() {
        return room.inset() + (room.lineHeight() + room.capHeight()) / 2 * size;
    }

    /** The lines in a box that is at least as large. */
    SetText in(double width, double height) {
        if (isEmpty()) {
            return SetText.nothing(room, truncated);
        }
        double spare = height - 2 * room.inset() - block();
        double down = spare <= 0
                ? spare / 2
                : switch (style.valign()) {
                    case TOP -> 0;
                    case MIDDLE -> spare / 2;
                    case BOTTOM, BASELINE -> spare;
                };
        double baseline = baseline() + down;
        List<SetText.Placed> placed = new ArrayList<>(lines.size());
        for (SetLine line : lines) {
            double left = Fitting.left(line, size, style.align(), width - 2 * room.inset());
            placed.add(new SetText.Placed(line, room.inset() + left, baseline));
            baseline += room.lineHeight() * size;
        }
        double more = OVERHANG * size;
        return new SetText(placed, size, truncated, new SetText.Area(-more, -more, width + more, height + more));
    }
}
